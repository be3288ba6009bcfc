/** The result of `decide`, as programs see it (contract, section 4) and as a claim stores it. */
import type { Day, Facts, Money, Outcome } from './language.js';

export interface Decision {
  readonly policy: string;
  readonly version: string;
  readonly asOf: Day;
  readonly outcome: Outcome;
  /** Clauses of every rule that gave the outcome. */
  readonly cites: readonly string[];
  /** What the customer must first do or supply. */
  readonly actions: readonly string[];
  readonly remedies: readonly string[];
  readonly fee: (Money & { readonly indicative?: boolean }) | null;
  /** Last day of the cover, where a period row is definitely true and its start is known. */
  readonly coverEnds?: Day;
  /** Time to remedy, from acceptance. */
  readonly deadline?: { readonly value: number; readonly unit: 'days' | 'workingDays' };
  readonly handoff: boolean;
  /** `undecided` only: an absent fact that an open comparison of an open rule reads. */
  readonly ask?: string;
  /** The facts that were given. */
  readonly facts: Facts;
  readonly trace: readonly TraceStep[];
}

/** A rule that mattered, with what it came to. */
export interface TraceStep {
  readonly rule: string;
  readonly level: 'solved' | 'check' | 'deny' | 'refer' | 'need' | 'grant';
  readonly result: 'true' | 'open' | 'unknown';
  readonly cites: readonly string[];
  /** Days and numbers derived on the way, for the words of the reason: `{"periodEnd": "2027-01-02"}`. */
  readonly values?: Readonly<Record<string, Day | number>>;
  /** The facts this rule read. */
  readonly reads: readonly string[];
}
