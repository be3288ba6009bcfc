/** A road in memory with an echo for a bot: what a channel needs to be tested without dialogs and store. */
import { newSession } from '../../dialogs/case.js';
import type { Conversation, Entry, JsonObject, Received, Said, Speaker } from '../../dialogs/records.js';
import type { Reply } from '../../dialogs/reply.js';
import type { Locale } from '../../policies/language.js';
import type { Arrival, Clock, Handled, NewConversation, Random, Road, RoadChange } from '../../bot/services.js';
import { ConflictError } from '../../bot/store/store.js';

const BOT: Speaker = { role: 'bot', id: 'gwarant', name: 'Gwarant' };

export type Answer = (arrival: Arrival) => readonly Reply[];

/** Says back what was said; greets who comes. */
export const echo: Answer = ({ event }) => {
  if (event.type === 'joined') return [{ text: `Hello (${event.locale ?? 'no locale'})` }];
  return event.type === 'message' ? [{ text: `You said: ${event.text}` }] : [];
};

export class FakeRoad implements Road {
  readonly arrivals: Arrival[] = [];
  private readonly conversations = new Map<string, Conversation>();
  private readonly transcripts = new Map<string, Entry[]>();
  private readonly listeners = new Map<string, Set<(entries: readonly Entry[]) => void>>();
  private readonly changes = new Set<(change: RoadChange) => void>();

  constructor(private readonly clock: Clock, private readonly random: Random, private readonly answer: Answer = echo) {}

  async open({ id = this.random.id(), channel, user, address, locale }: NewConversation): Promise<Conversation> {
    const existing = this.conversations.get(id);
    if (existing) throw new ConflictError('conversation', id, 0, 1);
    const now = this.clock.now().toISOString();
    const conversation: Conversation = {
      schema: 1, id, channel, user, address, locale, createdAt: now, lastAt: now, length: 0, resumeKey: this.random.id(), session: newSession(), handoff: null, handled: []
    };
    this.conversations.set(id, conversation);
    this.transcripts.set(id, []);
    return conversation;
  }

  async find(id: string): Promise<Conversation | null> {
    return this.conversations.get(id) ?? null;
  }

  get opened(): Conversation[] {
    return [...this.conversations.values()];
  }

  /** Found by its resume key, as the store's index does it. */
  byResumeKey(key: string): Conversation[] {
    return this.opened.filter(({ resumeKey }) => resumeKey === key);
  }

  async handle(id: string, arrival: Arrival): Promise<Handled> {
    const conversation = this.conversations.get(id);
    if (!conversation) throw new Error(`unknown conversation ${id}`);
    const before = conversation.handled.find(({ eventId }) => eventId === arrival.eventId);
    if (before) return { entryId: before.entryId, entries: [], response: { ok: true }, conversation, claims: [], repeated: true };
    this.arrivals.push(arrival);
    const received = arrival.activity ? this.append(id, customer(conversation), { type: 'received', activity: arrival.activity }, null) : null;
    const said = this.answer(arrival).map((reply) => this.append(id, BOT, { type: 'said', reply }, received?.id ?? null));
    const entries = received ? [received, ...said] : said;
    this.settle(id, { handled: [...conversation.handled, { eventId: arrival.eventId, entryId: received?.id ?? null }] }, entries);
    return { entryId: received?.id ?? null, entries, response: { ok: true }, conversation: this.must(id), claims: [], repeated: false };
  }

  /** The bot or an agent speaks without being spoken to. */
  say(id: string, reply: Reply, from: Speaker = BOT): Entry {
    const entry = this.append(id, from, { type: 'said', reply }, null);
    this.settle(id, {}, [entry]);
    return entry;
  }

  /** From now on the conversation is in this language. */
  speak(id: string, locale: Locale): void {
    this.settle(id, { locale }, []);
  }

  async readdress(id: string, address: JsonObject): Promise<void> {
    this.settle(id, { address }, []);
  }

  async entries(id: string, after: number): Promise<Entry[]> {
    return (this.transcripts.get(id) ?? []).filter(({ seq }) => seq > after);
  }

  onEntries(id: string, listener: (entries: readonly Entry[]) => void): () => void {
    const listeners = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  onChange(listener: (change: RoadChange) => void): () => void {
    this.changes.add(listener);
    return () => this.changes.delete(listener);
  }

  async idle(): Promise<void> {}

  private append(id: string, from: Speaker, content: Received | Said, replyTo: string | null): Entry {
    const transcript = this.transcripts.get(id) ?? [];
    const last = transcript.at(-1);
    const at = new Date(Math.max(this.clock.now().getTime(), last ? Date.parse(last.at) + 1 : 0)).toISOString();
    const entry: Entry = { schema: 1, id: `${id}-${transcript.length + 1}`, conversation: id, seq: transcript.length + 1, at, from, content, replyTo };
    transcript.push(entry);
    return entry;
  }

  private settle(id: string, change: Partial<Conversation>, entries: readonly Entry[]): void {
    const conversation: Conversation = { ...this.must(id), ...change, length: this.transcripts.get(id)?.length ?? 0 };
    this.conversations.set(id, conversation);
    if (entries.length > 0) for (const listener of this.listeners.get(id) ?? []) listener(entries);
    for (const listener of this.changes) listener({ conversation: { version: 1, value: conversation }, claims: [], entries });
  }

  private must(id: string): Conversation {
    const conversation = this.conversations.get(id);
    if (!conversation) throw new Error(`unknown conversation ${id}`);
    return conversation;
  }
}

function customer({ user }: Conversation): Speaker {
  return { role: 'customer', id: user.id, name: user.name };
}
