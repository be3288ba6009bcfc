/** Days relative to today, since the servers of these tests run on the real clock. */
import { dayInWarsaw } from '../../dialogs/day.js';
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';

export function daysAgo(days: number): Day {
  return addDays(dayInWarsaw(new Date()), -days);
}
