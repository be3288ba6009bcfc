/** What the bot settled by itself is remembered for the figures, until a claim or another decision takes its place. */
import type { Decision } from '../policies/decision.js';
import { general } from './case.js';
import type { Draft } from './draft.js';

/** @param decision what the customer was told, the best one for them */
export function settle(draft: Draft, { outcome, policy, cites }: Decision): void {
  if (outcome !== 'solved' && outcome !== 'not-covered') return unsettle(draft);
  const product = general(draft.session, 'product');
  draft.conversation = { ...draft.conversation, settled: { on: draft.world.today, outcome, product: typeof product === 'string' ? product : '', policy, cites } };
}

/** Of this case alone: what was settled on an earlier day stays settled. */
export function unsettle(draft: Draft): void {
  const { settled, ...conversation } = draft.conversation;
  if (settled && settled.on >= (draft.session.asOf ?? draft.world.today)) draft.conversation = conversation;
}
