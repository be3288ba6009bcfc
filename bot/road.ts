/**
 * The one road: event → records loaded → `turn` → one durable commit → entries published, effects sent on. Events of
 * one conversation are handled one at a time, those of different ones side by side.
 */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Effect, Event, State, TurnResult, World } from '../dialogs/events.js';
import type { Desk } from '../dialogs/desk.js';
import type { LetterTemplates } from '../dialogs/letters/template.js';
import type { Claim, Conversation, Entry, JsonObject, Session, Speaker } from '../dialogs/records.js';
import type { PolicyBook } from '../policies/book.js';
import { dayInWarsaw } from '../dialogs/day.js';
import { Lookups, resumeLink, type People } from './lookups.js';
import { Numbers } from './numbers.js';
import { Queues } from './queues.js';
import type { Arrival, Clock, Handled, NewConversation, Random, Road, RoadChange } from './services.js';
import { retried } from './store/attempts.js';
import type { Change, Delivery, Store, Stored } from './store/store.js';
import { webhookChanges } from './webhooks/derive.js';

export interface RoadOptions {
  readonly store: Store;
  /** The policies in force; asked at every turn. */
  readonly book: () => PolicyBook;
  readonly clock: Clock;
  readonly random: Random;
  readonly turn: (state: State, event: Event, world: World) => TurnResult;
  readonly newSession: () => Session;
  readonly publicUrl: string;
  /** What codes are sealed with; one of this process alone where it is left out. */
  readonly codeKey?: string;
  readonly desk: () => Desk;
  /** Who is at the desk now. */
  readonly people: People;
  /** How far down the transcript the customer of a conversation has looked; nobody knows where it is left out. */
  readonly seen?: (conversation: string) => number;
  readonly letters: () => LetterTemplates;
  /** Address of a letter's PDF for whoever has it. */
  readonly letterLink: (letter: string) => string;
  readonly log: Logger;
  readonly onEffect: (effect: Effect) => void;
}

export class UnknownConversation extends Error {
  override readonly name = 'UnknownConversation';
  readonly code = 'unknownConversation';
}

/**
 * A turn threw: a mistake of ours. Nothing of the event was kept. It has no `cause`: whoever logs this error would log
 * the cause's message too, which could repeat what the customer wrote.
 */
export class TurnFailed extends Error {
  override readonly name = 'TurnFailed';
  readonly code = 'turnFailed';
}

/** Events remembered per conversation, to act once on what is sent twice. */
const REMEMBERED = 100;

export function createRoad(options: RoadOptions): Road {
  return new TheRoad(options);
}

class TheRoad implements Road {
  readonly #queues = new Queues();
  readonly #entryListeners = new Map<string, Set<(entries: readonly Entry[]) => void>>();
  readonly #changeListeners = new Set<(change: RoadChange) => void>();

  readonly #codeKey: string;

  constructor(private readonly options: RoadOptions) {
    this.#codeKey = options.codeKey ?? randomBytes(32).toString('base64url');
  }

  async open(wanted: NewConversation): Promise<Conversation> {
    const { store, clock, random, newSession } = this.options;
    const at = clock.now().toISOString();
    const conversation: Conversation = {
      schema: 1, id: wanted.id ?? random.id(), channel: wanted.channel, user: wanted.user, address: wanted.address, locale: wanted.locale,
      createdAt: at, lastAt: at, length: 0, resumeKey: random.id(), session: newSession(), handoff: null, handled: [],
      ...(wanted.openedBy ? { openedBy: wanted.openedBy } : {})
    };
    await store.commit([{ kind: 'conversation', id: conversation.id, expected: 0, value: conversation }]);
    return conversation;
  }

  async find(id: string): Promise<Conversation | null> {
    return (await this.options.store.get('conversation', id))?.value ?? null;
  }

  handle(id: string, arrival: Arrival): Promise<Handled> {
    return this.#queues.run(id, () => retried(() => this.#event(id, arrival, null)));
  }

