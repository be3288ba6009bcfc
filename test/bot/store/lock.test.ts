/** One process a folder. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder, type Lock } from '../../../bot/store/lock.js';
import { startCommitter } from './child.js';
import { withFolder } from './samples.js';

const sockets = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.sock'));

describe('the lock on a folder', () => {
  it('is one process\'s, by a message that names the folder and says what to do', () => withFolder(async (folder) => {
    const lock = await lockFolder(folder);
    await assert.rejects(lockFolder(folder), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'storeLocked');
      assert.ok(error.message.includes(folder) && error.message.includes('DATA_DIR'));
      return true;
    });
    await lock.release();
    assert.deepEqual(await sockets(folder), []);
    await (await lockFolder(folder)).release();
  }));

  it('is won by one of many that start together', () => withFolder(async (folder) => {
    for (let round = 0; round < 20; round += 1) {
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const won = results.filter((result): result is PromiseFulfilledResult<Lock> => result.status === 'fulfilled');
      const lost = results.filter((result) => result.status === 'rejected');
      assert.equal(won.length, 1);
      assert.ok(lost.every(({ reason }) => (reason as { code?: string }).code === 'storeLocked'));
      assert.equal((await sockets(folder)).length, 1);
      await won[0]?.value.release();
    }
  }));

  it('is won by one of several processes that start together, and lost when that one is killed', () => withFolder(async (folder) => {
    const starters = Array.from({ length: 3 }, () => startCommitter(folder, 0));
    try {
      const said = await Promise.all(starters.map(async ({ lines }) => {
        await lines.next();
        return (await lines.next()).value as string;
      }));
      assert.deepEqual(said.toSorted(), ['opened', 'refused storeLocked', 'refused storeLocked']);
      await starters[said.indexOf('opened')]?.kill();
      assert.equal((await sockets(folder)).length, 1, 'its socket is still there');
      const lock = await lockFolder(folder);
      assert.equal((await sockets(folder)).length, 1, 'and was tidied up');
      await lock.release();
    } finally {
      await Promise.all(starters.map((starter) => starter.kill()));
    }
  }));

  it('is given back by a process that ends in order', () => withFolder(async (folder) => {
    const owner = startCommitter(folder, 0);
    try {
      await owner.lines.next();
      assert.equal((await owner.lines.next()).value, 'opened');
      owner.process.stdin?.end();
      assert.deepEqual(await once(owner.process, 'close'), [0, null]);
      assert.deepEqual(await sockets(folder), []);
    } finally {
      await owner.kill();
    }
  }));

  it('holds in a folder whose path is too long for a socket, or is refused with the reason', () => withFolder(async (folder) => {
    const deep = join(folder, 'd'.repeat(200));
    await mkdir(deep);
    if (process.platform !== 'linux') return assert.rejects(lockFolder(deep), /too long/u);
    const lock = await lockFolder(deep);
    await assert.rejects(lockFolder(deep), { code: 'storeLocked' });
    await lock.release();
    assert.deepEqual(await sockets(deep), []);
  }));

  it('cannot be had where there is no folder', () => withFolder(async (folder) => {
    await assert.rejects(lockFolder(join(folder, 'none')), (error: Error & { code?: string }) => error.code === 'storeLocked' && error.cause !== undefined);
  }));
});
