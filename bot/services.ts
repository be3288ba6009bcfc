/** What the parts of `bot/` are given: one object made in `start.ts`, passed down, never imported as a global. */
import type { Logger } from 'pino';
import type { Agent, Conversation, Entry, Instant, JsonObject, ChannelName, Claim } from '../dialogs/records.js';
import type { Event, TurnResponse } from '../dialogs/events.js';
import type { CannedReply } from '../dialogs/canned.js';
import type { Desk } from '../dialogs/desk.js';
import type { LetterTemplates } from '../dialogs/letters/template.js';
import type { Locale } from '../policies/language.js';
import type { PolicyBook } from '../policies/book.js';
import type { Presence } from './presence.js';
import type { Settings } from './settings.js';
import type { Signals } from './signals.js';
import type { Stored, Store } from './store/store.js';

export interface Services {
  readonly settings: Settings;
  readonly store: Store;
  readonly road: Road;
  readonly book: PolicyBook;
  readonly desk: Desk;
  readonly presence: Presence;
  readonly letters: LetterTemplates;
  /** Ready answers for agents. */
  readonly replies: readonly CannedReply[];
  readonly signals: Signals;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
}

export interface Clock {
  now(): Date;
}

export interface Random {
  /** URL-safe, unguessable, with 128 bits or more. */
  id(): string;
}

export interface NewConversation {
  /** Chosen by the channel where it has ids of its own (Teams); otherwise left out. */
  readonly id?: string;
  readonly channel: ChannelName;
  readonly user: Conversation['user'];
  readonly address: JsonObject | null;
  readonly locale: Locale;
  /** The agent who opens it for a customer on the phone. */
  readonly openedBy?: Agent;
}

/** One event on the road. */
export interface Arrival {
  /** The sender's id of it (clientActivityID, the Teams activity id): the same id twice is acted on once. */
  readonly eventId: string;
  readonly event: Event;
  /** The activity to keep in the transcript as it came, without what the server owns; null for an event that is not part of it. */
  readonly activity: JsonObject | null;
}

export interface Handled {
  /** Entry of the received activity; null when there was none to keep. */
  readonly entryId: string | null;
  /** Every entry this event wrote, the received one first. Empty for a repeated event. */
  readonly entries: readonly Entry[];
  readonly response: TurnResponse;
  readonly conversation: Conversation;
  readonly claims: readonly Claim[];
  /** The event had been handled before: nothing was done. */
  readonly repeated: boolean;
}

/**
 * The one road: event → records loaded → `turn` → one durable commit → entries published, effects sent on.
 * Events of one conversation are handled one at a time, those of different ones side by side.
 */
export interface Road {
  open(conversation: NewConversation): Promise<Conversation>;
  find(id: string): Promise<Conversation | null>;
  /** @throws UnknownConversation */
  handle(conversation: string, arrival: Arrival): Promise<Handled>;
  /** Changes the address (a new serviceUrl) without a turn. */
  readdress(conversation: string, address: JsonObject): Promise<void>;
  entries(conversation: string, after: number): Promise<Entry[]>;
  /** Calls back with every new entry of the conversation, after its commit, in order. Returns the unsubscribe function. */
  onEntries(conversation: string, listener: (entries: readonly Entry[]) => void): () => void;
  /** Calls back after every commit, for the console and the outbox. */
  onChange(listener: (change: RoadChange) => void): () => void;
  /** Resolves when everything under way is done. */
  idle(): Promise<void>;
}

export interface RoadChange {
  readonly conversation: Stored<Conversation>;
  readonly claims: readonly Claim[];
  readonly entries: readonly Entry[];
}

export type { Agent, Instant };
