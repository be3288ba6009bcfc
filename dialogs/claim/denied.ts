/** Was a claim denied, and may the customer still say that they see it differently? */
import type { Claim, ClaimEvent } from './record.js';
import { transition } from './transitions.js';

/** A denial that stands, that nobody has contested since, in a state in which it can be looked at again. */
export function contestable(claim: Claim): boolean {
  if (transition(claim.state, 'contested', 'customer').type === 'refused') return false;
  const { history } = claim;
  const at = isDenied(claim) ? history.findLastIndex(({ what }) => DENIES.includes(what)) : -1;
  return at >= 0 && !history.slice(at + 1).some(({ what }) => what === 'contested' || what === 'reopened');
}

/** With these it may have been denied: by the policy when it was opened, by a person afterwards. */
const DENIES: readonly ClaimEvent['what'][] = ['opened', 'overridden', 'rejected'];

function isDenied({ state, result, override, decision }: Claim): boolean {
  if (state === 'rejected' || result?.code === 'rejected') return true;
  return (override?.outcome ?? decision.outcome) === 'not-covered';
}
