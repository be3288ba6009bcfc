/** A conversation's way to a person. Ownership is a lease: one at a time, and lost by silence. */
import type { Personal } from '../personal.js';
import type { Agent, Instant } from '../records.js';

export const HANDOFF_REASONS = ['rma', 'referred', 'asked', 'contested'] as const;

/** `delegated`: the owner has left something for the bot to collect, and gets the case back with the customer's answer. */
export const HANDOFF_STATES = ['waiting', 'accepted', 'delegated', 'completed'] as const;
/** Not over. */
export const OPEN_HANDOFF_STATES = ['waiting', 'accepted', 'delegated'] as const satisfies readonly (typeof HANDOFF_STATES)[number][];
export type HandoffState = (typeof HANDOFF_STATES)[number];

export interface Handoff {
  readonly state: HandoffState;
  readonly reason: (typeof HANDOFF_REASONS)[number];
  /** Since when the customer waits for somebody to take the case. */
  readonly since: Instant;
  readonly agent: Agent | null;
  readonly acceptedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly claim: string | null;
  /** When the customer was last told that what is written while waiting reaches the person. */
  readonly acknowledgedAt: Instant | null;
  /** Id of the queue. */
  readonly queue: string;
  /** Who is asked to take it now; others of the queue may take it too. */
  readonly offered: { readonly agent: Agent; readonly at: Instant } | null;
  /** Ids of those who were asked already. */
  readonly tried: readonly string[];
  /** What the customer was promised: an answer by then. */
  readonly promise: { readonly by: Instant; readonly state: 'open' | 'kept' | 'broken' } | null;
  /** Promises that were broken; a newer one may have been kept since. */
  readonly brokenPromises: number;
  /** From the one who passed it on, for the one who takes it. */
  readonly note: Personal | null;
  /** What the bot collects for the owner: a file is asked for once more when words come instead. */
  readonly collects: 'file' | 'words' | null;
  /** The owner looks at it again then, or when the customer writes. */
  readonly snoozedUntil: Instant | null;
  /** Since when the customer waits for the owner's word; null when the owner spoke last. Nobody counts it while the case is snoozed. */
  readonly silentSince: Instant | null;
  readonly warnedAt: Instant | null;
  /** When the customer called; unlike `since` it stays when the case goes back to waiting. */
  readonly calledAt: Instant | null;
  /** A person's first words. */
  readonly answeredAt: Instant | null;
  /** How often it changed hands after it was taken. */
  readonly passedOn: number;
  /** What a person wrote that the customer may not have seen, since when, and how long the transcript was before the last of it. */
  readonly unseen: { readonly since: Instant; readonly after: number; readonly words: readonly Personal[] } | null;
  readonly timer: HandoffTimer | null;
}

export const HANDOFF_TIMERS = ['offerNext', 'opens', 'promiseDue', 'ownerWarned', 'ownerLoses', 'wakes', 'unseen'] as const;
export type HandoffTimerKind = (typeof HANDOFF_TIMERS)[number];

export interface HandoffTimer {
  readonly kind: HandoffTimerKind;
  readonly at: Instant;
}

/** What a hand-off has before anybody did anything; also what records of before queues are read with. */
export const UNTOUCHED = {
  agent: null, acceptedAt: null, completedAt: null, acknowledgedAt: null, queue: '', offered: null, tried: [], promise: null, brokenPromises: 0, note: null,
  collects: null, snoozedUntil: null, silentSince: null, warnedAt: null, calledAt: null, answeredAt: null, passedOn: 0, unseen: null, timer: null
} as const satisfies Partial<Handoff>;
