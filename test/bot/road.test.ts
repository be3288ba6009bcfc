import assert from 'node:assert/strict';
import type { Road, RoadChange } from '../../bot/services.js';
import type { Store } from '../../bot/store/store.js';
import { ADA, agentSays, BOT, CHAT, RoadScene, says, texts } from './roadScene.js';
import { conversation as sample } from './store/samples.js';

describe('the road', () => {
  let scene: RoadScene;
  let store: Store;
  let road: Road;

  beforeEach(() => {
    scene = new RoadScene();
    store = scene.store;
    road = scene.road();
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
    scene.now = new Date('2026-11-20T09:00:00.000Z');
    await road.handle(id, says('two'));
    scene.now = new Date('2026-11-20T11:00:00.000Z');
    await road.handle(id, says('three'));
    const times = (await road.entries(id, 0)).map(({ at }) => at);
    assert.deepEqual(times, [1, 2, 3, 4].map((ms) => `2026-11-20T10:00:00.00${ms}Z`).concat('2026-11-20T11:00:00.000Z', '2026-11-20T11:00:00.001Z'));
  });

  it('tells the turn the time, the day in Warsaw and the link', async () => {
    scene.now = new Date('2026-12-31T23:30:00.000Z');
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

  it('keeps nothing of a turn that throws, logs no words, and goes on', async () => {
    const { id } = await road.open(CHAT);
    const before = await store.get('conversation', id);
    await assert.rejects(road.handle(id, says('boom')), (error: Error & { code?: string }) => {
      assert.deepEqual([error.name, error.code, error.cause], ['TurnFailed', 'turnFailed', undefined]);
      return true;
    });
    assert.deepEqual(await store.get('conversation', id), before);
    assert.match(scene.logged, /turn failed/u);
    assert.match(scene.logged, /roadScene/u, 'where it happened');
    assert.doesNotMatch(scene.logged, /Kowalski|boom/u);
    assert.equal((await road.handle(id, says('hello'))).entries.length, 2);
  });

  it('keeps nothing that could not be committed, and goes on', async () => {
    const { id } = await road.open(CHAT);
    const published: unknown[] = [];
    let broken = true;
    const faulty = new Proxy(store, {
      get: (target, name) => (name === 'commit' && broken ? async () => { throw new Error('disk full'); } : Reflect.get(target, name).bind(target))
    });
    road = scene.road({ store: faulty });
    road.onChange((change) => published.push(change));
    await assert.rejects(road.handle(id, says('effect')), /disk full/u);
    assert.deepEqual([published, scene.effects, await road.entries(id, 0)], [[], [], []]);
    broken = false;
    assert.equal((await road.handle(id, says('effect'))).entries.length, 2);
    assert.equal(scene.effects.length, 1);
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
      road = scene.road({ onEffect: fail });
      road.onEntries(id, fail);
      road.onEntries(id, async () => fail());
      road.onEntries(id, (entries) => heard.push(entries));
      road.onChange(fail);
      road.onChange((change) => heard.push(change));
      const { response } = await road.handle(id, says('effect'));
      assert.deepEqual(response, { ok: true });
      assert.equal(heard.length, 2);
      assert.equal(scene.logged.match(/a listener failed/gu)?.length, 4);
      assert.doesNotMatch(scene.logged, /Kowalski/u);
    });

    it('get the effects of a turn once it is kept', async () => {
      const { id } = await road.open(CHAT);
      await road.handle(id, says('effect'));
      await road.handle(id, says('effect'));
      assert.deepEqual(scene.effects, [{ type: 'handoffWaiting', conversation: id, reason: 'asked' }]);
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
