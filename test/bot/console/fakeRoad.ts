/** A road with just enough of a dialog on it for the console: ownership, words, RMA, closing, returning. */
import type { Arrival, Clock, Handled, NewConversation, Road, RoadChange } from '../../../bot/services.js';
import type { Store } from '../../../bot/store/store.js';
import type { AgentAction, RefusalCode, TurnResponse } from '../../../dialogs/events.js';
import type { Agent, Claim, Conversation, Entry, Handoff, JsonObject, Speaker } from '../../../dialogs/records.js';

interface Outcome {
  readonly handoff: Handoff;
  readonly claims: readonly Claim[];
  readonly says: string;
  readonly plain?: true;
}

export class FakeRoad implements Road {
  readonly arrivals: Arrival[] = [];
  readonly #listeners = new Set<(change: RoadChange) => void>();
  #turns: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Store, private readonly clock: Clock) {}

  async find(id: string): Promise<Conversation | null> {
    return (await this.store.get('conversation', id))?.value ?? null;
  }

  handle(id: string, arrival: Arrival): Promise<Handled> {
    const turn = this.#turns.then(() => this.#handle(id, arrival));
    this.#turns = turn.catch(() => null);
    return turn;
  }

  entries(conversation: string, after: number): Promise<Entry[]> {
    return this.store.entries(conversation, after);
  }

  onChange(listener: (change: RoadChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async open(_: NewConversation): Promise<Conversation> { throw new Error('not part of these tests'); }
  async readdress(): Promise<void> { throw new Error('not part of these tests'); }
  onEntries(): () => void { throw new Error('not part of these tests'); }
  async idle(): Promise<void> { await this.#turns; }

  /** The customer writes. */
  customerSays(id: string, text: string): Promise<Handled> {
    const activity: JsonObject = { type: 'message', text };
    return this.handle(id, { eventId: `customer:${text}`, event: { type: 'message', text }, activity });
  }

  /** The bot writes, for once without being asked. */
  async botSays(id: string, text: string): Promise<void> {
    const conversation = await this.find(id);
    if (!conversation) throw new Error('unknown conversation');
    const arrival: Arrival = { eventId: `bot:${text}`, event: { type: 'joined' }, activity: null };
    const bot: Speaker = { role: 'bot', id: 'bot', name: null };
    await this.#commit(conversation, conversation.handoff, [], arrival, { from: bot, content: { type: 'said', reply: { text } } });
  }

  async #handle(id: string, arrival: Arrival): Promise<Handled> {
    const stored = await this.store.get('conversation', id);
    if (!stored) throw new Error('unknown conversation');
    const before = stored.value;
    const claims = (await this.store.find('claim', 'conversation', id)).map(({ value }) => value);
    const done = (conversation: Conversation, response: TurnResponse, repeated: boolean, entries: Entry[] = []): Handled =>
      ({ entryId: null, entries, response, conversation, claims, repeated });
    if (before.handled.some(({ eventId }) => eventId === arrival.eventId)) return done(before, { ok: true }, true);
    this.arrivals.push(arrival);
    const { event } = arrival;
    if (event.type !== 'agent') return this.#commit(before, before.handoff, [], arrival, customerEntry(before, arrival));
    const outcome = act(before, claims, event.agent, event.action, this.clock.now().toISOString());
    if (typeof outcome === 'string') return done(before, { ok: false, code: outcome }, false);
    const from: Speaker = { role: event.action.do === 'say' ? 'agent' : 'bot', id: event.agent.id, name: event.action.do === 'say' ? event.agent.name : null };
    return this.#commit(before, outcome.handoff, outcome.claims, arrival, { from, content: { type: 'said', reply: { text: outcome.says, ...(outcome.plain ? { plain: true } : {}) } } });
  }

  async #commit(before: Conversation, handoff: Handoff | null, claims: readonly Claim[], arrival: Arrival, body: Pick<Entry, 'from' | 'content'>): Promise<Handled> {
    const at = this.clock.now().toISOString();
    const seq = before.length + 1;
    const entry: Entry = { schema: 1, id: `${before.id}-${seq}`, conversation: before.id, seq, at, replyTo: null, ...body };
    const handled = [...before.handled, { eventId: arrival.eventId, entryId: entry.id }];
    const conversation: Conversation = { ...before, handoff, length: seq, lastAt: at, handled };
    const version = (await this.store.get('conversation', before.id))?.version ?? 0;
    const claimVersions = await Promise.all(claims.map(({ number }) => this.store.get('claim', number)));
    await this.store.commit([
      { kind: 'conversation', id: before.id, expected: version, value: conversation },
      { kind: 'entry', id: entry.id, expected: 0, value: entry },
      ...claims.map((value, index) => ({ kind: 'claim' as const, id: value.number, expected: claimVersions[index]?.version ?? 0, value }))
    ]);
    for (const listener of this.#listeners) listener({ conversation: { version: version + 1, value: conversation }, claims, entries: [entry] });
    return { entryId: entry.id, entries: [entry], response: { ok: true }, conversation, claims, repeated: false };
  }
}

function customerEntry({ user }: Conversation, { activity }: Arrival): Pick<Entry, 'from' | 'content'> {
  return { from: { role: 'customer', ...user }, content: { type: 'received', activity: activity ?? {} } };
}

function act(conversation: Conversation, claims: readonly Claim[], agent: Agent, action: AgentAction, at: string): Outcome | RefusalCode {
  const handoff = conversation.handoff;
  if (!handoff || handoff.state === 'completed') return 'notWaiting';
  if (action.do === 'accept') {
    if (handoff.agent) return handoff.agent.id === agent.id ? 'notWaiting' : 'takenByOther';
    return { handoff: { ...handoff, state: 'accepted', agent, acceptedAt: at }, claims: [], says: `${agent.name} joins.` };
  }
  if (handoff.agent?.id !== agent.id) return 'notOwner';
  if (action.do !== 'say' && action.do !== 'returnToBot' && action.do !== 'close' && action.do !== 'authoriseRma' && action.do !== 'step') return 'notOwner';
  if (action.do === 'say') return action.text === '' ? 'emptyText' : { handoff, claims: [], says: action.text, plain: true };
  const completed: Handoff = { ...handoff, state: 'completed', completedAt: at };
  if (action.do === 'returnToBot') return { handoff: completed, claims: [], says: 'The bot is back.' };
  const claim = claims.find(({ number }) => number === action.claim);
  if (action.do === 'close') {
    const closed = claim ? [{ ...claim, state: 'closed' as const, result: { code: action.result, note: action.note, at } }] : [];
    return { handoff: completed, claims: closed, says: `Closed: ${action.result}.` };
  }
  if (!claim) return 'noClaim';
  if (claim.rma) return 'wrongClaimState';
  const number = `RMA-2026-${claim.number.slice(-6)}`;
  const step = { at, who: { role: 'agent' as const, ...agent }, via: 'console' as const, what: 'rmaAuthorised' as const, from: claim.state, to: 'rmaAuthorised' as const, note: null };
  const authorised: Claim = { ...claim, state: 'rmaAuthorised', rma: { number, authorisedAt: at, by: agent, validUntil: '2026-12-20', returnTo: [] }, history: [...claim.history, step] };
  return { handoff, claims: [authorised], says: `**${number}**` };
}
