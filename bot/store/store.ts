/**
 * The small interface that everything durable goes through. The core owns it; stores implement it and pass one
 * contract suite (`test/bot/store/contract.ts`).
 */
import type { CodesSent } from '../../dialogs/claim/codes.js';
import { serialKey, type Ledger } from '../../dialogs/claim/ledger.js';
import { hasEnded } from '../../dialogs/claim/transitions.js';
import { callDays } from '../../dialogs/handoff/served.js';
import type { Letter } from '../../dialogs/letters/letter.js';
import { isOfAddress } from '../../dialogs/letters/sparing.js';
import type { Personal } from '../../dialogs/personal.js';
import type { Claim, Conversation, Entry, Instant } from '../../dialogs/records.js';
import type { Reading } from '../console/reading.js';
import type { WebhookMessage, WebhookStop } from '../webhooks/records.js';
import { threadOf, type TeamsAgent, type TeamsCard, type TeamsNotice, type TeamsPlace, type TeamsThread } from '../channels/teams-desk/records.js';

/** A message on its way to a channel that is reached by calls (Teams): sent at least once, by the outbox. */
export interface Delivery {
  readonly schema: 1;
  readonly id: string;
  readonly conversation: string;
  readonly entry: string;
  readonly state: 'pending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly notBefore: Instant;
  readonly lastError: Personal | null;
}

/** The last number given out: `{"name": "claims-2026", "last": 123}`. */
export interface Counter {
  readonly schema: 1;
  readonly name: string;
  readonly last: number;
}

/** A file a customer sent. The bytes lie beside the records, under `id`. */
export interface Upload {
  readonly schema: 1;
  /** Unguessable. */
  readonly id: string;
  readonly conversation: string;
  readonly name: Personal;
  readonly contentType: string;
  readonly bytes: number;
  readonly at: Instant;
}

/** Somebody signed in to the console. `id` is a hash of the cookie's secret, so that a stolen store opens nothing. */
export interface SignIn {
  readonly schema: 1;
  readonly id: string;
  /** `teamsCode`: typed once to the bot in Teams; `tabCode`: lets the console's tab in Teams in, once. */
  readonly kind: 'link' | 'session' | 'teamsCode' | 'tabCode';
  readonly person: { readonly id: string; readonly name: string; readonly role: 'agent' | 'lead' | 'admin' };
  readonly expiresAt: Instant;
  /** Of sessions, and of tab codes. */
  readonly visit?: Visit;
  /** Of tab codes: when the session ends that they are opened from. */
  readonly until?: Instant;
  /** Of tab codes, and of sessions opened by one: id of the session that let the tab in. They end with it. */
  readonly letInBy?: string;
}

/** Members of the staff only: no customer's data. */
export interface Visit {
  readonly since: Instant;
  /** To within a few minutes. */
  readonly seenAt: Instant;
  /** Of OpenID Connect; null for one that a link opened. */
  readonly issuer: string | null;
  /** What the provider wants to see when somebody signs out there. */
  readonly idToken: string | null;
  /** Of the console's tab in Teams. */
  readonly tab?: true;
}

/** The text of a policy file as it was when it was in force: claims are replayed with it after any later edit. */
export interface KeptPolicy {
  readonly schema: 1;
  /** SHA-256 of the text, hexadecimal. */
  readonly id: string;
  readonly policy: string;
  readonly version: string;
  readonly text: string;
}

/** A letter and what became of it: `kept` has no address, or is withheld, and is only opened or printed. */
export interface KeptLetter extends Letter {
  readonly state: 'pending' | 'sent' | 'failed' | 'kept';
  readonly attempts: number;
  readonly notBefore: Instant;
  readonly lastError: Personal | null;
}

export interface Records {
  conversation: Conversation;
  claim: Claim;
  entry: Entry;
  delivery: Delivery;
  counter: Counter;
  upload: Upload;
  signIn: SignIn;
  policy: KeptPolicy;
  ledger: Ledger;
  codes: CodesSent;
  letter: KeptLetter;
  reading: Reading;
  teamsPlace: TeamsPlace;
  teamsAgent: TeamsAgent;
  teamsCard: TeamsCard;
  teamsThread: TeamsThread;
  teamsNotice: TeamsNotice;
  webhook: WebhookMessage;
  webhookStop: WebhookStop;
}

export type Kind = keyof Records;

export interface Stored<T> {
  /** 1 when first written, one more at every change. */
  readonly version: number;
  readonly value: T;
}

/** `expected` is the version that was read, 0 for a new record. `value` null deletes. Ids of entries and deliveries are `CONVERSATION-SEQ`. */
export type Change = {
  [K in Kind]: { readonly kind: K; readonly id: string; readonly expected: number; readonly value: Records[K] | null };
}[Kind];

