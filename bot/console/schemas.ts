/** JSON Schemas of the console's requests and answers: they check, they serialise, and they are the OpenAPI. */
import { CLAIM_RESULTS, CLAIM_STATES, HANDOFF_REASONS, HANDOFF_STATES } from '../../dialogs/records.js';
import { SHOWS } from './case-filter.js';
import { CLAIM_LIFE } from './claim-schemas.js';
import { answers, count, failure, flag, instant, list, locale, object, oneOf, orNull, read, tags, text, writeHeaders } from './shapes.js';
import { ROLES } from './roles.js';
import { NAME_LENGTH } from './signin.js';
import { STEP_BODY } from './steps.js';

const LONGEST_MESSAGE = 8000;
const LONGEST_NOTE = 2000;

const role = oneOf(['customer', 'bot', 'agent']);
const person = object({ id: text, name: text });
const step = object({ title: text, howTo: text });

const row = object({
  conversation: text,
  state: oneOf([...HANDOFF_STATES, 'bot']),
  reason: orNull(oneOf(HANDOFF_REASONS)),
  since: instant,
  acceptedAt: orNull(instant),
  completedAt: orNull(instant),
  owner: orNull(person),
  queue: orNull(object({ id: text, title: text })),
  offered: orNull(person),
  promise: orNull(object({ by: instant, state: oneOf(['open', 'kept', 'broken']) })),
  snoozedUntil: orNull(instant),
  silentSince: orNull(instant),
  warnedAt: orNull(instant),
  answeredAt: orNull(instant),
  note: orNull(text),
  customer: orNull(text),
  product: orNull(text),
  channel: oneOf(['webchat', 'teams', 'terminal']),
  language: oneOf(['pl', 'en']),
  claim: orNull(object({ number: text, state: oneOf(CLAIM_STATES) })),
  events: count,
  last: orNull(object({ seq: count, at: instant, role, name: orNull(text), by: orNull(text), text })),
  length: count,
  words: list(count),
  unanswered: flag
});

const clause = object({ id: text, section: text, text, source: text, authority: oneOf(['guarantor', 'seller']), note: orNull(text) });

const decision = object({
  policy: text,
  title: text,
  version: text,
  asOf: text,
  outcome: oneOf(['covered', 'not-covered', 'referred', 'action-needed', 'solved', 'undecided']),
  clauses: list(clause),
  remedies: list(text),
  actions: list(step),
  fee: orNull(text),
  indicative: flag,
  deadline: orNull(text),
  coverEnds: orNull(text),
  overridden: orNull(object({ outcome: oneOf(['covered', 'not-covered']), clause: orNull(clause), reason: text, by: text, at: instant }))
});

const claim = object({
  number: text,
  state: oneOf(CLAIM_STATES),
  policy: text,
  openedAt: instant,
  contested: flag,
  serial: orNull(text),
  description: orNull(text),
  missing: list(step),
  documents: list(object({ place: count, name: text, contentType: text, url: text, picture: flag, need: orNull(text), title: orNull(text), at: instant, by: role })),
  papers: list(object({ id: text, title: text })),
  result: orNull(object({ code: oneOf(CLAIM_RESULTS), note: orNull(text), at: instant })),
  history: list(object({ at: instant, role, name: orNull(text), via: text, what: text, to: oneOf(CLAIM_STATES), note: orNull(text) })),
  ...CLAIM_LIFE
});

const summary = object({
  customer: object({ name: orNull(text), email: orNull(text), serial: orNull(text), description: orNull(text) }),
  decisions: list(decision),
  facts: list(object({ title: text, facts: list(object({ label: text, value: text, known: flag })) })),
  checks: list(object({ title: text, result: text })),
  missing: list(step),
  claims: list(claim)
});

const line = object({
  id: text,
  seq: count,
  at: instant,
  role,
  name: orNull(text),
  by: { ...orNull(text), description: 'The agent, by id: two may have one name' },
  text,
  markdown: flag,
  kind: oneOf(['said', 'pressed', 'filled', 'joined', 'noted']),
  deed: { ...flag, description: 'Something done to the case, told by the system; not a note that somebody wrote' },
  offered: list(text),
  attachments: list(object({ name: text, contentType: text, url: text }))
});

const transcript = object({ lines: list(line), earlier: flag });
const caseView = object({ row, interview: { ...orNull(text), description: 'Where whoever opened the case for a customer answers in their place; null for everybody else' }, summary, transcript });

const params = { type: 'object', properties: { id: { type: 'string', maxLength: 512, description: 'Conversation id' } }, required: ['id'] };
const write = {
  ...read,
  params,
  headers: writeHeaders,
  response: answers(caseView, 400, 403, 404, 409)
};

