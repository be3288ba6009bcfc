/**
 * One process a folder. Every process that wants the folder listens on a socket of its own in it, `lock-….sock`, and
 * only then calls the others. Whoever answers is alive; a socket whose process has died, even by kill -9, refuses,
 * because the kernel holds the lock and not a number in a file. So it needs no process ids (which mean nothing
 * between containers that share a volume), no ages and no clocks.
 *
 * Of two that start together at least one hears the other, as each listens before it calls: the one with the greater
 * name gives way, the other waits for it to be gone.
 */
import { randomBytes } from 'node:crypto';
import { access, open, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { StoreError } from './errors.js';
import { codeOf } from './files.js';

export interface Lock {
  release(): Promise<void>;
}

/** What the system allows for a socket's path: 103 bytes on macOS, 107 on Linux. */
const LONGEST_PATH = 103;
/** A process that accepts calls and says nothing is stopped, or too busy; it may go on at any time. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Takes the folder, or refuses at once when a living process has it. Holds between the processes of one machine.
 * @throws StoreError `storeLocked`
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const place = await placeOf(folder);
  const mine = `lock-${randomBytes(8).toString('hex')}.sock`;
  const desk = new Desk();
  const release = async (): Promise<void> => {
    await desk.close();
    await place.close();
  };
  try {
    await desk.open(place.address(mine), folder);
    const others = (await readdir(folder)).filter((name) => /^lock-[0-9a-f]{16}\.sock$/u.test(name) && name !== mine);
    for (const other of others) {
      const gone = await isGone(place.address(other), other > mine).catch((error: unknown) => {
        throw locked(folder, error);
      });
      if (!gone) throw locked(folder);
    }
    // Somebody who called between our name's appearing and our listening took us for dead, and tidied up.
    await access(join(folder, mine)).catch((error: unknown) => {
      throw locked(folder, error);
    });
    desk.run();
    for (const other of others) await rm(join(folder, other), { force: true });
    return { release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Answers whoever calls with how far this process is, and again once it has the folder. */
class Desk {
  readonly #server: Server;
  readonly #callers = new Set<Socket>();
  #says = 'starting';

  constructor() {
    this.#server = createServer((caller) => {
      this.#callers.add(caller.unref());
      caller.on('close', () => this.#callers.delete(caller));
      caller.on('error', () => undefined);
      caller.write(`${this.#says}\n`);
    });
    this.#server.unref();
  }

  async open(address: string, folder: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ path: address, exclusive: true }, resolve);
    }).catch((error: unknown) => {
      throw new StoreError('storeLocked', `${folder} cannot be locked (${codeOf(error)}). DATA_DIR must be a folder on a local disk that this user may write to.`, { cause: error });
    });
  }

  run(): void {
    this.#says = 'running';
    for (const caller of this.#callers) caller.write('running\n');
  }

  async close(): Promise<void> {
    for (const caller of this.#callers) caller.destroy();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Is nobody there? @param patient wait for one that is still starting, as it will give way */
async function isGone(address: string, patient: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const call = connect(address);
    const hangUp = (gone: boolean): void => {
      resolve(gone);
      call.destroy();
    };
    call.setTimeout(ANSWER_WITHIN_MS, () => hangUp(false));
    call.on('data', (said) => {
      if (!patient || said.toString().includes('running')) hangUp(false);
    });
    call.on('error', (error) => (['ECONNREFUSED', 'ECONNRESET', 'ENOENT'].includes(codeOf(error) ?? '') ? hangUp(true) : reject(error)));
    call.on('close', () => resolve(true));
  });
}

/** A path that is too long for a socket is reached through the open folder, where the system offers that. */
async function placeOf(folder: string): Promise<{ address(name: string): string; close(): Promise<void> }> {
  if (Buffer.byteLength(join(folder, `lock-${'0'.repeat(16)}.sock`)) <= LONGEST_PATH) {
    return { address: (name) => join(folder, name), close: async () => undefined };
  }
  if (process.platform !== 'linux') throw new StoreError('storeLocked', `${folder}: the path of DATA_DIR is too long to be locked. Use one of 75 characters or fewer.`);
  const handle = await open(folder, 'r');
  return { address: (name) => `/proc/self/fd/${handle.fd}/${name}`, close: () => handle.close() };
}

function locked(folder: string, cause?: unknown): StoreError {
  return new StoreError(
    'storeLocked', `Another gwarant is working on ${folder}. Stop it first, or set DATA_DIR to another folder.`, { cause }
  );
}