  readdress(id: string, address: JsonObject): Promise<void> {
    return this.#queues.run(id, () => retried(async () => {
      const { version, value } = await this.#load(id);
      if (JSON.stringify(value.address) === JSON.stringify(address)) return;
      await this.options.store.commit([{ kind: 'conversation', id, expected: version, value: { ...value, address } }]);
    }));
  }

  entries(conversation: string, after: number): Promise<Entry[]> {
    return this.options.store.entries(conversation, after);
  }

  onEntries(conversation: string, listener: (entries: readonly Entry[]) => void): () => void {
    const listeners = this.#entryListeners.get(conversation) ?? new Set();
    this.#entryListeners.set(conversation, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#entryListeners.get(conversation) === listeners) this.#entryListeners.delete(conversation);
    };
  }

  onChange(listener: (change: RoadChange) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  idle(): Promise<void> {
    return this.#queues.idle();
  }

  /** @param numbers the counters, while this turn has them for itself; null on the first try, when none may be needed */
  async #event(id: string, arrival: Arrival, numbers: Numbers | null): Promise<Handled> {
    const { store } = this.options;
    const stored = await this.#load(id);
    const claims = await store.find('claim', 'conversation', id);
    const before = stored.value.handled.find(({ eventId }) => eventId === arrival.eventId);
    const state: State = { conversation: stored.value, claims: claims.map(({ value }) => value).sort((a, b) => a.openedAt.localeCompare(b.openedAt) || a.number.localeCompare(b.number)) };
    if (before) return { entryId: before.entryId, entries: [], response: { ok: true }, conversation: state.conversation, claims: state.claims, repeated: true };
    const now = this.options.clock.now();
    const taking = numbers ?? new Numbers(dayInWarsaw(now).slice(0, 4), new Map());
    const lookups = new Lookups(store, this.options.random, this.options.people, this.#codeKey, this.options.publicUrl);
    let result = this.#turn(state, arrival.event, now, taking, lookups);
    while (await lookups.load()) {
      taking.putBack();
      result = this.#turn(state, arrival.event, now, taking, lookups);
    }
    // A turn that takes numbers, or counts what a unit has left or how much was sent, is run anew with the counters for itself.
    const counted = [...(result.changes.ledgers ?? []), ...(result.changes.codes ?? [])];
    if (numbers === null && (taking.taken || counted.length > 0)) {
      return this.#queues.run('numbers', async () => this.#event(id, arrival, await Numbers.load(store, dayInWarsaw(now).slice(0, 4))));
    }
    if (isNothing(arrival, result)) return { entryId: null, entries: [], response: result.response, conversation: state.conversation, claims: state.claims, repeated: false };
    return this.#keep(stored, claims, arrival, result, now, [...taking.changes(), ...lookups.changes(result.changes.ledgers ?? [], result.changes.codes ?? [])]);
  }

  #turn(state: State, event: Event, now: Date, numbers: Numbers, lookups: Lookups): TurnResult {
    const { book, desk, letters, letterLink, publicUrl, turn, log } = this.options;
    try {
      return turn(state, event, {
        now: now.toISOString(),
        today: dayInWarsaw(now),
        policies: book(),
        claimNumber: () => numbers.next('claims', 'GW'),
        rmaNumber: () => numbers.next('rmas', 'RMA'),
        desk: desk(),
        letters: letters(),
        letterLink: (letter) => (state.conversation.channel === 'webchat' ? letterLink(letter) : null),
        customerSaw: () => this.options.seen?.(state.conversation.id) ?? 0,
        ...lookups.world,
        resumeLink: resumeLink(state.conversation, publicUrl)
      });
    } catch (error) {
      // The message could repeat what the customer wrote; where it happened does not.
      log.error({ error: error instanceof Error ? error.name : typeof error, at: placesOf(error) }, 'turn failed');
      throw new TurnFailed('the turn failed');
    }
  }

  async #keep(stored: Stored<Conversation>, claims: readonly Stored<Claim>[], arrival: Arrival, result: TurnResult, now: Date, more: readonly Change[]): Promise<Handled> {
    const entries = entriesOf(stored.value, arrival, result, now);
    const received = arrival.activity === null ? null : (entries[0]?.id ?? null);
    const conversation: Conversation = {
      ...result.changes.conversation,
      length: stored.value.length + entries.length,
      lastAt: entries.at(-1)?.at ?? stored.value.lastAt,
      handled: [...stored.value.handled, { eventId: arrival.eventId, entryId: received }].slice(-REMEMBERED)
    };
    const changes: Change[] = [
      { kind: 'conversation', id: conversation.id, expected: stored.version, value: conversation },
      ...result.changes.claims.map((claim): Change => ({
        kind: 'claim', id: claim.number, expected: claims.find(({ value }) => value.number === claim.number)?.version ?? 0, value: claim
      })),
      ...entries.map((entry): Change => ({ kind: 'entry', id: entry.id, expected: 0, value: entry })),
      ...deliveriesOf(conversation, entries),
      ...(result.changes.letters ?? []).map((letter): Change => ({
        kind: 'letter', id: letter.id, expected: 0, value: { ...letter, state: letter.to === null || letter.withheld ? 'kept' : 'pending', attempts: 0, notBefore: letter.at, lastError: null }
      })),
      ...webhookChanges(this.options.desk(), { conversation: stored.value, claims: claims.map(({ value }) => value) }, { conversation, claims: result.changes.claims }, stored.version + 1, now.toISOString()),
      ...more
    ];
    await this.options.store.commit(changes);
    this.#publish({ conversation: { version: stored.version + 1, value: conversation }, claims: result.changes.claims, entries });
    for (const effect of result.effects) this.#safely(() => this.options.onEffect(effect));
    const changed = new Set(result.changes.claims.map(({ number }) => number));
    const all = [...claims.map(({ value }) => value).filter(({ number }) => !changed.has(number)), ...result.changes.claims];
    return { entryId: received, entries, response: result.response, conversation, claims: all, repeated: false };
  }

  #publish(change: RoadChange): void {
    if (change.entries.length > 0) {
      for (const listener of this.#entryListeners.get(change.conversation.value.id) ?? []) this.#safely(() => listener(change.entries));
    }
    for (const listener of this.#changeListeners) this.#safely(() => listener(change));
  }

  /** A listener that throws harms nobody: what it listens to is kept already. */
  #safely(call: () => unknown): void {
    const failed = (error: unknown): void => this.options.log.error({ at: placesOf(error) }, 'a listener failed');
    try {
      const promised = call();
      if (promised instanceof Promise) promised.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  async #load(id: string): Promise<Stored<Conversation>> {
    const stored = await this.options.store.get('conversation', id);
    if (!stored) throw new UnknownConversation(id);
    return stored;
  }
}

