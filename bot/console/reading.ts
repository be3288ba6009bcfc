/** How far each person has read each case: kept with the person, so that unread counts are the same in every browser. */
import type { Services } from '../services.js';
import { committed } from '../store/attempts.js';

/** Of one person of the desk. */
export interface Reading {
  readonly schema: 1;
  /** The person's. */
  readonly id: string;
  /** Seq of the newest entry that was read, by conversation; read last is last. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Older ones are forgotten: they count as unread when the customer writes again. */
const CASES = 500;

export async function seenBy({ store }: Pick<Services, 'store'>, person: string): Promise<Reading['seen']> {
  return (await store.get('reading', person))?.value.seen ?? {};
}

/** Remembers that the case was read up to `seq`; it never goes back. @returns where the person is now */
export async function markSeen({ store }: Pick<Services, 'store'>, person: string, conversation: string, seq: number): Promise<number> {
  for (;;) {
    const stored = await store.get('reading', person);
    const { [conversation]: before = 0, ...others } = stored?.value.seen ?? {};
    if (before >= seq) return before;
    const seen = Object.fromEntries([...Object.entries(others).slice(1 - CASES), [conversation, seq]]);
    // If not, another tab of the same person marked something meanwhile.
    if (await committed(store, [{ kind: 'reading', id: person, expected: stored?.version ?? 0, value: { schema: 1, id: person, seen } }])) return seq;
  }
}
