/**
 * Finds claims by the store's indexes, the newest first. Words are looked up; without any, claims of a state that does
 * not last are taken together, and all others are walked through day by day, so that nobody waits for years of them.
 */
import { serialKey } from '../../dialogs/claim/ledger.js';
import { hasEnded } from '../../dialogs/claim/transitions.js';
import { CLAIM_STATES, type Claim, type ClaimState } from '../../dialogs/records.js';
import { addDays, isDay } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import type { Services } from '../services.js';
import { wordsOf, type Store } from '../store/store.js';

export interface Criteria {
  /** Number, RMA number, serial number, e-mail address or words of the name; empty: any. */
  readonly q: string;
  readonly state: ClaimState | '';
  readonly product: string;
  /** Days of opening in Europe/Warsaw, both included; empty: open on that side. */
  readonly from: Day | '';
  readonly to: Day | '';
}

export const PAGE_SIZE = 25;
/** No claim is older than the product. */
const FIRST_YEAR = 2025;

type Needs = Pick<Services, 'store' | 'clock'>;

/** Every claim that fits, one at a time, so that they need not all be in memory. */
export async function* findClaims(needs: Needs, criteria: Criteria): AsyncGenerator<Claim> {
  const fits = fitting(criteria);
  for await (const claims of candidates(needs, criteria)) {
    for (const claim of [...claims].sort(newestFirst)) if (fits(claim)) yield claim;
  }
}

/** @param page from 1 */
export async function findPage(needs: Needs, criteria: Criteria, page: number): Promise<{ readonly claims: readonly Claim[]; readonly more: boolean }> {
  const first = (page - 1) * PAGE_SIZE;
  const claims: Claim[] = [];
  let place = 0;
  for await (const claim of findClaims(needs, criteria)) {
    if (place++ < first) continue;
    if (claims.length === PAGE_SIZE) return { claims, more: true };
    claims.push(claim);
  }
  return { claims, more: false };
}

async function* candidates({ store, clock }: Needs, { q, state, from, to }: Criteria): AsyncGenerator<readonly Claim[]> {
  const today = dayInWarsaw(clock.now());
  if (q.trim() !== '') return yield await byWords(store, q.trim(), Number(today.slice(0, 4)));
  if (state !== '' && !hasEnded(state)) return yield (await store.find('claim', 'state', state)).map(({ value }) => value);
  yield* dayByDay(store, isDay(from) ? from : null, isDay(to) && to < today ? to : today);
}

/** Days of opening are indexed in UTC, where a day of Warsaw begins on the one before. */
async function* dayByDay(store: Store, from: Day | null, to: Day): AsyncGenerator<readonly Claim[]> {
  const first = addDays(from ?? `${await firstYear(store, Number(to.slice(0, 4)))}-01-01`, -1);
  for (let day = to; day >= first; day = addDays(day, -1)) {
    const found = await store.find('claim', 'openedOn', day);
    if (found.length > 0) yield found.map(({ value }) => value);
  }
}

/** Numbers are counted by year: the first one counted is the first with claims. */
async function firstYear(store: Store, last: number): Promise<number> {
  for (let year = FIRST_YEAR; year < last; year++) if (await store.get('counter', `claims-${year}`)) return year;
  return last;
}

async function byWords(store: Store, q: string, year: number): Promise<Claim[]> {
  const exact = await Promise.all([
    ...numbersOf(q, year).map((number) => store.get('claim', number)),
    store.find('claim', 'rma', q.toUpperCase()),
    store.find('claim', 'email', q.toLowerCase()),
    serialKey(q) === '' ? [] : store.find('claim', 'serial', serialKey(q))
  ]);
  const claims = [...exact.flat().flatMap((stored) => (stored ? [stored.value] : [])), ...(await byName(store, wordsOf(q) ?? []))];
  return [...new Map(claims.map((claim) => [claim.number, claim])).values()];
}

/** Every word must be one of the name's. */
async function byName(store: Store, [first, ...others]: readonly string[]): Promise<Claim[]> {
  if (first === undefined) return [];
  const found = (await store.find('claim', 'name', first)).map(({ value }) => value);
  return found.filter(({ customer }) => others.every((word) => wordsOf(customer.name)?.includes(word)));
}

/** As it stands, and for who reads "123" off a parcel: this year's and last year's. */
function numbersOf(q: string, year: number): string[] {
  if (!/^\d{1,6}$/u.test(q)) return [q.toUpperCase()];
  return [year, year - 1].map((one) => `GW-${one}-${q.padStart(6, '0')}`);
}

function fitting({ state, product, from, to }: Criteria): (claim: Claim) => boolean {
  return (claim) => {
    const opened = dayInWarsaw(claim.openedAt);
    return (state === '' || claim.state === state) && (product === '' || claim.unit.product === product) && (from === '' || opened >= from) && (to === '' || opened <= to);
  };
}

export function newestFirst(one: Claim, other: Claim): number {
  return one.openedAt === other.openedAt ? (one.number < other.number ? 1 : -1) : one.openedAt < other.openedAt ? 1 : -1;
}

/** All claims that have not ended. */
export async function openClaims(store: Store): Promise<Claim[]> {
  const found = await Promise.all(CLAIM_STATES.filter((state) => !hasEnded(state)).map((state) => store.find('claim', 'state', state)));
  return found.flat().map(({ value }) => value);
}
