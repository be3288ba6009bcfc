/**
 * Days as whole numbers, and date expressions as functions of them. A shift by months (clamped), by days, or to
 * the next working day never turns an earlier day into a later one: every expression grows with each thing it is
 * made of. What `carry.ts` does with bounds rests on that.
 */
import { addDays, addMonths, daysBetween, rollToWorkingDay } from '../../calendar.js';
import type { DateExpression, Day } from '../../language.js';

const ORIGIN = '2000-01-01';

/** Days since 1 January 2000. */
export function dayNumber(day: Day): number {
  return daysBetween(ORIGIN, day);
}

export function dayOfNumber(number: number): Day {
  return addDays(ORIGIN, number);
}

/** Something with a whole number as its value: a date fact, `asOf`, or an integer fact. */
export type Term = string;

export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Step {
  readonly months: number;
  readonly days: number;
  /** An integer fact that adds days. */
  readonly dayTerm: Term | null;
  readonly roll: boolean;
}

/** A day or a number made of at most one term and steps, taken in their order; without a term it starts from `number`. */
export interface DaySum {
  readonly term: Term | null;
  readonly number: number;
  readonly steps: readonly Step[];
  /** The same for sums that are written alike. */
  readonly key: string;
}

export function sumOf(term: Term | null, number: number, steps: readonly Step[]): DaySum {
  const bare = steps.filter(({ months, days, dayTerm, roll }) => months !== 0 || days !== 0 || dayTerm !== null || roll);
  if (term === null && bare.length > 0 && bare.every(({ dayTerm }) => dayTerm === null)) return sumOf(null, walk(number, bare, () => 0), []);
  return { term, number, steps: bare, key: JSON.stringify([term ?? number, ...bare.map(({ months, days, dayTerm, roll }) => [months, days, dayTerm, roll])]) };
}

/** @param named what a name stands for: a term, or the sum of a named day */
export function sumOfExpression(expression: DateExpression, named: (name: string) => DaySum): DaySum {
  if (typeof expression === 'string') return sumOf(null, dayNumber(expression), []);
  const base = named(expression.date);
  const { plusMonths: months = 0, plusDays = 0, roll = false } = expression;
  const step: Step = typeof plusDays === 'number'
    ? { months, days: plusDays, dayTerm: null, roll }
    : { months, days: 0, dayTerm: named(plusDays.fact).term, roll };
  return sumOf(base.term, base.number, [...base.steps, step]);
}

/** The terms a sum is made of. */
export function termsOf({ term, steps }: DaySum): Term[] {
  return [...(term === null ? [] : [term]), ...steps.flatMap(({ dayTerm }) => dayTerm ?? [])];
}

export function valueOf(sum: DaySum, value: (term: Term) => number): number {
  return walk(sum.term === null ? sum.number : value(sum.term), sum.steps, value);
}

function walk(start: number, steps: readonly Step[], value: (term: Term) => number): number {
  let number = start;
  for (const { months, days, dayTerm, roll } of steps) {
    if (months !== 0) number = later(number, months);
    number += days + (dayTerm === null ? 0 : value(dayTerm));
    if (roll) number = rolled(number);
  }
  return number;
}

/** How many days lie at least and at most between the sum's term and the sum. */
export function shiftOf({ steps }: DaySum, range: (term: Term) => Range): Range {
  let [low, high] = [0, 0];
  for (const { months, days, dayTerm, roll } of steps) {
    const extra = dayTerm === null ? NO_DAYS : range(dayTerm);
    const counted = months === 0 ? NO_DAYS : lengthOf(months);
    low += days + extra.low + counted.low;
    high += days + extra.high + counted.high + (roll ? LONGEST_ROLL : 0);
  }
  return { low, high };
}

const NO_DAYS: Range = { low: 0, high: 0 };
/** Saturday 22 December and its like, or Wednesday the 24th: four days off follow. */
const LONGEST_ROLL = 5;
const lengths = new Map<number, Range>();

/** The fewest and the most days that so many months have, to the day but for the leap days that 1900 and 2100 lack. */
function lengthOf(months: number): Range {
  const known = lengths.get(months);
  if (known) return known;
  const starts = Array.from({ length: 1461 }, (_, index) => index).map((start) => dayNumber(addMonths(dayOfNumber(start), months)) - start);
  const lacking = 1 + Math.floor(Math.abs(months) / 1200);
  const length = { low: Math.min(...starts) - lacking, high: Math.max(...starts) + lacking };
  lengths.set(months, length);
  return length;
}

const laterDays = new Map<number, Map<number, number>>();
const rolledDays = new Map<number, number>();

function later(number: number, months: number): number {
  let days = laterDays.get(months);
  if (!days) laterDays.set(months, (days = new Map<number, number>()));
  const known = days.get(number);
  if (known !== undefined) return known;
  const result = dayNumber(addMonths(dayOfNumber(number), months));
  days.set(number, result);
  return result;
}

function rolled(number: number): number {
  const known = rolledDays.get(number);
  if (known !== undefined) return known;
  const result = dayNumber(rollToWorkingDay(dayOfNumber(number)));
  rolledDays.set(number, result);
  return result;
}
