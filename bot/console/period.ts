/** Periods of figures and reports, as requests name them. */
import { addDays, daysBetween, isDay } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import { HttpProblem } from '../http/errors.js';

/** Days shown when nobody says which. */
const USUAL_DAYS = 30;
/** Three years: every day of a period is looked up. */
const MOST_DAYS = 1100;

/** Both days included, Europe/Warsaw; up to today, and for the usual time, where they are left out. @throws HttpProblem badRequest */
export function readPeriod({ from, to }: { readonly from?: Day; readonly to?: Day }, today: Day): { readonly from: Day; readonly to: Day } {
  const last = to ?? today;
  if (!isDay(last)) throw new HttpProblem('badRequest', '“to” must be a day, YYYY-MM-DD.');
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  if (!isDay(first)) throw new HttpProblem('badRequest', '“from” must be a day, YYYY-MM-DD.');
  const days = daysBetween(first, last) + 1;
  if (days < 1 || days > MOST_DAYS) throw new HttpProblem('badRequest', `A period has 1 to ${MOST_DAYS} days, “from” first.`);
  return { from: first, to: last };
}
