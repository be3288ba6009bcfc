/** Work that is tried until it is done, by key: one try at a time for each key, and the next when the last one said. */
import type { Logger } from 'pino';
import type { Clock } from './services.js';
import { LONGEST_WAIT_MS, type Timer } from './timer.js';
import type { Instant } from '../dialogs/records.js';

export interface RoundsOptions {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
  /** Does what is due under the key. @returns when it is to be tried again; null: nothing is left */
  readonly work: (key: string) => Promise<Instant | null>;
}

/** After a mistake of ours. */
const AFTER_FAILURE_MS = 300_000;

export class Rounds {
  readonly #running = new Map<string, Promise<void>>();
  /** Keys that were kicked while they ran. */
  readonly #again = new Set<string>();
  readonly #wakes = new Map<string, () => void>();
  #stopped = false;

  constructor(private readonly options: RoundsOptions) {}

  kick(key: string): void {
    if (this.#stopped) return;
    this.#again.add(key);
    if (!this.#running.has(key)) this.#running.set(key, this.#run(key));
  }

  /** Lets what is under way finish. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#wakes.values()) cancel();
    this.#wakes.clear();
    await this.idle();
  }

  /** Resolves when nothing is under way; what waits for a later try does not count. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #run(key: string): Promise<void> {
    let next: Instant | null = null;
    try {
      while (this.#again.delete(key) && !this.#stopped) {
        this.#wakes.get(key)?.();
        this.#wakes.delete(key);
        next = await this.options.work(key);
      }
      if (next !== null) this.#wakeIn(Date.parse(next) - this.options.clock.now().getTime(), key);
    } catch (error) {
      this.options.log.error({ err: error }, 'a delivery stopped; it is taken up again');
      this.#wakeIn(AFTER_FAILURE_MS, key);
    } finally {
      this.#running.delete(key);
    }
  }

  #wakeIn(milliseconds: number, key: string): void {
    if (this.#stopped) return;
    this.#wakes.set(key, this.options.timer(Math.min(Math.max(0, milliseconds), LONGEST_WAIT_MS), () => this.kick(key)));
  }
}
