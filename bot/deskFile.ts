/** `desk.json` beside the policies: what a desk sets for itself. What it leaves out is as `DEFAULT_DESK` says. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { DEFAULT_DESK, WEBHOOK_EVENTS, type Desk } from '../dialogs/desk.js';

export const DESK_NAME = 'desk.json';

const days = { type: 'integer', minimum: 1, maximum: 20_000 };
const daysOrNull = { type: ['integer', 'null'], minimum: 1, maximum: 20_000 };
const line = { type: 'string', minLength: 1, maxLength: 200 };
const object = (properties: Readonly<Record<string, object>>, required: readonly string[] = []) => ({ type: 'object', properties, required, additionalProperties: false });

const SCHEMA = object({
  $schema: { type: 'string' },
  name: object({ pl: line, en: line }, ['pl', 'en']),
  returnAddress: { type: 'array', items: line, maxItems: 8 },
  contact: object({ email: { ...line, type: ['string', 'null'] }, phone: { ...line, type: ['string', 'null'] } }, ['email', 'phone']),
  rmaValidDays: days,
  reminderDays: { type: 'array', items: days, maxItems: 5 },
  complaintAnswerDays: daysOrNull,
  dueSoonDays: { ...days, maximum: 60 },
  overturned: object({ percent: { type: 'integer', minimum: 1, maximum: 100 }, atLeast: { type: 'integer', minimum: 1 } }, ['percent', 'atLeast']),
  retention: object({ closedDays: daysOrNull, withdrawnDays: daysOrNull, withoutClaimDays: daysOrNull }, ['closedDays', 'withdrawnDays', 'withoutClaimDays']),
  queues: { type: 'array', minItems: 1, maxItems: 50, items: queue() },
  webhooks: { type: 'array', maxItems: 20, items: webhook() }
});

/** Plain http is for programs on this machine; a name of its own keeps desk.json from sending any other secret's signature. */
function webhook() {
  const url = { type: 'string', maxLength: 500, pattern: '^(https://[^\\s/?#@]+|http://(127(\\.\\d{1,3}){3}|localhost|\\[::1\\])(:\\d+)?)([/?][^\\s#]*)?$' };
  const events = { type: 'array', minItems: 1, uniqueItems: true, items: { enum: WEBHOOK_EVENTS } };
  return object({ url, events, secretName: { type: 'string', pattern: '^WEBHOOK_SECRET(_[A-Z0-9_]+)?$' } }, ['url', 'events', 'secretName']);
}

function queue() {
  const minutes = { type: 'integer', minimum: 1, maximum: 20_000 };
  const names = { type: 'array', items: line, maxItems: 200 };
  const clock = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' };
  const hours = object({ days: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1, maximum: 7 } }, from: clock, to: clock }, ['days', 'from', 'to']);
  const all = {
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}$' }, title: object({ pl: line, en: line }, ['pl', 'en']), products: names,
    languages: { type: 'array', items: { enum: ['pl', 'en'] } }, members: names, leads: names, hours: { type: 'array', items: hours, maxItems: 14 },
    openOnHolidays: { type: 'boolean' }, capacity: { type: 'integer', minimum: 1, maximum: 1000 }, acceptMinutes: minutes, silentMinutes: minutes,
    answerMinutes: { ...minutes, type: ['integer', 'null'] }
  };
  const teams = object({ conversation: line, serviceUrl: { ...line, pattern: '^https://' }, tenant: line }, ['conversation', 'serviceUrl', 'tenant']);
  const hub = object({ name: line, secretName: { type: 'string', pattern: '^HUB_SECRET(_[A-Z0-9_]+)?$' } }, ['name', 'secretName']);
  return object({ ...all, teams, hub }, Object.keys(all));
}

export type DeskResult = { readonly type: 'desk'; readonly desk: Desk } | { readonly type: 'problems'; readonly problems: readonly string[] };

/** A missing file is the defaults; a wrong one is refused with every mistake in it. */
export async function readDesk(dir: string): Promise<DeskResult> {
  const path = join(dir, DESK_NAME);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return parseDesk(text, path);
}

export function parseDesk(text: string, path: string): DeskResult {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return { type: 'problems', problems: [`${path}: is not JSON: ${error instanceof Error ? error.message : ''}`] };
  }
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(SCHEMA);
  if (!validate(given)) return { type: 'problems', problems: (validate.errors ?? []).map((error) => `${path}: ${describe(error)}`) };
  const desk = { ...DEFAULT_DESK, ...(given as Partial<Desk>) };
  const problems = mistakesOf(desk);
  return problems.length > 0 ? { type: 'problems', problems: problems.map((problem) => `${path}: ${problem}`) } : { type: 'desk', desk };
}

/** What is of the right shape and still means nothing: the later of two queues would never be found, a day that ends before it begins never opens. */
function mistakesOf({ queues, webhooks }: Desk): string[] {
  const later = <T>(values: readonly T[]): (index: number) => boolean => (index) => values[index] !== undefined && values.indexOf(values[index]) < index;
  const [sameId, sameHub] = [later(queues.map(({ id }) => id)), later(queues.map(({ hub }) => hub?.secretName))];
  return [
    ...queues.flatMap(({ id, hub, hours }, index) => [
      ...(sameId(index) ? [`queues.${index}.id ${id} comes twice`] : []),
      ...(sameHub(index) ? [`queues.${index}.hub.secretName ${hub?.secretName ?? ''} is another hub's already; a hub is known by its secret`] : []),
      ...hours.flatMap(({ from, to }, place) => (from < to ? [] : [`queues.${index}.hours.${place} must end (${to}) after it begins (${from}); hours past midnight are two entries`]))
    ]),
    ...webhooks.flatMap(({ url }, index) => (URL.canParse(url) ? [] : [`webhooks.${index}.url is no address`]))
  ];
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath.slice(1).replaceAll('/', '.') || 'the file';
  const extra = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
  return `${place} ${message ?? 'is not right'}${extra}`;
}
