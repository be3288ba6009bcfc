/** One try to bring something to Teams, counted before it is made: a process that dies in it leaves a sign. */
import type { Logger } from 'pino';
import type { Instant, JsonObject } from '../../../dialogs/records.js';
import { GIVE_UP_MS, pauseAfter } from '../../outbox.js';
import type { Clock } from '../../services.js';
import type { Store } from '../../store/store.js';
import { inTime, type Timer } from '../../timer.js';
import type { Sending, Teams } from '../sdk.js';
import type { Attempts } from './records.js';

export interface Wire {
  readonly store: Store;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Logger;
  readonly teams: Pick<Teams, 'send' | 'update'>;
}

export const FRESH = { attempts: 0, lastError: null } as const;

/** A try is under way, or was when the process ended: what is sent now may be seen twice. */
export function mayBeThere({ attempts, lastError }: Attempts): boolean {
  return (attempts > 0 && lastError === null) || (lastError?.startsWith(UNKNOWN) ?? false);
}

const UNKNOWN = 'unknown: ';

/** Null: now. */
export function waitUntil({ attempts, notBefore, lastError }: Attempts, clock: Clock): Instant | null {
  return attempts > 0 && lastError !== null && Date.parse(notBefore) > clock.now().getTime() ? notBefore : null;
}

export function begun<T extends Attempts>(record: T): T {
  return { ...record, attempts: record.attempts + 1, lastError: null };
}

export type Outcome =
  | { readonly type: 'sent'; readonly id: string; readonly after: Attempts }
  | { readonly type: 'later'; readonly after: Attempts }
  | { readonly type: 'failed'; readonly after: Attempts };

/** Makes the call. @param record as `begun` left it @param first when it was to be sent: after a day it is given up */
export async function attempt(wire: Wire, record: Attempts, id: string, first: Instant, call: (signal: AbortSignal) => Promise<Sending>): Promise<Outcome> {
  const sending = await inTime(wire.timer, call);
  const now = wire.clock.now();
  const kept = { attempts: record.attempts, notBefore: record.notBefore };
  if (sending.type === 'sent') return { type: 'sent', id: sending.id, after: { ...FRESH, notBefore: now.toISOString() } };
  const about = { delivery: id, attempts: record.attempts, reason: sending.reason };
  if (sending.type === 'refused' || now.getTime() - Date.parse(first) > GIVE_UP_MS) {
    wire.log.error(about, 'a message to the desk could not be delivered');
    return { type: 'failed', after: { ...kept, lastError: sending.reason } };
  }
  wire.log.warn(about, sending.type === 'unknown' ? 'it is not known whether a message to the desk was seen: it is sent again' : 'a message to the desk waits for another try');
  const asked = sending.type === 'later' ? (sending.seconds ?? 0) * 1000 : 0;
  const notBefore = new Date(now.getTime() + Math.max(asked, pauseAfter(record.attempts, id))).toISOString();
  return { type: 'later', after: { ...kept, notBefore, lastError: `${sending.type === 'unknown' ? UNKNOWN : ''}${sending.reason}` } };
}

export function textMessage(text: string): JsonObject {
  return { type: 'message', text, textFormat: 'plain' };
}
