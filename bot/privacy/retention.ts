/** Blanks personal data whose time is over, as `desk.retention` says: run once a day, logged in numbers alone. */
import type { Logger } from 'pino';
import { BOT } from '../../dialogs/draft.js';
import type { Desk } from '../../dialogs/desk.js';
import { obstacleTo, type Erasure } from '../../dialogs/privacy/erase.js';
import type { Claim } from '../../dialogs/records.js';
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Clock } from '../services.js';
import type { Store } from '../store/store.js';
import { added, eraseClaims, eraseWhole, NOTHING_ERASED, type Erased, type ErasingServices, type ErasureResult } from './erase.js';

/** No record is older than the program. */
const FIRST_DAY: Day = '2026-01-01';

export interface RetentionServices extends ErasingServices {
  readonly desk: () => Desk;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Everything that is due on that day (Europe/Warsaw), also what earlier runs have missed. @returns what was erased */
export async function retain(services: RetentionServices, today: Day): Promise<Erased> {
  const { desk, clock, store, log } = services;
  const { closedDays, withdrawnDays, withoutClaimDays } = desk().retention;
  const act: Erasure = { now: clock.now().toISOString(), today, by: BOT, via: 'timer' };
  let sum = NOTHING_ERASED;
  for (const [state, days] of [['closed', closedDays], ['withdrawn', withdrawnDays]] as const) {
    if (days === null) continue;
    const last = addDays(today, -days);
    for (const day of daysUntil(last)) {
      for (const { value } of await store.find('claim', 'retained', `${state}:${day}`)) sum = addedTo(sum, await eraseEnded(services, value, last, act));
    }
  }
  if (withoutClaimDays !== null) {
    for (const day of daysUntil(addDays(today, -withoutClaimDays))) {
      for (const { value } of await store.find('conversation', 'idleSince', day)) {
        if (await isWithoutClaim(store, value.id)) sum = addedTo(sum, await eraseWhole(services, value.id, act));
      }
    }
  }
  if (sum.claims + sum.conversations > 0) await store.scrub();
  log.info({ ...sum }, 'personal data whose time is over was blanked');
  return sum;
}

/** The whole conversation with it, where nothing in there is younger; otherwise the claim, and what was said before. */
async function eraseEnded(services: RetentionServices, claim: Claim, last: Day, act: Erasure): Promise<ErasureResult> {
  const { store } = services;
  const [conversation, claims] = await Promise.all([store.get('conversation', claim.conversation), store.find('claim', 'conversation', claim.conversation)]);
  // An earlier claim of the same conversation may have taken it along.
  if (claims.some(({ value }) => value.number === claim.number && value.erasedOn !== undefined)) return { type: 'nobody' };
  const others = claims.some(({ value }) => value.erasedOn === undefined && value.number !== claim.number);
  const over = conversation !== null && !others && conversation.value.lastAt.slice(0, 10) <= last && obstacleTo(conversation.value, []) === null;
  if (over) return eraseWhole(services, claim.conversation, act);
  return eraseClaims(services, claim.conversation, new Set([claim.number]), `${addDays(last, 1)}T00:00:00.000Z`, act);
}

/** What could not be done today is done tomorrow. */
function addedTo(sum: Erased, result: ErasureResult): Erased {
  return result.type === 'erased' ? added(sum, result.erased) : sum;
}

/** Every claim of it has been erased, or there never was one. */
async function isWithoutClaim(store: Store, conversation: string): Promise<boolean> {
  return (await store.find('claim', 'conversation', conversation)).every(({ value }) => value.erasedOn !== undefined);
}

/** Every day on which there can be anything, up to that one. */
export function* daysUntil(last: Day): Generator<Day> {
  for (let day = FIRST_DAY; day <= last; day = addDays(day, 1)) yield day;
}
