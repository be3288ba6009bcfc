/**
 * A quick proof that comparisons of days cannot be true together, from how far apart their days are at least or at
 * most: a round trip that would take less than no time (Bellman and Ford). What is left open here is settled by
 * `carry.ts`, which would need a step for each day of such a round trip.
 */
import type { Asserted, Span } from './carry.js';
import { shiftOf, termsOf, type Term } from './day-sum.js';

/** `to` is at most `from` + `most`. */
interface Distance {
  readonly from: Term;
  readonly to: Term;
  readonly most: number;
  readonly because: ReadonlySet<number>;
}

/** The place of literal days. */
const FIXED = '';

/** The choices behind a contradiction; null where distances alone show none. */
export function relaxedConflict(asserted: readonly Asserted[], span: (term: Term) => Span): ReadonlySet<number> | null {
  const distances = asserted.flatMap((one) => distancesOf(one, span));
  const terms = new Set(distances.flatMap(({ from, to }) => [from, to]));
  const reach = new Map<Term, number>([...terms].map((term) => [term, 0]));
  const via = new Map<Term, Distance>();
  let last: Term | null = null;
  for (let round = 0; round < terms.size; round++) {
    last = null;
    for (const distance of distances) {
      const reached = (reach.get(distance.from) ?? 0) + distance.most;
      if (reached >= (reach.get(distance.to) ?? 0)) continue;
      reach.set(distance.to, reached);
      via.set(distance.to, distance);
      last = distance.to;
    }
    if (last === null) return null;
  }
  return last === null ? null : roundTrip(last, via, terms.size);
}

/**
 * `left` and the sum's term lie so far apart. Where one number is added to the sum, "`left` less that number" is a
 * place of its own: what is said of it twice counts, whatever the number is.
 */
function distancesOf({ left, right, plus, holds, because }: Asserted, span: (term: Term) => Span): Distance[] {
  const base = right.term ?? FIXED;
  const start = right.term === null ? right.number : 0;
  const [step, ...more] = right.steps.filter(({ dayTerm }) => dayTerm !== null);
  const count = step && step.dayTerm !== null && more.length === 0 && !step.roll ? step.dayTerm : null;
  const place = count === null ? left : `${left} less ${count}`;
  const shift = shiftOf(right, (term) => (term === count ? { low: 0, high: 0 } : span(term)));
  const others = termsOf(right).filter((term) => term !== right.term && term !== count);
  const why = together(because, ...others.map(span).flatMap(({ lowBy, highBy }) => [lowBy, highBy]));
  return [
    ...(count === null ? [] : apart(left, place, span(count))),
    holds ? { from: base, to: place, most: start + shift.high + plus, because: why } : { from: place, to: base, most: -(start + shift.low + plus + 1), because: why }
  ];
}

function apart(left: Term, place: Term, { low, high, lowBy, highBy }: Span): Distance[] {
  return [{ from: place, to: left, most: high, because: highBy }, { from: left, to: place, most: -low, because: lowBy }];
}

function together(...sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** Everything still moves after as many rounds as there are terms: walking back far enough ends on the round trip. */
function roundTrip(last: Term, via: ReadonlyMap<Term, Distance>, count: number): ReadonlySet<number> {
  const before = (term: Term): Term => via.get(term)?.from ?? term;
  let start = last;
  for (let step = 0; step < count; step++) start = before(start);
  const because = new Set<number>();
  let term = start;
  do {
    for (const choice of via.get(term)?.because ?? []) because.add(choice);
    term = before(term);
  } while (term !== start);
  return because;
}
