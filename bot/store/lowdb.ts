/**
 * The embedded store, for one process: a journal with group commit in front of lowdb documents that are written as
 * checkpoints. Layout of the folder:
 *
 *     store.json          the folder's format, and the last group of the journal that all documents hold
 *     journal/            see `journal.ts`
 *     documents/          a conversation with its first entries, a claim …: one JSON file each (`keys.ts`)
 *     lookup/             keys by which records are found
 *     uploads/            bytes of the files that customers sent
 *     drafts/             files being written; emptied at every start
 */
import { resolve } from 'node:path';
import type { Entry } from '../../dialogs/records.js';
import { Checkpoints, documentFor } from './checkpoints.js';
import { StoreError } from './errors.js';
import { DISK, type Files } from './files.js';
import { GroupCommit, type Prepared } from './group-commit.js';
import { documentOf, pageOf, PAGE_LENGTH } from './keys.js';
import { lockFolder, type Lock } from './lock.js';
import { keysOf } from './lookup.js';
import { INDEXES, type Change, type IndexKey, type IndexName, type Kind, type Records, type Store, type Stored } from './store.js';
import { Uploads } from './uploads.js';

export interface LowdbOptions {
  /** DATA_DIR; made when it is missing. */
  readonly folder: string;
  /** Told of what went wrong in the background and will be tried again. */
  readonly onFault?: (error: unknown) => void;
  /** Bytes of JSON of unused documents that stay in memory. */
  readonly memoryBytes?: number;
  /** Size of the journal at which the documents are written and the journal begins anew. */
  readonly checkpointBytes?: number;
  readonly files?: Files;
}

const MEMORY_BYTES = 64 * 1_048_576;
const CHECKPOINT_BYTES = 32 * 1_048_576;

/**
 * Opens the folder, replays what the last process left in the journal, and keeps every other process out.
 * @throws StoreError `storeLocked`, `storeCorrupt` or `storeNewer`, saying what to do; any other I/O error as it came
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Store> {
  const { files = DISK, memoryBytes = MEMORY_BYTES, checkpointBytes = CHECKPOINT_BYTES, onFault = () => undefined } = options;
  const folder = resolve(options.folder);
  await files.makeFolder(folder);
  const lock = await lockFolder(folder);
  try {
    const uploads = await Uploads.open(files, folder);
    return new LowdbStore(await Checkpoints.open({ files, folder, memoryBytes, checkpointBytes, onFault }), uploads, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

class LowdbStore implements Store {
  readonly #commits: GroupCommit;
  #closed: Promise<void> | null = null;

  constructor(private readonly checkpoints: Checkpoints, private readonly uploads: Uploads, private readonly lock: Lock) {
    this.#commits = new GroupCommit(checkpoints);
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Stored<Records[K]> | null> {
    this.#mustBeOpen();
    const name = documentOf(kind, id);
    return name === null ? null : this.checkpoints.documents.with(name, (document) => document.get(kind, id));
  }

  async find<K extends Kind>(kind: K, index: IndexName<K>, key: string): Promise<Stored<Records[K]>[]> {
    this.#mustBeOpen();
    if (kind === 'entry') return (await this.#entries(key, 0)) as Stored<Records[K]>[];
    const keyOf = (INDEXES[kind] as Record<string, (value: Records[K]) => IndexKey>)[index];
    const found: Stored<Records[K]>[] = [];
    for (const id of this.checkpoints.lookup.ids(kind, index, key)) {
      const stored = await this.get(kind, id);
      // It may have changed while the ones before it were being read.
      if (stored && hasKey(keyOf?.(stored.value) ?? null, key)) found.push(stored);
    }
    return found;
  }

  async count<K extends Kind>(kind: K, index: IndexName<K>, key: string): Promise<number> {
    this.#mustBeOpen();
    // Entries are not in the lookup.
    return kind === 'entry' ? (await this.#entries(key, 0)).length : this.checkpoints.lookup.count(kind, index, key);
  }

  async entries(conversation: string, after: number): Promise<Entry[]> {
    this.#mustBeOpen();
    return (await this.#entries(conversation, after)).map(({ value }) => value);
  }

  async #entries(conversation: string, after: number): Promise<Stored<Entry>[]> {
    const found: Stored<Entry>[] = [];
    for (let seq = Math.max(0, Math.floor(after) || 0) + 1; ; seq += PAGE_LENGTH) {
      const page = await this.checkpoints.documents.with(pageOf(conversation, seq), (document) => document.all('entry'));
      if (page.length === 0) break;
      found.push(...page.filter(({ value }) => value.seq > after));
    }
    return found.sort((one, other) => one.value.seq - other.value.seq);
  }

  async commit(changes: readonly Change[]): Promise<void> {
    this.#mustBeOpen();
    const prepared = changes.map(prepare);
    const names = [...new Set(changes.map(documentFor))];
    await this.checkpoints.documents.withAll(names, (documents) =>
      this.#commits.commit(changes, prepared, (change) => documents.get(documentFor(change))?.get(change.kind, change.id)?.version ?? 0)
    );
  }

  async putBytes(id: string, bytes: Uint8Array): Promise<void> {
    this.#mustBeOpen();
    await this.uploads.put(id, bytes);
  }

  async getBytes(id: string): Promise<Uint8Array | null> {
    this.#mustBeOpen();
    return this.uploads.get(id);
  }

  async deleteBytes(id: string): Promise<void> {
    this.#mustBeOpen();
    await this.uploads.delete(id);
  }

  /** What was committed before is in the journal still; an empty group makes the journal begin anew behind it. */
  async scrub(): Promise<void> {
    this.#mustBeOpen();
    const scrubbed = this.checkpoints.scrub();
    await this.#commits.add([]).catch((error: unknown) => this.checkpoints.noScrub(error));
    await scrubbed;
  }

  /** Writes an empty group: the way of every commit, to the disk and back. */
  async ping(): Promise<void> {
    this.#mustBeOpen();
    await this.#commits.add([]);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#commits.close();
    try {
      await this.checkpoints.close();
    } finally {
      await this.lock.release();
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw new StoreError('storeClosed', 'the store is closed');
  }
}

function hasKey(keys: IndexKey, key: string): boolean {
  return typeof keys === 'string' ? keys === key : (keys?.includes(key) ?? false);
}

/** The record is kept as it will be read after a restart, so that nothing can differ, and nobody else can change it. */
function prepare({ kind, id, expected, value }: Change): Prepared {
  const text = JSON.stringify({ kind, id, version: expected + 1, value });
  const written = JSON.parse(text) as Prepared;
  return { ...written, text, keys: written.value && keysOf(kind, written.value) };
}
