/** Times as agents read them. Ages tick; clock times are in the browser's zone. */
import { useEffect, useState } from 'react';
import type { Locale } from '../../../policies/language.js';

const TICK_MS = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As the browser's own formats take a language. */
export const TAG = { pl: 'pl-PL', en: 'en-GB' } as const;

/** Now, again every few seconds. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** "< 1 min", "12 min", "1 h 5 min", "3 d 4 h". */
export function ageOf(since: string, now: number): string {
  const age = Math.max(0, now - Date.parse(since));
  if (age < MINUTE) return '< 1 min';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return pair(Math.floor(age / HOUR), 'h', Math.floor((age % HOUR) / MINUTE), 'min');
  return pair(Math.floor(age / DAY), 'd', Math.floor((age % DAY) / HOUR), 'h');
}

/** Is the wait short, long or too long? */
export function patienceOf(since: string, now: number): 'short' | 'long' | 'tooLong' {
  const age = now - Date.parse(since);
  if (age < 10 * MINUTE) return 'short';
  return age < HOUR ? 'long' : 'tooLong';
}

export function clockTime(instant: string, language: Locale): string {
  return new Intl.DateTimeFormat(TAG[language], { hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant));
}

export function dayOf(instant: string, language: Locale): string {
  return new Intl.DateTimeFormat(TAG[language], { day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(instant));
}

export function dayAndTime(instant: string, language: Locale): string {
  return new Intl.DateTimeFormat(TAG[language], { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant));
}

/** So far away a day is none that anybody waits for: the case is laid aside until the customer writes. */
const FAR = '2190';

export function isFar(until: string): boolean {
  return until >= FAR;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** `2026-03-02` → "2 Mar 2026". What is no day comes back as it is. */
export function dayInWords(day: string, language: Locale): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Intl.DateTimeFormat(TAG[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
}
