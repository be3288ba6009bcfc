import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import pino, { type Logger } from 'pino';
import { createRoad, type RoadOptions } from '../../bot/road.js';
import type { Arrival, NewConversation, Road, RoadChange } from '../../bot/services.js';
import { openLowdbStore } from '../../bot/store/lowdb.js';
import type { Change, Store } from '../../bot/store/store.js';
import type { Effect, Event, State, TurnResult, World } from '../../dialogs/events.js';
import type { Entry } from '../../dialogs/records.js';
import type { PolicyBook } from '../../policies/book.js';
import { MemoryStore } from './memoryStore.js';
import { claim, conversation as sample, withFolder } from './store/samples.js';

const BOT = { role: 'bot', id: 'bot', name: null } as const;
const ADA = { id: 'ada', name: 'Ada' };
const CHAT: NewConversation = { channel: 'webchat', user: { id: 'dl_1', name: 'Jan' }, address: null, locale: 'pl' };

const says = (text: string, eventId = `event ${text}`): Arrival => ({ eventId, event: { type: 'message', text }, activity: { type: 'message', text } });
const agentSays = (text: string): Arrival => ({ eventId: `agent ${text}`, event: { type: 'agent', agent: ADA, action: { do: 'say', text } }, activity: null });

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

describe('the road', () => {
  let store: Store;
  let road: Road;
  let now: Date;
  let effects: Effect[];
  let logged: string;

  const build = (over: Partial<RoadOptions> = {}): Road => {
    let ids = 0;
    const log: Logger = pino({ level: 'info' }, { write: (line: string) => (logged += line) });
    return createRoad({
      store, book: () => ({}) as PolicyBook, clock: { now: () => now }, random: { id: () => `id${(ids += 1)}` }, turn: echo,
      newSession: () => sample('').session, publicUrl: 'https://help.example', log, onEffect: (effect) => effects.push(effect), ...over
    });
  };
  const texts = (entries: readonly Entry[]): string[] =>
    entries.map(({ content }) => (content.type === 'said' ? content.reply.text : `> ${String(content.activity['text'])}`));

  beforeEach(() => {
    store = new MemoryStore();
    now = new Date('2026-11-20T10:00:00.000Z');
    effects = [];
    logged = '';
    road = build();
  });

  it('opens a conversation with a beginner\'s session', async () => {
    const opened = await road.open(CHAT);
    assert.deepEqual(await road.find(opened.id), opened);
    assert.deepEqual({ ...opened, session: null }, { ...sample('id1'), id: 'id1', user: CHAT.user, resumeKey: 'id2', session: null });
    assert.deepEqual(opened.session, sample('').session);
    assert.equal((await road.open({ ...CHAT, id: '19:teams@thread' })).id, '19:teams@thread');
    await assert.rejects(road.open({ ...CHAT, id: '19:teams@thread' }), { name: 'ConflictError' });
    assert.equal(await road.find('nobody'), null);
  });

  it('keeps what came and what was said to it', async () => {
    const { id } = await road.open(CHAT);
    const handled = await road.handle(id, says('hello'));
    assert.equal(handled.entryId, `${id}-0000001`);
    assert.deepEqual(handled.response, { ok: true });
    assert.equal(handled.repeated, false);
    assert.equal(handled.conversation.session.turns, 1);
    assert.deepEqual(handled.entries, [
      { schema: 1, id: `${id}-0000001`, conversation: id, seq: 1, at: '2026-11-20T10:00:00.001Z', from: { role: 'customer', id: 'dl_1', name: 'Jan' }, content: { type: 'received', activity: { type: 'message', text: 'hello' } }, replyTo: null },
      { schema: 1, id: `${id}-0000002`, conversation: id, seq: 2, at: '2026-11-20T10:00:00.002Z', from: BOT, content: { type: 'said', reply: { text: 'echo hello' } }, replyTo: `${id}-0000001` }
    ]);
    assert.deepEqual(await road.entries(id, 0), handled.entries);
    assert.deepEqual(await road.entries(id, 1), handled.entries.slice(1));
    assert.deepEqual(await road.find(id), handled.conversation);
    assert.equal(handled.conversation.length, 2);
    assert.equal(handled.conversation.lastAt, '2026-11-20T10:00:00.002Z');
  });

  it('keeps an agent\'s words as the agent\'s, in answer to nothing', async () => {
    const { id } = await road.open(CHAT);
    const { entryId, entries } = await road.handle(id, agentSays('Good morning'));
    assert.equal(entryId, null);
    assert.deepEqual(entries.map(({ from, replyTo, content }) => ({ from, replyTo, content })), [
      { from: { role: 'agent', ...ADA }, replyTo: null, content: { type: 'said', reply: { text: 'Good morning' } } }
    ]);
  });

  it('gives strictly increasing times, even when the clock goes back', async () => {
    const { id } = await road.open(CHAT);
    await road.handle(id, says('one'));
    now = new Date('2026-11-20T09:00:00.000Z');
    await road.handle(id, says('two'));
    now = new Date('2026-11-20T11:00:00.000Z');
    await road.handle(id, says('three'));
    const times = (await road.entries(id, 0)).map(({ at }) => at);
    assert.deepEqual(times, [1, 2, 3, 4].map((ms) => `2026-11-20T10:00:00.00${ms}Z`).concat('2026-11-20T11:00:00.000Z', '2026-11-20T11:00:00.001Z'));
  });

  it('tells the turn the time, the day in Warsaw and the link', async () => {
    now = new Date('2026-12-31T23:30:00.000Z');
    const { id, resumeKey } = await road.open(CHAT);
    const web = await road.handle(id, says('world'));
    assert.equal(texts(web.entries)[1], `2026-12-31T23:30:00.000Z 2027-01-01 https://help.example/?resume=${resumeKey}`);
    const teams = await road.open({ ...CHAT, channel: 'teams', id: 't' });
    assert.match(texts((await road.handle(teams.id, says('world'))).entries)[1] ?? '', / null$/u);
  });

  it('refuses a conversation there is not', async () => {
    const unknown = { name: 'UnknownConversation', code: 'unknownConversation' };
    await assert.rejects(road.handle('nobody', says('x')), unknown);
    await assert.rejects(road.readdress('nobody', {}), unknown);
    assert.deepEqual(await road.entries('nobody', 0), []);
  });

  describe('the same event twice', () => {
    it('is acted on once', async () => {
      const { id } = await road.open(CHAT);
      const [first, second] = await Promise.all([road.handle(id, says('once')), road.handle(id, says('once'))]);
      assert.deepEqual([first.repeated, second.repeated], [false, true]);
      assert.deepEqual({ entryId: second.entryId, entries: second.entries }, { entryId: first.entryId, entries: [] });
      assert.equal((await road.entries(id, 0)).length, 2);
      await road.handle(id, agentSays('hi'));
      assert.deepEqual(await road.handle(id, agentSays('hi')).then(({ entryId, repeated }) => ({ entryId, repeated })), { entryId: null, repeated: true });
    });

    it('is known for the next hundred events', async () => {
      const { id } = await road.open(CHAT);
      for (let index = 0; index < 101; index += 1) await road.handle(id, says(`m${index}`));
      assert.equal((await road.find(id))?.handled.length, 100);
      assert.equal((await road.handle(id, says('m1'))).repeated, true);
      assert.equal((await road.handle(id, says('m0'))).repeated, false);
    });
  });

  it('does not remember what was refused: the same request may succeed later', async () => {
    const { id } = await road.open(CHAT);
    const before = await store.get('conversation', id);
    const refused = await road.handle(id, agentSays(''));
    assert.deepEqual(refused, { entryId: null, entries: [], response: { ok: false, code: 'emptyText' }, conversation: before?.value, claims: [], repeated: false });
    assert.deepEqual(await store.get('conversation', id), before);
    assert.deepEqual((await road.handle(id, agentSays(''))).response, { ok: false, code: 'emptyText' });
  });

  describe('what is side by side', () => {
    const onDisk = (test: (store: Store) => Promise<void>) => () => withFolder(async (folder) => {
      store = await openLowdbStore({ folder });
      road = build();
      try {
        await test(store);
      } finally {
        await store.close();
      }
    });

    it('keeps its order and leaves no gap in a conversation', onDisk(async () => {
      const ids = await Promise.all(['a', 'b', 'c'].map(async () => (await road.open(CHAT)).id));
      const numbers = Array.from({ length: 50 }, (_, index) => index);
      await Promise.all(numbers.flatMap((number) => ids.map((id) => road.handle(id, says(String(number))))));
      for (const id of ids) {
        const entries = await road.entries(id, 0);
        assert.deepEqual(texts(entries), numbers.flatMap((number) => [`> ${number}`, `echo ${number}`]));
        assert.deepEqual(entries.map(({ seq }) => seq), Array.from({ length: 100 }, (_, index) => index + 1));
        assert.ok(entries.every(({ at }, index) => index === 0 || at > (entries[index - 1]?.at ?? '')));
        assert.equal((await road.find(id))?.session.turns, 50);
      }
    }));

    it('takes every number once, without a gap', onDisk(async () => {
      const ids = await Promise.all(Array.from({ length: 30 }, async () => (await road.open(CHAT)).id));
      const handled = await Promise.all(ids.flatMap((id) => [road.handle(id, says('claim', 'e1')), road.handle(id, says('claim', 'e2')), road.handle(id, says('rma'))]));
      const numbers = handled.flatMap(({ claims }) => claims.map(({ number }) => number));
      const expected = Array.from({ length: 60 }, (_, index) => `GW-2026-${String(index + 1).padStart(6, '0')}`);
      assert.deepEqual([...new Set(numbers)].sort(), expected);
      assert.deepEqual(await store.get('counter', 'claims-2026').then((found) => found?.value), { schema: 1, name: 'claims-2026', last: 60 });
      const rmas = handled.flatMap(({ entries }) => texts(entries)).filter((text) => text.startsWith('RMA-'));
      assert.deepEqual(rmas.sort(), Array.from({ length: 30 }, (_, index) => `RMA-2026-${String(index + 1).padStart(6, '0')}`));
      for (const id of ids) assert.deepEqual((await store.find('claim', 'conversation', id)).map(({ value, version }) => [value.state, version]), [['rmaAuthorised', 2], ['rmaAuthorised', 2]]);
    }));

    it('is not held up by another conversation', async () => {
      const [slow, quick] = [await road.open(CHAT), await road.open(CHAT)];
      const gate = new EventEmitter();
      const opened = once(gate, 'open');
      const held = new Proxy(store, {
        get: (target, name) => (name === 'commit' ? async (changes: readonly Change[]) => {
          if (changes[0]?.id === slow.id) await opened;
          return target.commit(changes);
        } : Reflect.get(target, name).bind(target))
      });
      road = build({ store: held });
      const first = road.handle(slow.id, says('slow'));
      assert.equal((await road.handle(quick.id, says('quick'))).entries.length, 2);
      assert.equal((await store.get('conversation', slow.id))?.value.length, 0);
      const idle = road.idle();
      gate.emit('open');
      await idle;
      assert.equal((await store.get('conversation', slow.id))?.value.length, 2);
      await first;
    });
  });

  it('counts claims by the year in Warsaw, and only those that were opened', async () => {
    const { id } = await road.open(CHAT);
    await road.handle(id, says('hello'));
    assert.equal(await store.get('counter', 'claims-2026'), null);
    now = new Date('2026-12-31T23:30:00.000Z');
    const { claims } = await road.handle(id, says('claim'));
    assert.deepEqual(claims.map(({ number }) => number), ['GW-2027-000001']);
  });

  describe('a record changed by somebody else', () => {
    /** Lets another process in before so many commits. */
    const contended = (id: string, times: number): Store => {
      let left = times;
      return new Proxy(store, {
        get: (target, name) => (name === 'commit' ? async (changes: readonly Change[]) => {
          const found = await target.get('conversation', id);
          if (left-- > 0 && found) {
            await target.commit([{ kind: 'conversation', id, expected: found.version, value: { ...found.value, address: { left } } }]);
          }
          return target.commit(changes);
        } : Reflect.get(target, name).bind(target))
      });
    };

    it('has the turn run anew on what is there now', async () => {
      const { id } = await road.open(CHAT);
      const handled = await build({ store: contended(id, 4) }).handle(id, says('claim'));
      assert.deepEqual(handled.conversation.address, { left: 0 });
      assert.deepEqual(handled.claims.map(({ number }) => number), ['GW-2026-000001']);
      assert.equal((await road.entries(id, 0)).length, 2);
    });

    it('is given up after five times, with nothing kept', async () => {
      const { id } = await road.open(CHAT);
      await assert.rejects(build({ store: contended(id, 5) }).handle(id, says('claim')), { name: 'ConflictError' });
      assert.deepEqual(await road.entries(id, 0), []);
      assert.equal(await store.get('counter', 'claims-2026'), null);
    });
  });

  it('keeps nothing of a turn that throws, logs no words, and goes on', async () => {
    const { id } = await road.open(CHAT);
    const before = await store.get('conversation', id);
    await assert.rejects(road.handle(id, says('boom')), (error: Error & { code?: string }) => {
      assert.deepEqual([error.name, error.code, error.cause], ['TurnFailed', 'turnFailed', undefined]);
      return true;
    });
    assert.deepEqual(await store.get('conversation', id), before);
    assert.match(logged, /turn failed/u);
    assert.match(logged, /road\.test/u, 'where it happened');
    assert.doesNotMatch(logged, /Kowalski|boom/u);
    assert.equal((await road.handle(id, says('hello'))).entries.length, 2);
  });

  it('keeps nothing that could not be committed, and goes on', async () => {
    const { id } = await road.open(CHAT);
    const published: unknown[] = [];
    let broken = true;
    const faulty = new Proxy(store, {
      get: (target, name) => (name === 'commit' && broken ? async () => { throw new Error('disk full'); } : Reflect.get(target, name).bind(target))
    });
    road = build({ store: faulty });
    road.onChange((change) => published.push(change));
    await assert.rejects(road.handle(id, says('effect')), /disk full/u);
    assert.deepEqual([published, effects, await road.entries(id, 0)], [[], [], []]);
    broken = false;
    assert.equal((await road.handle(id, says('effect'))).entries.length, 2);
    assert.equal(effects.length, 1);
  });

  describe('those who listen', () => {
    it('hear of every entry in order, after its commit, until they leave', async () => {
      const [one, other] = [await road.open(CHAT), await road.open(CHAT)];
      const heard: string[] = [];
      const changes: RoadChange[] = [];
      const kept: Promise<unknown>[] = [];
      const leave = road.onEntries(one.id, (entries) => {
        heard.push(...texts(entries));
        kept.push(...entries.map(async ({ id }) => assert.ok(await store.get('entry', id))));
      });
      const leaveChanges = road.onChange((change) => changes.push(change));
      await Promise.all(['a', 'b', 'c'].flatMap((text) => [road.handle(one.id, says(text)), road.handle(other.id, says(text))]));
      await Promise.all(kept);
      assert.deepEqual(heard, ['> a', 'echo a', '> b', 'echo b', '> c', 'echo c']);
      assert.equal(changes.length, 6);
      assert.deepEqual(changes.at(-1)?.conversation, await store.get('conversation', changes.at(-1)?.conversation.value.id ?? ''));
      leave();
      leaveChanges();
      await road.handle(one.id, says('d'));
      assert.deepEqual([heard.length, changes.length], [6, 6]);
    });

    it('harm nobody when they fail', async () => {
      const { id } = await road.open(CHAT);
      const heard: unknown[] = [];
      const fail = (): never => {
        throw new Error('Jan Kowalski');
      };
      road = build({ onEffect: fail });
      road.onEntries(id, fail);
      road.onEntries(id, async () => fail());
      road.onEntries(id, (entries) => heard.push(entries));
      road.onChange(fail);
      road.onChange((change) => heard.push(change));
      const { response } = await road.handle(id, says('effect'));
      assert.deepEqual(response, { ok: true });
      assert.equal(heard.length, 2);
      assert.equal(logged.match(/a listener failed/gu)?.length, 4);
      assert.doesNotMatch(logged, /Kowalski/u);
    });

    it('get the effects of a turn once it is kept', async () => {
      const { id } = await road.open(CHAT);
      await road.handle(id, says('effect'));
      await road.handle(id, says('effect'));
      assert.deepEqual(effects, [{ type: 'handoffWaiting', conversation: id, reason: 'asked' }]);
    });
  });

  it('leaves what is said in Teams to the outbox, in the same commit', async () => {
    const { id } = await road.open({ ...CHAT, channel: 'teams', id: 'a:1' });
    const { entries } = await road.handle(id, says('hello'));
    const left = await store.find('delivery', 'pending', id);
    assert.deepEqual(left.map(({ value }) => value), [
      { schema: 1, id: entries[1]?.id, conversation: id, entry: entries[1]?.id, state: 'pending', attempts: 0, notBefore: entries[1]?.at, lastError: null }
    ]);
    const web = await road.open(CHAT);
    await road.handle(web.id, says('hello'));
    assert.equal((await store.find('delivery', 'state', 'pending')).length, 1);
  });

  it('readdresses without a turn, and only when the address is another', async () => {
    const { id } = await road.open(CHAT);
    await road.readdress(id, { serviceUrl: 'https://a' });
    await road.readdress(id, { serviceUrl: 'https://a' });
    const found = await store.get('conversation', id);
    assert.deepEqual([found?.version, found?.value.address, found?.value.session.turns], [2, { serviceUrl: 'https://a' }, 0]);
  });
});
