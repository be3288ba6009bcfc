/**
 * Sampled cases: what customers might answer to every question of a policy. Each answer is met as often as it is
 * likely (systematic sampling), answers to different questions come in independently shuffled order, so that the
 * same policy always gives the same cases.
 */
import { addDays } from '../calendar.js';
import type { Day, Facts, FactValue, Limit, PolicyFile } from '../language.js';
import { dateHabit } from './habits.js';
import { likelyAnswers, unknownShare, type Likelihoods } from './likelihood.js';

export interface Samples {
  readonly cases: number;
  /** By fact that is no date: the answer in each case. */
  readonly answers: ReadonlyMap<string, readonly (FactValue | null)[]>;
  /** By date fact: days back from asOf, or forth from the date it follows; NaN where the customer does not know. */
  readonly draws: ReadonlyMap<string, readonly number[]>;
}

/** Age in days on asOf, by date fact; NaN is not known. One number for a known date, one a case for an absent one. */
export type Ages = ReadonlyMap<string, number | readonly number[]>;

export function sampleCases(file: PolicyFile, cases: number, likelihoods: Likelihoods): Samples {
  const answers = new Map<string, (FactValue | null)[]>();
  const draws = new Map<string, number[]>();
  for (const [index, [id, definition]] of Object.entries(file.facts).entries()) {
    if (definition.type === 'date') {
      const unknown = unknownShare(definition, likelihoods[id]);
      const { days } = dateHabit(id);
      draws.set(id, shuffled(systematic([{ value: NaN, share: unknown }, ...days.map((value) => ({ value, share: (1 - unknown) / days.length }))], cases), index));
    } else {
      answers.set(id, shuffled(systematic(likelyAnswers(id, definition, likelihoods[id]), cases), index));
    }
  }
  for (const limit of file.limits ?? []) if ('notAbove' in limit) raise(answers.get(limit.notAbove), answers.get(limit.fact));
  for (const [id, { nullWith }] of Object.entries(file.facts)) {
    if (nullWith !== undefined) forget(draws.get(id), answers.get(nullWith));
  }
  return { cases, answers, draws };
}

/** @param known ages of known dates; they are kept, and absent dates move to where they are plausible beside them */
export function agesGiven(file: PolicyFile, samples: Samples, known: ReadonlyMap<string, number>): Ages {
  const ages = new Map<string, number | readonly number[]>([['asOf', 0], ...known]);
  for (const id of samples.draws.keys()) settle(file, samples, ages, id);
  return ages;
}

/** All answers of one case. */
export function caseOf(samples: Samples, ages: Ages, asOf: Day, index: number): Facts {
  const dates = [...samples.draws.keys()].map((id): [string, Day | null] => {
    const age = ageIn(ages.get(id) ?? NaN, index);
    return [id, Number.isNaN(age) ? null : addDays(asOf, -age)];
  });
  return Object.fromEntries([...[...samples.answers].map(([id, answers]): [string, FactValue | null] => [id, answers[index] ?? null]), ...dates]);
}

export function ageIn(age: number | readonly number[], index: number): number {
  return typeof age === 'number' ? age : (age[index] ?? NaN);
}

function settle(file: PolicyFile, samples: Samples, ages: Map<string, number | readonly number[]>, id: string): number | readonly number[] {
  const settled = ages.get(id);
  if (settled !== undefined) return settled;
  const { follows } = dateHabit(id);
  const before = follows !== undefined && samples.draws.has(follows) ? settle(file, samples, ages, follows) : null;
  const draws = samples.draws.get(id) ?? [];
  const drawn = draws.map((draw, index) => (before === null ? draw : fromReference(ageIn(before, index), draw)));
  const bounds = (file.limits ?? []).flatMap((limit) => boundOn(limit, id, ages, (other) => settle(file, samples, ages, other)));
  const plausible = drawn.map((age, index) => bounds.reduce((moved, bound) => bound(moved, index), age));
  ages.set(id, plausible);
  return plausible;
}

/** Who does not know the first of two dates still has some idea of the second. */
function fromReference(reference: number, days: number): number {
  return Number.isNaN(reference) ? days : reference - days;
}

type Move = (age: number, bound: number) => number;
type Bound = (age: number, index: number) => number;

/** How a limit moves this date: onto what it is limited by, and onto a known date that it limits. */
function boundOn(limit: Limit, id: string, ages: Ages, settled: (id: string) => number | readonly number[]): Bound[] {
  if ('notAbove' in limit) return [];
  const other = 'notAfter' in limit ? limit.notAfter : limit.notBefore;
  const [older, younger]: readonly [Move, Move] = [Math.max, Math.min];
  if (limit.fact === id) return [moveTo('notAfter' in limit ? older : younger, settled(other))];
  const known = ages.get(limit.fact);
  return other === id && typeof known === 'number' ? [moveTo('notAfter' in limit ? younger : older, known)] : [];
}

function moveTo(move: Move, bound: number | readonly number[]): Bound {
  return (age, index) => {
    const limit = ageIn(bound, index);
    return Number.isNaN(limit) ? age : move(age, limit);
  };
}

/** So many values, each as often as its share says: those met at evenly spaced places of the cumulated shares. */
function systematic<T>(values: readonly { readonly value: T; readonly share: number }[], count: number): T[] {
  const total = values.reduce((sum, { share }) => sum + share, 0);
  const result: T[] = [];
  let cumulated = 0;
  for (const { value, share } of values) {
    cumulated += share / total;
    while (result.length < count && (result.length + 0.5) / count <= cumulated + 1e-9) result.push(value);
  }
  return result;
}

/** Fisher and Yates, driven by a linear congruential generator (Numerical Recipes, ranqd1). */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const result = [...values];
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  for (let left = result.length - 1; left > 0; left--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const pick = Math.floor((state / 2 ** 32) * (left + 1));
    const [a, b] = [result[left] as T, result[pick] as T];
    result[left] = b;
    result[pick] = a;
  }
  return result;
}

function raise(higher: (FactValue | null)[] | undefined, lower: readonly (FactValue | null)[] | undefined): void {
  higher?.forEach((value, index) => {
    const least = lower?.[index];
    if (typeof value === 'number' && typeof least === 'number' && least > value) higher[index] = least;
  });
}

/** Who does not know whether it happened, or says that it did not, knows no day. */
function forget(days: number[] | undefined, leader: readonly (FactValue | null)[] | undefined): void {
  days?.forEach((_, index) => {
    if (leader?.[index] === null || leader?.[index] === false) days[index] = NaN;
  });
}
