/** What the search for claims answers. */
import type { Day } from '../../policies/language.js';
import type { ClaimResult, ClaimState, Instant } from '../../dialogs/records.js';
import type { Expected, Standing } from './life-view.js';

export interface FoundClaim {
  readonly number: string;
  readonly state: ClaimState;
  readonly openedAt: Instant;
  readonly conversation: string;
  readonly customer: string | null;
  readonly email: string | null;
  readonly product: string;
  readonly serial: string | null;
  readonly rma: string | null;
  readonly policy: string;
  readonly result: ClaimResult | null;
  readonly expected: Expected;
}

export interface FoundPage {
  readonly claims: readonly FoundClaim[];
  readonly page: number;
  readonly more: boolean;
}

/** `day`: the last day, or the one since which it waits for papers. */
export interface DueClaim {
  readonly day: Day;
  readonly standing: Standing;
  readonly claim: FoundClaim;
}

export interface DueLists {
  readonly overdue: readonly DueClaim[];
  readonly dueSoon: readonly DueClaim[];
  readonly papers: readonly DueClaim[];
  readonly answer: readonly DueClaim[];
}
