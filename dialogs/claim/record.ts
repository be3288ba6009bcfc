/** A claim as it is remembered, from its opening to the parcel that comes back. Plain JSON, never shortened. */
import type { Day, Facts, Locale } from '../../policies/language.js';
import type { Decision } from '../../policies/decision.js';
import type { Personal } from '../personal.js';
import type { Agent, Instant, Speaker } from '../records.js';

/** In the order in which a claim usually goes through them. */
export const CLAIM_STATES = [
  'opened', 'waitingForCustomer', 'underReview', 'rmaAuthorised', 'inTransit', 'received', 'accepted', 'inInspection',
  'repair', 'replacement', 'refund', 'voucher', 'rejected', 'shippedBack', 'closed', 'withdrawn'
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const REMEDY_STATES = ['repair', 'replacement', 'refund', 'voucher'] as const;
export type RemedyState = (typeof REMEDY_STATES)[number];

export const CLAIM_RESULTS = ['repaired', 'replaced', 'refunded', 'voucher', 'rejected', 'solved', 'withdrawn', 'duplicate', 'other'] as const;
export type ClaimResult = (typeof CLAIM_RESULTS)[number];

export const PAUSE_REASONS = ['customer', 'parts'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Where an event came from. */
export type Via = 'webchat' | 'teams' | 'terminal' | 'console' | 'timer' | 'bot';

export interface Claim {
  readonly schema: 2;
  /** `GW-YYYY-NNNNNN`. */
  readonly number: string;
  readonly conversation: string;
  readonly locale: Locale;
  readonly state: ClaimState;
  readonly openedAt: Instant;
  readonly customer: { readonly name: Personal | null; readonly email: Personal | null };
  readonly unit: { readonly product: string; readonly serial: Personal | null };
  /** The fault in the customer's own words. */
  readonly description: Personal | null;
  /** `digest` names the text of the policy file that decided. */
  readonly policy: { readonly id: string; readonly version: string; readonly digest: string };
  readonly asOf: Day;
  readonly facts: Facts;
  readonly decision: Decision;
  readonly contested: boolean;
  /** A person decided otherwise than the policy. */
  readonly override: Override | null;
  /** Action ids of the policy that are still to be supplied. */
  readonly missing: readonly string[];
  readonly documents: readonly ClaimDocument[];
  readonly rma: Rma | null;
  readonly parcel: Parcel;
  /** Time to remedy, from acceptance, where the decision itself names none. */
  readonly deadline?: Decision['deadline'];
  /** Interruptions of the time to remedy, oldest first; only the last can be open. */
  readonly pauses: readonly Pause[];
  /** The day by which a complaint is owed an answer; null where none is owed. */
  readonly answerBy: Day | null;
  readonly answeredOn: Day | null;
  /** Other claims for the same unit. */
  readonly links: readonly string[];
  readonly result: { readonly code: ClaimResult; readonly note: Personal | null; readonly at: Instant } | null;
  /** What the clock does next; alarms that went off are in `alarms`. */
  readonly timer: ClaimTimer | null;
  readonly alarms: readonly string[];
  /** Who did what when; only ever appended to. */
  readonly history: readonly ClaimEvent[];
  /** Personal data was blanked on that day. */
  readonly erasedOn?: Day;
}

export interface ClaimDocument {
  /** Of the upload; null for a link. */
  readonly upload: string | null;
  readonly url: Personal | null;
  readonly name: Personal;
  readonly contentType: string;
  /** Action id of the policy it was asked for with; null for anything else. */
  readonly need: string | null;
  readonly at: Instant;
  readonly by: Speaker['role'];
  /** The customer was asked what it is and has not answered yet. */
  readonly asked?: true;
  /** An agent took it off the claim: it stays in the list, so that its place is nobody else's. */
  readonly off?: true;
}

export interface Rma {
  /** `RMA-YYYY-NNNNNN`. */
  readonly number: string;
  readonly authorisedAt: Instant;
  readonly by: Agent;
  /** Last day on which the parcel may be handed in, Europe/Warsaw. */
  readonly validUntil: Day;
  /** Lines of the address; empty where the desk has set none. */
  readonly returnTo: readonly string[];
}

export interface Parcel {
  readonly sentOn: Day | null;
  readonly tracking: Personal | null;
  readonly receivedOn: Day | null;
  readonly condition: Personal | null;
  readonly missingParts: Personal | null;
  /** The day from which the time to remedy runs. */
  readonly acceptedOn: Day | null;
  readonly shippedBackOn: Day | null;
  readonly returnTracking: Personal | null;
}

/** Before anything is on its way. */
export const NO_PARCEL: Parcel = {
  sentOn: null, tracking: null, receivedOn: null, condition: null, missingParts: null, acceptedOn: null, shippedBackOn: null, returnTracking: null
};

export interface Pause {
  readonly from: Day;
  readonly to: Day | null;
  readonly reason: PauseReason;
  readonly note: Personal | null;
}

/** The replacement of a decision by an agent's, with the reason. */
export interface Override {
  readonly outcome: 'covered' | 'not-covered';
  readonly clause: string | null;
  readonly reason: Personal;
  readonly by: Agent;
  readonly at: Instant;
}

export const TIMER_KINDS = ['remind', 'rmaExpires', 'answerSoon', 'answerOverdue', 'dueSoon', 'overdue'] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

export interface ClaimTimer {
  readonly kind: TimerKind;
  readonly on: Day;
  readonly at: Instant;
}

export const CLAIM_ACTS = [
  'opened', 'papersAsked', 'documentAdded', 'reminded', 'handedOver', 'contested', 'taken', 'returnedToBot', 'noted', 'linked', 'overridden',
  'answered', 'rmaAuthorised', 'rmaExpired', 'sent', 'received', 'accepted', 'inspectionBegun', 'repairChosen', 'replacementChosen', 'refundChosen',
  'voucherChosen', 'rejected', 'paused', 'resumed', 'shippedBack', 'closed', 'withdrawn', 'reopened', 'alarmed', 'exported', 'erased'
] as const;
export type ClaimAct = (typeof CLAIM_ACTS)[number];

export interface ClaimEvent {
  readonly at: Instant;
  readonly who: Speaker;
  readonly via: Via;
  readonly what: ClaimAct;
  readonly from: ClaimState | null;
  readonly to: ClaimState;
  /** The clause that a denial rests on. */
  readonly clause?: string;
  readonly note: Personal | null;
}
