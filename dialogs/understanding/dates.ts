/** Plain dates in Polish and English. Only full dates are dates: "two years ago" or "in March" is none. */
import { addDays, isDay } from '../../policies/calendar.js';
import type { Day, Locale } from '../../policies/language.js';
import { normalise } from './words.js';

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'stycznia', 'styczen', 'sty'],
  ['february', 'feb', 'lutego', 'luty', 'lut'],
  ['march', 'mar', 'marca', 'marzec'],
  ['april', 'apr', 'kwietnia', 'kwiecien', 'kwi'],
  ['may', 'maja', 'maj'],
  ['june', 'jun', 'czerwca', 'czerwiec', 'cze'],
  ['july', 'jul', 'lipca', 'lipiec', 'lip'],
  ['august', 'aug', 'sierpnia', 'sierpien', 'sie'],
  ['september', 'sept', 'sep', 'wrzesnia', 'wrzesien', 'wrz'],
  ['october', 'oct', 'pazdziernika', 'pazdziernik', 'paz'],
  ['november', 'nov', 'listopada', 'listopad', 'lis'],
  ['december', 'dec', 'grudnia', 'grudzien', 'gru']
];

const RELATIVE = new Map(Object.entries({
  today: 0, dzis: 0, dzisiaj: 0, 'dzis rano': 0, 'this morning': 0,
  yesterday: 1, wczoraj: 1, 'the day before yesterday': 2, 'day before yesterday': 2, przedwczoraj: 2
}));

/** @param today the day the words are said, for "yesterday"; returns null when the text is not one full date */
export function parseDay(text: string, locale: Locale, today: Day): Day | null {
  const plain = normalise(text).replace(/^(on|dnia|w dniu|od|since) /, '').replace(/ ?(r|roku)\.?$/, '');
  const ago = RELATIVE.get(plain) ?? daysAgo(plain);
  if (ago !== null) return addDays(today, -ago);
  return isoDay(plain) ?? numericDay(plain, locale) ?? wordDay(plain);
}

function daysAgo(plain: string): number | null {
  const match = /^(\d{1,3}) (?:days? ago|dni temu|dzien temu)$/.exec(plain);
  return match ? Number(match[1]) : null;
}

function isoDay(plain: string): Day | null {
  const match = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(plain);
  return match ? dayOf(match[1], match[2], match[3]) : null;
}

/** Day first, as in Poland and Britain; month first only in English and only where nothing else is possible. */
function numericDay(plain: string, locale: Locale): Day | null {
  const match = /^(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4}|\d{2})$/.exec(plain);
  if (!match) return null;
  const year = match[3]?.length === 2 ? `20${match[3]}` : match[3];
  return dayOf(year, match[2], match[1]) ?? (locale === 'en' ? dayOf(year, match[1], match[2]) : null);
}

function wordDay(plain: string): Day | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[. ]*(?:of )?([a-z]+)[., ]+(\d{4})$/.exec(plain);
  const monthFirst = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})$/.exec(plain);
  if (dayFirst) return dayOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  return monthFirst ? dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null;
}

function monthOf(word = ''): string {
  return String(MONTHS.findIndex((names) => names.includes(word)) + 1);
}

function dayOf(year = '', month = '', date = ''): Day | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
