/** A road with a small dialog on it: it echoes, takes numbers, fails and refuses when it is told to. */
import pino, { type Logger } from 'pino';
import { createRoad, type RoadOptions } from '../../bot/road.js';
import type { Arrival, NewConversation, Road } from '../../bot/services.js';
import type { Store } from '../../bot/store/store.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import type { Effect, Event, State, TurnResult, World } from '../../dialogs/events.js';
import type { Entry } from '../../dialogs/records.js';
import type { PolicyBook } from '../../policies/book.js';
import { MemoryStore } from './memoryStore.js';
import { claim, conversation as sample } from './store/samples.js';

export const BOT = { role: 'bot', id: 'bot', name: null } as const;
export const ADA = { id: 'ada', name: 'Ada' };
export const CHAT: NewConversation = { channel: 'webchat', user: { id: 'dl_1', name: 'Jan' }, address: null, locale: 'pl' };

export const says = (text: string, eventId = `event ${text}`): Arrival => ({ eventId, event: { type: 'message', text }, activity: { type: 'message', text } });
export const agentSays = (text: string): Arrival => ({ eventId: `agent ${text}`, event: { type: 'agent', agent: ADA, action: { do: 'say', text } }, activity: null });

/** Echoes; `claim` and `rma` take numbers, `boom` is a bug, an agent without words is refused. */
function echo({ conversation, claims }: State, event: Event, world: World): TurnResult {
  const result = (text: string, more: Partial<TurnResult['changes']> = {}, effects: Effect[] = []): TurnResult => ({
    changes: { conversation: { ...conversation, session: { ...conversation.session, turns: conversation.session.turns + 1 } }, claims: [], ...more },
    replies: [{ from: event.type === 'agent' ? { role: 'agent', ...event.agent } : BOT, reply: { text } }],
    effects, response: { ok: true }
  });
  if (event.type === 'agent' && event.action.do === 'say') {
    if (event.action.text === '') return { changes: { conversation, claims: [] }, replies: [], effects: [], response: { ok: false, code: 'emptyText' } };
    return result(event.action.text);
  }
  if (event.type !== 'message') return result('hello');
  if (event.text === 'boom') throw new Error(`cannot read ${event.text} of Jan Kowalski`);
  if (event.text === 'effect') return result('done', {}, [{ type: 'handoffWaiting', conversation: conversation.id, reason: 'asked' }]);
  if (event.text === 'world') return result(`${world.now} ${world.today} ${world.resumeLink}`);
  if (event.text === 'claim') return result('opened', { claims: [claim(world.claimNumber(), conversation.id, { openedAt: world.now })] });
  if (event.text === 'rma') return result(world.rmaNumber(), { claims: claims.map((one) => ({ ...one, state: 'rmaAuthorised' })) });
  return result(`echo ${event.text}`);
}

export const texts = (entries: readonly Entry[]): string[] =>
  entries.map(({ content }) => (content.type === 'said' ? content.reply.text : content.type === 'noted' ? `note ${content.text}` : `> ${String(content.activity['text'])}`));

/** What the road is given, and what it gave. */
export class RoadScene {
  now = new Date('2026-11-20T10:00:00.000Z');
  readonly effects: Effect[] = [];
  logged = '';
  #ids = 0;

  constructor(readonly store: Store = new MemoryStore()) {}

  road(over: Partial<RoadOptions> = {}): Road {
    const log: Logger = pino({ level: 'info' }, { write: (line: string) => (this.logged += line) });
    return createRoad({
      store: this.store, book: () => ({}) as PolicyBook, clock: { now: () => this.now }, random: { id: () => `id${(this.#ids += 1)}` }, turn: echo,
      newSession: () => sample('').session, publicUrl: 'https://help.example', desk: () => DEFAULT_DESK, people: () => [], letters: () => DEFAULT_LETTERS, letterLink: (id) => `https://help.example/letters/${id}.pdf`, log, onEffect: (effect) => this.effects.push(effect), ...over
    });
  }
}
