/** Claims for the same unit, also of other conversations: whoever works on one sees the others. */
import { BOT, type Draft } from '../draft.js';
import { move } from './move.js';
import type { Claim } from './record.js';
import { hasEnded } from './transitions.js';

/** Names the open claims of the claim's unit, with a line in the history for those it did not name before. */
export function linkUnit(draft: Draft, claim: Claim): Claim {
  const { serial } = claim.unit;
  const others = serial === null ? [] : draft.world.unit(serial).claims.filter(({ number, state }) => number !== claim.number && !hasEnded(state));
  const links = others.map(({ number }) => number);
  const fresh = links.filter((number) => !claim.links.includes(number));
  return fresh.length > 0 ? move(draft, { ...claim, links }, 'linked', BOT, fresh.join(', ')) : claim;
}
