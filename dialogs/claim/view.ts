/** What a customer is shown of a claim, and the page reads: state, what is missing, what happened when, what comes next. */
import type { Day } from '../../policies/language.js';
import type { ClaimState } from './record.js';

/** In the reader's language. Days are of Europe/Warsaw. */
export interface ClaimView {
  readonly number: string;
  readonly product: string;
  readonly state: ClaimState;
  readonly stateText: string;
  readonly since: Day;
  readonly openedOn: Day;
  readonly ended: boolean;
  /** Titles of what the customer still has to send. */
  readonly missing: readonly string[];
  /** `validUntil` is null once the parcel is on its way. */
  readonly rma: { readonly number: string; readonly validUntil: Day | null } | null;
  /** When we expect to be done, why the time stands still, by when an answer is owed. */
  readonly expected: string | null;
  readonly result: string | null;
  readonly next: string;
  /** Oldest first. */
  readonly timeline: readonly Happened[];
}

export interface Happened {
  readonly on: Day;
  readonly text: string;
}
