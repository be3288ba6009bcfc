/** A claim's step as it comes over HTTP: one JSON Schema for each, and the step that is made of what they let through. */
import { STEP_NAMES, type StepName } from '../../dialogs/claim/step-names.js';
import type { ClaimStep } from '../../dialogs/claim/steps.js';
import { CLAIM_RESULTS, PAUSE_REASONS, REMEDY_STATES } from '../../dialogs/records.js';
import { oneOf, orNull, type Schema } from './shapes.js';
import { withoutControls } from './words.js';

const LONGEST = 2000;
const text: Schema = { type: 'string', maxLength: LONGEST };
const note: Schema = { ...orNull(text), description: 'Told to the customer, except with `answer`, `close`, `withdraw` and `reopen`' };
const short: Schema = { type: 'string', maxLength: 200 };
const tracking: Schema = { ...orNull(short), description: 'The parcel\u2019s number' };
const clause: Schema = { type: ['string', 'null'], maxLength: 100, description: 'Id of a clause of the claim\u2019s policy' };
const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day in Europe/Warsaw; not after today and not before the step before' };

type Fields<S extends StepName> = Readonly<Record<Exclude<keyof Extract<ClaimStep, { do: S }>, 'do'>, Schema>>;

/** What each step carries; all of it is required. */
const FIELDS: { readonly [S in StepName]: Fields<S> } = {
  askPapers: { papers: { type: 'array', maxItems: 50, items: { type: 'string', maxLength: 100 }, description: 'Action ids of the policy' }, note },
  review: {},
  authoriseRma: {},
  send: { tracking },
  receive: { on: day, condition: orNull(text), missingParts: orNull(text) },
  accept: { on: day },
  inspect: {},
  choose: { remedy: oneOf(REMEDY_STATES), note },
  reject: { reason: text, clause },
  pause: { reason: oneOf(PAUSE_REASONS), note },
  resume: {},
  shipBack: { tracking },
  close: { result: oneOf(CLAIM_RESULTS), note },
  withdraw: { note },
  reopen: { note },
  override: { outcome: oneOf(['covered', 'not-covered']), clause: { ...clause, description: 'Id of a clause of the claim\u2019s policy; it may not be left out' }, reason: text },
  answer: { note },
  identify: { serial: short },
  note: { text }
};

export type StepBody = { readonly do: StepName } & Readonly<Record<string, unknown>>;

/** `if`/`then` and not `oneOf`: what is wrong with a step is then told of that step. */
export const STEP_BODY: Schema = {
  type: 'object',
  description: 'One step of a claim\u2019s life; which are possible now is in the claim\u2019s `steps`',
  properties: { do: oneOf(STEP_NAMES) },
  required: ['do'],
  allOf: STEP_NAMES.map((step) => ({
    if: { type: 'object', properties: { do: { const: step } } },
    then: { type: 'object', properties: FIELDS[step], required: Object.keys(FIELDS[step]) }
  }))
};

/** @param body as the schema has let it through; what the step does not carry is left behind */
export function readStep(body: StepBody): ClaimStep {
  const fields = Object.keys(FIELDS[body.do]).map((field) => [field, cleaned(body[field], FIELDS[body.do] as Readonly<Record<string, Schema>>, field)]);
  // The schema of the same name has checked every field.
  return { do: body.do, ...Object.fromEntries(fields) } as ClaimStep;
}

/** Nothing written is nothing, where nothing may be. */
function cleaned(value: unknown, fields: Readonly<Record<string, Schema>>, field: string): unknown {
  if (typeof value !== 'string') return value;
  const words = withoutControls(value);
  return words === '' && Array.isArray(fields[field]?.['type']) ? null : words;
}

/** What a reader can do with a claim now. */
export const POSSIBLE: Readonly<Record<string, Schema>> = {
  steps: { type: 'array', items: oneOf(STEP_NAMES), description: 'What the reader can do with it now' },
  remedies: { type: 'array', items: oneOf(REMEDY_STATES), description: 'What `choose` can choose' },
  next: { ...orNull(oneOf(STEP_NAMES)), description: 'The sensible next step' }
};
