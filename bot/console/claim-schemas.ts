/** JSON Schemas of a claim's card, and of the search for claims. */
import { CLAIM_RESULTS, CLAIM_STATES, PAUSE_REASONS } from '../../dialogs/records.js';
import { EXPORT_COLUMNS } from './export-columns.js';
import { count, day, flag, instant, list, locale, object, oneOf, orNull, text, answers, read, security, tags, type Schema } from './shapes.js';
import { POSSIBLE } from './steps.js';

const state = oneOf(CLAIM_STATES);
const standing = oneOf(['ahead', 'soon', 'over']);
const outcome = oneOf(['covered', 'not-covered']);

const expected: Schema = {
  type: 'object',
  description: '`by`: the last day of the time to remedy; `paused`: it stands still, with so much of it left; `none`: nothing runs',
  properties: {
    type: oneOf(['by', 'paused', 'none']), day, standing, since: day, left: count, unit: oneOf(['days', 'workingDays'])
  },
  required: ['type'],
  additionalProperties: false
};

/** The properties of `ClaimLife`. */
export const CLAIM_LIFE: Readonly<Record<string, Schema>> = {
  rma: orNull(object({ number: text, authorisedAt: instant, by: text, validUntil: day, returnTo: list(text) })),
  parcel: object({
    sentOn: orNull(day), tracking: orNull(text), receivedOn: orNull(day), condition: orNull(text), missingParts: orNull(text),
    acceptedOn: orNull(day), shippedBackOn: orNull(day), returnTracking: orNull(text)
  }),
  pauses: list(object({ from: day, to: orNull(day), reason: oneOf(PAUSE_REASONS), note: orNull(text) })),
  expected,
  answerBy: orNull(day),
  answeredOn: orNull(day),
  answerStanding: orNull(standing),
  override: orNull(object({ outcome, clause: orNull(text), reason: text, by: text, at: instant })),
  links: list(object({ number: text, state, openedAt: instant, policy: text, conversation: orNull(text) })),
  ledger: list(object({ label: text, used: count, reserved: count, limit: orNull(count) })),
  ...POSSIBLE,
  offers: object({
    today: day,
    earliest: orNull(day),
    papers: list(object({ id: text, title: text, missing: flag })),
    clauses: list(object({ id: text, section: text, text }))
  })
};

const found = object({
  number: text, state, openedAt: instant, conversation: text, customer: orNull(text), email: orNull(text), product: text, serial: orNull(text),
  rma: orNull(text), policy: text, result: orNull(oneOf(CLAIM_RESULTS)), expected
});

const due = object({ day, standing, claim: found });

const words = { type: 'string', maxLength: 200 };
const criteria = {
  q: { ...words, description: 'Claim number, RMA number, serial number, e-mail address, or whole words of the customer\u2019s name' },
  state: { type: 'string', enum: ['', ...CLAIM_STATES], default: '' },
  product: { ...words, default: '', description: 'Product id' },
  from: { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2})?$', default: '', description: 'Opened on this day or later, Europe/Warsaw' },
  to: { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2})?$', default: '', description: 'Opened on this day or before' }
};
const search = { type: 'object', properties: { ...criteria, locale } };
const columns = Object.entries(EXPORT_COLUMNS).map(([name, { about }]) => `${name}: ${about}`).join('; ');

export const CLAIM_SCHEMAS = {
  claims: {
    ...read,
    summary: 'Claims that were searched for, the newest first',
    querystring: { type: 'object', properties: { ...criteria, page: { type: 'integer', minimum: 1, maximum: 10_000, default: 1 }, locale } },
    response: answers(object({ claims: list(found), page: count, more: { ...flag, description: 'There is a page after this one' } }), 400)
  },
  due: {
    ...read,
    summary: 'Claims that wait for somebody, by day: overdue, due soon, for the customer\u2019s papers, for the answer to a complaint',
    querystring: { type: 'object', properties: { locale } },
    response: answers(object({ overdue: list(due), dueSoon: list(due), papers: list(due), answer: list(due) }))
  },
  products: {
    ...read,
    summary: 'Products, to search by',
    querystring: { type: 'object', properties: { locale } },
    response: answers(object({ products: list(object({ id: text, title: text })) }))
  },
  csv: {
    tags, security,
    summary: 'What the search found as CSV: UTF-8 with a byte order mark, CRLF, the first line names the columns',
    description: `A cell that a spreadsheet could take for a formula begins with an apostrophe. Columns: ${columns}.`,
    querystring: search,
    produces: ['text/csv']
  },
  json: {
    tags, security,
    summary: 'What the search found as one JSON array',
    description: `Properties: ${columns}.`,
    querystring: search,
    produces: ['application/json']
  }
} as const;
