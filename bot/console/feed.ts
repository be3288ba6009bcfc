/**
 * Changes of cases as server-sent events (WHATWG HTML, 9.2). Who comes back with the id of the
 * last event it saw gets what it missed; when that is no longer known it is told to reload.
 */
import { PassThrough } from 'node:stream';
import type { Conversation } from '../../dialogs/records.js';
import type { Locale } from '../../policies/language.js';
import { HttpProblem } from '../http/errors.js';
import type { RoadChange, Services } from '../services.js';
import type { SignIn } from '../store/store.js';
import { Onlookers } from './onlookers.js';
import { rowOf } from './queue.js';
import { isOpen } from './sessions.js';
import { linesAfter } from './transcript.js';
import type { CaseChange } from './view.js';

/** So many changes are remembered for those who come back. */
const REMEMBERED = 500;
/** A reader that is this far behind is cut off; it comes back and reloads. */
const LARGEST_BACKLOG = 1_048_576;
/** How soon a browser tries again. */
const RETRY_MS = 2000;
/**
 * A browser whose stream was ended for a newer one of the same session waits so long. Sooner, and the tabs above the
 * limit would end each other's streams in a circle.
 */
const DISPLACED_RETRY_MS = 600_000;

export interface StreamLimits {
  readonly session: number;
  readonly process: number;
}

/**
 * A stream is a tab. Nobody works in twenty, but a page or a script that is broken opens them without end; a session's
 * newest are the ones somebody looks at. A thousand are fifty such people, each with a socket and a buffer here.
 */
const STREAMS: StreamLimits = { session: 20, process: 1000 };

interface Change {
  readonly number: number;
  readonly conversation: Conversation;
  /** Seqs of the entries that came with it: after `from`, up to the conversation's length. */
  readonly after: number;
}

interface Reader {
  readonly stream: PassThrough;
  readonly session: SignIn;
  readonly locale: Locale;
}

export class CaseFeed {
  readonly onlookers: Onlookers;
  readonly #services: Services;
  /** Tells this run's event ids from those of the run before. */
  readonly #run: string;
  readonly #readers = new Set<Reader>();
  /** Every stream that holds a connection, oldest first: also those that catch up still, or were ended and not read to the end. */
  readonly #streams = new Set<Reader>();
  #ending: readonly Reader[] = [];
  readonly #remembered: Change[] = [];
  readonly #unsubscribe: () => void;
  #last = 0;
  #delivered = 0;
  /** Deliveries happen one after the other, so that every reader sees them in the order of the commits. */
  #queue: Promise<void> = Promise.resolve();

  constructor(services: Services, private readonly limits: StreamLimits = STREAMS) {
    this.#services = services;
    this.onlookers = new Onlookers(services.signals);
    this.#run = services.random.id();
    this.#unsubscribe = services.road.onChange((change) => this.#take(change));
  }

