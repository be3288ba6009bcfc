/** The lowdb adapter: one JSON file, replaced durably. Stock lowdb renames without fsync, and a crash may undo that. */
import { dirname } from 'node:path';
import type { Adapter } from 'lowdb';
import { StoreError } from './errors.js';
import { replaceWhole, type Files } from './files.js';

export class JsonFile<T> implements Adapter<T> {
  /** Size of the file when it was last read or written. */
  bytes = 0;

  /** @param many one of many that are written together: whoever writes them syncs the folder at the end */
  constructor(private readonly files: Files, private readonly aside: string, readonly path: string, private readonly many = false) {}

  /** Null when there is no file. @throws StoreError when it is not JSON. */
  async read(): Promise<T | null> {
    const bytes = await this.files.read(this.path);
    this.bytes = bytes?.length ?? 0;
    return bytes && parsed<T>(bytes, this.path);
  }

  /** Takes the data as they are at the call; later changes are not part of what is written. */
  async write(data: T): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(data)}\n`);
    await replaceWhole(this.files, this.aside, this.path, bytes);
    if (!this.many) await this.files.syncFolder(dirname(this.path));
    this.bytes = bytes.length;
  }

  /** A missing file is fine. */
  async remove(): Promise<void> {
    await this.files.remove(this.path);
    if (!this.many) await this.files.syncFolder(dirname(this.path));
    this.bytes = 0;
  }
}

function parsed<T>(bytes: Buffer, path: string): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch (error) {
    throw new StoreError('storeCorrupt', `${path} is damaged: it is not JSON. Restore it from a backup.`, { cause: error });
  }
}
