/**
 * The clock's events on the road. What is due stands in the claims themselves, so that a restart forgets nothing; the
 * event's id is the claim's, kind and day, so that each is acted on once.
 */
import type { Logger } from 'pino';
import { CLAIM_STATES, type Claim } from '../dialogs/records.js';
import { hasEnded } from '../dialogs/claim/transitions.js';
import type { Clock, Road } from './services.js';
import type { Store } from './store/store.js';

/** Node's timers hold no more than 24.8 days; nothing is lost by looking sooner. */
const LONGEST_WAIT_MS = 3_600_000;
/** After a failure. */
const RETRY_MS = 60_000;

export interface TimersOptions {
  readonly store: Store;
  readonly road: Road;
  readonly clock: Clock;
  readonly log: Logger;
  /** Calls back once after so many milliseconds; returns what cancels it. */
  readonly timer: (milliseconds: number, call: () => void) => () => void;
}

export class Timers {
  /** Claims that wait for the clock, by number. */
  readonly #waiting = new Map<string, Claim>();
  #cancel = (): void => {};
  #unsubscribe = (): void => {};
  #running: Promise<void> | null = null;
  #stopped = true;
  /** The last run ended in a failure: the next try waits. */
  #failing = false;

  constructor(private readonly options: TimersOptions) {}

  /** Takes up every claim that is open, does what became due meanwhile, and goes on from there. */
  async start(): Promise<void> {
    const { store, road } = this.options;
    this.#stopped = false;
    this.#unsubscribe = road.onChange(({ claims }) => {
      for (const claim of claims) this.#note(claim);
      this.#wind();
    });
    for (const state of CLAIM_STATES.filter((one) => !hasEnded(one))) {
      for (const { value } of await store.find('claim', 'state', state)) this.#note(value);
    }
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
    for (let claim = this.#next(); claim?.timer && !this.#stopped && this.#isDue(claim); claim = this.#next()) {
      const { kind, on } = claim.timer;
      this.#waiting.delete(claim.number);
      try {
        const handled = await this.options.road.handle(claim.conversation, {
          eventId: `timer:${claim.number}:${kind}:${on}`,
          event: { type: 'timer', claim: claim.number, kind, on },
          activity: null
        });
        const after = handled.claims.find(({ number }) => number === claim?.number);
        // Acted on already, and still waiting for the same: it must not turn in a circle.
        if (after?.timer && !(handled.repeated && after.timer.kind === kind && after.timer.on === on)) this.#note(after);
      } catch (error) {
        this.#waiting.set(claim.number, claim);
        throw error;
      }
    }
  }

  #note(claim: Claim): void {
    if (claim.timer) this.#waiting.set(claim.number, claim);
    else this.#waiting.delete(claim.number);
  }

  #next(): Claim | null {
    let next: Claim | null = null;
    for (const claim of this.#waiting.values()) if (!next || (claim.timer?.at ?? '') < (next.timer?.at ?? '')) next = claim;
    return next;
  }

  #isDue({ timer }: Claim): boolean {
    return timer !== null && Date.parse(timer.at) <= this.options.clock.now().getTime();
  }

  #failed(error: unknown): void {
    this.#failing = true;
    this.options.log.error({ err: error }, 'a timer could not be acted on; it is tried again');
    this.#windIn(RETRY_MS);
  }

  #wind(): void {
    if (this.#running) return;
    const next = this.#next();
    if (next?.timer) this.#windIn(Math.max(0, Date.parse(next.timer.at) - this.options.clock.now().getTime()));
  }

  #windIn(milliseconds: number): void {
    this.#cancel();
    if (!this.#stopped) this.#cancel = this.options.timer(Math.min(milliseconds, LONGEST_WAIT_MS), () => void this.run());
  }
}
