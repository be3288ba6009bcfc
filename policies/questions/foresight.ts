/** What the comparisons of a policy come to in the sampled cases. */
import { addDays } from '../calendar.js';
import type { ConditionNode, ConditionShape, DateShape } from '../condition.js';
import type { Day, Facts, FactValue, PolicyFile } from '../language.js';
import type { Foresee, Prospect } from './circuit.js';
import { monthsInDays } from './habits.js';
import { lanesWhere, type Lanes } from './lanes.js';
import { ageIn, agesGiven, type Ages, type Samples } from './samples.js';

type DaysShape = ConditionShape & { readonly type: 'days' };

/** What is known of a case, as far as comparisons that are still open read it. */
export interface KnownPart {
  /** Days before `asOf`, by date fact and by literal day. */
  readonly ages: ReadonlyMap<string, number>;
  /** By integer fact that adds days. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Values are compared as of this day; months being what they are, any other would give nearly the same. */
const ANY_DAY: Day = '2026-06-17';

export class Foresight {
  /** Comparisons of values come to the same in every conversation. */
  private readonly values = new Map<ConditionNode, Prospect>();

  constructor(private readonly file: PolicyFile, private readonly samples: Samples) {}

  given(known: KnownPart): { readonly foresee: Foresee; cells(fact: string): Lanes[] } {
    const ages = agesGiven(this.file, this.samples, known.ages);
    return {
      foresee: (comparison, reads) => (comparison.shape.type === 'days' ? this.ofDays(comparison.shape, ages, known, reads) : this.ofValue(comparison, reads)),
      cells: (fact) => this.cells(fact, ages)
    };
  }

  /** The cases by what is answered to a question; dates by four spans of time. */
  private cells(fact: string, ages: Ages): Lanes[] {
    const age = ages.get(fact);
    const answers: readonly unknown[] = typeof age === 'object' ? spans(age) : (this.samples.answers.get(fact) ?? []).map((value) => JSON.stringify(value));
    return [...new Set(answers)].map((answer) => lanesWhere(this.samples.cases, (index) => answers[index] === answer));
  }

  private ofValue(comparison: ConditionNode, reads: readonly string[]): Prospect {
    const known = this.values.get(comparison);
    if (known) return known;
    const { cases } = this.samples;
    const truths = Array.from({ length: cases }, (_, index) => comparison.truth({ asOf: ANY_DAY, facts: this.answersIn(index, reads) }));
    const prospect = {
      whenTrue: lanesWhere(cases, (index) => truths[index] === 'true'),
      whenFalse: lanesWhere(cases, (index) => truths[index] === 'false'),
      unknown: new Map<string, Lanes>()
    };
    this.values.set(comparison, prospect);
    return prospect;
  }

  private answersIn(index: number, reads: readonly string[]): Facts {
    return Object.fromEntries(reads.map((fact): [string, FactValue | null] => {
      const draw = this.samples.draws.get(fact)?.[index];
      if (draw === undefined) return [fact, this.samples.answers.get(fact)?.[index] ?? null];
      return [fact, Number.isNaN(draw) ? null : addDays(ANY_DAY, -draw)];
    }));
  }

  private ofDays(shape: DaysShape, ages: Ages, known: KnownPart, reads: readonly string[]): Prospect {
    const { cases } = this.samples;
    const [left, right] = [this.ageOf(shape.left, ages, known), this.ageOf(shape.right, ages, known)];
    const [whenTrue, whenFalse] = [new Int32Array(cases / 32), new Int32Array(cases / 32)];
    for (let index = 0; index < cases; index++) {
      // The older day is the earlier one. Not known: NaN, and neither true nor false.
      const later = right(index) - left(index);
      if (Number.isNaN(later)) continue;
      const holds = later === 0 ? shape.orSame : later > 0 === (shape.order === 'after');
      const lanes = holds ? whenTrue : whenFalse;
      lanes[index >> 5] = (lanes[index >> 5] ?? 0) | (1 << (index & 31));
    }
    return { whenTrue, whenFalse, unknown: new Map(reads.length > 1 ? reads.map((fact) => [fact, this.unknownIn(fact, ages)]) : []) };
  }

  /** The age of a day in each case. Months are taken as equally long, and no day is rolled: only the order of questions rests on it. */
  private ageOf({ from, months, days, dayFacts }: DateShape, ages: Ages, known: KnownPart): (index: number) => number {
    const shift = monthsInDays(months) + days;
    const base = from === 'asOf' ? 0 : (('day' in from ? known.ages.get(from.day) : ages.get(from.fact)) ?? NaN);
    const added = dayFacts.map((fact) => known.numbers.get(fact) ?? this.samples.answers.get(fact));
    if (added.length === 0) return typeof base === 'number' ? () => base - shift : (index) => (base[index] ?? NaN) - shift;
    return (index) => added.reduce<number>((age, some) => age - numberIn(some, index), ageIn(base, index) - shift);
  }

  private unknownIn(fact: string, ages: Ages): Lanes {
    const age = ages.get(fact);
    const answers = this.samples.answers.get(fact);
    return lanesWhere(this.samples.cases, (index) => (age === undefined ? answers?.[index] === null : Number.isNaN(ageIn(age, index))));
  }
}

function spans(ages: readonly number[]): number[] {
  const known = ages.filter((age) => !Number.isNaN(age)).sort((a, b) => a - b);
  const limits = [1, 2, 3].map((quarter) => known[Math.floor((known.length * quarter) / 4)] ?? 0);
  return ages.map((age) => (Number.isNaN(age) ? -1 : limits.filter((limit) => age >= limit).length));
}

function numberIn(value: unknown, index: number): number {
  const one: unknown = Array.isArray(value) ? value[index] : value;
  return typeof one === 'number' ? one : NaN;
}
