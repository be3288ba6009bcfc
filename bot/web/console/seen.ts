/** What this person has not read yet. The server remembers how far each case was read. */
import type { CaseRow } from '../../console/view.js';

/** Seq of the newest entry that was read, by conversation. */
export type Seen = Readonly<Record<string, number>>;

/** A case holds so many of its newest entries; more are told as "20+". */
export const MOST = 20;

/** How many of the customer's words were not read yet. */
export function unreadOf({ conversation, words }: CaseRow, seen: Seen): number {
  return words.filter((seq) => seq > (seen[conversation] ?? 0)).length;
}
