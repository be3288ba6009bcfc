/** The claim's hold on its unit's plan, in this turn. Policies that count nothing have no ledger. */
import type { Draft } from '../draft.js';
import type { RefusalCode } from '../events.js';
import { ledgerFacts, ledgerId, reserve, serialKey, settle, type Ledger } from './ledger.js';
import type { Claim } from './record.js';
import type { Facts } from '../../policies/language.js';

interface Refused {
  readonly type: 'refused';
  readonly code: RefusalCode;
  readonly detail?: string;
}

/** Null: it is held now, or there is nothing to hold. */
export function reserveUnit(draft: Draft, claim: Claim): Refused | null {
  const policy = draft.world.policies.policies.get(claim.policy.id);
  if (!policy?.file.usage) return null;
  const { serial } = claim.unit;
  if (serial === null || serialKey(serial) === '') return { type: 'refused', code: 'serialMissing' };
  const reservation = reserve(ledgerOf(draft, serial, policy.id), claim, policy, serial, draft.world.now);
  if (reservation.type === 'usedUp') return { type: 'refused', code: 'usedUp', detail: reservation.cites.join(', ') };
  draft.saveLedger(reservation.ledger);
  return null;
}

export function settleUnit(draft: Draft, claim: Claim, state: 'consumed' | 'released'): void {
  const ledger = heldBy(draft, claim);
  if (ledger) draft.saveLedger(settle(ledger, claim.number, state, draft.world.now));
}

/** The ledger in which the claim holds something now. */
export function heldBy(draft: Draft, claim: Claim): Ledger | null {
  const { serial } = claim.unit;
  const ledger = serial === null ? null : ledgerOf(draft, serial, claim.policy.id);
  return ledger?.lines.some((line) => line.claim === claim.number && line.state === 'reserved') ? ledger : null;
}

/** Facts of a policy that the unit's ledger knows. */
export function knownOfUnit(draft: Draft, serial: string, policyId: string, facts: Facts): Facts {
  const policy = draft.world.policies.policies.get(policyId);
  const ledger = policy?.file.usage ? ledgerOf(draft, serial, policyId) : null;
  return policy && ledger ? ledgerFacts(ledger, policy, facts) : {};
}

function ledgerOf(draft: Draft, serial: string, policy: string): Ledger | null {
  const id = ledgerId(serial, policy);
  return draft.ledger(id) ?? draft.world.unit(serial).ledgers.find((ledger) => ledger.id === id) ?? null;
}
