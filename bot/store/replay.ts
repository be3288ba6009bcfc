/** Reads what a journal holds beyond the documents. Damage is named, with file and line, and never skipped. */
import { join } from 'node:path';
import { StoreError } from './errors.js';
import type { Files } from './files.js';
import { checksum, journalNumber, JOURNAL_VERSION } from './journal.js';
import type { Kind, Records } from './store.js';

/** A change as it was written: the record's new version, `value` null for a deletion. */
export interface Written {
  readonly kind: Kind;
  readonly id: string;
  readonly version: number;
  readonly value: Records[Kind] | null;
}

interface Group {
  readonly seq: number;
  readonly changes: readonly Written[];
}

interface Head {
  readonly path: string;
  /** The group this file goes on from. */
  readonly after: number;
}

/**
 * Hands over every group after the last checkpoint, in order.
 * @param checkpoint the newest group that the documents are known to hold; null in a folder that never had one
 * @returns where the journal ends: number of its newest file, and of its newest group
 * @throws StoreError for a damaged line that is not the torn end of the newest file, and for groups that are missing
 */
export async function replay(
  files: Files, folder: string, checkpoint: number | null, take: (changes: readonly Written[]) => Promise<void>
): Promise<{ readonly file: number; readonly seq: number }> {
  const names = (await files.list(folder)).filter((name) => journalNumber(name) !== null);
  const heads = await headsOf(files, folder, names, checkpoint ?? 0);
  if (heads.length === 0 && checkpoint !== null) throw missing(folder, checkpoint);
  let seq = heads[0]?.after ?? 0;
  if (seq > 0 && checkpoint === null) throw orphaned(folder);
  if (seq > (checkpoint ?? 0)) throw missing(heads[0]?.path ?? folder, seq);
  for (const [index, head] of heads.entries()) {
    if (head.after !== seq) throw missing(head.path, head.after);
    for (const group of groupsOf(head, await linesOf(files, head.path), heads[index + 1]?.after ?? null)) {
      if (checkpoint === null) throw orphaned(folder);
      await take(group.changes);
      seq = group.seq;
    }
  }
  return { file: Math.max(0, ...names.map((name) => journalNumber(name) ?? 0)), seq };
}

/** Heads of the files that say something the documents may not hold. */
async function headsOf(files: Files, folder: string, names: readonly string[], checkpoint: number): Promise<Head[]> {
  const heads: Head[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const head = headOf(path, await linesOf(files, path));
    if (head) heads.push(head);
  }
  return heads.filter((_, index) => (heads[index + 1]?.after ?? Infinity) > checkpoint);
}

/** Null for a file whose head was never finished: it holds nothing. */
function headOf(path: string, [first, ...rest]: readonly Buffer[]): Head | null {
  const head = first && payloadOf<{ journal: number; after: number }>(first);
  if (!head) {
    if (rest.length === 0 && (!first || isTorn(first))) return null;
    throw damaged(path, 1);
  }
  if (head.journal > JOURNAL_VERSION) throw new StoreError('storeNewer', `${path} was written by a newer version of gwarant. Run that version.`);
  return { path, after: head.after };
}

/** @param until the newest group that counts, when a newer file says so; what comes after it is void */
function* groupsOf({ path, after }: Head, lines: readonly Buffer[], until: number | null): Generator<Group> {
  let seq = after;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    if (seq === until) return;
    const group = payloadOf<Group>(line);
    if (!group && until === null && index === lines.length - 1 && isTorn(line)) return;
    if (group?.seq !== seq + 1) throw damaged(path, index + 1);
    seq = group.seq;
    yield group;
  }
  if (until !== null && seq < until) throw missing(path, until);
}

/** Lines with their newline, which only a last one may lack. */
async function linesOf(files: Files, path: string): Promise<Buffer[]> {
  const bytes = (await files.read(path)) ?? Buffer.alloc(0);
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

/** Null when the line is not what was written. */
function payloadOf<T>(line: Buffer): T | null {
  const payload = line.subarray(9, -1);
  if (line.at(-1) !== 10 || line.toString('latin1', 0, 9) !== `${checksum(payload)} `) return null;
  return JSON.parse(payload.toString('utf8')) as T;
}

/**
 * A write that a crash cut short lacks its end, or holds zeros where blocks never reached the disk. Any other damage
 * was done to a line that had been acknowledged.
 */
function isTorn(line: Buffer): boolean {
  return line.at(-1) !== 10 || line.includes(0);
}

function damaged(path: string, line: number): StoreError {
  return new StoreError('storeCorrupt', `${path}:${line}: the line is damaged, and going on would lose what it said. Restore the data folder from a backup.`);
}

function orphaned(folder: string): StoreError {
  return new StoreError('storeCorrupt', `${folder} holds a journal, but there is no store.json beside it. Restore the data folder from a backup.`);
}

function missing(path: string, seq: number): StoreError {
  return new StoreError('storeCorrupt', `${path}: the journal does not lead up to group ${seq}; a file of it is missing or cut short. Restore the data folder from a backup.`);
}
