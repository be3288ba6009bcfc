/** Days of the policies' time zone. Terms run in Europe/Warsaw wherever the machine stands. */
import type { Day } from '../policies/language.js';
import type { Instant } from './records.js';

const WARSAW = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Warsaw', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Europe/Warsaw at that moment. */
export function dayInWarsaw(at: Date | Instant): Day {
  return WARSAW.format(typeof at === 'string' ? Date.parse(at) : at);
}
