/** Bounds of terms, carried from one to the other by comparisons until they stand, or cross. */
import { termsOf, valueOf, type DaySum, type Term } from './day-sum.js';

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

/** The bounds of a term, and the choices that they rest on. */
export interface Span {
  low: number;
  high: number;
  lowBy: ReadonlySet<number>;
  highBy: ReadonlySet<number>;
}

export type Spans = Map<Term, Span>;

/** The choices that cannot be together, not always as few as possible. */
export interface Conflict {
  readonly type: 'conflict';
  readonly because: ReadonlySet<number>;
}

/** Rounds that are left before a search gives up. */
export interface Effort {
  rounds: number;
}

/** Moves the bounds until they stand or cross; null when they still move after so many rounds. */
export function carry(asserted: readonly Asserted[], spans: Spans, rounds: number, effort: Effort): Conflict | 'stands' | null {
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

export function spanOf(spans: Spans, term: Term): Span {
  const span = spans.get(term);
  if (!span) throw new Error(`no bounds of ${term}`);
  return span;
}

function union(...sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]));
}
