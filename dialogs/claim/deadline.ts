/** The time to remedy: from acceptance, in calendar or Polish working days, standing still while it is paused. */
import { addDays, isWorkingDay } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Claim, Pause } from './record.js';
import { RUNNING } from './transitions.js';

export type Expectation =
  /** Last day, Europe/Warsaw. */
  | { readonly type: 'by'; readonly day: Day }
  /** It stands still; so many days of its time are left. */
  | { readonly type: 'paused'; readonly since: Day; readonly left: number }
  /** Nothing is promised, nothing runs yet, or it is over. */
  | { readonly type: 'none' };

/** The first day does not count, nor do the days of a pause (from the day after it began to the day on which it ended). */
export function expectation(claim: Pick<Claim, 'state' | 'decision' | 'deadline' | 'parcel' | 'pauses'>): Expectation {
  const deadline = claim.deadline ?? claim.decision.deadline;
  const { acceptedOn } = claim.parcel;
  if (!deadline || acceptedOn === null || !RUNNING.includes(claim.state)) return { type: 'none' };
  const counts = (day: Day): boolean => (deadline.unit === 'days' || isWorkingDay(day)) && !isPaused(claim.pauses, day);
  const open = claim.pauses.at(-1);
  if (open?.to === null) return { type: 'paused', since: open.from, left: Math.max(0, deadline.value - counted(acceptedOn, open.from, counts)) };
  let day = acceptedOn;
  for (let left = deadline.value; left > 0; ) {
    day = addDays(day, 1);
    if (counts(day)) left--;
  }
  return { type: 'by', day };
}

function counted(after: Day, until: Day, counts: (day: Day) => boolean): number {
  let number = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (counts(day)) number++;
  return number;
}

function isPaused(pauses: readonly Pause[], day: Day): boolean {
  return pauses.some(({ from, to }) => day > from && (to === null || day <= to));
}
