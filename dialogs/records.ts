/**
 * What is remembered. A conversation never ends and a claim lives months, so they are separate records; the
 * transcript is a sequence of entries of its own. Every record is plain JSON with the schema it was written in.
 */
import type { Day, FactValue, Locale, Text } from '../policies/language.js';
import type { ClaimDocument } from './claim/record.js';
import type { Personal, PersonalData } from './personal.js';
import type { Handoff } from './handoff/record.js';
import type { ServedHandoff } from './handoff/served.js';
import type { Reply, Signal } from './reply.js';

/** UTC with milliseconds: `2026-11-20T10:33:50.123Z`. */
export type Instant = string;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export type ChannelName = 'webchat' | 'teams' | 'terminal';

export interface Conversation {
  readonly schema: 1;
  /** URL-safe, unguessable. */
  readonly id: string;
  readonly channel: ChannelName;
  /** The channel's id of the customer (`dl_…` on the web page). */
  readonly user: { readonly id: Personal; readonly name: Personal | null };
  /** How to reach the customer from outside a turn; the channel's own shape (Teams: a conversation reference). */
  readonly address: PersonalData<JsonObject> | null;
  readonly locale: Locale;
  readonly createdAt: Instant;
  /** Time of the last entry; entries of one conversation have strictly increasing times. */
  readonly lastAt: Instant;
  /** Number of entries so far; the next entry gets this plus one. */
  readonly length: number;
  /** Secret of the link by which the customer comes back. */
  readonly resumeKey: Personal;
  readonly session: Session;
  readonly handoff: Handoff | null;
  /** Hand-offs that are over, oldest first. */
  readonly served?: readonly ServedHandoff[];
  /** The agent who opened it for a customer on the phone. */
  readonly openedBy?: Agent;
  /** What the bot settled by itself, so that no claim was opened: the last of it. */
  readonly settled?: Settled;
  /** Personal data was blanked on that day. */
  readonly erasedOn?: Day;
  /** Ids of the latest events acted on, newest last: the same event twice is acted on once. */
  readonly handled: readonly { readonly eventId: string; readonly entryId: string | null }[];
}

/** Without personal data: it stays for the figures when the rest goes. */
export interface Settled {
  /** Europe/Warsaw. */
  readonly on: Day;
  /** A check solved the problem, or the customer was told no. */
  readonly outcome: 'solved' | 'not-covered';
  readonly product: string;
  readonly policy: string;
  readonly cites: readonly string[];
}

/** One line of a transcript. */
export interface Entry {
  readonly schema: 1;
  readonly id: string;
  readonly conversation: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly from: Speaker;
  readonly content: Received | Said | Noted;
  /** The entry it answers. */
  readonly replyTo: string | null;
}

export interface Speaker {
  readonly role: 'customer' | 'bot' | 'agent';
  readonly id: Personal;
  readonly name: Personal | null;
}

/** As the channel delivered it: type, text, value, attachments, channelData … of a Bot Framework activity. */
export interface Received {
  readonly type: 'received';
  readonly activity: PersonalData<JsonObject>;
}

export interface Said {
  readonly type: 'said';
  /** Repeats what the customer told, or is an agent's letter to them. */
  readonly reply: PersonalData<Reply>;
}

/** A note among agents; no customer and no channel ever gets it. */
export interface Noted {
  readonly type: 'noted';
  /** What a person wrote; of what the system notes, the part that is not its own words. */
  readonly text: Personal;
  /** What the system notes, to be said in the reader's language. */
  readonly about?: NoteAbout;
}

/** Names are of the desk. */
export type NoteAbout =
  | { readonly what: 'tookOver'; readonly from: string | null }
  /** `to`: null is the queue. */
  | { readonly what: 'reassigned'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'unknown' | 'failed' }
  /** To somebody, or to a queue by its title. */
  | { readonly what: 'passedOn'; readonly to: Text }
  /** Null: until the customer writes. */
  | { readonly what: 'snoozed'; readonly until: Instant | null }
  | { readonly what: 'delegated'; readonly wants: 'file' | 'words' }
  | { readonly what: 'released' | 'returned' | 'closed' };

/** Facts outside any policy that a conversation asks for. */
export const GENERAL_FACTS = [
  'product', 'covers', 'goal', 'openClaim', 'confirm', 'name', 'email', 'serial', 'description', 'rating'
] as const;
export type GeneralFact = (typeof GENERAL_FACTS)[number];

/** What the customer told, in the order in which it was told. `policy` is null for the general facts. */
export interface Answer {
  readonly policy: string | null;
  readonly fact: string;
  readonly value: FactValue | null;
  /** Given in the same breath as others: one step back takes all of them. */
  readonly turn: number;
}

/** Where a conversation stands. The next step follows from the answers alone (`plan.ts`). */
export interface Session {
  /** The day the case began, Europe/Warsaw; null before the first answer. */
  readonly asOf: Day | null;
  readonly greeted: boolean;
  readonly turns: number;
  readonly answers: PersonalData<readonly Answer[]>;
  readonly pending: Pending | null;
  /** What was told already and is not repeated: notices as `policy/notice`, decisions by their content. */
  readonly told: readonly string[];
  /** The customer wants the other covers looked at although something was found that costs no more. */
  readonly furtherCovers: boolean;
  /** The cover the customer chose to claim under. */
  readonly chosenCover: string | null;
  /** Number of the claim opened in this case. */
  readonly claim: string | null;
  /** The answer being changed: asked again before anything else. */
  readonly correcting: { readonly policy: string | null; readonly fact: string } | null;
  /** Files sent before there is a claim to put them to. */
  readonly files?: readonly ClaimDocument[];
  /** Messages in a row that were not understood. */
  readonly unclear: number;
  /** Codes asked for, to see claims of other conversations. */
  readonly codes?: { readonly asked: readonly Instant[]; readonly open: CodeAsked | null };
}

/** A code that was asked for and may be typed now. */
export interface CodeAsked {
  /** Of the claim. */
  readonly number: string;
  /** Never the code itself; null where none was sent. */
  readonly seal: string | null;
  readonly goodUntil: Instant;
  readonly tries: number;
  /** In which it was spoken of last. */
  readonly turn: number;
}

/** The question on the table. A submit that names another question's id is stale. */
export interface Pending {
  readonly id: string;
  /** Covers it is asked for; empty for a general fact. */
  readonly policies: readonly string[];
  /** One fact, or the facts of one form. */
  readonly facts: readonly string[];
  /** Two answers that cannot be together: which one is wrong is asked, by its fact. */
  readonly conflict?: true;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
}

export * from './claim/record.js';
export * from './handoff/record.js';
export type { Reply, Signal };
