/** What is remembered of a desk that works in Teams: where its cards go, who its people are there, what Teams shows. */
import type { Agent, Instant, JsonObject } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';

/** Where the cards of one queue are posted, as somebody of the desk said there with `/here`. */
export interface TeamsPlace {
  readonly schema: 1;
  /** Id of the queue. */
  readonly id: string;
  /** A conversation reference. */
  readonly address: JsonObject;
  /** A channel has threads, a group chat has none. */
  readonly threads: boolean;
  /** Of the cards. */
  readonly locale: Locale;
  readonly by: Agent;
  readonly at: Instant;
}

/** A person of the desk in Teams, by their Teams account. */
export interface TeamsAgent {
  readonly schema: 1;
  /** Hash of tenant and account. */
  readonly id: string;
  readonly person: Agent & { readonly role: 'agent' | 'lead' | 'admin' };
  /** Their own chat with the bot; null before they wrote there. */
  readonly address: JsonObject | null;
  readonly locale: Locale;
  readonly at: Instant;
  /** The conversation that their words in that chat go to, where they hold several. */
  readonly current: string | null;
  /** Where the latest messages went: what Teams repeats goes nowhere else. Newest last. */
  readonly sent: readonly { readonly eventId: string; readonly conversation: string }[];
}

/** The state of something on its way to Teams. `lastError` is null while a call is under way, and after one that worked. */
export interface Attempts {
  readonly attempts: number;
  readonly notBefore: Instant;
  readonly lastError: string | null;
}

/** A hand-off card: one for each time a case waits, in the queue's place and with whoever is asked. */
export interface TeamsCard extends Attempts {
  readonly schema: 1;
  readonly id: string;
  readonly conversation: string;
  /** The hand-off's `since`: a case that waits again has a new card. */
  readonly since: Instant;
  readonly address: JsonObject;
  readonly threads: boolean;
  readonly locale: Locale;
  readonly createdAt: Instant;
  /** Teams' id of the message; null before it was posted. */
  readonly message: string | null;
  /** Hash of what it shows. */
  readonly shown: string | null;
  readonly state: 'open' | 'closed';
}

/** Where the owner of a case works in Teams: what the customer writes is passed on there. */
export interface TeamsThread extends Attempts {
  readonly schema: 1;
  /** Id of the conversation. */
  readonly id: string;
  readonly agent: Agent;
  readonly address: JsonObject;
  /** In the owner's own chat several cases meet: each line names its case. */
  readonly personal: boolean;
  readonly locale: Locale;
  /** The owner was told what is known of the case. */
  readonly briefed: boolean;
  /** The owner was told that the case will be lost, at that moment. */
  readonly warned: Instant | null;
  /** The entry that was passed on last. */
  readonly seq: number;
  /** When the line that could not be passed on was tried first. */
  readonly since: Instant;
  readonly state: 'open' | 'closed';
}

/** The bot's answer to somebody of the desk. Without personal data of customers. */
export interface TeamsNotice extends Attempts {
  readonly schema: 1;
  readonly id: string;
  readonly address: JsonObject;
  readonly text: string;
  readonly at: Instant;
}

/** Teams' id of the thread that begins with this message. */
export function threadOf(address: JsonObject, message: string): string {
  const { id } = address['conversation'] as { readonly id: string };
  return `${id};messageid=${message}`;
}
