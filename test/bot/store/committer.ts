/**
 * A process that opens a store and commits until it is killed, for `kill.test.ts` and `lock.test.ts`. It says
 * `opening`, then `opened` or `refused CODE`, then `TALK SEQ` for each commit that was acknowledged.
 * Arguments: the folder, and how many talks are going on side by side.
 */
import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../../bot/store/lowdb.js';
import type { Store } from '../../../bot/store/store.js';
import { conversation, entry, entryId } from './samples.js';

const [folder = '', talks = '0'] = process.argv.slice(2);

say('opening');
try {
  const store = await openLowdbStore({ folder, memoryBytes: 20_000, checkpointBytes: 100_000 });
  say('opened');
  // Whoever has nothing to say keeps the folder until the standard input ends, or until it is killed.
  process.stdin.resume().once('end', () => void store.close());
  await Promise.all(Array.from({ length: Number(talks) }, (_, index) => talk(store, `talk${index}`)));
} catch (error) {
  say(`refused ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`);
}

/** One commit after the other: the record that counts them, and the line that was said. */
async function talk(store: Store, id: string): Promise<void> {
  for (let version = (await store.get('conversation', id))?.version ?? 0; ; version += 1) {
    const seq = version + 1;
    await store.commit([
      { kind: 'conversation', id, expected: version, value: conversation(id, { length: seq }) },
      { kind: 'entry', id: entryId(id, seq), expected: 0, value: entry(id, seq) }
    ]);
    say(`${id} ${seq}`);
  }
}

/** Written at once: what the parent has read was acknowledged, however the process ends. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
