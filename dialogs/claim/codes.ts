/**
 * How many codes may be asked for and sent. A code can be guessed only while it is good, so what limits the codes
 * limits the guesses: five tries each, from however many conversations. Pure.
 */
import type { Instant } from '../records.js';

/** Codes sent for one claim, or by the whole desk; codes or other letters sent to one address. */
export interface CodesSent {
  readonly schema: 1;
  /** The claim's number, or `DESK`; of an address what `letters/sparing.ts` makes of it. */
  readonly id: string;
  /** Ever; a claim's codes are numbered with it. */
  readonly total: number;
  /** When, oldest first, as far back as a limit looks. */
  readonly at: readonly Instant[];
}

/** Where all codes are counted: nobody shall make us write to every customer we have. */
export const DESK = 'desk';

export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;

export interface Limit {
  readonly minutes: number;
  readonly most: number;
}

/** What one conversation may ask for. */
export const PER_CONVERSATION: readonly Limit[] = [{ minutes: 1, most: 1 }, { minutes: 60, most: 5 }];
/** What is sent for one claim, whoever asks: a hundred guesses at a million codes in thirty days. One conversation alone meets none of it within an hour. */
export const PER_CLAIM: readonly Limit[] = [{ minutes: 60, most: 5 }, { minutes: 24 * 60, most: 6 }, { minutes: 30 * 24 * 60, most: 20 }];
export const PER_DESK: readonly Limit[] = [{ minutes: 60, most: 100 }];

/** Is there room for one more now? */
export function hasRoom(limits: readonly Limit[], at: readonly Instant[], now: Instant): boolean {
  return limits.every(({ minutes, most }) => at.filter((one) => isWithin(one, minutes, now)).length < most);
}

/** Without what no limit looks at any more. */
export function recent(limits: readonly Limit[], at: readonly Instant[], now: Instant): Instant[] {
  const longest = Math.max(...limits.map(({ minutes }) => minutes));
  return at.filter((one) => isWithin(one, longest, now));
}

/** The record with one more code in it. */
export function oneMore(limits: readonly Limit[], sent: CodesSent | null, id: string, now: Instant): CodesSent {
  return { schema: 1, id, total: (sent?.total ?? 0) + 1, at: [...recent(limits, sent?.at ?? [], now), now] };
}

/** So many minutes later. */
export function minutesAfter(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

function isWithin(at: Instant, minutes: number, now: Instant): boolean {
  return minutesAfter(at, minutes) > now;
}
