/** The few things the store asks of a file system. Tests put a faulty one in its place. */
import { open, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Files {
  /** The bytes, or null when there is no such file. */
  read(path: string): Promise<Buffer | null>;
  /** Names in a folder, sorted. */
  list(folder: string): Promise<string[]>;
  /** Makes the folder, and those above it, durably, where they are missing. */
  makeFolder(path: string): Promise<void>;
  /** A new, empty file that only this user may read. @throws when there is one already. */
  create(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** A file that is gone already is fine. */
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals in the folder durable. */
  syncFolder(folder: string): Promise<void>;
}

export interface OpenFile {
  /** Appends all bytes. */
  write(bytes: Uint8Array): Promise<void>;
  /** Returns when everything written is on the disk. */
  sync(): Promise<void>;
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** What was sent in confidence is nobody else's on this machine. */
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

export const DISK: Files = {
  async read(path) {
    return readFile(path).catch(nullWhenMissing);
  },

  async list(folder) {
    return (await readdir(folder)).sort();
  },

  async makeFolder(path) {
    const first = await mkdir(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
    for (let made = path; first !== undefined && made.length >= first.length; made = dirname(made)) await this.syncFolder(dirname(made));
  },

  async create(path) {
    const handle = await open(path, 'wx', OWNER_ONLY_FILE);
    return {
      write: (bytes) => handle.appendFile(bytes),
      sync: () => handle.datasync(),
      truncate: (bytes) => handle.truncate(bytes),
      close: () => handle.close()
    };
  },

  rename,

  async remove(path) {
    await rm(path, { force: true });
  },

  async syncFolder(folder) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
};

let written = 0;

/** Like `replaceWhole`, and returns when it is the new content for certain: fsync of the folder, too. */
export async function writeDurably(files: Files, aside: string, path: string, bytes: Uint8Array): Promise<void> {
  await replaceWhole(files, aside, path, bytes);
  await files.syncFolder(dirname(path));
}

/**
 * Replaces a file so that after a crash at any moment either the old or the new content is there, whole: written
 * aside, fsync, rename.
 * @param aside folder of the same file system; what a crash leaves there is of no use
 */
export async function replaceWhole(files: Files, aside: string, path: string, bytes: Uint8Array): Promise<void> {
  written += 1;
  const draft = join(aside, `${process.pid}-${written}`);
  const file = await files.create(draft);
  try {
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(draft, path);
  } catch (error) {
    // The reason of the failure matters more than a draft that stays behind: the next start clears them.
    await files.remove(draft).catch(() => undefined);
    throw error;
  }
}

function nullWhenMissing(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

/** `ENOSPC`, `EIO` …; null for anything that is not the system's error. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
