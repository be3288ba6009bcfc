/**
 * What a turn asks for beside its own conversation. A turn is a pure function, so what it asks for and is not there
 * yet is noted, loaded, and the turn is run anew.
 */
import { createHash } from 'node:crypto';
import { serialKey } from '../dialogs/claim/ledger.js';
import type { UnitHistory, World } from '../dialogs/events.js';
import type { Floor, Presence } from '../dialogs/handoff/queue.js';
import type { Claim, Conversation } from '../dialogs/records.js';
import type { Random } from './services.js';
import type { Change, Store } from './store/store.js';
import type { Ledger } from '../dialogs/claim/ledger.js';

const NOTHING: UnitHistory = { claims: [], ledgers: [] };

export class Lookups {
  readonly #units = new Map<string, UnitHistory>();
  readonly #claims = new Map<string, Claim | null>();
  readonly #versions = new Map<string, number>();
  readonly #wanted: (() => Promise<void>)[] = [];

  #cases: readonly Conversation[] | null = null;

  constructor(private readonly store: Store, private readonly random: Random, private readonly people: People) {}

  /** For a turn; answers nothing for what is not loaded yet. */
  get world(): Pick<World, 'unit' | 'claimNumbered' | 'secretCode' | 'floor'> {
    return {
      unit: (serial) => this.#unit(serialKey(serial)),
      claimNumbered: (number) => this.#claim(number),
      floor: (queue) => this.#floor(queue),
      secretCode: () => sixDigits(this.random.id())
    };
  }

  /** Loads what the last turn missed. False: it missed nothing, and its result counts. */
  async load(): Promise<boolean> {
    const wanted = this.#wanted.splice(0);
    for (const load of wanted) await load();
    return wanted.length > 0;
  }

  /** Ledgers to be written as they were left, if nobody else has written them since they were read. */
  changes(ledgers: readonly Ledger[]): Change[] {
    return ledgers.map((ledger) => ({ kind: 'ledger', id: ledger.id, expected: this.#versions.get(ledger.id) ?? 0, value: ledger }));
  }

  #unit(serial: string): UnitHistory {
    if (serial === '') return NOTHING;
    const known = this.#units.get(serial);
    if (known) return known;
    this.#wanted.push(async () => {
      const [claims, ledgers] = await Promise.all([this.store.find('claim', 'serial', serial), this.store.find('ledger', 'serial', serial)]);
      for (const { value, version } of ledgers) this.#versions.set(value.id, version);
      const oldestFirst = claims.map(({ value }) => value).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
      this.#units.set(serial, { claims: oldestFirst, ledgers: ledgers.map(({ value }) => value) });
    });
    return NOTHING;
  }

  #floor(queue: string): Floor {
    if (!this.#cases) {
      this.#wanted.push(async () => {
        const found = await Promise.all((['waiting', 'accepted', 'delegated'] as const).map((state) => this.store.find('conversation', 'handoff', state)));
        this.#cases = found.flat().map(({ value }) => value);
      });
    }
    return floorOf(queue, this.#cases ?? [], this.people());
  }

  #claim(number: string): Claim | null {
    const known = this.#claims.get(number);
    if (known !== undefined) return known;
    this.#wanted.push(async () => { this.#claims.set(number, (await this.store.get('claim', number))?.value ?? null); });
    return null;
  }
}

/** Who is at the desk now, without what they hold. */
export type People = () => readonly Omit<Presence, 'load'>[];

function floorOf(queue: string, cases: readonly Conversation[], people: ReturnType<People>): Floor {
  const load = (id: string): number => cases.filter(({ handoff }) => handoff?.state === 'accepted' && handoff.agent?.id === id && handoff.snoozedUntil === null).length;
  return {
    waiting: cases.flatMap(({ id, handoff }) => (handoff?.state === 'waiting' && handoff.queue === queue ? [{ conversation: id, since: handoff.since }] : [])),
    people: people.map((one) => ({ ...one, load: load(one.id) }))
  };
}

function sixDigits(id: string): string {
  const number = createHash('sha256').update(id).digest().readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}
