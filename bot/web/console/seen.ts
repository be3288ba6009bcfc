/** How far each case was read on this browser. */
import type { CaseRow } from '../../console/view.js';

const KEPT = 'gwarant.console.seen';
/** Older ones are forgotten: they count as read when their case is opened again. */
const CASES = 300;

type Seen = Readonly<Record<string, number>>;

export function readSeen(): Seen {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Seen;
  } catch {
    return {};
  }
}

/** Remembers that the case was read up to `seq`. */
export function withSeen(seen: Seen, conversation: string, seq: number): Seen {
  if ((seen[conversation] ?? 0) >= seq) return seen;
  const { [conversation]: _, ...others } = seen;
  const next = Object.fromEntries([...Object.entries(others).slice(1 - CASES), [conversation, seq]]);
  localStorage.setItem(KEPT, JSON.stringify(next));
  return next;
}

/** The customer wrote something that was not read here yet. */
export function isUnread({ conversation, last }: CaseRow, seen: Seen): boolean {
  return last?.role === 'customer' && last.seq > (seen[conversation] ?? 0);
}

export type { Seen };
