/** Services without a disk: the road echoes, uploads stay in memory, the clock is the test's. */
import { Presence } from '../../bot/presence.js';
import pino, { type Logger } from 'pino';
import type { Services } from '../../bot/services.js';
import { readSettings, type Settings } from '../../bot/settings.js';
import type { Change, Records, Store, Stored } from '../../bot/store/store.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import { DEFAULT_REPLIES } from '../../dialogs/canned-defaults.js';
import { Signals } from '../../bot/signals.js';
import { FakeRoad, type Answer } from './fakeRoad.js';

export const SECRET = 'secret-of-this-test';

export interface FakeServices extends Services {
  readonly road: FakeRoad;
  readonly store: FakeStore;
  readonly clock: FakeClock;
}

export interface Fakes {
  readonly env?: Readonly<Record<string, string>>;
  readonly answer?: Answer;
  readonly log?: Logger;
}

export function fakeServices({ env = {}, answer, log = pino({ level: 'silent' }) }: Fakes = {}): FakeServices {
  const clock = new FakeClock();
  let ids = 0;
  const random = { id: () => `id-${String(++ids).padStart(20, '0')}` };
  const road = new FakeRoad(clock, random, answer);
  const book = { catalogue: { products: [] }, policies: new Map(), problems: [] } as unknown as Services['book'];
  return { settings: settingsOf({ DIRECT_LINE_SECRET: SECRET, ...env }), store: new FakeStore(road), road, book, desk: DEFAULT_DESK, presence: new Presence(), letters: DEFAULT_LETTERS, replies: DEFAULT_REPLIES, signals: new Signals(), clock, random, log };
}

/** @throws when the variables are not good: a mistake in the test */
export function settingsOf(env: Readonly<Record<string, string>>): Settings {
  const result = readSettings(env);
  if (result.type === 'problems') throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.settings;
}

/** Stands still until it is told to move. */
export class FakeClock {
  private time = Date.parse('2026-11-20T10:00:00.000Z');
  now(): Date {
    return new Date(this.time);
  }
  pass(seconds: number): void {
    this.time += seconds * 1000;
  }
}

/** Uploads, and conversations by their resume key. */
export class FakeStore implements Store {
  broken = false;
  private readonly uploads = new Map<string, Stored<Records['upload']>>();
  private readonly bytes = new Map<string, Uint8Array>();

  constructor(private readonly road: FakeRoad) {}

  /** How many files are kept. */
  get files(): number {
    return this.bytes.size;
  }

  async get<K extends keyof Records>(kind: K, id: string): Promise<Stored<Records[K]> | null> {
    return kind === 'upload' ? ((this.uploads.get(id) ?? null) as Stored<Records[K]> | null) : null;
  }

  async find<K extends keyof Records>(kind: K, index: string, key: string): Promise<Stored<Records[K]>[]> {
    const found = kind === 'conversation' && index === 'resumeKey' ? this.road.byResumeKey(key) : [];
    return found.map((value) => ({ version: 1, value }) as unknown as Stored<Records[K]>);
  }

  async count<K extends keyof Records>(kind: K, index: string, key: string): Promise<number> {
    return (await this.find(kind, index, key)).length;
  }

  async entries(): Promise<[]> {
    return [];
  }

  async commit(changes: readonly Change[]): Promise<void> {
    for (const { kind, id, value } of changes) if (kind === 'upload' && value) this.uploads.set(id, { version: 1, value });
  }

  async putBytes(id: string, bytes: Uint8Array): Promise<void> {
    this.bytes.set(id, bytes);
  }

  async getBytes(id: string): Promise<Uint8Array | null> {
    return this.bytes.get(id) ?? null;
  }

  async deleteBytes(id: string): Promise<void> {
    this.bytes.delete(id);
  }

  async scrub(): Promise<void> {}

  async ping(): Promise<void> {
    if (this.broken) throw new Error('the disk is full');
  }

  async close(): Promise<void> {}
}
