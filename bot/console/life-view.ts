/** A claim's life as the console shows it, beside what its card tells (`view.ts`). Days are `YYYY-MM-DD`, Europe/Warsaw. */
import type { Day } from '../../policies/language.js';
import type { ClaimState, Override, Parcel, Pause, RemedyState } from '../../dialogs/records.js';
import type { StepName } from '../../dialogs/claim/step-names.js';

export interface ClaimLife {
  readonly rma: { readonly number: string; readonly authorisedAt: string; readonly by: string; readonly validUntil: Day; readonly returnTo: readonly string[] } | null;
  readonly parcel: Parcel;
  readonly pauses: readonly Pause[];
  readonly expected: Expected;
  /** The day by which the complaint is owed an answer, and the day on which it got one. */
  readonly answerBy: Day | null;
  readonly answeredOn: Day | null;
  /** How the day of the answer stands to today; null where none is owed any more. */
  readonly answerStanding: Standing | null;
  readonly override: { readonly outcome: Override['outcome']; readonly clause: string | null; readonly reason: string; readonly by: string; readonly at: string } | null;
  /** Other claims for the same unit, oldest first. */
  readonly links: readonly LinkedClaim[];
  readonly ledger: readonly LedgerCount[];
  /** What the reader can do with it now; none while somebody else has the conversation. */
  readonly steps: readonly StepName[];
  readonly remedies: readonly RemedyState[];
  readonly next: StepName | null;
  /** What the steps' forms offer. */
  readonly offers: Offers;
}

export type Standing = 'ahead' | 'soon' | 'over';

export type Expected =
  | { readonly type: 'by'; readonly day: Day; readonly standing: Standing }
  | { readonly type: 'paused'; readonly since: Day; readonly left: number; readonly unit: 'days' | 'workingDays' }
  | { readonly type: 'none' };

export interface LinkedClaim {
  readonly number: string;
  readonly state: ClaimState;
  readonly openedAt: string;
  readonly policy: string;
  /** To be opened in the console; null where its conversation is gone. */
  readonly conversation: string | null;
}

export interface LedgerCount {
  /** What is counted, in the policy's words. */
  readonly label: string;
  readonly used: number;
  readonly reserved: number;
  /** Null where the policy shows none. */
  readonly limit: number | null;
}

export interface Offers {
  readonly today: Day;
  /** The first day that a parcel can have come, or have been accepted on; null where any is good. */
  readonly earliest: Day | null;
  readonly papers: readonly { readonly id: string; readonly title: string; readonly missing: boolean }[];
  readonly clauses: readonly { readonly id: string; readonly section: string; readonly text: string }[];
}
