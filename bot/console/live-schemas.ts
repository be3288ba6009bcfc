/** JSON Schemas of passing cases on, of the people of the desk, of ready answers, and of what is told live. */
import { ROLES } from './roles.js';
import { SCHEMAS } from './schemas.js';
import { answers, count, failure, flag, instant, list, locale, object, oneOf, orNull, read, text } from './shapes.js';

const LONGEST_NOTE = 2000;

const note = { type: ['string', 'null'], maxLength: LONGEST_NOTE, description: 'For whoever takes it' };
const body = (properties: Readonly<Record<string, object>>): object => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const receiver = {
  oneOf: [
    body({ person: { type: 'string', maxLength: 200, description: 'Id, from /api/people' } }),
    body({ queue: { type: 'string', maxLength: 50 } })
  ]
};

export const HANDOFF_SCHEMAS = {
  transfer: { ...SCHEMAS.accept, summary: 'Pass a case to a person, who is asked at once, or to a queue', body: body({ to: receiver, note }) },
  release: { ...SCHEMAS.accept, summary: 'Give a case back to its queue', body: body({ note }) },
  snooze: {
    ...SCHEMAS.accept,
    summary: 'Lay a case aside until a moment, or (null) until the customer writes',
    body: body({ until: { type: ['string', 'null'], format: 'date-time', maxLength: 40 } })
  },
  delegate: {
    ...SCHEMAS.accept,
    summary: 'Let the bot ask the customer for something; the answer brings the case back to its owner',
    body: { ...body({ task: { type: 'string', maxLength: LONGEST_NOTE }, wants: { ...oneOf(['words', 'file']), description: 'A file is asked for once more when words come instead' } }), required: ['task'] }
  },
  note: { ...SCHEMAS.accept, summary: 'Write a note among agents; no customer ever sees it', body: body({ text: { type: 'string', maxLength: 8000 } }) }
};

const person = object({ id: text, name: text, role: oneOf(ROLES), online: flag, load: { ...count, description: 'Cases held now, those laid aside not counted' } });
const queue = object({ id: text, title: text, members: { ...list(text), description: 'Ids of people' }, waiting: count, open: flag, opensAt: orNull(instant) });

export const PEOPLE_SCHEMA = {
  ...read,
  summary: 'Who works here, and the queues',
  querystring: { type: 'object', properties: { locale } },
  response: answers(object({ people: list(person), queues: list(queue) }))
};

export const REPLIES_SCHEMA = {
  ...read,
  summary: 'Ready answers for a case, in the customer’s language and filled in; `open` names what is not known of it',
  params: SCHEMAS.case.params,
  querystring: { type: 'object', properties: { locale } },
  response: answers(object({ replies: list(object({ id: text, title: text, text, open: list(text) })) }), 404)
};

const agent = object({ id: text, name: text });
const writes = { type: 'object', properties: { 'x-gwarant': { type: 'string', description: 'Any value; every write needs it' } } };
const ownCase = { ...read, params: SCHEMAS.case.params, headers: writes };

export const LIVE_SCHEMAS = {
  seen: { ...read, summary: 'How far you have read each case: seq by conversation', response: answers(object({ seen: { type: 'object', additionalProperties: count } })) },
  markSeen: {
    ...ownCase,
    summary: 'You have read a case up to this entry',
    body: body({ seq: { type: 'integer', minimum: 0, maximum: 1_000_000_000 } }),
    response: answers(object({ seq: count }), 403, 404)
  },
  typing: { ...ownCase, summary: 'You are writing to the customer: shown for a few seconds, never kept', response: { 204: { type: 'null' }, 401: failure, 403: failure, 404: failure, 409: failure } },
  look: {
    ...read,
    headers: writes,
    summary: 'A tab shows this case, or none; it is told who else does, and where the customer’s page is',
    body: body({ tab: { type: 'string', minLength: 1, maxLength: 64 }, conversation: { type: ['string', 'null'], maxLength: 512 } }),
    response: answers(object({ viewers: list(agent), place: orNull(object({ received: count, seen: count })) }), 403, 404, 409)
  }
};