/** Refused without a word: not remembered either, so that the same request may succeed later. */
function isNothing({ activity }: Arrival, { response, replies }: TurnResult): boolean {
  return !response.ok && activity === null && replies.length === 0;
}

/** The received activity first, then what was said; times strictly increase within a conversation. */
function entriesOf(conversation: Conversation, { activity }: Arrival, { replies, notes = [] }: TurnResult, now: Date): Entry[] {
  const customer: Speaker = { role: 'customer', id: conversation.user.id, name: conversation.user.name };
  const first = Math.max(now.getTime(), Date.parse(conversation.lastAt) + 1);
  const contents = [
    ...(activity === null ? [] : [{ from: customer, content: { type: 'received' as const, activity } }]),
    ...replies.map(({ from, reply }) => ({ from, content: { type: 'said' as const, reply } })),
    ...notes.map(({ from, ...note }) => ({ from, content: { type: 'noted' as const, ...note } }))
  ];
  const idOf = (seq: number): string => `${conversation.id}-${String(seq).padStart(7, '0')}`;
  const answered = activity === null ? null : idOf(conversation.length + 1);
  return contents.map(({ from, content }, index): Entry => {
    const seq = conversation.length + index + 1;
    return {
      schema: 1, id: idOf(seq), conversation: conversation.id, seq, at: new Date(first + index).toISOString(), from, content,
      replyTo: content.type === 'said' && from.role === 'bot' ? answered : null
    };
  });
}

/** What was said to a channel that is reached by calls waits in the outbox, written in the same commit. */
function deliveriesOf(conversation: Conversation, entries: readonly Entry[]): Change[] {
  if (conversation.channel !== 'teams') return [];
  return entries.filter(({ content }) => content.type === 'said').map((entry): Change => {
    const delivery: Delivery = { schema: 1, id: entry.id, conversation: conversation.id, entry: entry.id, state: 'pending', attempts: 0, notBefore: entry.at, lastError: null };
    return { kind: 'delivery', id: delivery.id, expected: 0, value: delivery };
  });
}

function placesOf(error: unknown): readonly string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, 8);
}
