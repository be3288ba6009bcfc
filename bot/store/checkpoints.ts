/**
 * Journal, documents and lookup together. A checkpoint begins a new journal file, writes what has changed since the
 * last one, says so in `store.json`, and removes the older journal files. Commits go on meanwhile: a document may be
 * written with more in it than the checkpoint promises, and a replay then applies the same changes once more.
 */
import { join } from 'node:path';
import { Low } from 'lowdb';
import { Documents } from './documents.js';
import { StoreError } from './errors.js';
import type { Files } from './files.js';
import type { GroupCommitParts, Prepared } from './group-commit.js';
import { Journal } from './journal.js';
import { JsonFile } from './json-file.js';
import { documentOf, DOCUMENT_FOLDERS } from './keys.js';
import { keysOf, Lookup } from './lookup.js';
import { migrated } from './migrate.js';
import { rebuild } from './rebuild.js';
import { replay, type Written } from './replay.js';

export const FORMAT = 1;

/** How much longer than it should be the journal may grow while documents are written. */
const MOST_BEHIND = 4;
/** Documents a process still writes when it is told to end. */
const WRITTEN_AT_CLOSE = 1_000;

interface Head {
  readonly format: number;
  /** The newest group of the journal that the documents hold. */
  readonly seq: number;
}

export interface CheckpointOptions {
  readonly files: Files;
  readonly folder: string;
  readonly memoryBytes: number;
  readonly checkpointBytes: number;
  readonly onFault: (error: unknown) => void;
}

export class Checkpoints implements GroupCommitParts {
  readonly documents: Documents;
  readonly lookup: Lookup;
  readonly #head: Low<Head | null>;
  #journal: Journal;
  #running: Promise<void> | null = null;
  #closing = false;
  /** Those who wait for a checkpoint that leaves nothing of what was. */
  #scrubs: { readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];

  private constructor(private readonly options: CheckpointOptions) {
    const { files, folder, memoryBytes } = options;
    const drafts = join(folder, 'drafts');
    this.documents = new Documents(files, join(folder, 'documents'), drafts, memoryBytes);
    this.lookup = new Lookup(files, join(folder, 'lookup'), drafts);
    this.#head = new Low<Head | null>(new JsonFile(files, drafts, join(folder, 'store.json')), null);
    this.#journal = new Journal(files, join(folder, 'journal'), 0, 0);
  }

  static async open(options: CheckpointOptions): Promise<Checkpoints> {
    const checkpoints = new Checkpoints(options);
    try {
      await checkpoints.#open();
      return checkpoints;
    } catch (error) {
      await checkpoints.#journal.close();
      throw error;
    }
  }

  append(changes: readonly string[]): Promise<void> {
    return this.#journal.append(changes);
  }

  /** Puts a durable change where everybody sees it; its document must be in use. */
  apply({ keys, ...change }: Pick<Prepared, 'keys' | keyof Written>): void {
    this.documents.inUse(documentFor(change)).apply(change);
    this.lookup.set(change.kind, change.id, keys);
  }

  /** Begins a checkpoint when the journal has grown enough. One that fails is tried again when it has grown as much again. */
  async between(): Promise<void> {
    if (this.#scrubs.length > 0) return this.#scrubNow();
    const { checkpointBytes } = this.options;
    // Commits that outrun the documents would fill the memory: they wait.
    if (this.#journal.bytes > MOST_BEHIND * checkpointBytes) await this.#running;
    if (this.#running || this.#journal.bytes < checkpointBytes) return;
    try {
      await this.#journal.rotate();
    } catch (error) {
      this.options.onFault(error);
      return;
    }
    this.#begin();
  }

  /** Resolves after the next group, when every document is written anew and the journal before it is gone. */
  scrub(): Promise<void> {
    return new Promise((done, failed) => this.#scrubs.push({ done, failed }));
  }

  /** There will be no next group. */
  noScrub(error: unknown): void {
    for (const { failed } of this.#scrubs.splice(0)) failed(error);
  }

  async #scrubNow(): Promise<void> {
    const waiting = this.#scrubs.splice(0);
    try {
      await this.#running;
      await this.#journal.rotate();
      this.#running = this.#write(() => true).finally(() => (this.#running = null));
      await this.#running;
      for (const { done } of waiting) done();
    } catch (error) {
      for (const { failed } of waiting) failed(error);
    }
  }

  /** Leaves nothing to be replayed where that is a matter of a second; the journal has it all anyway. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#running;
    if (this.documents.changed.length <= WRITTEN_AT_CLOSE) {
      await this.#journal.rotate().then(() => this.#write(() => true)).catch(this.options.onFault);
    }
    await this.#journal.close();
  }

  #begin(): void {
    this.#running = this.#write(() => !this.#closing).catch(this.options.onFault).finally(() => (this.#running = null));
  }

  async #open(): Promise<void> {
    const { files, folder } = this.options;
    await this.#readHead();
    await this.#makeFolders();
    if (!(await this.lookup.load())) await rebuild(files, join(folder, 'documents'), this.lookup);
    const end = await replay(files, join(folder, 'journal'), this.#head.data?.seq ?? null, (changes) => this.#replay(changes));
    this.#journal = new Journal(files, join(folder, 'journal'), end.file, end.seq);
    await this.#journal.rotate();
    if (this.#head.data === null) await this.#write(() => true);
    else this.#begin();
  }

  async #readHead(): Promise<void> {
    const { folder } = this.options;
    await this.#head.read();
    const format = this.#head.data?.format ?? FORMAT;
    if (format > FORMAT) {
      throw new StoreError('storeNewer', `${folder} has format ${format}, written by a newer version of gwarant; this one knows format ${FORMAT}. Run the newer version, or set DATA_DIR to another folder.`);
    }
  }

  async #makeFolders(): Promise<void> {
    const { files, folder } = this.options;
    const folders = ['journal', 'lookup', 'drafts', ...DOCUMENT_FOLDERS.map((name) => join('documents', name))];
    for (const name of folders) await files.makeFolder(join(folder, name));
    for (const draft of await files.list(join(folder, 'drafts'))) await files.remove(join(folder, 'drafts', draft));
  }

  async #replay(changes: readonly Written[]): Promise<void> {
    await this.documents.withAll([...new Set(changes.map(documentFor))], () => {
      for (const change of changes) this.apply({ ...change, keys: change.value && keysOf(change.kind, migrated(change.kind, change.value)) });
    });
  }

  /** The journal has just begun a new file: everything before it goes into the documents. */
  async #write(goOn: () => boolean): Promise<void> {
    const { file, seq } = this.#journal.place;
    if (!(await this.documents.writeChanged(goOn))) return;
    await this.lookup.write();
    this.#head.data = { format: FORMAT, seq };
    await this.#head.write();
    await this.#journal.removeBefore(file);
  }
}

/** @throws RangeError when the record's id does not say which document it belongs to */
export function documentFor({ kind, id }: Pick<Written, 'kind' | 'id'>): string {
  const name = documentOf(kind, id);
  if (name === null) throw new RangeError(`the id of ${kind} ${JSON.stringify(id)} is not CONVERSATION-SEQ`);
  return name;
}
