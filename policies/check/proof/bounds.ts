/**
 * Can these comparisons of days and numbers be true together? Each says that a term is at most, or more than, a sum
 * that grows with its terms. So bounds can be carried from term to term until nothing moves: where they cross, no
 * values exist (that is a proof), and otherwise the latest days that are left are values that fit, unless integer
 * facts lengthen some sums and not others. Those are then divided until values are found or none are left.
 */
import { carry, spanOf, type Asserted, type Conflict, type Effort, type Span, type Spans } from './carry.js';
import { dayNumber, termsOf, valueOf, type Range, type Term } from './day-sum.js';
import { relaxedConflict } from './distances.js';
import { inSimpleSteps, isStop } from './stops.js';

export type Numbers = ReadonlyMap<Term, number>;

/** `gave-up`: bounds still moved after too many rounds. */
export type Settled = { readonly type: 'numbers'; readonly numbers: Numbers } | Conflict | { readonly type: 'gave-up' };

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

const NOTHING: ReadonlySet<number> = new Set();
/** Wide enough for whatever is counted from a day from 1900 to 2199, and with four digits in every year counted from there. */
const ALL_DAYS: Range = { low: dayNumber('1400-01-01'), high: dayNumber('3000-01-01') };

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

function farApart(asserted: readonly Asserted[], spans: Spans): Conflict | null {
  const because = relaxedConflict(asserted, (term) => spanOf(spans, term));
  return because && { type: 'conflict', because };
}

function isTrue({ left, right, plus, holds }: Asserted, numbers: Numbers): boolean {
  const value = (term: Term): number => numbers.get(term) ?? 0;
  return value(left) <= valueOf(right, value) + plus === holds;
}
