/**
 * The post office: sends the letters that wait in the store, by and by and each at least once. What is to be sent
 * stands in the store alone, so that a restart forgets nothing; a letter that is sent again has the same Message-ID.
 */
import type { Logger } from 'pino';
import type { Desk } from '../../dialogs/desk.js';
import { isAddress, type Mailbox } from '../mailbox.js';
import type { Clock, Road } from '../services.js';
import { committed } from '../store/attempts.js';
import type { KeptLetter, Store, Stored } from '../store/store.js';
import type { Timer } from '../timer.js';
import type { Carrier, Sending } from './carriers.js';
import { mailOf } from './mail.js';

export interface PostOptions {
  readonly store: Store;
  readonly road: Pick<Road, 'onChange'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
  readonly carrier: Carrier;
  readonly from: Mailbox;
  readonly desk: () => Desk;
}

/** Whatever the server does meanwhile. */
export const SEND_TIMEOUT_MS = 45_000;
/** While it is being sent a letter is nobody else's; after a crash it is taken up again so much later. */
const LEASE_MS = 120_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
/** Without anything to wait for the store is looked at all the same: it may be shared. */
const IDLE_MS = 300_000;
/** What is being sent may finish when the server stops. */
const STOP_GRACE_MS = 5_000;
const GIVE_UP_MS = 5 * 86_400_000;
/** A code is of no use any more. */
const GIVE_UP_CODE_MS = 3_600_000;

export class PostOffice {
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = true;
  #unsubscribe = (): void => {};
  #cancel = (): void => {};
  #sending: AbortController | null = null;

  constructor(private readonly options: PostOptions) {}

  /** Takes up what an earlier process left, and listens from now on. Does not wait for anything to be sent. */
  start(): void {
    this.#stopped = false;
    this.#unsubscribe = this.options.road.onChange(() => this.#kick());
    this.#kick();
  }

  /** Lets the letter on its way finish, for a moment; the rest stays pending. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    this.#cancel();
    const cancelGrace = this.options.timer(STOP_GRACE_MS, () => this.#sending?.abort());
    await this.#running;
    cancelGrace();
  }

  /** Resolves when nothing is being sent now; what waits for a later try does not count. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #kick(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => { this.#running = null; });
  }

  async #run(): Promise<void> {
    let wait = IDLE_MS;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        wait = await this.#sendDue();
      }
    } catch (error) {
      this.options.log.error({ err: error }, 'the post office could not do its round; it tries again');
      wait = FIRST_PAUSE_MS;
    }
    this.#cancel();
    if (!this.#stopped) this.#cancel = this.options.timer(Math.min(wait, IDLE_MS), () => this.#kick());
  }

  /** @returns milliseconds until the next letter is due */
  async #sendDue(): Promise<number> {
    let wait = IDLE_MS;
    for (const letter of (await this.options.store.find('letter', 'state', 'pending')).sort(byUrgency)) {
      if (this.#stopped) break;
      const left = Date.parse(letter.value.notBefore) - this.options.clock.now().getTime();
      wait = Math.min(wait, left > 0 ? left : await this.#deliver(letter));
    }
    return wait;
  }

  /** @returns milliseconds until it is to be tried again */
  async #deliver({ value, version }: Stored<KeptLetter>): Promise<number> {
    const { store, clock, log } = this.options;
    const now = clock.now().getTime();
    if (value.attempts > 0 && value.lastError === null) log.warn({ letter: value.id }, 'a letter was being sent when the process ended: it is sent again, with the same Message-ID');
    // Written before the call: a process that dies in it leaves a sign.
    const begun: KeptLetter = { ...value, attempts: value.attempts + 1, lastError: null, notBefore: new Date(now + LEASE_MS).toISOString() };
    if (!(await write(store, version, begun))) return 0;
    const after = judge(begun, await this.#send(begun), clock.now());
    report(after, log);
    await write(store, version + 1, after);
    return after.state === 'pending' ? Date.parse(after.notBefore) - clock.now().getTime() : IDLE_MS;
  }

  async #send(letter: KeptLetter): Promise<Sending> {
    const { carrier, from, desk, timer } = this.options;
    if (!isAddress(letter.to)) return { type: 'refused', reason: 'no valid address' };
    const sending = (this.#sending = new AbortController());
    const cancel = timer(SEND_TIMEOUT_MS, () => sending.abort());
    try {
      return await carrier.send(letter.id, await mailOf(letter, letter.to, from, desk()), sending.signal);
    } catch (error) {
      // Of an I/O error the code, never the message: it could hold a path or an address.
      return { type: 'later', reason: (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.name : 'error') };
    } finally {
      cancel();
      this.#sending = null;
    }
  }
}

/** Codes are waited for. */
function byUrgency({ value: a }: Stored<KeptLetter>, { value: b }: Stored<KeptLetter>): number {
  return Number(b.kind === 'code') - Number(a.kind === 'code') || a.at.localeCompare(b.at) || a.id.localeCompare(b.id);
}

function judge(letter: KeptLetter, sending: Sending, now: Date): KeptLetter {
  if (sending.type === 'sent') return { ...letter, state: 'sent', lastError: null };
  if (sending.type === 'refused') return { ...letter, state: 'failed', lastError: sending.reason };
  const tooOld = now.getTime() - Date.parse(letter.at) > (letter.kind === 'code' ? GIVE_UP_CODE_MS : GIVE_UP_MS);
  if (tooOld) return { ...letter, state: 'failed', lastError: `given up: ${sending.reason}` };
  return { ...letter, lastError: sending.reason, notBefore: new Date(now.getTime() + pauseAfter(letter.attempts)).toISOString() };
}

/** Doubles each time, from half a minute to four hours. */
function pauseAfter(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20));
}

function report({ id, state, attempts, lastError, notBefore }: KeptLetter, log: Logger): void {
  if (state === 'failed') log.error({ letter: id, attempts, reason: lastError }, 'a letter could not be sent');
  else if (state === 'pending') log.warn({ letter: id, attempts, reason: lastError, notBefore }, 'a letter waits for another try');
}

/** False: somebody else has written the letter since it was read. */
function write(store: Store, expected: number, value: KeptLetter): Promise<boolean> {
  return committed(store, [{ kind: 'letter', id: value.id, expected, value }]);
}