export const SCHEMAS = {
  me: { ...read, summary: 'Who is signed in', response: answers(object({ id: text, name: text, role: oneOf(ROLES) })) },
  cases: {
    ...read,
    summary: 'Cases: waiting and accepted ones, or those completed in the last days',
    querystring: {
      type: 'object',
      properties: {
        state: { type: 'string', enum: ['open', 'completed'], default: 'open' },
        show: { type: 'string', enum: SHOWS, default: 'all', description: '`offered`, `mine`: to and of whoever asks' },
        queue: { type: 'string', maxLength: 50 },
        language: { type: 'string', enum: ['pl', 'en'], description: 'The customer’s' },
        product: { type: 'string', maxLength: 200, description: 'Its title' },
        locale
      }
    },
    response: answers(object({ cases: list(row) }))
  },
  case: {
    ...read,
    summary: 'One case: summary card and the newest part of the transcript',
    params,
    querystring: { type: 'object', properties: { locale } },
    response: answers(caseView, 404)
  },
  transcript: {
    ...read,
    summary: 'A part of the transcript: all after `after`, or a page before `before`',
    params,
    querystring: {
      type: 'object',
      properties: { after: { type: 'integer', minimum: 0 }, before: { type: 'integer', minimum: 1 }, locale }
    },
    response: answers(transcript, 404)
  },
  accept: { ...write, summary: 'Take a waiting case' },
  say: {
    ...write,
    summary: 'Write to the customer; only the owner may',
    body: { type: 'object', properties: { text: { type: 'string', maxLength: LONGEST_MESSAGE } }, required: ['text'], additionalProperties: false }
  },
  rma: {
    ...write,
    summary: 'Authorise the RMA of a claim; its number is in the answer and goes to the customer',
    body: { type: 'object', properties: { claim: { type: 'string', maxLength: 40 } }, required: ['claim'], additionalProperties: false }
  },
  close: {
    ...write,
    summary: 'Close the case, and its claim where one is named, with a result',
    body: {
      type: 'object',
      properties: {
        claim: { type: ['string', 'null'], maxLength: 40 },
        result: { type: 'string', enum: CLAIM_RESULTS },
        note: { type: ['string', 'null'], maxLength: LONGEST_NOTE }
      },
      required: ['claim', 'result', 'note'],
      additionalProperties: false
    }
  },
  step: {
    ...write,
    summary: 'Take a step of a claim’s life; nobody needs to hold the conversation for it, but nobody else may',
    params: { type: 'object', properties: { ...params.properties, number: { type: 'string', maxLength: 40, description: 'Claim number' } }, required: ['id', 'number'] },
    body: STEP_BODY
  },
  document: {
    ...read,
    summary: 'A file of a case; pictures and PDFs are shown in place unless `save`',
    params: { type: 'object', properties: { id: { type: 'string', maxLength: 128 } }, required: ['id'] },
    querystring: { type: 'object', properties: { save: { type: 'boolean' } } },
    response: { 401: failure, 404: failure }
  },
  fileDocument: {
    ...write,
    summary: 'Put a document to another paper (`need`: action id, null for anything else), or take it off the claim',
    params: {
      type: 'object',
      properties: { ...params.properties, number: { type: 'string', maxLength: 40 }, place: { type: 'integer', minimum: 0, maximum: 10000, description: 'In the claim’s list of documents' } },
      required: ['id', 'number', 'place']
    },
    body: {
      type: 'object',
      properties: { do: { type: 'string', enum: ['assign', 'takeOff'] }, need: { type: ['string', 'null'], maxLength: 100 } },
      required: ['do', 'need'],
      additionalProperties: false
    }
  },
  openCase: {
    ...read,
    summary: 'Open a case for a customer on the phone; the interview is held at the address in the answer',
    headers: writeHeaders,
    body: { type: 'object', properties: { language: { ...oneOf(['pl', 'en']), description: 'The customer’s' } }, required: ['language'], additionalProperties: false },
    response: answers(caseView, 400, 403)
  },
  giveBack: { ...write, summary: 'Return the case to the bot' },
  signInLink: {
    tags,
    summary: 'A one-time sign-in link, for a command on the server’s own machine',
    body: {
      type: 'object',
      properties: { role: { type: 'string', enum: ROLES }, name: { type: 'string', minLength: 1, maxLength: NAME_LENGTH, pattern: '[^\\s\\p{Cc}\\p{Cf}]' } },
      required: ['role', 'name'],
      additionalProperties: false
    },
    response: answers(object({ url: text, expiresAt: instant }), 400)
  }
} as const;
