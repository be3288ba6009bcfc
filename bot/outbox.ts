/**
 * Messages on their way to channels that are reached by calls. The road writes a delivery in the commit of the turn
 * that said it; the outbox sends what is pending, conversation by conversation, in the order of the transcript, at
 * least once. It never runs inside a turn.
 */
import type { Logger } from 'pino';
import type { Conversation, Entry, JsonObject } from '../dialogs/records.js';
import type { Clock, Road } from './services.js';
import { committed } from './store/attempts.js';
import type { Delivery, Store, Stored } from './store/store.js';
import { inTime, type Timer } from './timer.js';
import type { Sending } from './channels/sdk.js';

export interface OutboxOptions {
  readonly store: Store;
  readonly road: Pick<Road, 'onChange'>;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
  readonly carrier: Carrier;
  /** An entry was refused, or may or may not have arrived; called again for the same one. */
  readonly onTrouble?: (entry: Entry, what: 'failed' | 'unknown') => void;
}

/** A channel's way out. */
export interface Carrier {
  /** The conversations it serves. */
  serves(conversation: Conversation): boolean;
  /** The messages one entry becomes, in order; each carries `id`, by which a receiver can tell it has had it. */
  messages(entry: Entry, conversation: Conversation, id: (part: number) => string): readonly JsonObject[];
  send(address: JsonObject, message: JsonObject, signal: AbortSignal): Promise<Sending>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/** A reply older than this helps nobody any more. */
export const GIVE_UP_MS = 24 * 3_600_000;

export class Outbox {
  readonly #options: OutboxOptions;
  /** Conversations whose messages are being sent, one after the other, so that the order is kept. */
  readonly #running = new Map<string, Promise<void>>();
  /** Conversations that got something new since they were last looked at. */
  readonly #again = new Set<string>();
  /** Conversations that wait for a later try, with what cancels it. */
  readonly #wakes = new Map<string, () => void>();
  /** How many messages of a delivery were sent already. */
  readonly #progress: Progress = new Map();
  #stopped = true;
  #unsubscribe = (): void => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier process left, and listens from now on. */
  async start(): Promise<void> {
    const { store, road, carrier, log } = this.#options;
    this.#stopped = false;
    this.#unsubscribe = road.onChange(({ conversation, entries }) => {
      if (carrier.serves(conversation.value) && entries.some((entry) => entry.content.type === 'said')) this.#kick(conversation.value.id);
    });
    const left = (await store.find('delivery', 'state', 'pending')).map(({ value }) => value);
    for (const { id } of left.filter(({ attempts, lastError }) => attempts > 0 && lastError === null)) {
      log.warn({ delivery: id }, 'a message was being sent when the process ended: it is sent again and may be seen twice');
    }
    for (const conversation of new Set(left.map((delivery) => delivery.conversation))) this.#kick(conversation);
  }

  /** Lets what is being sent finish; the rest stays pending. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    for (const cancel of this.#wakes.values()) cancel();
    this.#wakes.clear();
    await Promise.all(this.#running.values());
  }

  /** Resolves when nothing is being sent now; what waits for a later try does not count. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  #kick(conversation: string): void {
    if (this.#stopped) return;
    this.#again.add(conversation);
    if (!this.#running.has(conversation)) this.#running.set(conversation, this.#pump(conversation));
  }

  async #pump(conversation: string): Promise<void> {
    try {
      while (this.#again.delete(conversation)) await this.#drain(conversation);
    } catch (error) {
      this.#options.log.error({ conversation, err: error }, 'the outbox stopped for a conversation');
      this.#wakeIn(LONGEST_PAUSE_MS, conversation);
    } finally {
      this.#running.delete(conversation);
    }
  }

  async #drain(conversation: string): Promise<void> {
    this.#wakes.get(conversation)?.();
    this.#wakes.delete(conversation);
    while (!this.#stopped) {
      const pending = await this.#options.store.find('delivery', 'pending', conversation);
      if (pending.length === 0) return;
      for (const delivery of pending) {
        const wait = this.#waitFor(delivery.value);
        if (wait > 0) return this.#wakeIn(wait, conversation);
        if (this.#stopped || !(await deliver(delivery, this.#options, this.#progress))) break;
      }
    }
  }

  /** Milliseconds until the next try; a first one is due at once. */
  #waitFor({ attempts, notBefore }: Delivery): number {
    return attempts === 0 ? 0 : Date.parse(notBefore) - this.#options.clock.now().getTime();
  }

  #wakeIn(milliseconds: number, conversation: string): void {
    if (this.#stopped) return;
    this.#wakes.set(conversation, this.#options.timer(milliseconds, () => this.#kick(conversation)));
  }
}

