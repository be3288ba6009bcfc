/** Numbers of the figures, as they are read. */
import type { Locale } from '../../../policies/language.js';
import { TAG } from './time.js';

const DAY_HOURS = 24;
const WHOLE_DAYS = 3;

/** "12 min", "3 h", "2 d 4 h", "17 d". */
export function durationOf(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < DAY_HOURS) return `${Math.round(hours)} h`;
  const days = Math.floor(hours / DAY_HOURS);
  const rest = Math.round(hours % DAY_HOURS);
  return days >= WHOLE_DAYS || rest === 0 ? `${Math.round(hours / DAY_HOURS)} d` : `${days} d ${rest} h`;
}

/** "33%", "33 %" in Polish style of the browser; a dash of nothing. */
export function percentOf(part: number, whole: number, language: Locale): string {
  return whole === 0 ? '–' : new Intl.NumberFormat(TAG[language], { style: 'percent', maximumFractionDigits: 0 }).format(part / whole);
}

/** "3 Nov", "3 lis". */
export function shortDay(day: string, language: Locale): string {
  return new Intl.DateTimeFormat(TAG[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day));
}

/** An even number that the scale ends with: 2, 4, 6, 8, 10, 20, 40 … */
export function topOf(most: number): number {
  const tens = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return Math.max(2, [2, 4, 6, 8, 10].map((one) => one * tens).find((one) => one >= most) ?? 10 * tens);
}
