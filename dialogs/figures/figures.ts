/**
 * What happened at a desk in a period, counted claim by claim, so that nobody has to hold them all. A claim counts for
 * the day on which it was opened; its result and how long it took, for the day on which it ended.
 */
import type { Day, Outcome } from '../../policies/language.js';
import { addDays, daysBetween } from '../../policies/calendar.js';
import type { Claim, ClaimResult } from '../claim/record.js';
import { hasEnded } from '../claim/transitions.js';
import type { Settled } from '../records.js';
import { ClauseTally, type ClauseFigures } from './clauses.js';
import { denialsOf } from './denials.js';
import { hoursToAnswer, hoursToClose, lateness, spreadOf, type Spread } from './times.js';

export interface Figures {
  readonly opened: number;
  readonly closed: number;
  readonly withdrawn: number;
  /** Problems that a check solved, without a claim. */
  readonly solved: number;
  /** At this moment, whatever the period. */
  readonly now: { readonly open: number; readonly overdue: number; readonly dueSoon: number };
  /** Steps of the period, oldest first, without gaps: days, weeks or months, as long as it is. */
  readonly course: readonly Step[];
  /** What was decided: for claims, and where none was needed. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly results: Readonly<Partial<Record<ClaimResult, number>>>;
  /** Hours. */
  readonly toAnswer: Spread | null;
  /** Hours. */
  readonly toClose: Spread | null;
  readonly denials: { readonly told: number; readonly contested: number; readonly overturned: number };
  readonly clauses: readonly ClauseFigures[];
}

export interface Step {
  /** Its first day. */
  readonly from: Day;
  readonly opened: number;
  readonly ended: number;
  readonly solved: number;
}

export interface Period {
  /** Both included. */
  readonly from: Day;
  readonly to: Day;
}

type Counted<K extends string> = Partial<Record<K, number>>;

export class FiguresTally {
  readonly #clauses = new ClauseTally();
  readonly #outcomes: Counted<Outcome> = {};
  readonly #results: Counted<ClaimResult> = {};
  readonly #course = new Map<Day, { from: Day; opened: number; ended: number; solved: number }>();
  readonly #answers: number[] = [];
  readonly #closes: number[] = [];
  readonly #denials = { told: 0, contested: 0, overturned: 0 };
  readonly #now = { open: 0, overdue: 0, dueSoon: 0 };
  readonly #sums = { opened: 0, closed: 0, withdrawn: 0, solved: 0 };

  constructor(private readonly period: Period) {
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) this.#step(day);
  }

  /** @param on the day it was opened */
  opened(claim: Claim, on: Day): void {
    this.#sums.opened += 1;
    this.#step(on).opened += 1;
    count(this.#outcomes, claim.decision.outcome);
    this.#clauses.cited(claim.decision.policy, claim.decision.cites, claim.decision.outcome);
    const answer = hoursToAnswer(claim);
    if (answer !== null) this.#answers.push(answer);
    for (const { policy, clauses, contested, overturned } of denialsOf(claim)) this.#denied(policy, clauses, contested, overturned);
  }

  /** @param on the day of its last change */
  ended(claim: Claim, on: Day): void {
    if (!hasEnded(claim.state)) return;
    this.#sums[claim.state === 'closed' ? 'closed' : 'withdrawn'] += 1;
    this.#step(on).ended += 1;
    if (claim.result) count(this.#results, claim.result.code);
    const close = hoursToClose(claim);
    if (close !== null) this.#closes.push(close);
  }

  /** Without a claim. */
  settled({ on, outcome, policy, cites }: Settled): void {
    count(this.#outcomes, outcome);
    this.#clauses.cited(policy, cites, outcome);
    if (outcome === 'not-covered') return this.#denied(policy, cites, false, false);
    this.#sums.solved += 1;
    this.#step(on).solved += 1;
  }

  /** A claim that is open at this moment. */
  open(claim: Claim, today: Day, dueSoonDays: number): void {
    this.#now.open += 1;
    const late = lateness(claim, today, dueSoonDays);
    if (late !== 'inTime') this.#now[late] += 1;
  }

  get figures(): Figures {
    return {
      ...this.#sums, now: { ...this.#now }, course: [...this.#course.values()], outcomes: this.#outcomes, results: this.#results,
      toAnswer: spreadOf(this.#answers), toClose: spreadOf(this.#closes), denials: { ...this.#denials }, clauses: this.#clauses.rows
    };
  }

  #denied(policy: string, clauses: readonly string[], contested: boolean, overturned: boolean): void {
    this.#denials.told += 1;
    if (contested) this.#denials.contested += 1;
    if (overturned) this.#denials.overturned += 1;
    this.#clauses.denied(policy, clauses, contested, overturned);
  }

  #step(day: Day): { from: Day; opened: number; ended: number; solved: number } {
    const from = stepOf(day, this.period);
    const step = this.#course.get(from) ?? { from, opened: 0, ended: 0, solved: 0 };
    this.#course.set(from, step);
    return step;
  }
}

/** More bars than this say less. */
const MOST_DAYS = 45;
const MOST_WEEKS = 190;

/** First day of the step of the period that a day is in: of days, of weeks from the period's first day, or of months. */
export function stepOf(day: Day, { from, to }: Period): Day {
  const days = daysBetween(from, to) + 1;
  if (days <= MOST_DAYS) return day;
  if (days > MOST_WEEKS) return day.slice(0, 7) === from.slice(0, 7) ? from : `${day.slice(0, 7)}-01`;
  const since = daysBetween(from, day);
  return addDays(from, since - (since % 7));
}

function count<K extends string>(counts: Counted<K>, key: K): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
