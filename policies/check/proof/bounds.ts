/**
 * Can these comparisons of days and numbers be true together? Each says that a term is at most, or more than, a sum
 * that grows with its terms. So bounds can be carried from term to term until nothing moves: where they cross, no
 * values exist (that is a proof), and otherwise the latest days that are left are values that fit, unless integer
 * facts add days on both sides. Those are then divided until values are found or none are left.
 */
import { relaxedConflict } from './distances.js';
import { inSimpleSteps, isStop } from './stops.js';
import { dayNumber, termsOf, valueOf, type DaySum, type Range, type Term } from './day-sum.js';

/** `left` is at most `right` + `plus`. */
export interface AtMost {
  readonly left: Term;
  readonly right: DaySum;
  readonly plus: number;
}

/** The comparison, or its opposite (`left` is more than that), and the choices that made it so. */
export interface Asserted extends AtMost {
  readonly holds: boolean;
  readonly because: ReadonlySet<number>;
}

export type Numbers = ReadonlyMap<Term, number>;

/** `conflict`: the choices that cannot be together, not always as few as possible. `gave-up`: after too many steps. */
export type Settled = { readonly type: 'numbers'; readonly numbers: Numbers } | Conflict | { readonly type: 'gave-up' };

interface Conflict {
  readonly type: 'conflict';
  readonly because: ReadonlySet<number>;
}

export interface Terms {
  range(term: Term): Range;
  /** Takes the least value that fits; all others take the greatest. */
  isCount(term: Term): boolean;
}

/** Nearly always enough; where bounds creep on, distances are looked at. */
const FIRST_ROUNDS = 6;
const MOST_ROUNDS = 3000;

export function settle(asserted: readonly Asserted[], terms: Terms): Settled {
  const simple = inSimpleSteps(asserted);
  const spans = new Map<Term, Span>();
  for (const term of simple.flatMap(({ left, right }) => [left, ...termsOf(right)])) {
    if (!spans.has(term)) spans.set(term, { ...(isStop(term) ? ALL_DAYS : terms.range(term)), lowBy: NOTHING, highBy: NOTHING });
  }
  return search(simple, terms, spans, { rounds: MOST_ROUNDS });
}

/** The bounds of a term, and the choices that they rest on. */
export interface Span {
  low: number;
  high: number;
  lowBy: ReadonlySet<number>;
  highBy: ReadonlySet<number>;
}

type Spans = Map<Term, Span>;

const NOTHING: ReadonlySet<number> = new Set();
/** Wide enough for whatever is counted from a day from 1900 to 2199, and with four digits in every year counted from there. */
const ALL_DAYS: Range = { low: dayNumber('1400-01-01'), high: dayNumber('3000-01-01') };

/** Rounds that are left before a search gives up. */
interface Effort {
  rounds: number;
}

function search(asserted: readonly Asserted[], terms: Terms, spans: Spans, effort: Effort): Settled {
  const crossed = carry(asserted, spans, FIRST_ROUNDS, effort) ?? farApart(asserted, spans) ?? carry(asserted, spans, effort.rounds, effort);
  if (crossed !== 'stands') return crossed ?? { type: 'gave-up' };
  const numbers = new Map([...spans].map(([term, { low, high }]) => [term, terms.isCount(term) ? low : high] as const));
  const broken = asserted.find((one) => !isTrue(one, numbers));
  return broken ? divide(broken, asserted, terms, spans, effort) : { type: 'numbers', numbers };
}

/** Tries both parts of a span that the broken comparison leaves free, counts before days. */
function divide(broken: Asserted, asserted: readonly Asserted[], terms: Terms, spans: Spans, effort: Effort): Settled {
  const free = [broken.left, ...termsOf(broken.right)].filter((term) => spanOf(spans, term).low < spanOf(spans, term).high);
  const term = free.find((one) => terms.isCount(one)) ?? free[0];
  const conflict: Conflict = { type: 'conflict', because: new Set(asserted.flatMap(({ because }) => [...because])) };
  if (term === undefined) return conflict;
  const settled = partsOf(spanOf(spans, term), terms.isCount(term)).map((part) => {
    const copy: Spans = new Map([...spans].map(([name, span]) => [name, { ...span, ...(name === term ? part : {}) }]));
    return () => search(asserted, terms, copy, effort);
  });
  return firstFound(settled) ?? conflict;
}

