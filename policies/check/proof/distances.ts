/**
 * A quick proof that comparisons of days cannot be true together, from how far apart their days are at least or at
 * most: a round trip that would take less than no time (Bellman and Ford). What is left open here is settled by
 * `bounds.ts`, which would need a step for each day of such a round trip.
 */
import type { Asserted, Span } from './bounds.js';
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
  const distances = asserted.map((one) => distanceOf(one, span));
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

function distanceOf({ left, right, plus, holds, because }: Asserted, span: (term: Term) => Span): Distance {
  const shift = shiftOf(right, span);
  const base = right.term ?? FIXED;
  const start = right.term === null ? right.number : 0;
  const counts = termsOf(right).filter((term) => term !== right.term).map(span);
  const why = counts.length === 0 ? because : new Set([because, ...counts.flatMap(({ lowBy, highBy }) => [lowBy, highBy])].flatMap((set) => [...set]));
  return holds
    ? { from: base, to: left, most: start + shift.high + plus, because: why }
    : { from: left, to: base, most: -(start + shift.low + plus + 1), because: why };
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
