/** Commits on their way to the journal. All that wait while the disk is busy go down together in one fsync. */
import { StoreError } from './errors.js';
import { recordKey } from './keys.js';
import type { Keys } from './lookup.js';
import type { Written } from './replay.js';
import { ConflictError, type Change } from './store.js';

/** A change with everything that could go wrong about it done. */
export interface Prepared extends Written {
  /** Null when it deletes. */
  readonly keys: Keys | null;
  /** As it is written to the journal. */
  readonly text: string;
}

interface Waiting {
  readonly changes: readonly Prepared[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Bytes of JSON in one group, beyond which the rest waits for the next. */
const GROUP_BYTES = 4_194_304;

export interface GroupCommitParts {
  /** Makes a group durable. */
  append(changes: readonly string[]): Promise<void>;
  /** Makes a durable change visible; must not throw. */
  apply(change: Prepared): void;
  /** Called between groups; must not throw. */
  between(): Promise<void>;
}

export class GroupCommit {
  readonly #queue: Waiting[] = [];
  /** Records with a change on its way: the latest one, and the end of the commit it is part of. */
  readonly #inFlight = new Map<string, { readonly change: Prepared; readonly settled: Promise<void> }>();
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(private readonly parts: GroupCommitParts) {}

  /**
   * Checks the versions against what is committed and what is on its way, then waits its turn.
   * @param found the record's committed version, 0 when there is none
   * @throws ConflictError when a version differs and stays different once everything on its way to that record is settled
   */
  async commit(changes: readonly Change[], prepared: readonly Prepared[], found: (change: Change) => number): Promise<void> {
    for (let conflict = this.#conflict(changes, found); conflict; conflict = this.#conflict(changes, found)) {
      // Reported only now, so that whoever reads the record again sees what it conflicts with.
      if (!conflict.settled) throw conflict.error;
      await conflict.settled;
    }
    await this.add(prepared);
  }

  /** Resolves when the changes are durable and visible. @throws StoreError when they could not be written, nor will be */
  async add(changes: readonly Prepared[]): Promise<void> {
    if (this.#closed) throw new StoreError('storeClosed', 'the store is closed');
    const written = new Promise<void>((done, failed) => this.#queue.push({ changes, done, failed }));
    const settled = written.catch(() => undefined);
    for (const change of changes) this.#inFlight.set(recordKey(change.kind, change.id), { change, settled });
    this.#running ??= this.#run();
    await written;
  }

  /** Takes nothing more, and resolves when nothing is on its way. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  #conflict(changes: readonly Change[], found: (change: Change) => number): { error: ConflictError; settled: Promise<void> | null } | null {
    const own = new Map<string, number>();
    for (const change of changes) {
      const key = recordKey(change.kind, change.id);
      const flying = this.#inFlight.get(key);
      const version = own.get(key) ?? (flying ? versionAfter(flying.change) : found(change));
      if (version !== change.expected) {
        return { error: new ConflictError(change.kind, change.id, change.expected, version), settled: flying?.settled ?? null };
      }
      own.set(key, versionAfter({ value: change.value, version: change.expected + 1 }));
    }
    return null;
  }

  async #run(): Promise<void> {
    // Whoever commits in this same moment belongs to the first group, too.
    await null;
    while (this.#queue.length > 0) {
      await this.#writeGroup(this.#takeGroup());
      await this.parts.between();
    }
    this.#running = null;
  }

  #takeGroup(): Waiting[] {
    let bytes = 0;
    const full = this.#queue.findIndex(({ changes }) => {
      bytes += changes.reduce((sum, { text }) => sum + text.length, 0);
      return bytes > GROUP_BYTES;
    });
    return this.#queue.splice(0, full < 0 ? this.#queue.length : Math.max(1, full));
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    try {
      await this.parts.append(group.flatMap(({ changes }) => changes.map(({ text }) => text)));
    } catch (cause) {
      // Those behind may build on what was lost, and would most likely meet the same disk.
      const lost = [...group, ...this.#queue.splice(0)];
      this.#inFlight.clear();
      for (const { failed } of lost) failed(new StoreError('storeUnwritable', 'the journal could not be written; the commit is void', { cause }));
      return;
    }
    for (const { changes } of group) changes.forEach((change) => this.#land(change));
    for (const { done } of group) done();
  }

  #land(change: Prepared): void {
    this.parts.apply(change);
    const key = recordKey(change.kind, change.id);
    if (this.#inFlight.get(key)?.change === change) this.#inFlight.delete(key);
  }
}

function versionAfter({ value, version }: Pick<Written, 'value' | 'version'>): number {
  return value === null ? 0 : version;
}
