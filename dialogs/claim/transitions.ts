/** What can happen to a claim, as one table: from which states, to which, and by whom. Pure; a test walks every cell. */
import type { ClaimAct, ClaimState } from './record.js';

/** The bot and the clock are the system. */
export type Actor = 'customer' | 'agent' | 'system';

interface Transition {
  readonly from: readonly ClaimState[];
  /** `stays`: a line in the history, in the same state. */
  readonly to: ClaimState | 'stays';
  readonly by: readonly Actor[];
}

const BEFORE_RMA: readonly ClaimState[] = ['opened', 'waitingForCustomer', 'underReview'];
/** The unit is at the desk, and the time to remedy runs. */
export const RUNNING: readonly ClaimState[] = ['accepted', 'inInspection', 'repair', 'replacement', 'refund', 'voucher'];
const ENDED: readonly ClaimState[] = ['closed', 'withdrawn'];
const NOT_ENDED: readonly ClaimState[] = [...BEFORE_RMA, 'rmaAuthorised', 'inTransit', 'received', ...RUNNING, 'rejected', 'shippedBack'];
const ALL: readonly ClaimState[] = [...NOT_ENDED, ...ENDED];

const EVERYBODY: readonly Actor[] = ['customer', 'agent', 'system'];
const AGENT: readonly Actor[] = ['agent'];
const SYSTEM: readonly Actor[] = ['system'];

export const TRANSITIONS: Readonly<Record<Exclude<ClaimAct, 'opened'>, Transition>> = {
  /** Papers are missing before anybody can act on it. */
  papersAsked: { from: BEFORE_RMA, to: 'waitingForCustomer', by: ['agent', 'system'] },
  documentAdded: { from: NOT_ENDED, to: 'stays', by: ['customer', 'agent'] },
  reminded: { from: ['waitingForCustomer'], to: 'stays', by: SYSTEM },
  handedOver: { from: ['opened', 'waitingForCustomer'], to: 'underReview', by: EVERYBODY },
  /** A denial, also one that was closed, is looked at again. */
  contested: { from: [...BEFORE_RMA, 'rejected', 'closed'], to: 'underReview', by: ['customer', 'agent'] },
  taken: { from: ALL, to: 'stays', by: AGENT },
  returnedToBot: { from: ALL, to: 'stays', by: AGENT },
  noted: { from: ALL, to: 'stays', by: AGENT },
  linked: { from: ALL, to: 'stays', by: ['agent', 'system'] },
  /** The agent's decision takes the place of the policy's. */
  overridden: { from: ['opened', 'waitingForCustomer', 'underReview'], to: 'underReview', by: AGENT },
  answered: { from: NOT_ENDED, to: 'stays', by: AGENT },
  rmaAuthorised: { from: BEFORE_RMA, to: 'rmaAuthorised', by: AGENT },
  rmaExpired: { from: ['rmaAuthorised'], to: 'underReview', by: SYSTEM },
  sent: { from: ['rmaAuthorised'], to: 'inTransit', by: ['customer', 'agent'] },
  received: { from: ['rmaAuthorised', 'inTransit'], to: 'received', by: AGENT },
  accepted: { from: ['received'], to: 'accepted', by: AGENT },
  inspectionBegun: { from: ['accepted'], to: 'inInspection', by: AGENT },
  /** One remedy may fail and the next be chosen. Without a parcel (theft), or with the unit at the desk still (a rejection was contested), it is chosen under review. */
  repairChosen: { from: ['inInspection', 'underReview'], to: 'repair', by: AGENT },
  replacementChosen: { from: ['inInspection', 'repair', 'underReview'], to: 'replacement', by: AGENT },
  refundChosen: { from: ['inInspection', 'repair', 'replacement', 'underReview'], to: 'refund', by: AGENT },
  voucherChosen: { from: ['inInspection', 'repair', 'replacement', 'underReview'], to: 'voucher', by: AGENT },
  rejected: { from: ['underReview', 'received', 'accepted', 'inInspection', 'repair'], to: 'rejected', by: AGENT },
  paused: { from: RUNNING, to: 'stays', by: AGENT },
  resumed: { from: RUNNING, to: 'stays', by: ['customer', 'agent'] },
  shippedBack: { from: ['repair', 'replacement', 'rejected'], to: 'shippedBack', by: AGENT },
  /** Not while the unit is on its way or on the table: it would be forgotten there. */
  closed: { from: [...BEFORE_RMA, 'rmaAuthorised', 'repair', 'replacement', 'refund', 'voucher', 'rejected', 'shippedBack'], to: 'closed', by: AGENT },
  /** Once the unit is here it must be sent back first. */
  withdrawn: { from: [...BEFORE_RMA, 'rmaAuthorised', 'inTransit'], to: 'withdrawn', by: ['customer', 'agent'] },
  reopened: { from: ENDED, to: 'underReview', by: ['customer', 'agent'] },
  alarmed: { from: NOT_ENDED, to: 'stays', by: SYSTEM },
  /** Personal data was handed to its person. */
  exported: { from: ALL, to: 'stays', by: AGENT },
  /** Personal data was blanked: while the desk owes something it is needed. */
  erased: { from: ENDED, to: 'stays', by: ['agent', 'system'] }
};

export type TransitionResult =
  | { readonly type: 'moved'; readonly to: ClaimState }
  | { readonly type: 'refused'; readonly why: 'wrongState' | 'notAllowed' };

export function transition(state: ClaimState, act: Exclude<ClaimAct, 'opened'>, by: Actor): TransitionResult {
  const { from, to, by: allowed } = TRANSITIONS[act];
  if (!from.includes(state)) return { type: 'refused', why: 'wrongState' };
  if (!allowed.includes(by)) return { type: 'refused', why: 'notAllowed' };
  return { type: 'moved', to: to === 'stays' ? state : to };
}

export function hasEnded(state: ClaimState): boolean {
  return ENDED.includes(state);
}
