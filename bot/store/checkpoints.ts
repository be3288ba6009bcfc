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
import { rebuild } from './rebuild.js';
import { replay, type Written } from './replay.js';

export const FORMAT = 1;

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
    await checkpoints.#open();
    return checkpoints;
  }

  append = (changes: readonly string[]): Promise<void> => this.#journal.append(changes);

  apply = ({ text, ...change }: Prepared): void => this.#put(change, change.keys, text.length);

  /** Begins a checkpoint when the journal has grown enough. One that fails is tried again when it has grown as much again. */
  between = async (): Promise<void> => {
    if (this.#running || this.#journal.bytes < this.options.checkpointBytes) return;
    try {
      await this.#journal.rotate();
    } catch (error) {
      this.options.onFault(error);
      return;
    }
    this.#running = this.#write().catch(this.options.onFault).finally(() => (this.#running = null));
  };

  /** Leaves nothing to be replayed where it can. */
  async close(): Promise<void> {
    await this.#running;
    await this.#journal.rotate().then(() => this.#write()).catch(this.options.onFault);
    await this.#journal.close();
  }

  async #open(): Promise<void> {
    const { files, folder } = this.options;
    await this.#makeFolders();
    await this.#head.read();
    const head = this.#head.data;
    if (head && head.format > FORMAT) {
      throw new StoreError('storeNewer', `${folder} has format ${head.format}, written by a newer version of gwarant; this one knows format ${FORMAT}. Run the newer version, or set DATA_DIR to another folder.`);
    }
    if (!(await this.lookup.load())) await rebuild(files, join(folder, 'documents'), this.lookup);
    const end = await replay(files, join(folder, 'journal'), head?.seq ?? null, (changes) => this.#replay(changes, head === null));
    this.#journal = new Journal(files, join(folder, 'journal'), end.file, end.seq);
    await this.#journal.rotate();
    await this.#write(true);
  }

  async #makeFolders(): Promise<void> {
    const { files, folder } = this.options;
    const folders = ['journal', 'lookup', 'drafts', 'documents', ...DOCUMENT_FOLDERS.map((name) => join('documents', name))];
    for (const name of folders) await files.makeFolder(join(folder, name));
    for (const draft of await files.list(join(folder, 'drafts'))) await files.remove(join(folder, 'drafts', draft));
  }

  async #replay(changes: readonly Written[], headMissing: boolean): Promise<void> {
    if (headMissing) throw new StoreError('storeCorrupt', `${join(this.options.folder, 'store.json')} is missing, but there is a journal. Restore the data folder from a backup.`);
    for (const change of changes) {
      await this.documents.with(documentOf(change.kind, change.id), () =>
        this.#put(change, change.value && keysOf(change.kind, change.value), JSON.stringify(change).length)
      );
    }
  }

  /** The document is held by whoever calls. */
  #put(change: Written, keys: Prepared['keys'], bytes: number): void {
    this.documents.apply(documentOf(change.kind, change.id), change, bytes);
    this.lookup.set(change.kind, change.id, keys);
  }

  /** The journal has just begun a new file: everything before it goes into the documents. */
  async #write(first = false): Promise<void> {
    const { file, seq } = this.#journal.place;
    await this.documents.writeChanged();
    await this.lookup.write(first);
    this.#head.data = { format: FORMAT, seq };
    await this.#head.write();
    await this.#journal.removeBefore(file);
  }
}
