/** What a start makes of a journal that was cut, damaged, or is not there. */
import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { checksum } from '../../../bot/store/journal.js';
import { openLowdbStore } from '../../../bot/store/lowdb.js';
import type { Store } from '../../../bot/store/store.js';
import { counter, withFolder } from './samples.js';
import { MemoryDisk, systemError } from './memory-disk.js';

describe('the journal', () => {
  let disk: MemoryDisk;
  let folder: string;
  let path: string;
  const open = (): Promise<Store> => openLowdbStore({ folder, files: disk });
  const put = (store: Store, last: number): Promise<void> => store.commit([{ kind: 'counter', id: 'n', expected: last - 1, value: counter('n', last) }]);
  const lines = (): string[] => disk.peek(path).toString().split('\n').slice(0, -1);
  const damage = (line: number, change: (text: string) => string): void => {
    disk.poke(path, Buffer.from(lines().map((text, index) => `${index === line - 1 ? change(text) : text}\n`).join('')));
  };

  /** Leaves three commits in the journal, as a process does that was killed. */
  const withJournal = (test: () => Promise<void>) => () => withFolder(async (real) => {
    folder = real;
    disk = new MemoryDisk();
    const store = await open();
    for (const last of [1, 2, 3]) await put(store, last);
    const left = disk.after('kill');
    await store.close();
    disk = left;
    path = disk.paths().find((one) => one.endsWith('.log')) ?? '';
    await test();
  });

  const lastAfterStart = async (): Promise<number> => {
    const store = await open();
    const found = await store.get('counter', 'n');
    assert.equal(found?.version ?? 0, found?.value.last ?? 0);
    await store.close();
    return found?.version ?? 0;
  };
  const refuses = (code: string, message: RegExp) => assert.rejects(open(), (error: Error & { code?: string }) => {
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });

  it('is a checksum and a sequence number a line', withJournal(async () => {
    const expected = [/^[0-9a-f]{8} \{"journal":1,"after":0\}$/u, ...[1, 2, 3].map((seq) => new RegExp(`^[0-9a-f]{8} \\{"seq":${seq},"changes":\\[\\{.*\\}\\]\\}$`, 'u'))];
    assert.equal(lines().length, expected.length);
    lines().forEach((line, index) => assert.match(line, expected[index] ?? /^$/u));
  }));

  it('cut anywhere in its last line keeps all before it', withJournal(async () => {
    const left = disk;
    const bytes = left.peek(path);
    for (let end = bytes.lastIndexOf('\n', -2) + 1; end < bytes.length; end += 1) {
      disk = left.after('kill');
      disk.poke(path, bytes.subarray(0, end));
      assert.equal(await lastAfterStart(), 2, `cut at ${end}`);
    }
    disk = left;
    assert.equal(await lastAfterStart(), 3);
  }));

  it('goes on after a torn end', withJournal(async () => {
    disk.poke(path, disk.peek(path).subarray(0, -10));
    const store = await open();
    await put(store, 3);
    const crashed = disk.after('kill');
    await store.close();
    disk = crashed;
    assert.equal(await lastAfterStart(), 3);
  }));

  it('takes a last line with holes, where blocks never reached the disk, for torn', withJournal(async () => {
    damage(4, (text) => `${text.slice(0, 20)}${'\0'.repeat(40)}${text.slice(60)}`);
    assert.equal(await lastAfterStart(), 2);
  }));

  it('does not start when a line in the middle is damaged, and names it', withJournal(async () => {
    damage(3, (text) => text.replace('"last":2', '"last":7'));
    await refuses('storeCorrupt', new RegExp(`${basename(path)}:3: `, 'u'));
  }));

  it('does not start when the last line is whole but damaged: it had been acknowledged', withJournal(async () => {
    damage(4, (text) => text.replace('"last":3', '"last":7'));
    await refuses('storeCorrupt', new RegExp(`${basename(path)}:4: `, 'u'));
  }));

  it('does not start when a line is gone or the head is damaged', withJournal(async () => {
    const bytes = disk.peek(path);
    disk.poke(path, Buffer.from(`${lines().filter((_, index) => index !== 2).join('\n')}\n`));
    await refuses('storeCorrupt', /\.log:3: /u);
    disk.poke(path, bytes);
    damage(1, (text) => text.replace('"after":0', '"after":1'));
    await refuses('storeCorrupt', /\.log:1: /u);
  }));

  it('does not start when a file of it is missing', withFailedGroup(async () => {
    const [first, second] = disk.paths().filter((one) => one.endsWith('.log')).map((one) => [one, disk.peek(one)] as const);
    assert.ok(first && second);
    await disk.remove(first[0]);
    await refuses('storeCorrupt', /journal/u);
    await disk.remove(second[0]);
    await refuses('storeCorrupt', /journal/u);
    disk.poke(...first);
    disk.poke(...second);
    assert.equal(await lastAfterStart(), 2);
  }));

  it('may begin with a file of which not even the head was finished', withJournal(async () => {
    for (const unfinished of ['', 'a1b2', '\0'.repeat(30)]) {
      disk.poke(join(folder, 'journal/0000000009.log'), Buffer.from(unfinished));
      assert.equal(await lastAfterStart(), 3);
    }
  }));

  it('counts older files only as far as the newer ones say', withFailedGroup(async () => {
    assert.equal(await lastAfterStart(), 2);
  }));

  /** Two files, the first with a group that was written whole and then failed. */
  function withFailedGroup(test: () => Promise<void>): () => Promise<void> {
    return () => withFolder(async (real) => {
      folder = real;
      disk = new MemoryDisk();
      const store = await open();
      await put(store, 1);
      disk.fault = (operation, file) => (['sync', 'truncate'].includes(operation) && file.endsWith('.log') ? systemError('EIO') : null);
      await assert.rejects(store.commit([{ kind: 'counter', id: 'n', expected: 1, value: counter('n', 77) }]), { code: 'storeUnwritable' });
      disk.fault = () => null;
      await put(store, 2);
      const left = disk.after('kill');
      await store.close();
      disk = left;
      assert.equal(disk.paths().filter((one) => one.endsWith('.log')).length, 2);
      await test();
    });
  }

  it('does not start with files that do not follow one another', withJournal(async () => {
    for (const [number, after] of [[8, 3], [9, 1]]) {
      const head = JSON.stringify({ journal: 1, after });
      disk.poke(join(folder, `journal/000000000${number}.log`), Buffer.from(`${checksum(head)} ${head}\n`));
    }
    await refuses('storeCorrupt', /0000000009\.log/u);
  }));

  it('without a store.json is not taken for a new store', withJournal(async () => {
    await disk.remove(join(folder, 'store.json'));
    await refuses('storeCorrupt', /store\.json/u);
  }));
});

