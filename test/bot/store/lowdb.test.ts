import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DISK, type Files } from '../../../bot/store/files.js';
import { openLowdbStore, type LowdbOptions } from '../../../bot/store/lowdb.js';
import { INDEXES, type Change, type IndexKey, type Kind, type Records, type Store, type Stored } from '../../../bot/store/store.js';
import { storeContract } from './contract.js';
import { MemoryDisk } from './memory-disk.js';
import { claim, conversation, counter, entry, entryId, randomFrom, withFolder } from './samples.js';

describe('lowdb store', () => {
  for (const [name, sizes] of [['with everything in memory', {}], ['with next to nothing in memory', { memoryBytes: 1, checkpointBytes: 1 }]] as const) {
    describe(name, () => {
      let folder = '';
      storeContract({
        open: async () => {
          folder = await mkdtemp(join(tmpdir(), 'gwarant-'));
          return openLowdbStore({ folder, ...sizes, onFault: (error) => assert.fail(error as Error) });
        },
        cleanUp: () => rm(folder, { recursive: true, force: true })
      });
    });
  }

  it('equals a plain map after any commits, restarts and checkpoints', () => withFolder(async (folder) => {
    const random = randomFrom(7);
    const options: LowdbOptions = { folder, memoryBytes: 3_000, checkpointBytes: 20_000, onFault: (error) => assert.fail(error as Error) };
    const model = new Map<string, Stored<Records[Kind]>>();
    let store = await openLowdbStore(options);
    for (let round = 0; round < 300; round += 1) {
      const changes = randomChanges(random, model);
      await store.commit(changes);
      for (const { kind, id, expected, value } of changes) {
        if (value) model.set(`${kind} ${id}`, { version: expected + 1, value });
        else model.delete(`${kind} ${id}`);
      }
      if (random(40) === 0) {
        await store.close();
        store = await openLowdbStore(options);
      }
    }
    await assertEqual(store, model);
    await store.close();
    store = await openLowdbStore(options);
    await assertEqual(store, model);
    await store.close();
  }));

  it('keeps old conversations out of memory', () => withFolder(async (folder) => {
    const disk = counting(DISK);
    const first = await openLowdbStore({ folder });
    for (let index = 0; index < 40; index += 1) {
      await first.commit([{ kind: 'conversation', id: `c${index}`, expected: 0, value: conversation(`c${index}`) }]);
    }
    await first.close();
    const store = await openLowdbStore({ folder, memoryBytes: 20_000, files: disk.files });
    const readTwice = async (id: string): Promise<number> => {
      disk.reads = 0;
      await store.get('conversation', id);
      await store.get('conversation', id);
      return disk.reads;
    };
    assert.equal(await readTwice('c0'), 1, 'the second time from memory');
    for (let index = 1; index < 40; index += 1) await store.get('conversation', `c${index}`);
    assert.equal(await readTwice('c39'), 0, 'the latest are still there');
    assert.equal(await readTwice('c0'), 1, 'the oldest are not');
    await store.close();
  }));

  it('removes the file of a document that has nothing left in it', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await store.commit([{ kind: 'claim', id: 'GW-2026-000001', expected: 0, value: claim('GW-2026-000001', 'c') }]);
    await store.close();
    assert.deepEqual(await readdir(join(folder, 'documents/claim')), ['GW-2026-000001.json']);
    const again = await openLowdbStore({ folder });
    await again.commit([{ kind: 'claim', id: 'GW-2026-000001', expected: 1, value: null }]);
    await again.close();
    assert.deepEqual(await readdir(join(folder, 'documents/claim')), []);
  }));

  it('refuses to have what it gave out changed', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await store.commit([{ kind: 'conversation', id: 'c', expected: 0, value: conversation('c') }]);
    const found = await store.get('conversation', 'c');
    assert.throws(() => Object.assign(found?.value.session ?? {}, { turns: 9 }), TypeError);
    await store.close();
  }));

  it('refuses an entry that does not say where it belongs', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    for (const id of ['entry', 'c-0', 'c-', '-1', 'c-1x']) {
      await assert.rejects(store.commit([{ kind: 'entry', id, expected: 0, value: entry('c', 1) }]), RangeError);
      assert.equal(await store.get('entry', id), null);
    }
    await store.close();
  }));

  it('makes the lookup anew when the keys are made in another way now', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await store.commit([{ kind: 'conversation', id: 'c', expected: 0, value: conversation('c') }]);
    await store.close();
    await writeFile(join(folder, 'lookup/conversation.json'), '{"schema":1,"fingerprint":"old","rows":[["x","y","z",null,null]]}');
    const again = await openLowdbStore({ folder });
    assert.equal((await again.find('conversation', 'resumeKey', 'key-c')).length, 1);
    await again.close();
  }));

  it('ends at once when there is much to write, and leaves that to the next start', () => withFolder(async (folder) => {
    const files = new MemoryDisk();
    const store = await openLowdbStore({ folder, files });
    const ids = Array.from({ length: 1_100 }, (_, index) => `c${index}`);
    await store.commit(ids.map((id) => ({ kind: 'conversation', id, expected: 0, value: conversation(id) })));
    await store.close();
    const documents = (): number => files.paths().filter((path) => path.includes('/documents/')).length;
    assert.equal(documents(), 0);
    const again = await openLowdbStore({ folder, files });
    for (const id of ids) assert.equal((await again.get('conversation', id))?.version, 1);
    while (documents() < ids.length) await setImmediate();
    await again.close();
  }));

  it('writes nothing more once it is closed, also for whom it kept waiting', () => withFolder(async (folder) => {
    const files = new MemoryDisk();
    const store = await openLowdbStore({ folder, files });
    const committing = assert.rejects(store.commit([{ kind: 'counter', id: 'n', expected: 0, value: counter('n', 1) }]), { code: 'storeClosed' });
    await store.close();
    const { operations } = files;
    await committing;
    await setImmediate();
    assert.equal(files.operations, operations);
  }));

  it('makes commits wait that outrun the documents', () => withFolder(async (folder) => {
    const files = new MemoryDisk();
    const gate = new EventEmitter();
    const opened = once(gate, 'open').then(() => null);
    const store = await openLowdbStore({ folder, files, checkpointBytes: 1_000 });
    files.fault = (operation, path) => (operation === 'write' && path.includes('/drafts/') ? opened : null);
    let committed = 0;
    const committing = (async () => {
      for (; committed < 200; committed += 1) await store.commit([{ kind: 'counter', id: 'n', expected: committed, value: counter('n', committed) }]);
    })();
    for (let turns = 0; turns < 500; turns += 1) await setImmediate();
    assert.ok(committed > 10 && committed < 200, `${committed} commits`);
    gate.emit('open');
    await committing;
    await store.close();
  }));

  it('makes its folder, wherever it is', () => withFolder(async (folder) => {
    const deep = join(folder, 'a', 'b', 'c'.repeat(120));
    const store = await openLowdbStore({ folder: deep });
    await store.ping();
    await assert.rejects(openLowdbStore({ folder: deep }), { code: 'storeLocked' });
    await store.close();
  }));
});

