/** kill -9 at any moment loses nothing that was acknowledged. */
import assert from 'node:assert/strict';
import { openLowdbStore } from '../../../bot/store/lowdb.js';
import { startCommitter } from './child.js';
import { randomFrom, withFolder } from './samples.js';

const KILLS = process.env['GWARANT_FULL'] ? 100 : 5;
const TALKS = 4;

describe('lowdb store, killed', () => {
  it(`has everything acknowledged, ${KILLS} times over`, async function () {
    this.timeout(20_000 + KILLS * 5_000);
    await withFolder(async (folder) => {
      const random = randomFrom(20_261_120);
      const acknowledged = new Map<string, number>();
      for (let kill = 0; kill < KILLS; kill += 1) {
        await liveAndDie(folder, random(4) === 0 ? 1 : random(1_500), acknowledged);
        await check(folder, acknowledged);
      }
      assert.equal(acknowledged.size, TALKS);
    });
  });
});

/** Notes what is acknowledged, also what was said between the signal and the end. */
async function liveAndDie(folder: string, killAfter: number, acknowledged: Map<string, number>): Promise<void> {
  const committer = startCommitter(folder, TALKS);
  try {
    let heard = 0;
    for await (const line of committer.lines) {
      const [talk = '', seq] = line.split(' ');
      assert.notEqual(talk, 'refused', line);
      if (seq) acknowledged.set(talk, Number(seq));
      heard += 1;
      if (heard === killAfter) committer.process.kill('SIGKILL');
    }
  } finally {
    await committer.kill();
  }
}

async function check(folder: string, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const store = await openLowdbStore({ folder });
  try {
    for (let index = 0; index < TALKS; index += 1) {
      const id = `talk${index}`;
      const found = await store.get('conversation', id);
      const length = found?.value.length ?? 0;
      assert.ok(length >= (acknowledged.get(id) ?? 0), `${id}: ${length} of ${acknowledged.get(id)} are there`);
      assert.equal(found?.version ?? 0, length);
      assert.deepEqual((await store.entries(id, 0)).map(({ seq }) => seq), Array.from({ length }, (_, at) => at + 1));
    }
  } finally {
    await store.close();
  }
}
