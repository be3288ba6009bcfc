/** Opening hours in Europe/Warsaw: is the desk open, when does it open next, and when have so many open minutes passed. */
import { addDays, isHoliday } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Instant } from '../records.js';

export interface Hours {
  /** Days of the week, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** `09:00`, Europe/Warsaw; `to` is later than `from`, `24:00` at most. */
  readonly from: string;
  readonly to: string;
}

/** None: always open. Closed on Polish statutory holidays unless `holidays` says otherwise. */
export interface Opening {
  readonly hours: readonly Hours[];
  readonly openOnHolidays: boolean;
}

/** A moment on the clocks of Warsaw. */
export interface LocalTime {
  readonly day: Day;
  /** Since midnight. */
  readonly minute: number;
}

const MINUTE = 60_000;
const SEARCH_DAYS = 400;
const WARSAW = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Warsaw', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit'
});

export function localTime(at: Instant): LocalTime {
  const parts = Object.fromEntries(WARSAW.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

/** The instant at which Warsaw's clocks show it; in the hour that summer time skips, the one after; in the hour that comes twice, its second time. */
export function instantOf({ day, minute }: LocalTime): Instant {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE;
  const offset = (at: number): number => {
    const { day: shown, minute: shownMinute } = localTime(new Date(at).toISOString());
    return Date.parse(`${shown}T00:00:00Z`) + shownMinute * MINUTE - at;
  };
  const first = wanted - offset(wanted);
  return new Date(wanted - offset(first)).toISOString();
}

export function isOpenAt(opening: Opening, at: Instant): boolean {
  const { day, minute } = localTime(at);
  return opening.hours.length === 0 || spansOn(opening, day).some(([from, to]) => minute >= from && minute < to);
}

/** The moment itself when it is open; null when it never opens. */
export function nextOpening(opening: Opening, at: Instant): Instant | null {
  if (isOpenAt(opening, at)) return at;
  const now = localTime(at);
  for (let ahead = 0, day = now.day; ahead < SEARCH_DAYS; ahead++, day = addDays(day, 1)) {
    const span = spansOn(opening, day).find(([from]) => ahead > 0 || from > now.minute);
    if (span) return instantOf({ day, minute: span[0] });
  }
  return null;
}

/**
 * The moment at which so many minutes of opening hours have passed, begun with the minute it is; null when it never
 * opens. Minutes are real ones: the nights in which Warsaw's clocks go forward and back have an hour less and more.
 */
export function afterOpenMinutes(opening: Opening, at: Instant, minutes: number): Instant | null {
  if (opening.hours.length === 0) return new Date(Date.parse(at) + minutes * MINUTE).toISOString();
  let counted = Math.floor(Date.parse(at) / MINUTE) * MINUTE;
  let left = minutes * MINUTE;
  for (let ahead = 0, { day } = localTime(at); ahead < SEARCH_DAYS; ahead++, day = addDays(day, 1)) {
    for (const [from, to] of spansOn(opening, day)) {
      const begin = Math.max(Date.parse(instantOf({ day, minute: from })), counted);
      const open = Date.parse(instantOf({ day, minute: to })) - begin;
      if (open <= 0) continue;
      if (left <= open) return new Date(begin + left).toISOString();
      left -= open;
      // Hours that overlap are counted once.
      counted = begin + open;
    }
  }
  return null;
}

/** From and to in minutes, earliest first. */
function spansOn({ hours, openOnHolidays }: Opening, day: Day): (readonly [number, number])[] {
  if (!openOnHolidays && isHoliday(day)) return [];
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const spans = hours.filter(({ days }) => days.includes(weekday)).map(({ from, to }) => [minutesOf(from), minutesOf(to)] as const);
  return spans.sort(([a], [b]) => a - b);
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
