import type { Signal } from '../reply.js';
import type { Claim } from './record.js';

/** What a program is told of a claim (contract, section 3). */
export function claimSignal(claim: Claim): NonNullable<Signal['claim']> {
  return {
    number: claim.number,
    status: claim.state,
    policy: claim.policy.id,
    ...(claim.rma ? { rma: claim.rma.number } : {}),
    ...(claim.missing.length > 0 ? { missing: claim.missing } : {})
  };
}
