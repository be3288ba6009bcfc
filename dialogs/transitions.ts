/** What can happen to a claim, as one table: from which states, to which, and by whom. Pure; a test walks every cell. */
import type { ClaimEvent, ClaimState, Speaker } from './records.js';

export type ClaimAct = ClaimEvent['what'];

interface Transition {
  readonly from: readonly ClaimState[];
  /** `stays`: a line in the history, in the same state. */
  readonly to: ClaimState | 'stays';
  readonly by: readonly Speaker['role'][];
}

const BEFORE_RMA: readonly ClaimState[] = ['opened', 'waitingForCustomer', 'underReview'];
const NOT_CLOSED: readonly ClaimState[] = [...BEFORE_RMA, 'rmaAuthorised'];

export const TRANSITIONS: Readonly<Record<Exclude<ClaimAct, 'opened'>, Transition>> = {
  /** Papers are missing before anybody can act on it. */
  papersAsked: { from: ['opened', 'underReview'], to: 'waitingForCustomer', by: ['bot', 'agent', 'customer'] },
  handedOver: { from: ['opened', 'waitingForCustomer'], to: 'underReview', by: ['bot', 'customer'] },
  /** A denial, also one that was closed, is looked at again. */
  contested: { from: [...BEFORE_RMA, 'closed'], to: 'underReview', by: ['customer'] },
  accepted: { from: [...NOT_CLOSED, 'closed'], to: 'stays', by: ['agent'] },
  returnedToBot: { from: [...NOT_CLOSED, 'closed'], to: 'stays', by: ['agent'] },
  rmaAuthorised: { from: BEFORE_RMA, to: 'rmaAuthorised', by: ['agent'] },
  closed: { from: NOT_CLOSED, to: 'closed', by: ['agent'] }
};

export type TransitionResult =
  | { readonly type: 'moved'; readonly to: ClaimState }
  | { readonly type: 'refused'; readonly why: 'wrongState' | 'notAllowed' };

export function transition(state: ClaimState, act: Exclude<ClaimAct, 'opened'>, by: Speaker['role']): TransitionResult {
  const { from, to, by: allowed } = TRANSITIONS[act];
  if (!from.includes(state)) return { type: 'refused', why: 'wrongState' };
  if (!allowed.includes(by)) return { type: 'refused', why: 'notAllowed' };
  return { type: 'moved', to: to === 'stays' ? state : to };
}
