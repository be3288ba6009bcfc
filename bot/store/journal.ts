/**
 * The write-ahead journal: `journal/0000000001.log`, `…2.log`, each a line a group of commits,
 *
 *     CRC32 {"journal":1,"after":41}               the head: goes on from group 41, whatever older files say after it
 *     CRC32 {"seq":42,"changes":[…]}               one write, one fsync, any number of commits
 *
 * As a group is one line, and the next is written only when the one before is on the disk, a crash can tear the last
 * line of the last file and nothing else. After a failed write or fsync nobody knows what the disk holds, and a second
 * fsync that succeeds proves nothing (the kernel has forgotten the pages): the file is given up for a new one, whose
 * head makes the failed group void.
 */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Files, OpenFile } from './files.js';

export const JOURNAL_VERSION = 1;

export class Journal {
  #file: OpenFile | null = null;
  #bytes = 0;

  /** @param number of the newest file, @param seq of the newest group, 0 when there is none */
  constructor(private readonly files: Files, private readonly folder: string, private number: number, private seq: number) {}

  /** Size of the file that is being written. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Where the journal stands: everything up to `seq` is durable, and later groups go to this or later files. */
  get place(): { readonly file: number; readonly seq: number } {
    return { file: this.number, seq: this.seq };
  }

  /** Resolves when the group is durable. @throws what the file system threw; the group is void then */
  async append(changes: readonly string[]): Promise<void> {
    if (!this.#file) await this.rotate();
    const line = lineOf(`{"seq":${this.seq + 1},"changes":[${changes.join(',')}]}`);
    try {
      await this.#write(line);
    } catch (error) {
      await this.#giveUp();
      throw error;
    }
    this.seq += 1;
  }

  /** Goes on in a new file. When that fails the old one stays in use. */
  async rotate(): Promise<void> {
    this.number += 1;
    const path = join(this.folder, journalName(this.number));
    const head = lineOf(JSON.stringify({ journal: JOURNAL_VERSION, after: this.seq }));
    const file = await this.files.create(path);
    try {
      await file.write(head);
      await file.sync();
      await this.files.syncFolder(this.folder);
    } catch (error) {
      await quietly(file.close());
      await quietly(this.files.remove(path));
      throw error;
    }
    await quietly(this.close());
    this.#file = file;
    this.#bytes = head.length;
  }

  /** Removes the files older than this number: documents hold all they say. */
  async removeBefore(number: number): Promise<void> {
    const old = (await this.files.list(this.folder)).filter((name) => (journalNumber(name) ?? number) < number);
    for (const name of old) await this.files.remove(join(this.folder, name));
    if (old.length > 0) await this.files.syncFolder(this.folder);
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }

  async #write(line: Buffer): Promise<void> {
    await this.#file?.write(line);
    await this.#file?.sync();
    this.#bytes += line.length;
  }

  /** Cutting the failed group off is best effort, for the case that the process dies before the next file's head. */
  async #giveUp(): Promise<void> {
    await quietly(this.#file?.truncate(this.#bytes));
    await quietly(this.#file?.sync());
    await quietly(this.close());
  }
}

/** Tidying up after a failure, or after what is durable already: its own failure adds nothing. */
async function quietly(work: Promise<void> | undefined): Promise<void> {
  await work?.catch(() => undefined);
}

export function journalName(number: number): string {
  return `${String(number).padStart(10, '0')}.log`;
}

/** Null for a file that is not the journal's. */
export function journalNumber(name: string): number | null {
  return /^\d{10}\.log$/u.test(name) ? Number.parseInt(name, 10) : null;
}

export function checksum(payload: string | Uint8Array): string {
  return crc32(payload).toString(16).padStart(8, '0');
}

function lineOf(payload: string): Buffer {
  return Buffer.from(`${checksum(payload)} ${payload}\n`);
}
