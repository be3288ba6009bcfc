/** `gwarant claim replay NUMBER`: the decision again, from the store or, while a server works on it, through the server. */
import { resolve } from 'node:path';
import { askDoor } from '../console/local.js';
import { REPLAY_PATH, replayClaim, type Replay } from '../replay.js';
import { StoreError } from '../store/errors.js';
import { openLowdbStore } from '../store/lowdb.js';

/** Prints one JSON object. @returns 0 when the decision is the same, 1 when it differs or there is no such claim, 2 for a wrong call */
export async function claimCommand([command, number]: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  if (command !== 'replay' || number === undefined || !/^GW-\d{4}-\d{6}$/.test(number)) {
    process.stderr.write('Usage: gwarant claim replay GW-YYYY-NNNNNN\n');
    return 2;
  }
  const replay = await find(resolve(env['DATA_DIR']?.trim() || './data'), number);
  if (!replay) {
    process.stderr.write(`There is no claim ${number}, or the policy text it was decided with was not kept.\n`);
    return 1;
  }
  process.stdout.write(`${JSON.stringify(replay)}\n`);
  return replay.same ? 0 : 1;
}

async function find(dataDir: string, number: string): Promise<Replay | null> {
  try {
    const store = await openLowdbStore({ folder: dataDir });
    return await replayClaim(store, number).finally(() => store.close());
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'storeLocked') throw error;
    const asked = await askDoor<Replay>(dataDir, `${REPLAY_PATH}/${number}`);
    return asked.type === 'answer' ? asked.answer : null;
  }
}
