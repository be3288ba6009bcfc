/** The worst moments: the process or the machine stops between any two operations on the disk, or in the middle of one. */
import assert from 'node:assert/strict';
import { openLowdbStore } from '../../../bot/store/lowdb.js';
import type { Change, Store } from '../../../bot/store/store.js';
import { conversation, counter, entry, entryId, withFolder } from './samples.js';
import { MemoryDisk, type Crash } from './memory-disk.js';

const TALKS = ['a', 'b', 'c'];
const ROUNDS = 24;
/** Every how many operations the machine is stopped. */
const STRIDE = process.env['GWARANT_FULL'] ? 1 : 7;

describe('lowdb store after a crash', () => {
  for (const crash of ['kill', 'power', 'torn'] as const) {
    it(`(${crash}) has everything acknowledged and nothing half-written`, () => withFolder(async (folder) => {
      const whole = new MemoryDisk();
      assert.equal((await live(whole, folder)).size, 2 * TALKS.length);
      assert.ok(whole.operations > 200);
      for (let stopAt = 1; stopAt <= whole.operations; stopAt += STRIDE) {
        const disk = new MemoryDisk();
        disk.stopAt = stopAt;
        const acknowledged = await live(disk, folder);
        await check(await secondLife(disk.after(crash), folder, crash, stopAt), folder, acknowledged);
      }
    }));
  }
});

/** What was acknowledged of each talk: how long it was, and whether its upload was kept. */
type Acknowledged = ReadonlyMap<string, number>;

/** Three talks side by side, small enough checkpoints to fall between them, until the end or until the machine stops. */
async function live(disk: MemoryDisk, folder: string): Promise<Acknowledged> {
  const acknowledged = new Map<string, number>();
  let store: Store | null = null;
  try {
    store = await openLowdbStore({ folder, files: disk, memoryBytes: 1, checkpointBytes: 4_000 });
    const open = store;
    await Promise.all(TALKS.map((id) => talkOn(open, id, acknowledged)));
  } catch {
    // The machine has stopped; what it left is looked at next.
  }
  await store?.close().catch(() => undefined);
  return acknowledged;
}

async function talkOn(store: Store, id: string, acknowledged: Map<string, number>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await store.commit(turnOf(id, round));
    acknowledged.set(id, round + 1);
  }
  await store.putBytes(`file-${id}`, Buffer.from(id));
  acknowledged.set(`file-${id}`, 1);
}

function turnOf(id: string, round: number): Change[] {
  const seqs = [2 * round + 1, 2 * round + 2];
  return [
    { kind: 'conversation', id, expected: round, value: conversation(id, { length: 2 * round + 2, resumeKey: `key-${id}-${round}` }) },
    ...seqs.map((seq): Change => ({ kind: 'entry', id: entryId(id, seq), expected: 0, value: entry(id, seq) })),
    { kind: 'counter', id, expected: round, value: counter(id, round) }
  ];
}

/** The start after the crash may be cut short as well. */
async function secondLife(disk: MemoryDisk, folder: string, crash: Crash, stopAt: number): Promise<MemoryDisk> {
  disk.stopAt = 1 + (stopAt % 40);
  await openLowdbStore({ folder, files: disk }).then((store) => store.close(), () => undefined);
  return disk.after(crash);
}

async function check(disk: MemoryDisk, folder: string, acknowledged: Acknowledged): Promise<void> {
  const store = await openLowdbStore({ folder, files: disk });
  for (const id of TALKS) {
    const found = await store.get('conversation', id);
    const rounds = found?.version ?? 0;
    assert.ok(rounds >= (acknowledged.get(id) ?? 0), `${id} has ${rounds} rounds, ${acknowledged.get(id)} were acknowledged`);
    assert.equal(found?.value.length ?? 0, 2 * rounds);
    assert.deepEqual((await store.entries(id, 0)).map(({ seq }) => seq), Array.from({ length: 2 * rounds }, (_, index) => index + 1));
    assert.equal((await store.get('counter', id))?.version ?? 0, rounds);
    for (let round = 0; round < ROUNDS; round += 1) {
      const byKey = await store.find('conversation', 'resumeKey', `key-${id}-${round}`);
      assert.equal(byKey.length, round === rounds - 1 ? 1 : 0);
    }
    const bytes = await store.getBytes(`file-${id}`);
    assert.ok(bytes === null ? !acknowledged.has(`file-${id}`) : Buffer.from(bytes).toString() === id);
    if (rounds < ROUNDS) await store.commit(turnOf(id, rounds));
  }
  await store.close();
  assert.deepEqual(disk.paths().filter((path) => path.includes('/drafts/')), []);
}
