/**
 * Days on the way: where a sum counts months or rolls, the day it comes to gets a name of its own, so that sums that
 * begin alike are known to be the same day there, and what is left are distances in days.
 */
import type { Asserted } from './bounds.js';
import { sumOf, type DaySum, type Term } from './day-sum.js';

const STOP = '@';

export function isStop(term: Term): boolean {
  return term.startsWith(STOP);
}

export function inSimpleSteps(asserted: readonly Asserted[]): Asserted[] {
  const stops = new Map<Term, readonly Asserted[]>();
  const simple = asserted.map((one): Asserted => ({ ...one, right: fromLastStop(one.right, stops) }));
  return [...simple, ...[...stops.values()].flat()];
}

/** The sum as counted from the last stop on its way; the stops are noted with what they are. */
function fromLastStop(sum: DaySum, stops: Map<Term, readonly Asserted[]>): DaySum {
  const last = sum.steps.findLastIndex(({ months, roll }) => months !== 0 || roll);
  if (last < 0) return sum;
  const step = sum.steps[last];
  const upTo = sumOf(sum.term, sum.number, sum.steps.slice(0, last + 1));
  const stop = `${STOP}${upTo.key}`;
  if (step && !stops.has(stop)) {
    const before = fromLastStop(sumOf(sum.term, sum.number, sum.steps.slice(0, last)), stops);
    const right = sumOf(before.term, before.number, [...before.steps, step]);
    stops.set(stop, [{ left: stop, right, plus: 0, holds: true, because: new Set() }, { left: stop, right, plus: -1, holds: false, because: new Set() }]);
  }
  return sumOf(stop, 0, sum.steps.slice(last + 1));
}