type Progress = Map<string, number>;

/** False: it is still to be sent, or somebody else has written it since it was read. */
async function deliver(stored: Stored<Delivery>, options: OutboxOptions, progress: Progress): Promise<boolean> {
  const { store, carrier, log, clock } = options;
  const { id, conversation, attempts } = stored.value;
  const [entry, target] = await Promise.all([store.get('entry', stored.value.entry), store.get('conversation', conversation)]);
  if (!entry || !target) throw new Error(`delivery ${id} names a record that is not there`);
  // Counted before the call: a process that dies in it leaves a sign.
  const begun: Delivery = { ...stored.value, attempts: attempts + 1, lastError: null };
  if (!(await write(store, stored.version, begun))) return false;
  const { address } = target.value;
  const messages = carrier.messages(entry.value, target.value, (part) => `${entry.value.id}.${part}`);
  const sending: Sending = address ? await sendParts(messages, address, id, options, progress) : { type: 'refused', reason: 'no address' };
  const after = judge(begun, sending, entry.value, clock.now());
  if (after.state !== 'pending') progress.delete(id);
  report(after, sending, log);
  if (after.state === 'failed' || sending.type === 'unknown') options.onTrouble?.(entry.value, after.state === 'failed' ? 'failed' : 'unknown');
  return (await write(store, stored.version + 1, after)) && after.state !== 'pending';
}

/** Sends what is left of the messages; where an attempt breaks off is kept for the next one. */
async function sendParts(
  messages: readonly JsonObject[], address: JsonObject, id: string, options: OutboxOptions, progress: Progress
): Promise<Sending> {
  let last: Sending = { type: 'sent', id: '' };
  for (const message of messages.slice(progress.get(id) ?? 0)) {
    last = await inTime(options.timer, (signal) => options.carrier.send(address, message, signal));
    if (last.type !== 'sent') return last;
    progress.set(id, (progress.get(id) ?? 0) + 1);
  }
  return last;
}

function judge(delivery: Delivery, sending: Sending, entry: Entry, now: Date): Delivery {
  if (sending.type === 'sent') return { ...delivery, state: 'sent' };
  if (sending.type === 'refused') return { ...delivery, state: 'failed', lastError: sending.reason };
  if (now.getTime() - Date.parse(entry.at) > GIVE_UP_MS) return { ...delivery, state: 'failed', lastError: `given up: ${sending.reason}` };
  const asked = sending.type === 'later' ? (sending.seconds ?? 0) * 1000 : 0;
  const pause = Math.max(asked, pauseAfter(delivery.attempts, delivery.id));
  return { ...delivery, lastError: sending.reason, notBefore: new Date(now.getTime() + pause).toISOString() };
}

/** Doubles each time, and is spread by the delivery's id so that many do not return at once. */
export function pauseAfter(attempts: number, id: string): number {
  const spread = 0.75 + ([...id].reduce((sum, letter) => sum + letter.charCodeAt(0), attempts) % 51) / 100;
  return Math.round(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20)) * spread);
}

function report(delivery: Delivery, sending: Sending, log: Logger): void {
  const about = { delivery: delivery.id, attempts: delivery.attempts, reason: 'reason' in sending ? sending.reason : undefined };
  if (delivery.state === 'failed') log.error(about, 'a message could not be delivered');
  else if (sending.type === 'unknown') log.warn(about, 'it is not known whether a message was seen: it is sent again and may be seen twice');
  else if (sending.type === 'later') log.info({ ...about, notBefore: delivery.notBefore }, 'a message waits for another try');
}

/** False: somebody else has written the delivery since it was read. */
function write(store: Store, expected: number, value: Delivery): Promise<boolean> {
  return committed(store, [{ kind: 'delivery', id: value.id, expected, value }]);
}