/** More of a count often helps where its least did not, and little more is enough: so that part is tried first. */
function partsOf({ low, high }: Range, isCount: boolean): Range[] {
  const middle = Math.min(Math.floor((low + high) / 2), isCount ? 2 * low + 30 : high);
  return [{ low: middle + 1, high }, { low, high: middle }];
}

/** Numbers where one of the searches finds some; null where each shows that there are none. */
function firstFound(searches: readonly (() => Settled)[]): Settled | null {
  let result: Settled | null = null;
  for (const search of searches) {
    const settled = search();
    if (settled.type === 'numbers') return settled;
    if (settled.type === 'gave-up') result = settled;
  }
  return result;
}

/** Moves the bounds until they stand or cross; null when they still move after so many rounds. */
function carry(asserted: readonly Asserted[], spans: Spans, rounds: number, effort: Effort): Conflict | 'stands' | null {
  for (let round = 0; round < rounds; round++) {
    if (effort.rounds-- <= 0) return null;
    let moved = false;
    for (const one of asserted) {
      const result = one.holds ? carryAtMost(one, spans) : carryMore(one, spans);
      if (typeof result !== 'boolean') return { type: 'conflict', because: result };
      moved ||= result;
    }
    if (!moved) return 'stands';
  }
  return null;
}

function farApart(asserted: readonly Asserted[], spans: Spans): Conflict | null {
  const because = relaxedConflict(asserted, (term) => spanOf(spans, term));
  return because && { type: 'conflict', because };
}

/** Did a bound move? Where bounds crossed, the choices that made them. */
type Carried = boolean | ReadonlySet<number>;

function carryAtMost({ left, right, plus, because }: Asserted, spans: Spans): Carried {
  const parts = termsOf(right);
  const of = spanOf(spans, left);
  const most = valueOf(right, (term) => spanOf(spans, term).high) + plus;
  if (most < of.low) return union(because, of.lowBy, ...parts.map((part) => spanOf(spans, part).highBy));
  let moved = false;
  if (most < of.high) {
    of.high = most;
    of.highBy = union(because, ...parts.map((part) => spanOf(spans, part).highBy));
    moved = true;
  }
  for (const part of parts) {
    const span = spanOf(spans, part);
    const reaches = (value: number): boolean => valueOf(right, (term) => (term === part ? value : spanOf(spans, term).high)) + plus >= of.low;
    if (reaches(span.low)) continue;
    span.low = firstFrom(span.low, span.high, reaches);
    span.lowBy = union(because, of.lowBy, ...parts.filter((other) => other !== part).map((other) => spanOf(spans, other).highBy));
    moved = true;
  }
  return moved;
}

function carryMore({ left, right, plus, because }: Asserted, spans: Spans): Carried {
  const parts = termsOf(right);
  const of = spanOf(spans, left);
  const least = valueOf(right, (term) => spanOf(spans, term).low) + plus + 1;
  if (least > of.high) return union(because, of.highBy, ...parts.map((part) => spanOf(spans, part).lowBy));
  let moved = false;
  if (least > of.low) {
    of.low = least;
    of.lowBy = union(because, ...parts.map((part) => spanOf(spans, part).lowBy));
    moved = true;
  }
  for (const part of parts) {
    const span = spanOf(spans, part);
    const exceeds = (value: number): boolean => valueOf(right, (term) => (term === part ? value : spanOf(spans, term).low)) + plus >= of.high;
    if (!exceeds(span.high)) continue;
    span.high = firstFrom(span.low, span.high, exceeds) - 1;
    span.highBy = union(because, of.highBy, ...parts.filter((other) => other !== part).map((other) => spanOf(spans, other).lowBy));
    moved = true;
  }
  return moved;
}

/** The first number from `low` on for which the test holds; it holds for `high`, and from some number on. */
function firstFrom(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function isTrue({ left, right, plus, holds }: Asserted, numbers: Numbers): boolean {
  const value = (term: Term): number => numbers.get(term) ?? 0;
  return value(left) <= valueOf(right, value) + plus === holds;
}

function spanOf(spans: Spans, term: Term): Span {
  const span = spans.get(term);
  if (!span) throw new Error(`no bounds of ${term}`);
  return span;
}

function union(...sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]));
}
