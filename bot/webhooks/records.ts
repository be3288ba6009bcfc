/** Webhooks on their way, and receivers that want no more. Without personal data: ids, numbers and states only. */
import type { Instant } from '../../dialogs/records.js';

/** One event for one receiver, kept until it was taken or given up. */
export interface WebhookMessage {
  readonly schema: 1;
  /** `msg_…`: the same at every try, so that a receiver acts on it once. */
  readonly id: string;
  readonly url: string;
  /** The JSON that is signed and sent. */
  readonly body: string;
  readonly at: Instant;
  readonly attempts: number;
  readonly notBefore: Instant;
}

/** The receiver answered 410 Gone. */
export interface WebhookStop {
  readonly schema: 1;
  /** Its address. */
  readonly id: string;
  readonly at: Instant;
}