/** Keys by which records can be found; each names a function of the record that gives its key, several keys, or null for none. */
export const INDEXES = {
  conversation: {
    user: (c: Conversation) => `${c.channel}:${c.user.id}`,
    resumeKey: (c: Conversation) => c.resumeKey,
    /** The address that was told, lower case: of conversations without a claim, too. */
    email: (c: Conversation) => emailIn(c),
    /** Day (UTC) of the last entry, for retention: of conversations without a claim, until they are erased. */
    idleSince: (c: Conversation) => (c.erasedOn === undefined && c.session.claim === null ? c.lastAt.slice(0, 10) : null),
    /** By state, until it is over. */
    handoff: (c: Conversation) => (c.handoff && c.handoff.state !== 'completed' ? c.handoff.state : null),
    /** With a person's words that may have to go out as a letter, also when the case is over. */
    unseen: (c: Conversation) => (c.handoff?.unseen ? 'yes' : null),
    /** What the bot settled by itself, by day (Europe/Warsaw). */
    settledOn: (c: Conversation) => c.settled?.on ?? null,
    /** UTC days on which a person was called. */
    calledOn: (c: Conversation) => callDays(c),
    /** Finished cases by their day (UTC), for the console's recent ones. */
    handoffCompletedOn: (c: Conversation) => (c.handoff?.state === 'completed' ? (c.handoff.completedAt?.slice(0, 10) ?? null) : null)
  },
  claim: {
    conversation: (c: Claim) => c.conversation,
    state: (c: Claim) => c.state,
    serial: (c: Claim) => (c.unit.serial === null ? null : serialKey(c.unit.serial) || null),
    email: (c: Claim) => c.customer.email?.toLowerCase() ?? null,
    /** Words of the name, lower case, without diacritics. */
    name: (c: Claim) => wordsOf(c.customer.name),
    product: (c: Claim) => c.unit.product,
    rma: (c: Claim) => c.rma?.number ?? null,
    /** UTC day. */
    openedOn: (c: Claim) => c.openedAt.slice(0, 10),
    /** UTC day on which a claim was closed or withdrawn. */
    endedOn: (c: Claim) => endOf(c),
    /** The same with the state, until personal data is blanked: `closed:2026-11-20`. */
    retained: (c: Claim) => (endOf(c) !== null && c.erasedOn === undefined ? `${c.state}:${endOf(c)}` : null)
  },
  entry: { conversation: (e: Entry) => e.conversation },
  delivery: {
    state: (d: Delivery) => (d.state === 'sent' ? null : d.state),
    /** What is still to be sent to a conversation; its ids have the order in which it was said. */
    pending: (d: Delivery) => (d.state === 'pending' ? d.conversation : null)
  },
  counter: {},
  upload: { conversation: (u: Upload) => u.conversation },
  signIn: { kind: (s: SignIn) => s.kind },
  policy: {},
  ledger: { serial: (l: Ledger) => l.serial },
  codes: {
    /** Counts of letters to an address, by the UTC day of the last one: they are forgotten. */
    addressOn: (c: CodesSent) => (isOfAddress(c) ? (c.at.at(-1)?.slice(0, 10) ?? null) : null)
  },
  letter: {
    state: (l: KeptLetter) => (l.state === 'sent' || l.state === 'kept' ? null : l.state),
    claim: (l: KeptLetter) => l.claim,
    conversation: (l: KeptLetter) => l.conversation
  },
  reading: {},
  teamsPlace: {},
  teamsAgent: { person: (a: TeamsAgent) => a.person.id, everybody: () => 'yes' },
  teamsCard: {
    conversation: (c: TeamsCard) => c.conversation,
    state: (c: TeamsCard) => (c.state === 'open' ? 'open' : null),
    /** Teams' ids of the place and the message, by which a thread is known. */
    thread: (c: TeamsCard) => (c.message === null ? null : threadOf(c.address, c.message))
  },
  teamsThread: { state: (t: TeamsThread) => (t.state === 'open' ? 'open' : null) },
  teamsNotice: { pending: () => 'yes' },
  webhook: { state: (m: WebhookMessage) => (m.attempts === 0 ? 'fresh' : 'tried') },
  webhookStop: {}
} as const satisfies { [K in Kind]: Record<string, (value: Records[K]) => IndexKey> };

export type IndexKey = string | readonly string[] | null;

/** `Łukasz Żak` → `lukasz`, `zak`: how customers' names are found. */
export function wordsOf(name: string | null): readonly string[] | null {
  const plain = (name ?? '').toLowerCase().replace(/ł/gu, 'l').normalize('NFD').replace(/\p{M}/gu, '');
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean))];
}

function endOf({ state, history }: Claim): string | null {
  return hasEnded(state) ? (history.findLast(({ what }) => what === 'closed' || what === 'withdrawn')?.at.slice(0, 10) ?? null) : null;
}

/** As it was told last. */
function emailIn({ session }: Conversation): string | null {
  const email = session.answers.findLast(({ policy, fact }) => policy === null && fact === 'email')?.value;
  return typeof email === 'string' ? email.toLowerCase() : null;
}

export type IndexName<K extends Kind> = keyof (typeof INDEXES)[K] & string;

export interface Store {
  /** The record, or null when there is none. */
  get<K extends Kind>(kind: K, id: string): Promise<Stored<Records[K]> | null>;
  /** All records whose index has this key, in the order of their ids. */
  find<K extends Kind>(kind: K, index: IndexName<K>, key: string): Promise<Stored<Records[K]>[]>;
  /** How many `find` would give, without reading them. */
  count<K extends Kind>(kind: K, index: IndexName<K>, key: string): Promise<number>;
  /** Entries of a conversation with `seq` greater than `after`, in order. */
  entries(conversation: string, after: number): Promise<Entry[]>;
  /**
   * Writes all changes or none; resolves when they are durable (they survive kill -9 and loss of power).
   * @throws ConflictError when a record is not at its expected version; nothing is written then.
   */
  commit(changes: readonly Change[]): Promise<void>;
  /** Keeps a file's bytes durably under the upload's id. */
  putBytes(id: string, bytes: Uint8Array): Promise<void>;
  getBytes(id: string): Promise<Uint8Array | null>;
  /** Bytes that are gone already are fine. */
  deleteBytes(id: string): Promise<void>;
  /** When it returns, nothing that was changed or deleted before the call is left in any file of the store's: for erasing. */
  scrub(): Promise<void>;
  /** Is the store able to write? For readiness. @throws when not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  constructor(readonly kind: Kind, readonly id: string, readonly expected: number, readonly found: number) {
    super(`${kind} ${id}: expected version ${expected}, found ${found}`);
  }
}
