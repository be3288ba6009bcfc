/** A road with a dialog of two questions on it: enough to see what a channel does with replies. */
import type { Arrival, Clock, Handled, NewConversation, Road, RoadChange } from '../../../bot/services.js';
import type { Change, Delivery, Store } from '../../../bot/store/store.js';
import { newSession } from '../../../dialogs/case.js';
import type { Event } from '../../../dialogs/events.js';
import type { Conversation, Entry, JsonObject, Speaker } from '../../../dialogs/records.js';
import type { Reply, Submit } from '../../../dialogs/reply.js';

const BOT: Speaker = { role: 'bot', id: 'bot', name: null };

export const COLOUR: Reply = {
  text: 'Which **colour** is it?',
  choices: [
    { title: 'Red', value: { question: 'q1', facts: { colour: 'red' } } },
    { title: 'Blue', value: { question: 'q1', facts: { colour: 'blue' } } },
    { title: 'Status of my claim', value: { intent: 'status' } }
  ],
  signal: { question: { policies: ['kettle'], fact: 'colour', type: 'choice' } }
};
export const SIZE: Reply = { text: 'Which size?', choices: [{ title: 'Small', value: { question: 'q2', facts: { size: 's' } } }] };
export const CLOSED: Reply = { text: 'That question is closed.' };

/** What the next turn says in place of the two questions. */
export type Script = (event: Event) => readonly Reply[] | null;

export class ScriptedRoad implements Road {
  readonly arrivals: Arrival[] = [];
  script: Script = () => null;
  /** Thrown by the next turn. */
  failure: Error | null = null;
  readonly #listeners = new Set<(change: RoadChange) => void>();
  #turns: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store, private readonly clock: Clock) {}

  async find(id: string): Promise<Conversation | null> {
    return (await this.store.get('conversation', id))?.value ?? null;
  }

  async open({ id = 'new', ...rest }: NewConversation): Promise<Conversation> {
    const at = this.#now();
    const value: Conversation = {
      schema: 1, id, createdAt: at, lastAt: at, length: 0, resumeKey: `resume-${id}`, session: newSession(), handoff: null, handled: [], ...rest
    };
    await this.store.commit([{ kind: 'conversation', id, expected: 0, value }]);
    return value;
  }

  async readdress(id: string, address: JsonObject): Promise<void> {
    const stored = await this.store.get('conversation', id);
    if (stored) await this.store.commit([{ kind: 'conversation', id, expected: stored.version, value: { ...stored.value, address } }]);
  }

  handle(id: string, arrival: Arrival): Promise<Handled> {
    const turn = this.#turns.then(() => this.#handle(id, arrival));
    this.#turns = turn.catch(() => null);
    return turn;
  }

  entries(conversation: string, after: number): Promise<Entry[]> {
    return this.store.entries(conversation, after);
  }

  onEntries(): () => void {
    throw new Error('not part of these tests');
  }

  onChange(listener: (change: RoadChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async idle(): Promise<void> {
    await this.#turns;
  }

  /** Somebody says something outside any turn of the customer's. */
  say(id: string, reply: Reply, from: Speaker = BOT): Promise<Handled> {
    const turn = this.#turns.then(() => this.#commit(id, null, [{ from, content: { type: 'said', reply } }]));
    this.#turns = turn;
    return turn;
  }

  async #handle(id: string, arrival: Arrival): Promise<Handled> {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    const conversation = await this.#known(id);
    const before = conversation.handled.find(({ eventId }) => eventId === arrival.eventId);
    if (before) return { entryId: before.entryId, entries: [], response: { ok: true }, conversation, claims: [], repeated: true };
    this.arrivals.push(arrival);
    const customer: Speaker = { role: 'customer', ...conversation.user };
    const received: Pick<Entry, 'from' | 'content'>[] = arrival.activity ? [{ from: customer, content: { type: 'received', activity: arrival.activity } }] : [];
    const replies = this.script(arrival.event) ?? dialog(conversation, arrival.event);
    return this.#commit(id, arrival.eventId, [...received, ...replies.map((reply) => ({ from: BOT, content: { type: 'said' as const, reply } }))]);
  }

  async #commit(id: string, eventId: string | null, bodies: readonly Pick<Entry, 'from' | 'content'>[]): Promise<Handled> {
    const stored = await this.store.get('conversation', id);
    if (!stored) throw new Error('unknown conversation');
    const entries = bodies.map((body, index): Entry => {
      const seq = stored.value.length + 1 + index;
      return { schema: 1, id: `${id}-${seq}`, conversation: id, seq, at: this.#now(), replyTo: null, ...body };
    });
    const entryId = entries[0]?.content.type === 'received' ? entries[0].id : null;
    const handled = eventId === null ? stored.value.handled : [...stored.value.handled, { eventId, entryId: entryId ?? '' }];
    const conversation: Conversation = { ...stored.value, length: stored.value.length + entries.length, handled };
    const changes: Change[] = entries.flatMap((entry): Change[] => [{ kind: 'entry', id: entry.id, expected: 0, value: entry }, ...this.#deliveryOf(entry)]);
    await this.store.commit([{ kind: 'conversation', id, expected: stored.version, value: conversation }, ...changes]);
    for (const listener of this.#listeners) listener({ conversation: { version: stored.version + 1, value: conversation }, claims: [], entries });
    return { entryId, entries, response: { ok: true }, conversation, claims: [], repeated: false };
  }

  #deliveryOf(entry: Entry): Change[] {
    if (entry.content.type === 'received') return [];
    const value: Delivery = { schema: 1, id: entry.id, conversation: entry.conversation, entry: entry.id, state: 'pending', attempts: 0, notBefore: this.#now(), lastError: null };
    return [{ kind: 'delivery', id: value.id, expected: 0, value }];
  }

  async #known(id: string): Promise<Conversation> {
    const conversation = await this.find(id);
    if (!conversation) throw new Error('unknown conversation');
    return conversation;
  }

  #now(): string {
    return this.clock.now().toISOString();
  }
}

/** Greets with the first question; an answer to it brings the second one; anything else is told to be closed. */
function dialog({ handled }: Conversation, event: Event): readonly Reply[] {
  if (event.type === 'joined') return [{ text: 'Hello!' }, COLOUR];
  if (event.type !== 'message') return [];
  const { question } = (event.value ?? {}) as Submit;
  if (question === undefined) return [{ text: `You said: ${event.text}` }];
  return question === 'q1' && handled.length === 1 ? [SIZE] : [CLOSED];
}
