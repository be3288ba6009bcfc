/**
 * Calendar arithmetic on days (`YYYY-MM-DD`), without clock or time zone. Days compare as strings.
 * Working days are Polish: Monday to Friday less the statutory holidays (Act of 18 January 1951 on days off work,
 * 24 December since 2025).
 */
import type { Day } from './language.js';

const MILLIS_A_DAY = 86_400_000;

/** Is it a day of the calendar, from 1900 to 2199? */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && dayOf(millis) === text;
}

/** Days are added without counting the first: 1 January + 30 = 31 January. */
export function addDays(day: Day, days: number): Day {
  if (days === 0) return day;
  return dayOf(millisOf(day) + days * MILLIS_A_DAY);
}

/** Clamped to the month's end: 2020-02-29 + 12 = 2021-02-28; 2024-02-29 + 24 = 2026-02-28. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const first = month - 1 + months;
  const targetYear = year + Math.floor(first / 12);
  const targetMonth = ((first % 12) + 12) % 12;
  return write(targetYear, targetMonth + 1, Math.min(date, lastDate(targetYear, targetMonth)));
}

/** The day itself when it is a working day, else the next one. */
export function rollToWorkingDay(day: Day): Day {
  let rolled = day;
  while (!isWorkingDay(rolled)) rolled = addDays(rolled, 1);
  return rolled;
}

/** The given number of working days later; the first day does not count. */
export function addWorkingDays(day: Day, workingDays: number): Day {
  let current = day;
  for (let left = workingDays; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left--;
  }
  return current;
}

/** Whole days from one day to the other, negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((millisOf(to) - millisOf(from)) / MILLIS_A_DAY);
}

export function isWorkingDay(day: Day): boolean {
  // 1 January 1970 was a Thursday.
  const weekday = (((millisOf(day) / MILLIS_A_DAY + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** Is it a Polish statutory holiday? (Sundays that are no holiday otherwise are not counted.) */
export function isHoliday(day: Day): boolean {
  const [year] = parts(day);
  return holidaysOf(year).has(day);
}

const holidayCache = new Map<number, ReadonlySet<Day>>();

function holidaysOf(year: number): ReadonlySet<Day> {
  const known = holidayCache.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const fixed = ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26'];
  const holidays = new Set([
    ...fixed.map((monthDay) => `${year}-${monthDay}`),
    ...(year >= 2025 ? [`${year}-12-24`] : []),
    easter,
    addDays(easter, 1),
    addDays(easter, 49),
    addDays(easter, 60)
  ]);
  holidayCache.set(year, holidays);
  return holidays;
}

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return dayOf(Date.UTC(year, month - 1, date));
}

function parts(day: Day): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param month from 0 */
function lastDate(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 1 && leap ? 29 : (MONTH_LENGTHS[month] ?? 0);
}

function millisOf(day: Day): number {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date);
}

function dayOf(millis: number): Day {
  const date = new Date(millis);
  return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** By hand: decisions do little else than dates, and `toISOString` takes ten times as long. */
function write(year: number, month: number, date: number): Day {
  return `${year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
}
