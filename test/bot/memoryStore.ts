/** A store that forgets: for tests of what stands above it. Same promises as the durable ones, durability aside. */
import { ConflictError, INDEXES, type Change, type IndexKey, type IndexName, type Kind, type Records, type Store, type Stored } from '../../bot/store/store.js';
import type { Entry } from '../../dialogs/records.js';

export class MemoryStore implements Store {
  readonly #records = new Map<string, Stored<Records[Kind]>>();
  readonly #bytes = new Map<string, Uint8Array>();

  async get<K extends Kind>(kind: K, id: string): Promise<Stored<Records[K]> | null> {
    return (this.#records.get(keyOf(kind, id)) as Stored<Records[K]> | undefined) ?? null;
  }

  async find<K extends Kind>(kind: K, index: IndexName<K>, key: string): Promise<Stored<Records[K]>[]> {
    const keyOfRecord = (INDEXES[kind] as Record<string, (value: Records[K]) => IndexKey>)[index];
    return this.#all(kind).filter(({ value }) => [keyOfRecord?.(value) ?? null].flat().includes(key));
  }

  async count<K extends Kind>(kind: K, index: IndexName<K>, key: string): Promise<number> {
    return (await this.find(kind, index, key)).length;
  }

  async entries(conversation: string, after: number): Promise<Entry[]> {
    const all = this.#all('entry').map(({ value }) => value);
    return all.filter((entry) => entry.conversation === conversation && entry.seq > after).sort((a, b) => a.seq - b.seq);
  }

  async commit(changes: readonly Change[]): Promise<void> {
    for (const { kind, id, expected } of changes) {
      const found = this.#records.get(keyOf(kind, id))?.version ?? 0;
      if (found !== expected) throw new ConflictError(kind, id, expected, found);
    }
    for (const { kind, id, expected, value } of changes) {
      if (value === null) this.#records.delete(keyOf(kind, id));
      else this.#records.set(keyOf(kind, id), { version: expected + 1, value: structuredClone(value) });
    }
  }

  async putBytes(id: string, bytes: Uint8Array): Promise<void> {
    this.#bytes.set(id, bytes);
  }

  async getBytes(id: string): Promise<Uint8Array | null> {
    return this.#bytes.get(id) ?? null;
  }

  async deleteBytes(id: string): Promise<void> {
    this.#bytes.delete(id);
  }

  async scrub(): Promise<void> {}

  async ping(): Promise<void> {}

  async close(): Promise<void> {}

  #all<K extends Kind>(kind: K): Stored<Records[K]>[] {
    const mine = [...this.#records].filter(([key]) => key.startsWith(`${kind}\n`)).sort(([a], [b]) => (a < b ? -1 : 1));
    return mine.map(([, stored]) => stored as Stored<Records[K]>);
  }
}

function keyOf(kind: Kind, id: string): string {
  return `${kind}\n${id}`;
}
