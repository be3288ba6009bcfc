/**
 * Finds records by the keys of INDEXES without loading them. Kept in memory whole, written with every checkpoint, and
 * made anew from the documents when INDEXES no longer says what it said. Entries are not in it: they are found by
 * their conversation.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { StoreError } from './errors.js';
import type { Files } from './files.js';
import { JsonFile } from './json-file.js';
import { INDEXES, type IndexKey, type Kind, type Records } from './store.js';

/** A record's key for each index of its kind, in the order of INDEXES. */
export type Keys = readonly IndexKey[];

type KeyFunction = (value: Records[Kind]) => IndexKey;

const KINDS = (Object.keys(INDEXES) as Kind[]).filter((kind) => kind !== 'entry' && Object.keys(INDEXES[kind]).length > 0);

export function keysOf(kind: Kind, value: Records[Kind]): Keys {
  return (Object.values(INDEXES[kind]) as KeyFunction[]).map((keyOf) => keyOf(value));
}

/** One kind's records. */
class Table {
  /** Differs from its file. */
  changed = true;
  readonly #rows = new Map<string, Keys>();
  /** For each index, by key: one id, or several. */
  readonly #ids: Map<string, string | Set<string>>[];

  constructor(private readonly names: readonly string[]) {
    this.#ids = names.map(() => new Map());
  }

  set(id: string, keys: Keys | null): void {
    this.#rows.get(id)?.forEach((keys, index) => each(keys, (key) => this.#drop(index, key, id)));
    this.#rows.delete(id);
    this.changed = true;
    if (!keys?.some((key) => key !== null)) return;
    this.#rows.set(id, keys);
    keys.forEach((one, index) => each(one, (key) => this.#add(index, key, id)));
  }

  ids(index: string, key: string): string[] {
    const ids = this.#ids[this.names.indexOf(index)]?.get(key) ?? [];
    return typeof ids === 'string' ? [ids] : [...ids].sort();
  }

  count(index: string, key: string): number {
    const ids = this.#ids[this.names.indexOf(index)]?.get(key);
    return typeof ids === 'string' ? 1 : (ids?.size ?? 0);
  }

  rows(): Row[] {
    return [...this.#rows].map(([id, keys]) => [id, ...keys]);
  }

  #add(index: number, key: string, id: string): void {
    const ids = this.#ids[index]?.get(key);
    // Most keys have one record, and a set for each would take more than all the rest.
    if (ids === undefined) this.#ids[index]?.set(key, id);
    else if (typeof ids === 'string') this.#ids[index]?.set(key, new Set([ids, id]));
    else ids.add(id);
  }

  #drop(index: number, key: string, id: string): void {
    const ids = this.#ids[index]?.get(key);
    if (typeof ids === 'object') ids.delete(id);
    if (ids === id || (typeof ids === 'object' && ids.size === 0)) this.#ids[index]?.delete(key);
  }
}

function each(keys: IndexKey, use: (key: string) => void): void {
  if (typeof keys === 'string') use(keys);
  else keys?.forEach(use);
}

type Row = readonly [id: string, ...keys: IndexKey[]];

interface TableFile {
  readonly schema: 1;
  /** Of the INDEXES it was made by. */
  readonly fingerprint: string;
  readonly rows: readonly Row[];
}

export class Lookup {
  readonly #tables = new Map(KINDS.map((kind) => [kind, new Table(Object.keys(INDEXES[kind]))]));

  constructor(private readonly files: Files, private readonly folder: string, private readonly aside: string) {}

  set(kind: Kind, id: string, keys: Keys | null): void {
    this.#tables.get(kind)?.set(id, keys);
  }

  /** Ids of the kind's records with this key, sorted. */
  ids(kind: Kind, index: string, key: string): string[] {
    return this.#tables.get(kind)?.ids(index, key) ?? [];
  }

  count(kind: Kind, index: string, key: string): number {
    return this.#tables.get(kind)?.count(index, key) ?? 0;
  }

  /** False when a file is missing or was made by other INDEXES: the lookup is empty then, and to be made anew. */
  async load(): Promise<boolean> {
    const files = await Promise.all([...this.#tables.keys()].map(async (kind) => [kind, await this.#read(kind)] as const));
    if (files.some(([, file]) => file === null)) return false;
    for (const [kind, file] of files) {
      const table = this.#tables.get(kind);
      for (const [id, ...keys] of file?.rows ?? []) table?.set(id, keys);
      if (table) table.changed = false;
    }
    return true;
  }

  /** Makes the files equal to what is in memory, durably. */
  async write(): Promise<void> {
    for (const [kind, table] of this.#tables) {
      if (!table.changed) continue;
      table.changed = false;
      await this.#low(kind, table.rows()).write().catch((error: unknown) => {
        table.changed = true;
        throw error;
      });
    }
  }

  async #read(kind: Kind): Promise<TableFile | null> {
    const low = this.#low(kind, null);
    await low.read();
    if (low.data && low.data.schema > 1) throw new StoreError('storeNewer', `${this.#path(kind)} was written by a newer version of gwarant. Run that version.`);
    return low.data?.fingerprint === fingerprintOf(kind) ? low.data : null;
  }

  #low(kind: Kind, rows: readonly Row[] | null): Low<TableFile | null> {
    const file = new JsonFile<TableFile | null>(this.files, this.aside, this.#path(kind));
    return new Low(file, rows && { schema: 1, fingerprint: fingerprintOf(kind), rows });
  }

  #path(kind: Kind): string {
    return join(this.folder, `${kind}.json`);
  }
}

/** Changes whenever the code that makes the keys does, so that nobody has to remember to raise a number. */
function fingerprintOf(kind: Kind): string {
  const code = Object.entries(INDEXES[kind]).map(([name, keyOf]) => `${name}=${String(keyOf)}`);
  return createHash('sha256').update(code.join('\n')).digest('hex').slice(0, 16);
}
