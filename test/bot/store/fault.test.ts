/** A disk that is full or broken for a while. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { openLowdbStore } from '../../../bot/store/lowdb.js';
import type { Change, Store } from '../../../bot/store/store.js';
import { claim, conversation, counter, withFolder } from './samples.js';
import { MemoryDisk, systemError, type Operation } from './memory-disk.js';

const put = (id: string, expected = 0, last = 1): Change => ({ kind: 'counter', id, expected, value: counter(id, last) });

describe('lowdb store on a faulty disk', () => {
  let disk: MemoryDisk;
  let faults: unknown[];
  let store: Store;
  const open = (folder: string, checkpointBytes = 1_000_000): Promise<Store> =>
    openLowdbStore({ folder, files: disk, checkpointBytes, memoryBytes: 1, onFault: (error) => faults.push(error) });
  const withStore = (test: (folder: string) => Promise<void>, checkpointBytes?: number) => () => withFolder(async (folder) => {
    disk = new MemoryDisk();
    faults = [];
    store = await open(folder, checkpointBytes);
    try {
      await test(folder);
    } finally {
      disk.fault = () => null;
      await store.close();
    }
  });
  const failing = (code: string, ...operations: Operation[]) => (operation: Operation, path: string): Error | null =>
    operations.includes(operation) && path.includes('/journal/') ? systemError(code) : null;
  const isVoid = { code: 'storeUnwritable' };

  for (const [code, operations] of [['ENOSPC', ['write']], ['EIO', ['sync']], ['EIO', ['sync', 'truncate']], ['EIO', ['write', 'sync', 'truncate', 'remove']]] as const) {
    it(`voids the commit that met ${code} at ${operations.join(', ')}, and takes the next one when it is over`, withStore(async (folder) => {
      await store.commit([put('before')]);
      disk.fault = failing(code, ...operations);
      await assert.rejects(store.commit([put('lost'), put('before', 1, 9)]), (error: Error) => {
        assert.equal((error as { code?: string }).code, 'storeUnwritable');
        assert.equal((error.cause as { code?: string }).code, code);
        return true;
      });
      assert.equal(await store.get('counter', 'lost'), null);
      await assert.rejects(store.commit([put('later')]), isVoid);
      await assert.rejects(store.ping(), isVoid);
      disk.fault = () => null;
      await store.ping();
      await store.commit([put('later'), put('before', 1, 2)]);
      const crashed = disk.after('kill');
      await store.close();
      for (const left of [disk, crashed]) {
        disk = left;
        store = await open(folder);
        const found = await Promise.all(['before', 'lost', 'later'].map(async (id) => (await store.get('counter', id))?.value.last ?? null));
        assert.deepEqual(found, [2, null, 1]);
        await store.close();
      }
    }));
  }

  it('does not bring a voided commit back when the process dies next', withStore(async (folder) => {
    await store.commit([put('before')]);
    disk.fault = failing('EIO', 'sync');
    await assert.rejects(store.commit([put('lost')]), isVoid);
    const crashed = disk.after('kill');
    disk.fault = () => null;
    await store.close();
    disk = crashed;
    store = await open(folder);
    assert.equal(await store.get('counter', 'lost'), null);
    assert.ok(await store.get('counter', 'before'));
  }));

  it('voids what waited behind a failed commit, also what built on it', withStore(async () => {
    await store.commit([put('warm')]);
    const fails = failing('ENOSPC', 'write');
    const behind: Promise<void>[] = [];
    // While the first is being written others get in line; then it fails, and the disk is well again.
    disk.fault = async (operation, path) => {
      const error = fails(operation, path);
      if (error) disk.fault = () => null;
      if (error) behind.push(store.commit([put('n', 1, 2)]), store.commit([put('m')]));
      await setImmediate();
      return error;
    };
    const [first] = await Promise.allSettled([store.commit([put('n')])]);
    const results = [first, ...(await Promise.allSettled(behind))];
    assert.deepEqual(results.map(({ status }) => status), ['rejected', 'rejected', 'rejected']);
    await assert.rejects(store.commit([put('n', 1, 2)]), { name: 'ConflictError', found: 0 });
    await store.commit([put('n'), put('m')]);
  }));

  it('lets one that would have conflicted with a voided commit through', withStore(async () => {
    await store.commit([put('warm')]);
    disk.fault = failing('ENOSPC', 'write');
    const lost = store.commit([put('n', 0, 1)]);
    const second = store.commit([put('n', 0, 2)]);
    await assert.rejects(lost, isVoid);
    disk.fault = () => null;
    await second;
    assert.deepEqual(await store.get('counter', 'n'), { version: 1, value: counter('n', 2) });
  }));

  it('goes on committing when documents cannot be written, and says so', withStore(async (folder) => {
    const commitMore = async (): Promise<void> => {
      const version = (await store.get('counter', 'n'))?.version ?? 0;
      for (let last = version; last < version + 60; last += 1) await store.commit([put('n', last, last)]);
    };
    await store.commit([{ kind: 'claim', id: 'GW-1', expected: 0, value: claim('GW-1', 'c') }]);
    disk.fault = (operation, path) => (operation === 'write' && path.includes('/drafts/') ? systemError('ENOSPC') : null);
    await commitMore();
    const crashedThen = disk.after('kill');
    assert.equal((faults[0] as { code?: string }).code, 'ENOSPC');
    disk.fault = () => null;
    const many = faults.length;
    await commitMore();
    const crashedLater = disk.after('kill');
    assert.equal(faults.length, many);
    await store.close();
    for (const [left, version] of [[crashedThen, 60], [crashedLater, 120]] as const) {
      disk = left;
      store = await open(folder);
      assert.equal((await store.get('counter', 'n'))?.version, version);
      assert.equal((await store.get('claim', 'GW-1'))?.version, 1);
      await store.close();
    }
  }, 1_000));

  it('goes on committing when no new journal file can be made, and says so', withStore(async () => {
    disk.fault = (operation) => (operation === 'create' ? systemError('EMFILE') : null);
    for (let last = 0; last < 20; last += 1) await store.commit([put('n', last, last)]);
    assert.equal((faults[0] as { code?: string }).code, 'EMFILE');
    assert.equal((await store.get('counter', 'n'))?.version, 20);
  }, 1_000));

  it('reports a document that cannot be read, and reads it when it can be', withStore(async (folder) => {
    await store.commit([put('n')]);
    await store.close();
    store = await open(folder);
    disk.fault = (operation) => (operation === 'read' ? systemError('EIO') : null);
    await assert.rejects(store.get('counter', 'n'), { code: 'EIO' });
    await assert.rejects(store.commit([put('n', 1)]), { code: 'EIO' });
    disk.fault = () => null;
    assert.equal((await store.get('counter', 'n'))?.version, 1);
    await store.commit([put('n', 1, 2)]);
  }));

  it('is not fooled by a document whose reading fails after everybody has gone', withStore(async (folder) => {
    const talk = (id: string, expected: number): Change => ({ kind: 'conversation', id, expected, value: conversation(id) });
    await store.commit([talk('a', 0), talk('b', 0)]);
    await store.close();
    store = await open(folder);
    let failed = (): void => undefined;
    const over = new Promise<void>((done) => (failed = done));
    disk.fault = async (operation, path) => {
      if (operation !== 'read') return null;
      if (path.endsWith('b.json')) {
        await setImmediate();
        failed();
      }
      return systemError('EIO');
    };
    await assert.rejects(store.commit([talk('a', 1), talk('b', 1)]), { code: 'EIO' });
    await over;
    await setImmediate();
    disk.fault = () => null;
    assert.equal((await store.get('conversation', 'b'))?.version, 1);
  }));

  it('does not keep bytes that were not written whole', withStore(async () => {
    disk.fault = (operation) => (operation === 'sync' ? systemError('EIO') : null);
    await assert.rejects(store.putBytes('u', Uint8Array.of(1, 2, 3)), { code: 'EIO' });
    disk.fault = () => null;
    assert.equal(await store.getBytes('u'), null);
  }));

  it('does not start on a disk that cannot be written, and leaves the folder to the next', () => withFolder(async (folder) => {
    disk = new MemoryDisk();
    disk.fault = (operation) => (operation === 'write' ? systemError('ENOSPC') : null);
    await assert.rejects(open(folder), { code: 'ENOSPC' });
    disk.fault = () => null;
    store = await open(folder);
    await store.close();
  }));
});
