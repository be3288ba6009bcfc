/**
 * Work that is done once a day (Europe/Warsaw), also when the process was away at the time. The day on which a job was
 * done last is a counter in the store, so that a restart, or a second process, does not do it again.
 */
import type { Logger } from 'pino';
import type { Day } from '../policies/language.js';
import { dayInWarsaw } from '../dialogs/day.js';
import type { Clock } from './services.js';
import type { Store } from './store/store.js';
import type { Timer } from './timer.js';

/** How often it is looked whether a new day has begun. */
const LOOK_MS = 3_600_000;
const DAY_MS = 86_400_000;

export interface Job {
  readonly name: string;
  readonly run: (today: Day) => Promise<void>;
}

export interface DailyOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timer: Timer;
  readonly jobs: readonly Job[];
}

export class Daily {
  #cancel = (): void => {};
  #running: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(private readonly options: DailyOptions) {}

  /** Begins in the background: a start does not wait for it. */
  start(): void {
    this.#stopped = false;
    this.#look();
  }

  /** Resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  /** Resolves when everything that was due has been tried. */
  idle(): Promise<void> {
    return this.#running;
  }

  #look(): void {
    this.#running = this.#work().finally(() => {
      if (!this.#stopped) this.#cancel = this.options.timer(LOOK_MS, () => this.#look());
    });
  }

  /** A job that fails is tried again at the next look, and does not keep the others from theirs. */
  async #work(): Promise<void> {
    const today = dayInWarsaw(this.options.clock.now());
    for (const job of this.options.jobs) {
      if (this.#stopped) return;
      await this.#once(job, today).catch((error: unknown) => this.options.log.error({ job: job.name, error: error instanceof Error ? error.name : typeof error }, 'a daily job failed; it is tried again'));
    }
  }

  async #once({ name, run }: Job, today: Day): Promise<void> {
    const { store } = this.options;
    const id = `daily-${name}`;
    const number = Math.floor(Date.parse(today) / DAY_MS);
    const before = await store.get('counter', id);
    if ((before?.value.last ?? 0) >= number) return;
    await run(today);
    await store.commit([{ kind: 'counter', id, expected: before?.version ?? 0, value: { schema: 1, name: id, last: number } }]);
  }
}
