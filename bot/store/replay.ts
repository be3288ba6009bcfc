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

export interface Replay {
  readonly changes: readonly Written[];
  /** Number of the newest file, and of the newest group. */
  readonly file: number;
  readonly seq: number;
}

interface Group {
  readonly seq: number;
  readonly changes: readonly Written[];
}

interface JournalFile {
  readonly path: string;
  readonly number: number;
  readonly after: number;
  readonly lines: readonly Buffer[];
}

/**
 * Every change after the last checkpoint, in order.
 * @param seq the newest group that the documents are known to hold
 * @throws StoreError for a damaged line that is not the torn end of the newest file, and for groups that are missing
 */
export async function readJournal(files: Files, folder: string, seq: number): Promise<Replay> {
  const names = (await files.list(folder)).filter((name) => journalNumber(name) !== null);
  const all = (await Promise.all(names.map((name) => readFile(files, join(folder, name))))).filter((file) => file !== null);
  const needed = all.filter((_, index) => (all[index + 1]?.after ?? Infinity) > seq);
  if (needed.length === 0 && seq > 0) throw missing(folder, seq);
  let reached = needed[0]?.after ?? 0;
  if (reached > seq) throw missing(folder, reached);
  const changes: Written[] = [];
  for (const [index, file] of needed.entries()) {
    // A deletion of the files before and a crash may bring one of them back: it must still join up.
    if (file.after !== reached) throw missing(file.path, file.after);
    for (const group of groupsOf(file, needed[index + 1]?.after ?? null)) {
      changes.push(...group.changes);
      reached = group.seq;
    }
  }
  return { changes, file: newestNumber(names), seq: reached };
}

function newestNumber(names: readonly string[]): number {
  return names.reduce((newest, name) => Math.max(newest, journalNumber(name) ?? 0), 0);
}

/** Null for a file whose head was never finished: it holds nothing. */
async function readFile(files: Files, path: string): Promise<JournalFile | null> {
  const [first, ...lines] = linesOf((await files.read(path)) ?? Buffer.alloc(0));
  const head = first && payloadOf<{ journal: number; after: number }>(first);
  if (!head) {
    if (lines.length === 0 && (!first || isTorn(first))) return null;
    throw damaged(path, 1);
  }
  if (head.journal > JOURNAL_VERSION) throw new StoreError('storeNewer', `${path} was written by a newer version of gwarant. Run that version.`);
  return { path, number: journalNumber(path.slice(-14)) ?? 0, after: head.after, lines };
}

/** @param until the newest group that counts, when a newer file says so; what comes after it is void */
function* groupsOf({ path, after, lines }: JournalFile, until: number | null): Generator<Group> {
  let seq = after;
  for (const [index, line] of lines.entries()) {
    if (seq === until) return;
    const group = payloadOf<Group>(line);
    if (!group && until === null && index === lines.length - 1 && isTorn(line)) return;
    if (group?.seq !== seq + 1) throw damaged(path, index + 2);
    seq = group.seq;
    yield group;
  }
  if (until !== null && seq < until) throw missing(path, until);
}

/** Lines with their newline, which only a last one may lack. */
function linesOf(bytes: Buffer): Buffer[] {
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

/** A write that a crash cut short lacks its end, or holds zeros where blocks never reached the disk. */
function isTorn(line: Buffer): boolean {
  return line.at(-1) !== 10 || line.includes(0);
}

function damaged(path: string, line: number): StoreError {
  return new StoreError('storeCorrupt', `${path}:${line}: the line is damaged, and what was acknowledged after it would be lost. Restore the data folder from a backup.`);
}

function missing(path: string, seq: number): StoreError {
  return new StoreError('storeCorrupt', `${path}: the journal does not reach group ${seq}; a file of it is missing or cut short. Restore the data folder from a backup.`);
}
