/** Hand-offs on the real road and the real store: who is asked, who gets it, and what the clock does. */
import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { activitySet } from '../../bot/channels/directline/outgoing.js';
import { Presence } from '../../bot/presence.js';
import { createRoad } from '../../bot/road.js';
import type { Road } from '../../bot/services.js';
import { openLowdbStore } from '../../bot/store/lowdb.js';
import type { Store } from '../../bot/store/store.js';
import { Timers } from '../../bot/timers.js';
import { newSession } from '../../dialogs/case.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import type { AgentAction, Effect, TurnResponse } from '../../dialogs/events.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import type { Handoff } from '../../dialogs/records.js';
import { turn } from '../../dialogs/turn.js';
import { delivered } from '../policies/delivered.js';

const ANNA = { id: 'anna', name: 'Anna', role: 'agent' } as const;
const OLA = { id: 'ola', name: 'Ola', role: 'agent' } as const;

describe('hand-offs on the road', () => {
  let folder: string;
  let store: Store;
  let road: Road;
  let presence: Presence;
  let now: string;
  let ids: number;
  let effects: Effect[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-handoffs-'));
    store = await openLowdbStore({ folder });
    presence = new Presence();
    now = '2026-11-20T10:00:00.000Z';
    ids = 0;
    effects = [];
    road = createRoad({
      store, book: () => delivered, clock, random: { id: () => `id-${(ids += 1)}` }, turn, newSession, publicUrl: 'https://help.example', desk: () => DEFAULT_DESK,
      people: () => presence.people, letters: () => DEFAULT_LETTERS, letterLink: () => '', log: pino({ level: 'silent' }), onEffect: (effect) => effects.push(effect)
    });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const clock = { now: () => new Date(now) };
  const timersOf = (): Timers => new Timers({ store, road, clock, log: pino({ level: 'silent' }), timer: () => () => undefined });

  async function call(): Promise<string> {
    const { id } = await road.open({ channel: 'webchat', user: { id: 'dl_1', name: null }, address: null, locale: 'en' });
    await road.handle(id, { eventId: 'call', event: { type: 'message', text: 'talk to a person' }, activity: { type: 'message', text: 'talk to a person' } });
    return id;
  }

  async function act(id: string, agent: typeof ANNA | typeof OLA, action: AgentAction): Promise<TurnResponse> {
    return (await road.handle(id, { eventId: `${agent.id} ${JSON.stringify(action)} ${(ids += 1)}`, event: { type: 'agent', agent, action }, activity: null })).response;
  }

  async function handoffOf(id: string): Promise<Handoff> {
    const handoff = (await store.get('conversation', id))?.value.handoff;
    assert.ok(handoff);
    return handoff;
  }

  it('ask whoever is there, by what they hold already', async () => {
    presence.enter(ANNA);
    const leave = presence.enter(OLA);
    const first = await call();
    assert.equal((await handoffOf(first)).offered?.agent.id, 'anna');
    await act(first, ANNA, { do: 'accept' });
    assert.equal((await handoffOf(await call())).offered?.agent.id, 'ola');
    leave();
    leave();
    assert.deepEqual(presence.people.map(({ id }) => id), ['anna']);
  });

  it('go to one of two who take them at the same moment; the other is told who', async () => {
    const id = await call();
    const responses = await Promise.all([act(id, ANNA, { do: 'accept' }), act(id, OLA, { do: 'accept' })]);
    const owner = (await handoffOf(id)).agent?.name;
    assert.deepEqual(responses.map(({ ok }) => ok).sort(), [false, true]);
    assert.deepEqual(responses.find(({ ok }) => !ok), { ok: false, code: 'takenByOther', detail: owner });
  });

  it('are offered on, and escalated, by a clock that survives a restart', async () => {
    presence.enter(ANNA);
    presence.enter(OLA);
    const id = await call();
    const before = timersOf();
    await before.start();
    await before.stop();
    now = '2026-11-20T10:15:00.000Z';
    const after = timersOf();
    await after.start();
    assert.equal((await handoffOf(id)).offered?.agent.id, 'ola');
    now = '2026-11-20T14:00:00.000Z';
    await after.run();
    const handoff = await handoffOf(id);
    // Meanwhile both have been asked in turn; with nobody who leads, it goes on from the beginning.
    assert.deepEqual([handoff.promise?.state, handoff.offered?.agent.id], ['broken', 'anna']);
    assert.deepEqual(effects.map(({ type }) => type), ['offered', 'handoffWaiting', 'offered', 'promiseBroken', 'offered']);
    await after.stop();
  });

  it('send what a person wrote last and nobody saw, also when the case was closed and the server restarted meanwhile', async () => {
    const id = await call();
    await road.handle(id, { eventId: 'reach', event: { type: 'message', text: 'maria@example.com' }, activity: { type: 'message', text: 'maria@example.com' } });
    await act(id, ANNA, { do: 'accept' });
    await act(id, ANNA, { do: 'say', text: 'All done.' });
    await act(id, ANNA, { do: 'close', claim: null, result: 'solved', note: null });
    assert.equal((await store.find('letter', 'state', 'pending')).length, 0);
    now = new Date(Date.parse(now) + 180_000).toISOString();
    const after = timersOf();
    await after.start();
    assert.deepEqual((await store.find('letter', 'state', 'pending')).map(({ value }) => [value.kind, value.to]), [['answer', 'maria@example.com']]);
    await after.stop();
  });

  it('keep notes among agents: no client of the customer gets them, and the watermark goes on', async () => {
    const id = await call();
    await act(id, ANNA, { do: 'accept' });
    await act(id, OLA, { do: 'note', text: 'Looks like water damage.' });
    const entries = await road.entries(id, 0);
    assert.equal(entries.at(-1)?.content.type, 'noted');
    const conversation = (await store.get('conversation', id))?.value;
    assert.ok(conversation);
    const set = activitySet(conversation, entries, 0, 'https://help.example', 1_000_000);
    assert.ok(!set.json.includes('damage'));
    assert.deepEqual([set.last, set.count], [entries.length, entries.length - 1]);
  });

  it('of a record from before queues are read as untouched', async () => {
    const id = await call();
    const stored = await store.get('conversation', id);
    assert.ok(stored?.value.handoff);
    const { state, reason, since, agent, acceptedAt, completedAt, claim } = stored.value.handoff;
    const old = { ...stored.value, handoff: { state, reason, since, agent, acceptedAt, completedAt, claim } } as unknown as typeof stored.value;
    await store.commit([{ kind: 'conversation', id, expected: stored.version, value: old }]);
    assert.deepEqual(await act(id, ANNA, { do: 'accept' }), { ok: true });
    assert.equal((await handoffOf(id)).timer?.kind, 'ownerWarned');
  });
});
