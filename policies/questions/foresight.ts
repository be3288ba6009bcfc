/** What the comparisons of a policy come to in the sampled cases. */
import { addDays, daysBetween } from '../calendar.js';
import type { ConditionNode, ConditionShape, DateShape } from '../condition.js';
import type { Context } from '../context.js';
import type { Day, FactValue, Facts, PolicyFile } from '../language.js';
import { monthsInDays } from './habits.js';
import { lanesWhere, type Lanes } from './lanes.js';
import type { Foresee, Prospect } from './open-rules.js';
import { ageIn, agesGiven, type Ages, type Samples } from './samples.js';

type DaysShape = ConditionShape & { readonly type: 'days' };

export class Foresight {
  /** Comparisons of values come to the same in every conversation. */
  private readonly values = new Map<ConditionNode, Prospect>();

  constructor(private readonly file: PolicyFile, private readonly samples: Samples) {}

  for(context: Context): Foresee {
    const ages = agesGiven(this.file, this.samples, context.asOf, context.facts);
    return (comparison, reads) => (comparison.shape.type === 'days'
      ? this.ofDays(comparison.shape, ages, context, reads)
      : this.ofValue(comparison, context.asOf, reads));
  }

  /** The cases by what is answered to a question; dates by earlier and later. */
  cells(fact: string, context: Context): Lanes[] {
    const { cases } = this.samples;
    const age = agesGiven(this.file, this.samples, context.asOf, context.facts).get(fact);
    const answers = age === undefined ? this.samples.answers.get(fact) : undefined;
    if (answers) {
      const values = answers.map((value) => JSON.stringify(value));
      return [...new Set(values)].map((value) => lanesWhere(cases, (index) => values[index] === value));
    }
    if (typeof age !== 'object') return [];
    const known = age.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
    const cut = [1, 2, 3].map((quarter) => known[Math.floor((known.length * quarter) / 4)] ?? 0);
    const cell = (one: number): number => (Number.isNaN(one) ? -1 : cut.filter((limit) => one >= limit).length);
    return [-1, 0, 1, 2, 3].map((part) => lanesWhere(cases, (index) => cell(age[index] ?? NaN) === part));
  }

  private ofValue(comparison: ConditionNode, asOf: Day, reads: readonly string[]): Prospect {
    const known = this.values.get(comparison);
    if (known) return known;
    const { cases } = this.samples;
    const truths = Array.from({ length: cases }, (_, index) => comparison.truth({ asOf, facts: this.answersIn(index, reads, asOf) }));
    const prospect = {
      whenTrue: lanesWhere(cases, (index) => truths[index] === 'true'),
      whenFalse: lanesWhere(cases, (index) => truths[index] === 'false'),
      unknown: new Map<string, Lanes>()
    };
    this.values.set(comparison, prospect);
    return prospect;
  }

  private answersIn(index: number, reads: readonly string[], asOf: Day): Facts {
    return Object.fromEntries(reads.map((fact): [string, FactValue | null] => {
      const draw = this.samples.draws.get(fact)?.[index];
      if (draw === undefined) return [fact, this.samples.answers.get(fact)?.[index] ?? null];
      return [fact, Number.isNaN(draw) ? null : addDays(asOf, -draw)];
    }));
  }

  private ofDays(shape: DaysShape, ages: Ages, context: Context, reads: readonly string[]): Prospect {
    const { cases } = this.samples;
    const [left, right] = [this.ageOf(shape.left, ages, context), this.ageOf(shape.right, ages, context)];
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
  private ageOf({ from, months, days, dayFacts }: DateShape, ages: Ages, { asOf, facts }: Context): (index: number) => number {
    const shift = monthsInDays(months) + days;
    const base = from === 'asOf' ? 0 : 'day' in from ? daysBetween(from.day, asOf) : (ages.get(from.fact) ?? NaN);
    const added = dayFacts.map((fact) => (facts[fact] === undefined ? this.samples.answers.get(fact) : facts[fact]));
    if (added.length === 0) return typeof base === 'number' ? () => base - shift : (index) => (base[index] ?? NaN) - shift;
    return (index) => added.reduce<number>((age, some) => age - numberIn(some, index), ageIn(base, index) - shift);
  }

  private unknownIn(fact: string, ages: Ages): Lanes {
    const age = ages.get(fact);
    const answers = this.samples.answers.get(fact);
    return lanesWhere(this.samples.cases, (index) => (age === undefined ? answers?.[index] === null : Number.isNaN(ageIn(age, index))));
  }
}

function numberIn(value: unknown, index: number): number {
  const one: unknown = Array.isArray(value) ? value[index] : value;
  return typeof one === 'number' ? one : NaN;
}
