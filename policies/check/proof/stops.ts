/**
 * Days on the way: where a sum counts months or rolls, the day it comes to gets a name of its own, so that sums that
 * begin alike are known to be the same day there, and what is left are distances in days.
 */
import type { Asserted } from './carry.js';
import { sumOf, type DaySum, type Term } from './day-sum.js';

const STOP = '@';

export function isStop(term: Term): boolean {
  return term.startsWith(STOP);
}

export function inSimpleSteps(asserted: readonly Asserted[]): Asserted[] {
  const stops = new Map<string, Asserted>();
  const simple = asserted.map((one): Asserted => ({ ...one, right: fromLastStop(one.right, one.holds, stops) }));
  return [...simple, ...stops.values()];
}

/**
 * The sum as counted from the last stop on its way. What is at most a sum needs its stops to be at most what they
 * stand for, and what is more needs them to be at least that: saying no more keeps numbers easy to find.
 */
function fromLastStop(sum: DaySum, isMost: boolean, stops: Map<string, Asserted>): DaySum {
  const last = sum.steps.findLastIndex(({ months, roll }) => months !== 0 || roll);
  if (last < 0) return sum;
  const stop: Term = `${STOP}${sumOf(sum.term, sum.number, sum.steps.slice(0, last + 1)).key}`;
  const key = `${stop} ${isMost}`;
  if (!stops.has(key)) {
    const before = fromLastStop(sumOf(sum.term, sum.number, sum.steps.slice(0, last)), isMost, stops);
    const right = sumOf(before.term, before.number, [...before.steps, ...sum.steps.slice(last, last + 1)]);
    stops.set(key, { left: stop, right, plus: isMost ? 0 : -1, holds: isMost, because: new Set() });
  }
  return sumOf(stop, 0, sum.steps.slice(last + 1));
}
