/** What every store promises. Run over each of them. */
import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { ConflictError, INDEXES, type Change, type Kind, type Store } from '../../../bot/store/store.js';
import type { Handoff } from '../../../dialogs/records.js';
import { claim, conversation, counter, delivery, entry, entryId, signIn, upload } from './samples.js';

export interface StoreUnderTest {
  /** An empty store. */
  open(): Promise<Store>;
  /** Called after each test, with the store closed. */
  cleanUp(): Promise<void>;
}

/** Ids that channels and strangers may come up with. */
const ODD_IDS = ['a:1pQ/x?y=z', '19:abc@thread.v2;messageid=17', '../../etc/passwd', '__proto__', 'zażółć 🛴', 'x'.repeat(300), 'a.1', 'a', 'A', '-', '.', ' '];

export function storeContract({ open, cleanUp }: StoreUnderTest): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    await cleanUp();
  });

  const count = (name: string, expected: number, last: number): Change => ({ kind: 'counter', id: name, expected, value: counter(name, last) });
  const talk = (id: string, expected = 0, over = {}): Change => ({ kind: 'conversation', id, expected, value: conversation(id, over) });
  const line = (id: string, seq: number): Change => ({ kind: 'entry', id: entryId(id, seq), expected: 0, value: entry(id, seq) });

  describe('one record', () => {
    it('is null before it is written', async () => {
      for (const kind of Object.keys(INDEXES) as Kind[]) {
        assert.equal(await store.get(kind, 'nobody'), null);
      }
    });

    it('counts its versions from 1, is deleted, and begins again', async () => {
      await store.commit([count('claims-2026', 0, 1)]);
      assert.deepEqual(await store.get('counter', 'claims-2026'), { version: 1, value: counter('claims-2026', 1) });
      await store.commit([count('claims-2026', 1, 2)]);
      assert.deepEqual(await store.get('counter', 'claims-2026'), { version: 2, value: counter('claims-2026', 2) });
      await store.commit([{ kind: 'counter', id: 'claims-2026', expected: 2, value: null }]);
      assert.equal(await store.get('counter', 'claims-2026'), null);
      await store.commit([count('claims-2026', 0, 7)]);
      assert.deepEqual(await store.get('counter', 'claims-2026'), { version: 1, value: counter('claims-2026', 7) });
    });

    it('may have any id, and only its own', async () => {
      await store.commit(ODD_IDS.flatMap((id) => [talk(id), line(id, 1), count(id, 0, 1)]));
      for (const id of ODD_IDS) {
        assert.equal((await store.get('conversation', id))?.value.id, id);
        assert.deepEqual((await store.entries(id, 0)).map((one) => one.conversation), [id]);
        assert.equal((await store.get('counter', id))?.value.name, id);
        assert.equal(await store.get('claim', id), null);
      }
    });

    it('comes back as it was, whatever is in it', async () => {
      const text = `"\\ \n \u0000 \u2028 \ud800 𝒳 ${'ż'.repeat(200_000)}`;
      const value = entry('c', 1, text);
      await store.commit([{ kind: 'entry', id: value.id, expected: 0, value }]);
      assert.deepEqual((await store.get('entry', value.id))?.value, value);
    });

    it('does not change with the object it was made from', async () => {
      const session = { ...conversation('c').session, told: ['a'] };
      await store.commit([talk('c', 0, { session })]);
      session.told.push('b');
      assert.deepEqual((await store.get('conversation', 'c'))?.value.session.told, ['a']);
    });
  });

  describe('a commit', () => {
    it('says what it conflicts with', async () => {
      await store.commit([count('n', 0, 1)]);
      const conflicts = [[count('n', 0, 9), 0], [count('n', 2, 9), 2], [{ kind: 'counter', id: 'n', expected: 3, value: null } as const, 3]] as const;
      for (const [change, expected] of conflicts) {
        await assert.rejects(store.commit([change]), (error) => {
          assert.ok(error instanceof ConflictError);
          assert.deepEqual({ kind: error.kind, id: error.id, expected: error.expected, found: error.found }, { kind: 'counter', id: 'n', expected, found: 1 });
          return true;
        });
      }
      await assert.rejects(store.commit([count('other', 1, 1)]), { name: 'ConflictError', found: 0 });
      assert.deepEqual(await store.get('counter', 'n'), { version: 1, value: counter('n', 1) });
    });

    it('writes all of it or nothing', async () => {
      await store.commit([count('taken', 0, 1)]);
      await assert.rejects(store.commit([talk('c'), line('c', 1), count('taken', 0, 2)]), ConflictError);
      assert.equal(await store.get('conversation', 'c'), null);
      assert.deepEqual(await store.entries('c', 0), []);
      assert.deepEqual(await store.find('conversation', 'user', 'webchat:dl_c'), []);
    });

    it('of nothing is done at once', async () => {
      await store.commit([]);
    });

    it('is seen whole or not at all', async () => {
      let done = false;
      const committing = store.commit([talk('c'), count('n', 0, 1)]).then(() => (done = true));
      while (!done) {
        const seen = (await store.get('conversation', 'c')) !== null;
        if (seen) assert.ok(await store.get('counter', 'n'));
        await setImmediate();
      }
      await committing;
      assert.ok(await store.get('conversation', 'c'));
    });

    it('is one of many side by side', async () => {
      const ids = Array.from({ length: 200 }, (_, index) => `c${index}`);
      await Promise.all(ids.map((id) => store.commit([talk(id), line(id, 1)])));
      for (const id of ids) assert.equal((await store.entries(id, 0)).length, 1);
    });

    it('wins alone against others of the same version, and the others then see it', async () => {
      const outcomes = await Promise.all(Array.from({ length: 20 }, async (_, index) => {
        try {
          await store.commit([count('n', 0, index)]);
          return 'won';
        } catch (error) {
          assert.ok(error instanceof ConflictError);
          assert.ok(await store.get('counter', 'n'));
          return 'lost';
        }
      }));
      assert.equal(outcomes.filter((outcome) => outcome === 'won').length, 1);
    });

    it('never loses an update', async () => {
      const addOne = async (): Promise<void> => {
        for (;;) {
          const found = await store.get('counter', 'n');
          try {
            return await store.commit([count('n', found?.version ?? 0, (found?.value.last ?? 0) + 1)]);
          } catch (error) {
            if (!(error instanceof ConflictError)) throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: 30 }, addOne));
      assert.deepEqual(await store.get('counter', 'n'), { version: 30, value: counter('n', 30) });
    });
  });

  describe('an index', () => {
    const handoff = (state: Handoff['state']): Handoff => ({
      ...UNTOUCHED, state, reason: 'asked', since: '2026-11-20T10:00:00.000Z',
      completedAt: state === 'completed' ? '2026-11-20T12:00:00.000Z' : null, claim: null
    });
    const idsOf = async (key: string): Promise<string[]> => (await store.find('conversation', 'handoff', key)).map(({ value }) => value.id);

    it('finds records in the order of their ids', async () => {
      await store.commit(['b', 'c', 'a'].map((id) => talk(id, 0, { handoff: handoff('waiting') })));
      assert.deepEqual(await idsOf('waiting'), ['a', 'b', 'c']);
      assert.deepEqual(await idsOf('accepted'), []);
    });

    it('follows a record that changes its key, has none, or goes', async () => {
      await store.commit([talk('a', 0, { handoff: handoff('waiting') }), talk('b', 0, { handoff: handoff('waiting') })]);
      await store.commit([talk('a', 1, { handoff: handoff('accepted') })]);
      assert.deepEqual([await idsOf('waiting'), await idsOf('accepted')], [['b'], ['a']]);
      await store.commit([talk('a', 2, { handoff: handoff('completed') }), { kind: 'conversation', id: 'b', expected: 1, value: null }]);
      assert.deepEqual([await idsOf('waiting'), await idsOf('accepted')], [[], []]);
      assert.deepEqual((await store.find('conversation', 'handoffCompletedOn', '2026-11-20')).map(({ version }) => version), [3]);
      assert.deepEqual((await store.find('conversation', 'resumeKey', 'key-a')).map(({ value }) => value.id), ['a']);
      assert.deepEqual(await store.find('conversation', 'resumeKey', 'key-b'), []);
    });

    it('gives nothing that has another key by the time it is given', async () => {
      const ids = Array.from({ length: 50 }, (_, index) => `c${index}`);
      await store.commit(ids.map((id) => talk(id, 0, { handoff: handoff('waiting') })));
      for (let version = 1; version <= 20; version += 1) {
        const finding = store.find('conversation', 'handoff', 'waiting');
        const moving = store.commit([talk('c9', version, { handoff: handoff(version % 2 === 0 ? 'waiting' : 'accepted') })]);
        assert.ok((await finding).every(({ value }) => value.handoff?.state === 'waiting'));
        await moving;
      }
      assert.equal((await idsOf('waiting')).length, 50);
    });

    it('is there for every kind', async () => {
      await store.commit([
        talk('c'), line('c', 1), line('c', 2),
        { kind: 'claim', id: 'GW-2026-000001', expected: 0, value: claim('GW-2026-000001', 'c') },
        { kind: 'delivery', id: entryId('c', 1), expected: 0, value: delivery('c', 1) },
        { kind: 'delivery', id: entryId('c', 2), expected: 0, value: delivery('c', 2, 'sent') },
        { kind: 'upload', id: 'u1', expected: 0, value: upload('u1', 'c') },
        { kind: 'signIn', id: 's1', expected: 0, value: signIn('s1', 'link') },
        { kind: 'signIn', id: 's2', expected: 0, value: signIn('s2', 'session') }
      ]);
      const counts = [
        await store.find('conversation', 'user', 'webchat:dl_c'), await store.find('entry', 'conversation', 'c'),
        await store.find('claim', 'conversation', 'c'), await store.find('claim', 'state', 'opened'),
        await store.find('delivery', 'state', 'pending'), await store.find('delivery', 'state', 'sent'), await store.find('delivery', 'pending', 'c'),
        await store.find('upload', 'conversation', 'c'), await store.find('signIn', 'kind', 'link')
      ].map((found) => found.length);
      assert.deepEqual(counts, [1, 2, 1, 1, 1, 0, 1, 1, 1]);
      assert.deepEqual([await store.count('entry', 'conversation', 'c'), await store.count('claim', 'state', 'opened'), await store.count('claim', 'state', 'closed')], [2, 1, 0]);
      assert.deepEqual(await store.get('delivery', entryId('c', 2)), { version: 1, value: delivery('c', 2, 'sent') });
    });
  });

  describe('entries', () => {
    it('come in order, after a place, in a talk of any length', async () => {
      const seqs = Array.from({ length: 600 }, (_, index) => index + 1);
      await store.commit([talk('long', 0, { length: 600 }), ...seqs.toReversed().map((seq) => line('long', seq))]);
      await store.commit([talk('other'), line('other', 1)]);
      for (const after of [-3, 0, 1, 255, 256, 257, 511, 512, 599, 600, 10_000, Infinity]) {
        assert.deepEqual((await store.entries('long', after)).map(({ seq }) => seq), seqs.filter((seq) => seq > after), `after ${after}`);
      }
      assert.equal((await store.find('entry', 'conversation', 'long')).length, 600);
      assert.deepEqual(await store.entries('nobody', 0), []);
    });
  });

  describe('bytes', () => {
    it('are kept under a plain name', async () => {
      assert.equal(await store.getBytes('Up_load-1'), null);
      await store.putBytes('Up_load-1', Uint8Array.of(0, 10, 255));
      await store.putBytes('empty', new Uint8Array());
      assert.deepEqual([...((await store.getBytes('Up_load-1')) ?? [])], [0, 10, 255]);
      assert.equal((await store.getBytes('empty'))?.length, 0);
    });

    it('are gone when they are deleted, also twice', async () => {
      await store.putBytes('gone', Uint8Array.of(1));
      await store.putBytes('kept', Uint8Array.of(2));
      for (const id of ['gone', 'gone', 'never', '../store.json']) await store.deleteBytes(id);
      assert.equal(await store.getBytes('gone'), null);
      assert.deepEqual([...((await store.getBytes('kept')) ?? [])], [2]);
    });

    it('are kept under no other', async () => {
      for (const id of ['', '..', 'a/b', '../store.json', 'a.b', 'a\0', 'ż', 'x'.repeat(200)]) {
        await assert.rejects(store.putBytes(id, Uint8Array.of(1)), RangeError);
        assert.equal(await store.getBytes(id), null);
      }
    });
  });

  it('is the same after a scrub, with commits beside it', async () => {
    await store.commit([talk('a'), line('a', 1), talk('b')]);
    await store.commit([{ kind: 'conversation', id: 'b', expected: 1, value: null }]);
    const ids = Array.from({ length: 50 }, (_, index) => `c${index}`);
    await Promise.all([store.scrub(), ...ids.map((id) => store.commit([talk(id)])), store.scrub()]);
    for (const id of ['a', ...ids]) assert.equal((await store.get('conversation', id))?.version, 1);
    assert.equal(await store.get('conversation', 'b'), null);
    assert.equal((await store.entries('a', 0)).length, 1);
    assert.deepEqual((await store.find('conversation', 'resumeKey', 'key-c7')).map(({ value }) => value.id), ['c7']);
  });

  it('is ready, and then closed', async () => {
    await store.ping();
    await store.close();
    await store.close();
    for (const late of [() => store.ping(), () => store.get('claim', 'x'), () => store.commit([count('n', 0, 1)]), () => store.entries('c', 0), () => store.getBytes('x'), () => store.deleteBytes('x'), () => store.scrub()]) {
      await assert.rejects(late, { code: 'storeClosed' });
    }
  });
}
