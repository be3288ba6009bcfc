/**
 * Sends webhooks until they are taken, with growing pauses up to a day, each at least once. A receiver that answers
 * 410 gets no more. Redirects are not followed: the address in desk.json is the only one that is called.
 */
import type { Logger } from 'pino';
import type { Desk } from '../../dialogs/desk.js';
import type { Instant } from '../../dialogs/records.js';
import { Rounds } from '../rounds.js';
import type { Clock, Road } from '../services.js';
import { committed } from '../store/attempts.js';
import type { Change, Store, Stored } from '../store/store.js';
import { inTime, type Timer } from '../timer.js';
import type { WebhookMessage } from './records.js';
import { signedHeaders } from './signature.js';

export interface SenderOptions {
  readonly store: Store;
  readonly road: Pick<Road, 'onChange'>;
  readonly desk: () => Pick<Desk, 'webhooks'>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 4 * 3_600_000;
const GIVE_UP_MS = 24 * 3_600_000;

export const WEBHOOK_RESULTS = ['taken', 'retried', 'givenUp', 'stopped'] as const;
type Result = (typeof WEBHOOK_RESULTS)[number];

export class WebhookSender {
  /** Since the start of the process. */
  readonly counts: Record<Result, number> = { taken: 0, retried: 0, givenUp: 0, stopped: 0 };
  readonly #rounds: Rounds;
  #unsubscribe = (): void => {};

  constructor(private readonly options: SenderOptions) {
    this.#rounds = new Rounds({ ...options, work: (id) => this.#send(id) });
  }

  async start(): Promise<void> {
    this.#unsubscribe = this.options.road.onChange(() => {
      if (this.options.desk().webhooks.length > 0) void this.#kick('fresh').catch((error: unknown) => this.options.log.error({ err: error }, 'webhooks could not be looked up'));
    });
    await this.#kick('fresh');
    await this.#kick('tried');
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#rounds.stop();
  }

  idle(): Promise<void> {
    return this.#rounds.idle();
  }

  async #kick(state: 'fresh' | 'tried'): Promise<void> {
    for (const { value } of await this.options.store.find('webhook', 'state', state)) this.#rounds.kick(value.id);
  }

  /** @returns when to try again; null: it is done with */
  async #send(id: string): Promise<Instant | null> {
    const { store, clock } = this.options;
    const stored = await store.get('webhook', id);
    if (!stored) return null;
    const { value } = stored;
    if (value.attempts > 0 && Date.parse(value.notBefore) > clock.now().getTime()) return value.notBefore;
    const hook = this.options.desk().webhooks.find(({ url }) => url === value.url);
    const secret = hook && this.options.secrets[hook.secretName];
    if (secret === undefined || (await store.get('webhookStop', value.url))) return this.#done(stored, 'stopped', 'the receiver wants no more, or is not in desk.json any more');
    const reason = await this.#post(value, secret);
    if (reason === null) return this.#done(stored, 'taken', null);
    if (reason === GONE) {
      await this.#keep([{ kind: 'webhookStop', id: value.url, expected: 0, value: { schema: 1, id: value.url, at: clock.now().toISOString() } }]);
      return this.#done(stored, 'stopped', 'the receiver answered 410: it gets no more webhooks');
    }
    if (clock.now().getTime() - Date.parse(value.at) > GIVE_UP_MS) return this.#done(stored, 'givenUp', `given up after a day: ${reason}`);
    return this.#later(stored, reason);
  }

  async #later({ value, version }: Stored<WebhookMessage>, reason: string): Promise<Instant> {
    const { clock, log } = this.options;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** value.attempts);
    const after = { ...value, attempts: value.attempts + 1, notBefore: new Date(clock.now().getTime() + pause).toISOString() };
    await this.#keep([{ kind: 'webhook', id: value.id, expected: version, value: after }]);
    this.counts.retried += 1;
    log.info({ webhook: value.id, attempts: after.attempts, reason, notBefore: after.notBefore }, 'a webhook waits for another try');
    return after.notBefore;
  }

  async #done({ value, version }: Stored<WebhookMessage>, result: Result, reason: string | null): Promise<null> {
    this.counts[result] += 1;
    await this.#keep([{ kind: 'webhook', id: value.id, expected: version, value: null }]);
    if (reason !== null) this.options.log.error({ webhook: value.id, attempts: value.attempts + 1, reason }, 'a webhook was not delivered');
    return null;
  }

  /** Null: taken. */
  async #post({ id, url, body }: WebhookMessage, secret: string): Promise<string | null> {
    const headers = { 'content-type': 'application/json', 'user-agent': 'gwarant', ...signedHeaders(id, body, this.options.clock.now(), secret) };
    try {
      const response = await inTime(this.options.timer, (signal) => fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal }));
      await response.body?.cancel();
      return response.ok ? null : response.status === 410 ? GONE : `HTTP ${response.status}`;
    } catch (error) {
      return codeOf(error);
    }
  }

  /** Another process has written it meanwhile: it goes on with it. */
  async #keep(changes: readonly Change[]): Promise<void> {
    await committed(this.options.store, changes);
  }
}

const GONE = 'HTTP 410';

/** Of an I/O error the code, never the message: it could hold an address. */
function codeOf(error: unknown): string {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
  return cause?.code ?? name ?? 'error';
}
