/**
 * What is assumed about customers where the policy file says nothing: every constant of the question planner is here.
 * Only the order of the questions rests on it, never a decision.
 */
import type { Stage } from '../language.js';

/** Cases on which an order of questions is tried out, one bit each; a multiple of 32. */
export const CASES = 128;

/** Known dates count by spans of so many days, up to so many spans away. */
export const DAYS_A_SPAN = 15;
export const FAR_SPANS = 80;

/** Plans kept in memory, for each policy. */
export const PLANS_KEPT = 20_000;

/**
 * A question in its natural place is preferred while it takes at most this share more turns than the best one: by stage,
 * before anything of the stage is known and after. Whoever has given one date gives the other in the same breath.
 */
export const NATURAL_ORDER_IS_WORTH: Readonly<Partial<Record<Stage, number>>> = { check: 0.033, what: 0.033 };
export const STAGE_ONCE_BEGUN_IS_WORTH: Readonly<Partial<Record<Stage, number>>> = { check: 0.033, what: 0.033, period: 0.04 };

/** What happened is told in these stages; until some of it is known, only these are asked. */
export const TELLING_STAGES: readonly Stage[] = ['check', 'what'];
export const OPENING_STAGES: readonly Stage[] = [...TELLING_STAGES, 'period'];

/** How many past claims the policy file's own likelihoods weigh, against counts from real ones. */
export const LIKELIHOODS_WEIGH = 30;

/** Yes/no facts of these stages are asked together, as one "which of these do you have?". */
export const ASKED_TOGETHER: readonly Stage[] = ['documents'];

export const LIKELY_UNKNOWN = 0.05;

/** Days at equal shares, counted back from `asOf` or forward from another date; what a limit forbids moves onto the limit. */
export interface DateHabit {
  /** The date it follows; `asOf` when left out or when the policy has no such fact. */
  readonly follows?: string;
  readonly days: readonly number[];
}

const DAYS_A_MONTH = 30.4375;

/** The middle of each of the last so many months. */
function lastMonths(count: number): number[] {
  return Array.from({ length: count }, (_, month) => Math.round((month + 0.5) * DAYS_A_MONTH));
}

const RECENTLY = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 180];

const DATE_HABITS: Readonly<Record<string, DateHabit>> = {
  purchaseDate: { days: lastMonths(30) },
  /** Whoever bought a third year asks for it in the third year, or too early. */
  deliveryDate: { days: lastMonths(40) },
  orderDate: { days: lastMonths(15) },
  planStart: { days: lastMonths(26) },
  /** A plan can be prolonged for a short time only: asked shortly before or after its end. */
  planEnd: { days: [-300, -200, -120, -60, -30, -14, -5, 0, 5, 10, 14, 20, 30, 60, 120] },
  faultDate: { days: RECENTLY },
  eventDate: { days: RECENTLY },
  deviceActivationDate: { follows: 'purchaseDate', days: [0, 1, 3, 7, 14, 25, 35, 60] },
  registrationDate: { follows: 'purchaseDate', days: [0, 1, 3, 7, 14, 21, 28, 40, 90, 200] },
  receivedDate: { follows: 'orderDate', days: [1, 2, 3, 5, 8] },
  serviceBoughtDate: { follows: 'orderDate', days: [0, 3, 8, 14, 20, 30, 60] }
};

/** Any other date: some day of the last thirty months. */
const ANY_DATE: DateHabit = { days: lastMonths(30) };

export function dateHabit(fact: string): DateHabit {
  return DATE_HABITS[fact] ?? ANY_DATE;
}

/** Numbers with their shares. */
const INTEGER_HABITS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  /** Days already spent in repair. */
  repairDays: { 0: 0.8, 10: 0.1, 30: 0.1 }
};

const ANY_INTEGER: Readonly<Record<number, number>> = { 0: 0.65, 1: 0.2, 2: 0.08, 3: 0.03, 4: 0.02, 6: 0.02 };

export function integerHabit(fact: string): Readonly<Record<number, number>> {
  return INTEGER_HABITS[fact] ?? ANY_INTEGER;
}

export function monthsInDays(months: number): number {
  return months * DAYS_A_MONTH;
}
