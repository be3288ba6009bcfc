/**
 * A disk in memory that knows what has reached the platter and what has not, stops at any operation, and fails when it
 * is told to. Made for asking: what does the store find after the worst moment?
 */
import { dirname } from 'node:path';
import type { Files, OpenFile } from '../../../bot/store/files.js';

/**
 * After `kill` everything written is there; after `power` only what was synced; after `torn` names are as they were
 * last, and of what was not synced the first half.
 */
export type Crash = 'kill' | 'power' | 'torn';

export type Operation = 'read' | 'list' | 'makeFolder' | 'create' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'syncFolder';

interface Inode {
  bytes: Buffer;
  synced: Buffer;
}

export class MemoryDisk implements Files {
  /** Operations so far. */
  operations = 0;
  /** The operation at which everything stops, half done when it is a write. */
  stopAt = Infinity;
  /** What to fail with, if at all; a write that fails has written half. */
  fault: (operation: Operation, path: string) => Error | null | Promise<Error | null> = () => null;
  readonly #folders = new Set<string>();
  #names = new Map<string, Inode>();
  #syncedNames = new Map<string, Inode>();

  /** What the next start finds. */
  after(crash: Crash): MemoryDisk {
    const disk = new MemoryDisk();
    for (const folder of this.#folders) disk.#folders.add(folder);
    for (const [path, inode] of crash === 'power' ? this.#syncedNames : this.#names) {
      const bytes = crash === 'kill' ? inode.bytes : crash === 'power' ? inode.synced : halfSynced(inode);
      disk.#names.set(path, { bytes, synced: bytes });
    }
    disk.#syncedNames = new Map(disk.#names);
    return disk;
  }

  /** Content of a file, to be looked at or damaged. */
  peek(path: string): Buffer {
    return this.#names.get(path)?.bytes ?? Buffer.alloc(0);
  }

  poke(path: string, bytes: Buffer): void {
    this.#names.set(path, { bytes, synced: bytes });
  }

  paths(): string[] {
    return [...this.#names.keys()].sort();
  }

  async read(path: string): Promise<Buffer | null> {
    await this.#step('read', path);
    return this.#names.get(path)?.bytes ?? null;
  }

  async list(folder: string): Promise<string[]> {
    await this.#step('list', folder);
    return this.#in(this.#names, folder).map(([path]) => path.slice(folder.length + 1)).sort();
  }

  async makeFolder(path: string): Promise<void> {
    await this.#step('makeFolder', path);
    this.#folders.add(path);
  }

  async create(path: string): Promise<OpenFile> {
    await this.#step('create', path);
    if (this.#names.has(path)) throw systemError('EEXIST');
    if (!this.#folders.has(dirname(path))) throw systemError('ENOENT');
    const inode: Inode = { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.#names.set(path, inode);
    return {
      write: async (bytes) => {
        const half = Buffer.concat([inode.bytes, bytes.subarray(0, bytes.length / 2)]);
        await this.#step('write', path, () => (inode.bytes = half));
        inode.bytes = Buffer.concat([inode.bytes, bytes]);
      },
      sync: async () => {
        await this.#step('sync', path);
        inode.synced = inode.bytes;
      },
      truncate: async (length) => {
        await this.#step('truncate', path);
        inode.bytes = inode.bytes.subarray(0, length);
      },
      close: async () => undefined
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step('rename', from);
    const inode = this.#names.get(from);
    if (!inode) throw systemError('ENOENT');
    this.#names.delete(from);
    this.#names.set(to, inode);
  }

  async remove(path: string): Promise<void> {
    await this.#step('remove', path);
    this.#names.delete(path);
  }

  async syncFolder(folder: string): Promise<void> {
    await this.#step('syncFolder', folder);
    for (const [path] of this.#in(this.#syncedNames, folder)) this.#syncedNames.delete(path);
    for (const [path, inode] of this.#in(this.#names, folder)) this.#syncedNames.set(path, inode);
  }

  #in(names: ReadonlyMap<string, Inode>, folder: string): [string, Inode][] {
    return [...names].filter(([path]) => dirname(path) === folder);
  }

  async #step(operation: Operation, path: string, halfDone = (): unknown => undefined): Promise<void> {
    await null;
    this.operations += 1;
    if (this.operations === this.stopAt) halfDone();
    if (this.operations >= this.stopAt) throw new Error('the machine has stopped');
    const error = await this.fault(operation, path);
    if (!error) return;
    halfDone();
    throw error;
  }
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function halfSynced({ bytes, synced }: Inode): Buffer {
  return bytes.subarray(0, synced.length + Math.floor((bytes.length - synced.length) / 2));
}
