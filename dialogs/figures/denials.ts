/** Denials of a claim: who gave them, on which clauses, and what became of them. */
import type { Claim, ClaimAct, ClaimEvent } from '../claim/record.js';

export interface Denial {
  /** The policy's own, or the desk's. */
  readonly by: 'policy' | 'desk';
  readonly policy: string;
  readonly clauses: readonly string[];
  /** The customer did not agree. */
  readonly contested: boolean;
  /** An agent decided otherwise: said so, or gave what had been denied. */
  readonly overturned: boolean;
}

const GIVEN: readonly ClaimAct[] = ['rmaAuthorised', 'repairChosen', 'replacementChosen', 'refundChosen', 'voucherChosen'];

/** Oldest first; the same denial given twice in a row is one. */
export function denialsOf(claim: Claim): Denial[] {
  const { decision, history } = claim;
  const told = decision.outcome === 'not-covered'
    ? [{ by: 'policy' as const, policy: decision.policy, clauses: decision.cites, contested: has(history, 'contested'), overturned: overturnedBy(claim, history) }]
    : [];
  return [...told, ...history.flatMap((event, index) => deskDenial(claim, event, history.slice(index + 1)))];
}

function deskDenial(claim: Claim, event: ClaimEvent, after: readonly ClaimEvent[]): Denial[] {
  if (!isDenial(claim, event, after)) return [];
  const contestedAt = after.findIndex(({ what }) => what === 'contested' || what === 'reopened');
  const since = after.slice(contestedAt + 1);
  return [{
    by: 'desk', policy: claim.policy.id, clauses: event.clause === undefined ? [] : [event.clause],
    contested: contestedAt >= 0, overturned: contestedAt >= 0 && overturnedBy(claim, since)
  }];
}

/** An override against the customer, or a rejection; one right after the other is the same no. */
function isDenial({ decision, override }: Claim, { what }: ClaimEvent, after: readonly ClaimEvent[]): boolean {
  if (what === 'rejected') return true;
  if (what !== 'overridden' || override?.outcome !== 'not-covered' || decision.outcome === 'not-covered') return false;
  return !has(after, 'overridden') && !has(after, 'rejected');
}

function overturnedBy({ override }: Claim, events: readonly ClaimEvent[]): boolean {
  return (override?.outcome === 'covered' && has(events, 'overridden')) || events.some(({ what }) => GIVEN.includes(what));
}

function has(events: readonly ClaimEvent[], what: ClaimAct): boolean {
  return events.some((event) => event.what === what);
}
