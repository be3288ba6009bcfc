/** JSON Schemas of the console's requests and answers: they check, they serialise, and they are the OpenAPI. */
import { CLAIM_RESULTS, CLAIM_STATES, HANDOFF_REASONS, HANDOFF_STATES } from '../../dialogs/records.js';
import { NAME_LENGTH, ROLES } from './signin.js';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const count = { type: 'integer' } as const;
const instant = { type: 'string', description: 'UTC, ISO 8601 with milliseconds' } as const;
const LONGEST_MESSAGE = 8000;
const LONGEST_NOTE = 2000;

const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
const list = (items: Schema): Schema => ({ type: 'array', items });
const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema['type'], 'null'], ...('enum' in schema ? { enum: [...(schema['enum'] as string[]), null] } : {}) });
/** All properties are required, and there are no others. */
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false
});

const role = oneOf(['customer', 'bot', 'agent']);
const person = object({ id: text, name: text });
const step = object({ title: text, howTo: text });

const row = object({
  conversation: text,
  state: oneOf(HANDOFF_STATES),
  reason: oneOf(HANDOFF_REASONS),
  since: instant,
  acceptedAt: orNull(instant),
  completedAt: orNull(instant),
  owner: orNull(person),
  customer: orNull(text),
  product: orNull(text),
  channel: oneOf(['webchat', 'teams', 'terminal']),
  language: oneOf(['pl', 'en']),
  claim: orNull(object({ number: text, state: oneOf(CLAIM_STATES) })),
  last: orNull(object({ seq: count, at: instant, role, text })),
  length: count,
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
  coverEnds: orNull(text)
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
  rma: orNull(object({ number: text, authorisedAt: instant, by: text })),
  result: orNull(object({ code: oneOf(CLAIM_RESULTS), note: orNull(text), at: instant })),
  history: list(object({ at: instant, role, name: orNull(text), what: text, to: oneOf(CLAIM_STATES), note: orNull(text) }))
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
  text,
  markdown: flag,
  kind: oneOf(['said', 'pressed', 'filled', 'joined', 'noted']),
  offered: list(text),
  attachments: list(object({ name: text, contentType: text, url: text }))
});

const transcript = object({ lines: list(line), earlier: flag });
const caseView = object({ row, summary, transcript });
const failure = object({ error: object({ code: text, message: text }) });

const answers = (ok: Schema, ...statuses: number[]): Schema =>
  ({ 200: ok, 401: failure, ...Object.fromEntries(statuses.map((status) => [status, failure])) });
const tags = ['console'];
const security = [{ session: [] }];
const params = { type: 'object', properties: { id: { type: 'string', maxLength: 512, description: 'Conversation id' } }, required: ['id'] };
const locale = { type: 'string', enum: ['pl', 'en'], description: 'Language of the words; Accept-Language when left out' };
const read = { tags, security };
const write = {
  ...read,
  params,
  headers: {
    type: 'object',
    properties: {
      'idempotency-key': { type: 'string', minLength: 1, maxLength: 200, description: 'The same key twice is acted on once' },
      'x-gwarant': { type: 'string', description: 'Any value; every write needs it' }
    },
    required: ['idempotency-key', 'x-gwarant']
  },
  response: answers(caseView, 400, 403, 404, 409)
};

export const SCHEMAS = {
  me: { ...read, summary: 'Who is signed in', response: answers(object({ id: text, name: text, role: oneOf(ROLES) })) },
  cases: {
    ...read,
    summary: 'Hand-offs: waiting and accepted ones, or those completed in the last days',
    querystring: { type: 'object', properties: { state: { type: 'string', enum: ['open', 'completed'], default: 'open' }, locale } },
    response: answers(object({ cases: list(row) }))
  },
  case: {
    ...read,
    summary: 'One hand-off: summary card and the newest part of the transcript',
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
  giveBack: { ...write, summary: 'Return the case to the bot' },
  events: {
    ...read,
    summary: 'Server-sent events: `case` (a row and its new lines), `reload`, `signedOut`',
    querystring: { type: 'object', properties: { locale } },
    produces: ['text/event-stream']
  },
  signOut: { ...read, summary: 'End the session', response: { 204: { type: 'null' }, 401: failure, 403: failure } },
  signInLink: {
    tags,
    summary: 'A one-time sign-in link, for a command on the server’s own machine',
    body: {
      type: 'object',
      properties: { role: { type: 'string', enum: ROLES }, name: { type: 'string', minLength: 1, maxLength: NAME_LENGTH, pattern: '\\S' } },
      required: ['role', 'name'],
      additionalProperties: false
    },
    response: answers(object({ url: text, expiresAt: instant }), 400)
  }
} as const;
