/** How long things took, and what is late. */
import type { Day } from '../../policies/language.js';
import { addDays } from '../../policies/calendar.js';
import { expectation } from '../claim/deadline.js';
import type { Claim, ClaimAct } from '../claim/record.js';

const HOUR_MS = 3_600_000;

/** Lines that an agent leaves without anybody hearing of it. */
const SILENT: readonly ClaimAct[] = ['opened', 'noted', 'linked', 'exported', 'erased'];

/** Hours from the opening to the first act of a person of the desk; null while there was none. */
export function hoursToAnswer({ history, openedAt }: Claim): number | null {
  const answer = history.find(({ who, what }) => who.role === 'agent' && !SILENT.includes(what));
  return answer ? hoursBetween(openedAt, answer.at) : null;
}

/** Hours from the opening to the last end; null while it is open. */
export function hoursToClose({ history, openedAt }: Claim): number | null {
  const end = history.findLast(({ what }) => what === 'closed' || what === 'withdrawn');
  return end ? hoursBetween(openedAt, end.at) : null;
}

export type Lateness = 'overdue' | 'dueSoon' | 'inTime';

/** @param today Europe/Warsaw; the earliest of what is owed counts: an answer to a complaint, a remedy */
export function lateness(claim: Claim, today: Day, dueSoonDays: number): Lateness {
  const due = dueDay(claim);
  if (due === null) return 'inTime';
  return due < today ? 'overdue' : due <= addDays(today, dueSoonDays) ? 'dueSoon' : 'inTime';
}

/** The day by which the desk owes something next, or null. */
export function dueDay(claim: Claim): Day | null {
  const expected = expectation(claim);
  const days = [claim.answeredOn === null ? claim.answerBy : null, expected.type === 'by' ? expected.day : null].filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

export interface Spread {
  readonly count: number;
  readonly median: number;
  /** Nine of ten took no longer. */
  readonly ninetieth: number;
}

/** Null of nothing. The values keep their unit. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, median: at(0.5), ninetieth: at(0.9) };
}

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR_MS;
}
