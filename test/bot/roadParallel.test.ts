/** Many events at once, and others who change the same records. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { Road } from '../../bot/services.js';
import { openLowdbStore } from '../../bot/store/lowdb.js';
import type { Change, Store } from '../../bot/store/store.js';
import { CHAT, RoadScene, says, texts } from './roadScene.js';
import { withFolder } from './store/samples.js';

describe('the road, with many on it', () => {
  let scene: RoadScene;
  let store: Store;
  let road: Road;

  beforeEach(() => {
    scene = new RoadScene();
    store = scene.store;
    road = scene.road();
  });

  const onDisk = (test: () => Promise<void>) => () => withFolder(async (folder) => {
    store = await openLowdbStore({ folder });
    scene = new RoadScene(store);
    road = scene.road();
    try {
      await test();
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
    road = scene.road({ store: held });
    const first = road.handle(slow.id, says('slow'));
    assert.equal((await road.handle(quick.id, says('quick'))).entries.length, 2);
    assert.equal((await store.get('conversation', slow.id))?.value.length, 0);
    const idle = road.idle();
    gate.emit('open');
    await idle;
    assert.equal((await store.get('conversation', slow.id))?.value.length, 2);
    await first;
  });

  it('counts claims by the year in Warsaw, and only those that were opened', async () => {
    const { id } = await road.open(CHAT);
    await road.handle(id, says('hello'));
    assert.equal(await store.get('counter', 'claims-2026'), null);
    scene.now = new Date('2026-12-31T23:30:00.000Z');
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
      const handled = await scene.road({ store: contended(id, 4) }).handle(id, says('claim'));
      assert.deepEqual(handled.conversation.address, { left: 0 });
      assert.deepEqual(handled.claims.map(({ number }) => number), ['GW-2026-000001']);
      assert.equal((await road.entries(id, 0)).length, 2);
    });

    it('is given up after five times, with nothing kept', async () => {
      const { id } = await road.open(CHAT);
      await assert.rejects(scene.road({ store: contended(id, 5) }).handle(id, says('claim')), { name: 'ConflictError' });
      assert.deepEqual(await road.entries(id, 0), []);
      assert.equal(await store.get('counter', 'claims-2026'), null);
    });
  });
});
