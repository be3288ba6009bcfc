/** The values of a fact at which a comparison of it can change: enough to tell apart all that the comparisons can. */
import { addDays, addMonths, isDay, rollToWorkingDay } from '../calendar.js';
import type { Comparison, DateExpression, Day, Facts, FactValue, PolicyFile } from '../language.js';
import { dayOf } from './reads.js';

export type Candidates = (fact: string, known: Facts) => readonly (FactValue | null)[];

/** @param comparisons all that the search is about; the days of period rows are always counted in */
export function candidatesFor(file: PolicyFile, comparisons: readonly Comparison[]): Candidates {
  const expressions = [...comparisons.map(dayOf), ...Object.values(file.values ?? {})].filter((day) => day !== null);
  const literals = expressions.filter((day) => typeof day === 'string');
  const offsets = [...expressions.filter((day) => typeof day !== 'string').map(offsetOf), ...rowOffsets(file)];
  return (fact, known) => {
    const definition = file.facts[fact];
    const values = Object.keys(definition?.values ?? {});
    const ignorance = definition?.nullIsValue ? [null] : [];
    switch (definition?.type ?? 'date') {
      case 'yesNo': return [false, true, ...ignorance];
      case 'choice': return [...values, ...ignorance];
      case 'set': return [...setsOf(values.filter((value) => isNamed(comparisons, fact, value))), ...ignorance];
      case 'integer': return [...numbersFor(comparisons, fact), ...ignorance];
      case 'money': return [{ amount: '100.00', currency: 'PLN' }, ...ignorance];
      case 'date': return [...daysAround([SOME_DAY, ...literals, ...Object.values(known).filter(isDay)], offsets), ...ignorance];
    }
  };
}

const SOME_DAY = '2024-01-10';
const FIRST_AND_LAST = ['1950-01-01', '2150-12-31'];

interface Offset {
  readonly months: number;
  readonly days: number;
  readonly roll: boolean;
}

function offsetOf(day: Exclude<DateExpression, Day>): Offset {
  return { months: day.plusMonths ?? 0, days: typeof day.plusDays === 'number' ? day.plusDays : 0, roll: day.roll === true };
}

function rowOffsets({ periods }: PolicyFile): Offset[] {
  const months = new Set((periods?.rows ?? []).flatMap((row) => row.months ?? []));
  return [...months].map((count) => ({ months: count, days: 0, roll: false }));
}

/** Days so far before and after the given ones as the policy counts, each with the day before and the day after. */
function daysAround(anchors: readonly Day[], offsets: readonly Offset[]): Day[] {
  const still = { months: 0, days: 0, roll: false };
  const moved = anchors.flatMap((anchor) => [still, ...offsets].flatMap(({ months, days, roll }) => {
    const after = addDays(addMonths(anchor, months), days);
    return [after, ...(roll ? [rollToWorkingDay(after)] : []), addDays(addMonths(anchor, -months), -days)];
  }));
  return [...new Set([...moved.flatMap((day) => [day, addDays(day, 1), addDays(day, -1)]), ...FIRST_AND_LAST])];
}

function numbersFor(comparisons: readonly Comparison[], fact: string): number[] {
  const bounds = comparisons.filter((comparison) => comparison.fact === fact).flatMap((comparison) => {
    const bound = 'atLeast' in comparison ? comparison.atLeast : 'is' in comparison ? comparison.is : 0;
    return typeof bound === 'number' ? [bound - 1, bound, bound + 1] : [];
  });
  return [...new Set([0, ...bounds])].filter((number) => number >= 0);
}

function isNamed(comparisons: readonly Comparison[], fact: string, value: string): boolean {
  return comparisons.some((comparison) => comparison.fact === fact
    && (('has' in comparison && comparison.has === value) || ('hasAny' in comparison && comparison.hasAny.includes(value))));
}

/** No value, one, two, or all of them. */
function setsOf(values: readonly string[]): string[][] {
  const pairs = values.flatMap((first, index) => values.slice(index + 1).map((second) => [first, second]));
  return [[], ...values.map((value) => [value]), ...pairs, [...values]];
}
