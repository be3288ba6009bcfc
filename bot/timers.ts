/**
 * The clock's events on the road. What is due stands in the claims and hand-offs themselves, so that a restart forgets
 * nothing; the event's id says of what, which kind and when, so that each is acted on once.
 */
import type { Logger } from 'pino';
import type { Event } from '../dialogs/events.js';
import { CLAIM_STATES, type Claim, type Conversation } from '../dialogs/records.js';
import { hasEnded } from '../dialogs/claim/transitions.js';
import { openHandoffs } from './handoffs.js';
import type { Clock, Road } from './services.js';
import type { Store } from './store/store.js';
import { LONGEST_WAIT_MS, type Timer } from './timer.js';

/** After a failure. */
const RETRY_MS = 60_000;

export interface TimersOptions {
  readonly store: Store;
  readonly road: Road;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timer: Timer;
}

/** Something that a record waits for. */
interface Alarm {
  readonly conversation: string;
  /** UTC. */
  readonly at: string;
  /** The same alarm twice is one event. */
  readonly eventId: string;
  readonly event: Event;
}

export class Timers {
  /** By the record that waits. */
  readonly #waiting = new Map<string, Alarm>();
  #cancel = (): void => {};
  #unsubscribe = (): void => {};
  #running: Promise<void> | null = null;
  #stopped = true;
  /** The last run ended in a failure: the next try waits. */
  #failing = false;

  constructor(private readonly options: TimersOptions) {}

  /** How many records wait for the clock. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Takes up everything that is open, does what became due meanwhile, and goes on from there. */
  async start(): Promise<void> {
    const { store, road } = this.options;
    this.#stopped = false;
    this.#unsubscribe = road.onChange(({ conversation, claims }) => {
      this.#note(conversation.value, claims);
      this.#wind();
    });
    for (const state of CLAIM_STATES.filter((one) => !hasEnded(one))) {
      for (const { value } of await store.find('claim', 'state', state)) this.#set(claimKey(value), claimAlarm(value));
    }
    const over = (await store.find('conversation', 'unseen', 'yes')).map(({ value }) => value);
    for (const conversation of [...over, ...(await openHandoffs(store))]) this.#note(conversation, []);
    await this.run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    this.#cancel();
    await this.#running;
  }

  /** Does everything that is due now. */
  run(): Promise<void> {
    this.#running ??= this.#due().catch((error: unknown) => this.#failed(error)).finally(() => {
      this.#running = null;
      if (!this.#failing) this.#wind();
    });
    return this.#running;
  }

  async #due(): Promise<void> {
    this.#failing = false;
    for (let next = this.#next(); next && !this.#stopped && this.#isDue(next[1]); next = this.#next()) {
      const [key, alarm] = next;
      this.#waiting.delete(key);
      try {
        const handled = await this.options.road.handle(alarm.conversation, { eventId: alarm.eventId, event: alarm.event, activity: null });
        this.#note(handled.conversation, handled.claims);
        // Acted on already, and still waiting for the same: it must not turn in a circle.
        if (this.#waiting.get(key)?.eventId === alarm.eventId) this.#waiting.delete(key);
      } catch (error) {
        this.#waiting.set(key, alarm);
        throw error;
      }
    }
  }

  #note(conversation: Conversation, claims: readonly Claim[]): void {
    this.#set(`handoff:${conversation.id}`, handoffAlarm(conversation));
    for (const claim of claims) this.#set(claimKey(claim), claimAlarm(claim));
  }

  #set(key: string, alarm: Alarm | null): void {
    if (alarm) this.#waiting.set(key, alarm);
    else this.#waiting.delete(key);
  }

  #next(): [string, Alarm] | null {
    let next: [string, Alarm] | null = null;
    for (const one of this.#waiting) if (!next || one[1].at < next[1].at) next = one;
    return next;
  }

  #isDue({ at }: Alarm): boolean {
    return Date.parse(at) <= this.options.clock.now().getTime();
  }

  #failed(error: unknown): void {
    this.#failing = true;
    this.options.log.error({ err: error }, 'a timer could not be acted on; it is tried again');
    this.#windIn(RETRY_MS);
  }

  #wind(): void {
    if (this.#running) return;
    const next = this.#next();
    if (next) this.#windIn(Math.max(0, Date.parse(next[1].at) - this.options.clock.now().getTime()));
  }

  #windIn(milliseconds: number): void {
    this.#cancel();
    if (!this.#stopped) this.#cancel = this.options.timer(Math.min(milliseconds, LONGEST_WAIT_MS), () => void this.run());
  }
}

function claimKey({ number }: Claim): string {
  return `claim:${number}`;
}

function claimAlarm({ number, conversation, timer }: Claim): Alarm | null {
  if (!timer) return null;
  const { kind, on, at } = timer;
  return { conversation, at, eventId: `timer:${number}:${kind}:${on}`, event: { type: 'timer', claim: number, kind, on } };
}

function handoffAlarm({ id, handoff }: Conversation): Alarm | null {
  if (!handoff?.timer) return null;
  const { kind, at } = handoff.timer;
  return { conversation: id, at, eventId: `handoff:${kind}:${at}`, event: { type: 'handoffTimer', kind, at } };
}
