/** `desk.json` beside the policies: what a desk sets for itself. What it leaves out is as `DEFAULT_DESK` says. */
import { join } from 'node:path';
import { DEFAULT_DESK, WEBHOOK_EVENTS, type Desk } from '../dialogs/desk.js';
import { checkAdminFile, objectOf, readAdminFile, type Problems } from './adminFile.js';

const DESK_NAME = 'desk.json';

const days = { type: 'integer', minimum: 1, maximum: 20_000 };
const daysOrNull = { type: ['integer', 'null'], minimum: 1, maximum: 20_000 };
const line = { type: 'string', minLength: 1, maxLength: 200 };

const SCHEMA = objectOf({
  $schema: { type: 'string' },
  name: objectOf({ pl: line, en: line }),
  returnAddress: { type: 'array', items: line, maxItems: 8 },
  contact: objectOf({ email: { ...line, type: ['string', 'null'] }, phone: { ...line, type: ['string', 'null'] } }),
  rmaValidDays: days,
  reminderDays: { type: 'array', items: days, maxItems: 5 },
  complaintAnswerDays: daysOrNull,
  dueSoonDays: { ...days, maximum: 60 },
  overturned: objectOf({ percent: { type: 'integer', minimum: 1, maximum: 100 }, atLeast: { type: 'integer', minimum: 1 } }),
  retention: objectOf({ closedDays: daysOrNull, withdrawnDays: daysOrNull, withoutClaimDays: daysOrNull }),
  queues: { type: 'array', minItems: 1, maxItems: 50, items: queue() },
  webhooks: { type: 'array', maxItems: 20, items: webhook() }
}, []);

/** Plain http is for programs on this machine; a name of its own keeps desk.json from sending any other secret's signature. */
function webhook() {
  const url = { type: 'string', maxLength: 500, pattern: '^(https://[^\\s/?#@]+|http://(127(\\.\\d{1,3}){3}|localhost|\\[::1\\])(:\\d+)?)([/?][^\\s#]*)?$' };
  const events = { type: 'array', minItems: 1, uniqueItems: true, items: { enum: WEBHOOK_EVENTS } };
  return objectOf({ url, events, secretName: { type: 'string', pattern: '^WEBHOOK_SECRET(_[A-Z0-9_]+)?$' } });
}

function queue() {
  const minutes = { type: 'integer', minimum: 1, maximum: 20_000 };
  const names = { type: 'array', items: line, maxItems: 200 };
  const clock = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' };
  const hours = objectOf({ days: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1, maximum: 7 } }, from: clock, to: clock });
  const all = {
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}$' }, title: objectOf({ pl: line, en: line }), products: names,
    languages: { type: 'array', items: { enum: ['pl', 'en'] } }, members: names, leads: names, hours: { type: 'array', items: hours, maxItems: 14 },
    openOnHolidays: { type: 'boolean' }, capacity: { type: 'integer', minimum: 1, maximum: 1000 }, acceptMinutes: minutes, silentMinutes: minutes,
    answerMinutes: { ...minutes, type: ['integer', 'null'] }
  };
  const teams = objectOf({ conversation: line, serviceUrl: { ...line, pattern: '^https://' }, tenant: line });
  const hub = objectOf({ name: line, secretName: { type: 'string', pattern: '^HUB_SECRET(_[A-Z0-9_]+)?$' } });
  return objectOf({ ...all, teams, hub }, Object.keys(all));
}

export type DeskResult = { readonly type: 'desk'; readonly desk: Desk } | Problems;

/** A missing file is the defaults; a wrong one is refused with every mistake in it. */
export async function readDesk(dir: string): Promise<DeskResult> {
  const path = join(dir, DESK_NAME);
  return parseDesk((await readAdminFile(path)) ?? '{}', path);
}

export function parseDesk(text: string, path: string): DeskResult {
  const checked = checkAdminFile<Partial<Desk>>(text, path, { schema: SCHEMA, mistakes: (given) => mistakesOf({ ...DEFAULT_DESK, ...given }) });
  return checked.type === 'problems' ? checked : { type: 'desk', desk: { ...DEFAULT_DESK, ...checked.given } };
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
