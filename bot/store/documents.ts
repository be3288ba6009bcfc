/**
 * The lowdb documents that are in memory: those a commit is busy with, those that differ from their file, and the
 * least recently used others up to a number of bytes.
 */
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { StoreError } from './errors.js';
import type { Files } from './files.js';
import { JsonFile } from './json-file.js';
import { recordKey, recordOf } from './keys.js';
import { migrated } from './migrate.js';
import type { Kind, Records, Stored } from './store.js';
import type { Written } from './replay.js';

export const DOCUMENT_SCHEMA = 1;

/** Bytes that even an empty document takes: asking for what is not there must not fill the memory. */
const OVERHEAD = 512;

export interface Contents {
  readonly schema: typeof DOCUMENT_SCHEMA;
  readonly name: string;
  readonly records: Record<string, Stored<Records[Kind]>>;
}

export class Document {
  /** How many are using it now. */
  holds = 0;
  /** Differs from its file. */
  changed = false;
  /** What it takes in memory, roughly; right whenever it is equal to its file. */
  bytes = 0;
  readonly #file: JsonFile<Contents>;
  readonly #low: Low<Contents>;

  constructor(readonly name: string, files: Files, aside: string, readonly path: string) {
    this.#file = new JsonFile(files, aside, path, true);
    this.#low = new Low<Contents>(this.#file, { schema: DOCUMENT_SCHEMA, name, records: {} });
  }

  /** Reads the file; a missing one is an empty document. */
  async load(): Promise<void> {
    await this.#low.read();
    const { schema, name, records } = this.#low.data;
    if (schema > DOCUMENT_SCHEMA) throw new StoreError('storeNewer', `${this.path} was written by a newer version of gwarant. Run that version.`);
    if (name !== this.name) throw new StoreError('storeCorrupt', `${this.path} holds ${name}, expected ${this.name}. Restore it from a backup.`);
    for (const [key, stored] of Object.entries(records)) records[key] = freeze({ ...stored, value: migrated(recordOf(key).kind, stored.value) });
    this.bytes = OVERHEAD + this.#file.bytes;
  }

  get<K extends Kind>(kind: K, id: string): Stored<Records[K]> | null {
    return (this.#low.data.records[recordKey(kind, id)] as Stored<Records[K]> | undefined) ?? null;
  }

  all<K extends Kind>(kind: K): Stored<Records[K]>[] {
    const prefix = recordKey(kind, '');
    const found = Object.entries(this.#low.data.records).filter(([key]) => key.startsWith(prefix));
    return found.map(([, stored]) => stored as Stored<Records[K]>);
  }

  /** Applying the same changes again, in order, ends in the same document: a replay may overlap what a file holds. */
  apply({ kind, id, version, value }: Written): void {
    const { records } = this.#low.data;
    if (value === null) Reflect.deleteProperty(records, recordKey(kind, id));
    else records[recordKey(kind, id)] = freeze({ version, value: migrated(kind, value) });
    this.changed = true;
  }

  /** Makes the file equal to the document; durable once the folder is synced. An empty document has no file. */
  async write(): Promise<void> {
    this.changed = false;
    try {
      if (Object.keys(this.#low.data.records).length > 0) await this.#low.write();
      else await this.#file.remove();
    } catch (error) {
      this.changed = true;
      throw error;
    }
    this.bytes = OVERHEAD + this.#file.bytes;
  }
}

export class Documents {
  /** In use, or not yet in their files. */
  readonly #pinned = new Map<string, Document>();
  /** The rest, least recently used first. */
  readonly #idle = new Map<string, Document>();
  readonly #loading = new Map<string, Promise<void>>();
  #idleBytes = 0;

  /** @param capacity bytes of JSON that may stay in memory unused */
  constructor(private readonly files: Files, private readonly folder: string, private readonly aside: string, private readonly capacity: number) {}

  /** Hands the loaded document to `use`; it stays in memory until that is done. */
  async with<T>(name: string, use: (document: Document) => T | Promise<T>): Promise<T> {
    const document = this.#pin(name);
    try {
      await this.#loading.get(name);
      return await use(document);
    } finally {
      this.#release(document);
    }
  }

  /** The same for several at once. */
  async withAll<T>(names: readonly string[], use: (documents: ReadonlyMap<string, Document>) => T | Promise<T>): Promise<T> {
    const documents = new Map(names.map((name) => [name, this.#pin(name)]));
    try {
      await Promise.all([...documents.keys()].map((name) => this.#loading.get(name)));
      return await use(documents);
    } finally {
      for (const document of documents.values()) this.#release(document);
    }
  }

  /** A document that somebody is using: it is in memory for certain. */
  inUse(name: string): Document {
    const document = this.#pinned.get(name);
    if (!document) throw new Error(`document ${name} is not in use`);
    return document;
  }

  /** Documents that differ from their files. */
  get changed(): Document[] {
    return [...this.#pinned.values()].filter((document) => document.changed);
  }

  /**
   * Writes every document that differs from its file now, several at a time, durably.
   * @param goOn asked before each; @returns whether all were written
   * @throws the first failure, when no write is under way any more
   */
  async writeChanged(goOn: () => boolean): Promise<boolean> {
    const { changed } = this;
    const folders = new Set(changed.map(({ path }) => dirname(path)));
    const failures: unknown[] = [];
    const work = async (): Promise<void> => {
      while (changed.length > 0 && failures.length === 0 && goOn()) {
        await this.#write(changed.pop()).catch((error: unknown) => failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, work));
    if (failures.length > 0) throw failures[0];
    for (const folder of folders) await this.files.syncFolder(folder);
    return changed.length === 0;
  }

  async #write(document: Document | undefined): Promise<void> {
    if (!document) return;
    document.holds += 1;
    try {
      await document.write();
    } finally {
      this.#release(document);
    }
  }

  #pin(name: string): Document {
    const document = this.#pinned.get(name) ?? this.#fromIdle(name) ?? this.#fromFile(name);
    this.#pinned.set(name, document);
    document.holds += 1;
    return document;
  }

  #fromIdle(name: string): Document | null {
    const document = this.#idle.get(name);
    if (!document) return null;
    this.#idle.delete(name);
    this.#idleBytes -= document.bytes;
    return document;
  }

  #fromFile(name: string): Document {
    const document = new Document(name, this.files, this.aside, join(this.folder, `${name}.json`));
    this.#loading.set(name, this.#load(document));
    return document;
  }

  /** Holds it itself: whoever wanted it may have gone before it is there, or before it turns out that it cannot be had. */
  async #load(document: Document): Promise<void> {
    document.holds += 1;
    try {
      await document.load();
    } catch (error) {
      this.#pinned.delete(document.name);
      throw error;
    } finally {
      this.#loading.delete(document.name);
      this.#release(document);
    }
  }

  #release(document: Document): void {
    document.holds -= 1;
    if (document.holds > 0 || document.changed || this.#pinned.get(document.name) !== document) return;
    this.#pinned.delete(document.name);
    this.#idle.set(document.name, document);
    this.#idleBytes += document.bytes;
    for (const [name, oldest] of this.#idle) {
      if (this.#idleBytes <= this.capacity) break;
      this.#idle.delete(name);
      this.#idleBytes -= oldest.bytes;
    }
  }
}

/** Enough to keep the disk busy while others are being put into JSON. */
const WRITERS = 8;

/** What was committed is what everybody sees: whoever changes a record they were given gets a TypeError. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