/** One to three changes of different records, as a turn might make them. */
function randomChanges(random: (below: number) => number, model: ReadonlyMap<string, Stored<Records[Kind]>>): Change[] {
  const id = `c${random(12)}`;
  const at = (kind: Kind, key: string): number => model.get(`${kind} ${key}`)?.version ?? 0;
  const states = ['waiting', 'accepted', 'completed'] as const;
  const state = states[random(4)];
  const handoff = state ? { ...UNTOUCHED, state, reason: 'asked' as const, since: '', agent: null, acceptedAt: null, completedAt: '2026-11-20', claim: null, acknowledged: true } : null;
  const talk = conversation(id, { handoff, length: random(1000) });
  const seq = 1 + random(600);
  const number = `GW-2026-${random(9)}`;
  const changes: Change[] = [
    { kind: 'conversation', id, expected: at('conversation', id), value: random(6) === 0 && at('conversation', id) > 0 ? null : talk },
    { kind: 'entry', id: entryId(id, seq), expected: at('entry', entryId(id, seq)), value: entry(id, seq, 'x'.repeat(random(300))) },
    { kind: 'claim', id: number, expected: at('claim', number), value: claim(number, id, { state: random(2) === 0 ? 'opened' : 'closed' }) },
    { kind: 'counter', id: 'n', expected: at('counter', 'n'), value: counter('n', random(100)) }
  ];
  return changes.filter(({ expected, value }) => (value !== null || expected > 0) && random(3) > 0);
}

async function assertEqual(store: Store, model: ReadonlyMap<string, Stored<Records[Kind]>>): Promise<void> {
  const keys = new Map<string, string[]>();
  for (const [name, stored] of model) {
    const [kind, id] = name.split(' ') as [Kind, string];
    assert.deepEqual(await store.get(kind, id), stored, name);
    for (const [index, keyOf] of Object.entries(INDEXES[kind]) as [string, (value: Records[Kind]) => IndexKey][]) {
      for (const one of [keyOf(stored.value)].flat()) {
        const key = JSON.stringify([kind, index, one]);
        keys.set(key, [...(keys.get(key) ?? []), id].sort());
      }
    }
  }
  for (const [key, ids] of keys) {
    const [kind, index, value] = JSON.parse(key) as ['conversation', 'user', string | null];
    if (value === null) continue;
    const found = await store.find(kind, index, value);
    assert.deepEqual(found.map((one) => idOf(one.value)).sort(), ids, key);
  }
}

function idOf(value: Records[Kind]): string {
  if ('number' in value) return value.number;
  return 'id' in value ? value.id : '';
}

function counting(files: Files): { files: Files; reads: number } {
  const counted = { reads: 0, files: { ...files, read: (path: string) => ((counted.reads += 1), files.read(path)) } };
  return counted;
}
