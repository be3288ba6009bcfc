/**
 * What happens in a conversation at this moment and is never kept: who types, and how far the customer's page is. A
 * restart forgets it; pages that come back tell anew.
 */
import type { Agent } from '../dialogs/records.js';

export type Signal =
  /** `by` is null for the customer. */
  | { readonly type: 'typing'; readonly conversation: string; readonly by: Agent | null }
  | { readonly type: 'reached'; readonly conversation: string; readonly place: Place };

/** Places in the transcript (seq of an entry), 0 before the first. */
export interface Place {
  /** Sent to a page that is open. */
  readonly received: number;
  /** Shown on a page that the customer looks at. */
  readonly seen: number;
}

const NOWHERE: Place = { received: 0, seen: 0 };
/** Conversations whose place is remembered. */
const REMEMBERED = 10_000;

export class Signals {
  readonly #listeners = new Set<(signal: Signal) => void>();
  readonly #places = new Map<string, Place>();

  /** @returns what ends it */
  listen(listener: (signal: Signal) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param by null: the customer */
  typed(conversation: string, by: Agent | null): void {
    this.#tell({ type: 'typing', conversation, by });
  }

  /** The customer's page has, or shows, everything up to `seq`. It never goes back: another tab may be behind. */
  reached(conversation: string, how: keyof Place, seq: number): void {
    const before = this.placeOf(conversation);
    const received = Math.max(before.received, seq);
    const seen = how === 'seen' ? Math.max(before.seen, seq) : before.seen;
    if (received === before.received && seen === before.seen) return;
    const place = { received, seen };
    this.#places.delete(conversation);
    this.#places.set(conversation, place);
    const [oldest] = this.#places.keys();
    if (this.#places.size > REMEMBERED && oldest !== undefined) this.#places.delete(oldest);
    this.#tell({ type: 'reached', conversation, place });
  }

  placeOf(conversation: string): Place {
    return this.#places.get(conversation) ?? NOWHERE;
  }

  #tell(signal: Signal): void {
    for (const listener of this.#listeners) listener(signal);
  }
}