describe('the folder', () => {
  const files = { 'store.json': '{"format":2,"seq":0}', 'lookup/claim.json': '{"schema":2}', 'documents/single/counter.json': '{"schema":2,"name":"single/counter","records":{}}' };
  for (const [name, newer] of Object.entries(files)) {
    it(`is left alone when ${name} was written by a newer version`, () => withFolder(async (folder) => {
      const disk = new MemoryDisk();
      await openLowdbStore({ folder, files: disk }).then((store) => store.close());
      disk.poke(join(folder, name), Buffer.from(newer));
      const use = async (): Promise<void> => {
        const store = await openLowdbStore({ folder, files: disk });
        await store.get('counter', 'n').finally(() => store.close());
      };
      await assert.rejects(use, (error: Error & { code?: string }) => error.code === 'storeNewer' && error.message.includes(folder) && error.message.includes('newer'));
      assert.equal(disk.peek(join(folder, name)).toString(), newer);
    }));
  }

  it('with a damaged document says which', () => withFolder(async (folder) => {
    const disk = new MemoryDisk();
    const store = await openLowdbStore({ folder, files: disk });
    const path = join(folder, 'documents/claim/GW-2026-000001.json');
    for (const damaged of ['{"schema":1,', '{"schema":1,"name":"claim/GW-2026-000002","records":{}}']) {
      disk.poke(path, Buffer.from(damaged));
      await assert.rejects(store.get('claim', 'GW-2026-000001'), (error: Error & { code?: string }) => error.code === 'storeCorrupt' && error.message.includes(path));
    }
    await store.close();
  }));
});
