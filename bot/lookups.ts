/**
 * What a turn asks for beside its own conversation. A turn is a pure function, so what it asks for and is not there
 * yet is noted, loaded, and the turn is run anew.
 */
import { createHash, createHmac } from 'node:crypto';
import type { CodesSent } from '../dialogs/claim/codes.js';
import { serialKey } from '../dialogs/claim/ledger.js';
import type { UnitHistory, World } from '../dialogs/events.js';
import type { Floor, Presence } from '../dialogs/handoff/queue.js';
import type { Claim, Conversation } from '../dialogs/records.js';
import { openHandoffs } from './handoffs.js';
import type { Random } from './services.js';
import type { Change, Store } from './store/store.js';
import type { Ledger } from '../dialogs/claim/ledger.js';

const NOTHING: UnitHistory = { claims: [], ledgers: [] };

export class Lookups {
  readonly #units = new Map<string, UnitHistory>();
  readonly #claims = new Map<string, Claim | null>();
  readonly #versions = new Map<string, number>();
  /** By kind and id: what is asked for twice in a turn is loaded once. */
  readonly #wanted = new Map<string, () => Promise<void>>();

  #cases: readonly Conversation[] | null = null;
  readonly #codes = new Map<string, { readonly sent: CodesSent | null; readonly version: number }>();
  readonly #links = new Map<string, string | null>();

  /** @param codeKey what codes are sealed with @param publicUrl where links lead */
  constructor(private readonly store: Store, private readonly random: Random, private readonly people: People, private readonly codeKey: string, private readonly publicUrl: string) {}

  /** For a turn; answers nothing for what is not loaded yet. */
  get world(): Pick<World, 'unit' | 'claimNumbered' | 'secretCode' | 'floor' | 'seal' | 'codesSent' | 'conversationLink'> {
    return {
      unit: (serial) => this.#unit(serialKey(serial)),
      claimNumbered: (number) => this.#claim(number),
      floor: (queue) => this.#floor(queue),
      secretCode: () => sixDigits(this.random.id()),
      seal: (text) => createHmac('sha256', this.codeKey).update(text).digest('base64url'),
      codesSent: (id) => this.#codesSent(id),
      conversationLink: (id) => this.#link(id)
    };
  }

  /** Loads what the last turn missed. False: it missed nothing, and its result counts. */
  async load(): Promise<boolean> {
    const wanted = [...this.#wanted.values()];
    this.#wanted.clear();
    for (const load of wanted) await load();
    return wanted.length > 0;
  }

  /** Ledgers and counts of codes and letters, to be written as they were left, if nobody else has written them since they were read. */
  changes(ledgers: readonly Ledger[], codes: readonly CodesSent[]): Change[] {
    return [
      ...ledgers.map((ledger): Change => ({ kind: 'ledger', id: ledger.id, expected: this.#versions.get(ledger.id) ?? 0, value: ledger })),
      ...codes.map((sent): Change => ({ kind: 'codes', id: sent.id, expected: this.#codes.get(sent.id)?.version ?? 0, value: sent }))
    ];
  }

  #unit(serial: string): UnitHistory {
    if (serial === '') return NOTHING;
    const known = this.#units.get(serial);
    if (known) return known;
    this.#wanted.set(`unit ${serial}`, async () => {
      const [claims, ledgers] = await Promise.all([this.store.find('claim', 'serial', serial), this.store.find('ledger', 'serial', serial)]);
      for (const { value, version } of ledgers) this.#versions.set(value.id, version);
      const oldestFirst = claims.map(({ value }) => value).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
      this.#units.set(serial, { claims: oldestFirst, ledgers: ledgers.map(({ value }) => value) });
    });
    return NOTHING;
  }

  #floor(queue: string): Floor {
    if (!this.#cases) {
      this.#wanted.set('cases', async () => {
        this.#cases = await openHandoffs(this.store);
      });
    }
    return floorOf(queue, this.#cases ?? [], this.people());
  }

  #codesSent(id: string): CodesSent | null {
    const known = this.#codes.get(id);
    if (known) return known.sent;
    this.#wanted.set(`codes ${id}`, async () => {
      const found = await this.store.get('codes', id);
      this.#codes.set(id, { sent: found?.value ?? null, version: found?.version ?? 0 });
    });
    return null;
  }

  #link(id: string): string | null {
    const known = this.#links.get(id);
    if (known !== undefined) return known;
    this.#wanted.set(`link ${id}`, async () => {
      const conversation = (await this.store.get('conversation', id))?.value;
      this.#links.set(id, conversation ? resumeLink(conversation, this.publicUrl) : null);
    });
    return null;
  }

  #claim(number: string): Claim | null | undefined {
    const known = this.#claims.get(number);
    if (known !== undefined) return known;
    this.#wanted.set(`claim ${number}`, async () => { this.#claims.set(number, (await this.store.get('claim', number))?.value ?? null); });
    return undefined;
  }
}

/** Who is at the desk now, without what they hold. */
export type People = () => readonly Omit<Presence, 'load'>[];

function floorOf(queue: string, cases: readonly Conversation[], people: ReturnType<People>): Floor {
  const isBusyWith = (id: string, { handoff }: Conversation): boolean =>
    handoff?.state === 'waiting' ? handoff.offered?.agent.id === id : handoff?.state === 'accepted' && handoff.agent?.id === id && handoff.snoozedUntil === null;
  const load = (id: string): number => cases.filter((one) => isBusyWith(id, one)).length;
  return {
    waiting: cases.flatMap(({ id, handoff }) => (handoff?.state === 'waiting' && handoff.queue === queue ? [{ conversation: id, since: handoff.calledAt ?? handoff.since }] : [])),
    people: people.map((one) => ({ ...one, load: load(one.id) }))
  };
}

/** The page with the key of this conversation; null where the channel has no page. */
export function resumeLink({ channel, resumeKey }: Pick<Conversation, 'channel' | 'resumeKey'>, publicUrl: string): string | null {
  return channel === 'webchat' ? `${publicUrl}/?resume=${resumeKey}` : null;
}

function sixDigits(id: string): string {
  const number = createHash('sha256').update(id).digest().readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}