  /**
   * A stream of events for one browser tab. Of a session that has as many as may be the oldest one is ended.
   * @param lastEventId what its `Last-Event-ID` header said
   * @throws HttpProblem `tooManyStreams`
   */
  open(session: SignIn, locale: Locale, lastEventId: string | null, tab: string | null = null): PassThrough {
    this.#makeRoom(session);
    const reader: Reader = { stream: new PassThrough(), session, locale };
    this.#streams.add(reader);
    const leave = this.#services.presence.enter(session.person);
    const lookAway = tab === null ? null : this.onlookers.enter(session, tab, (event, data) => send(reader, eventOf(event, data)));
    reader.stream.on('close', () => {
      leave();
      lookAway?.();
      this.#readers.delete(reader);
      this.#streams.delete(reader);
    });
    reader.stream.write(`retry: ${RETRY_MS}\n\n`);
    this.#enqueue(async () => {
      await this.#catchUp(reader, lastEventId);
      if (!reader.stream.destroyed && !reader.stream.writableEnded) this.#readers.add(reader);
    });
    return reader.stream;
  }

  /** Keeps connections alive, lets browsers tell a dead one, and ends those whose session is over. */
  async beat(): Promise<void> {
    for (const reader of this.#readers) {
      if (await isOpen(this.#services, reader.session)) send(reader, BEAT);
      else this.#dismiss(reader, 'event: signedOut\ndata: {}\n\n');
    }
    this.#cutOff();
  }

  /** Tells all tabs of a person how far one of them has read a case. */
  tellSeen(person: string, conversation: string, seq: number): void {
    for (const reader of this.#readers) if (reader.session.person.id === person) send(reader, eventOf('seen', { conversation, seq }));
  }

  /** Ends every stream of a session. */
  signedOut(session: SignIn): void {
    for (const reader of this.#streams) if (reader.session.id === session.id || reader.session.letInBy === session.id) this.#dismiss(reader, 'event: signedOut\ndata: {}\n\n');
  }

  close(): void {
    this.#unsubscribe();
    this.onlookers.close();
    for (const reader of this.#streams) reader.stream.end();
    this.#readers.clear();
  }

  #makeRoom(session: SignIn): void {
    if (this.#streams.size >= this.limits.process) throw new HttpProblem('tooManyStreams');
    const own = [...this.#streams].filter(({ session: { id }, stream }) => id === session.id && !stream.writableEnded);
    const [oldest] = own;
    if (oldest && own.length >= this.limits.session) this.#dismiss(oldest, `retry: ${DISPLACED_RETRY_MS}\nevent: displaced\ndata: {}\n\n`);
  }

  /** Who has not read the end of a stream from one beat to the next does not hold its connection for ever. */
  #cutOff(): void {
    for (const { stream } of this.#ending) stream.destroy();
    this.#ending = [...this.#streams].filter(({ stream }) => stream.writableEnded);
  }

  #take({ conversation: { value: conversation }, claims, entries }: RoadChange): void {
    // What is no case is nobody's to read; that a claim of an earlier round makes it one shows when it is read again.
    if (!conversation.handoff && !conversation.openedBy && conversation.session.claim === null && claims.length === 0) return;
    const change = { number: ++this.#last, conversation, after: (entries[0]?.seq ?? conversation.length + 1) - 1 };
    this.#remembered.push(change);
    if (this.#remembered.length > REMEMBERED) this.#remembered.shift();
    this.#enqueue(() => this.#deliver(change));
  }

  #enqueue(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(step).catch((error: unknown) => {
      this.#services.log.error({ err: error }, 'console feed');
      for (const reader of this.#readers) reader.stream.end();
    });
  }

  async #deliver(change: Change): Promise<void> {
    this.#delivered = change.number;
    for (const locale of new Set([...this.#readers].map((reader) => reader.locale))) {
      const event = await this.#event(change, locale);
      for (const reader of this.#readers) if (reader.locale === locale) send(reader, event);
    }
  }

  async #catchUp(reader: Reader, lastEventId: string | null): Promise<void> {
    const seen = this.#seen(lastEventId);
    if (seen === null) return send(reader, `id: ${this.#run}.${this.#delivered}\nevent: reload\ndata: {}\n\n`);
    for (const change of this.#remembered.filter(({ number }) => number > seen && number <= this.#delivered)) {
      send(reader, await this.#event(change, reader.locale));
    }
  }

  /** Number of the last event seen, or null when what came after it is not all remembered. */
  #seen(lastEventId: string | null): number | null {
    const [, run, number] = /^(.+)\.(\d{1,15})$/u.exec(lastEventId ?? '') ?? [];
    if (run !== this.#run) return null;
    const oldest = this.#remembered[0]?.number ?? this.#last + 1;
    const seen = Number(number);
    return seen >= oldest - 1 && seen <= this.#last ? seen : null;
  }

  async #event({ number, conversation, after }: Change, locale: Locale): Promise<string> {
    const { store, book } = this.#services;
    const row = await rowOf(this.#services, conversation, locale);
    if (!row) throw new Error('a case without a row');
    const lines = (await linesAfter(store, conversation.id, after, { book, locale, resumeKey: conversation.resumeKey })).filter(({ seq }) => seq <= conversation.length);
    const data: CaseChange = { row, lines };
    return `id: ${this.#run}.${number}\nevent: case\ndata: ${JSON.stringify(data)}\n\n`;
  }

  /** @param farewell the last event */
  #dismiss(reader: Reader, farewell: string): void {
    send(reader, farewell);
    reader.stream.end();
    this.#readers.delete(reader);
  }
}

/** An event rather than a comment: pages see it. */
const BEAT = eventOf('beat', {});

/** Without a number: nobody is told again what was true for a moment. */
function eventOf(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function send({ stream }: Reader, event: string): void {
  if (stream.destroyed || stream.writableEnded) return;
  if (stream.readableLength + stream.writableLength > LARGEST_BACKLOG) stream.destroy();
  else stream.write(event);
}
