/**
 * Proofs about a policy: either facts under which all wishes come true at once, or the certainty that there are none.
 * Proved is what holds of facts that are known and keep the file's limits, of days from 1900 to 2199 and of numbers
 * to 100,000; null counts where it is a value like any other. Nothing is sampled: `none` has tried every way to
 * combine what comparisons can tell apart. Where that takes too long, the prover says so (`gave-up`).
 */
import { isDay } from '../../calendar.js';
import type { Condition, Day, Facts, FactValue, PolicyFile } from '../../language.js';
import type { Terms } from './bounds.js';
import { dayNumber, dayOfNumber, type Range, type Term } from './day-sum.js';
import type { Formula } from './formula.js';
import { search, type Found, type Wish, type World } from './search.js';
import { factOf, isApart, vocabularyOf, type Reading, type Vocabulary } from './vocabulary.js';

/** Facts of a case, enough for every wish; `apart`: the second values of facts that were read apart. */
export interface Example {
  readonly asOf: Day;
  readonly facts: Facts;
  readonly apart: Facts;
}

export type Answer = { readonly type: 'found'; example(): Example } | { readonly type: 'none' } | { readonly type: 'gave-up' };

export interface Prover {
  formula(when: Condition, reading?: Reading): Formula;
  unknown(fact: string, reading?: Reading): Formula;
  find(wishes: readonly Wish[]): Answer;
}

type Located = Extract<Found, { type: 'found' }>;

const MOST_STEPS = 10_000;
const FIRST_DAY = dayNumber('1900-01-01');
const LAST_DAY = dayNumber('2199-12-31');
const LARGEST_INTEGER = 100_000;

export function proverOf(file: PolicyFile): Prover {
  const words = vocabularyOf(file);
  const recent = world(file, words, dayNumber(latestCase(file)));
  const whole = world(file, words, LAST_DAY);
  return {
    formula: words.formula,
    unknown: words.unknown,
    find: (wishes) => {
      const found = search(whole, wishes, MOST_STEPS);
      if (found.type !== 'found') return found;
      return { type: 'found', example: () => exampleOf(file, orElse(search(recent, wishes, MOST_STEPS), found)) };
    }
  };
}

function orElse(found: Found, other: Located): Located {
  return found.type === 'found' ? found : other;
}

/** Examples are told with days that are no later than the file's own cases, where there are such. */
function latestCase({ cases }: PolicyFile): Day {
  return cases.map(({ asOf }) => asOf).sort().at(-1) ?? '2026-01-10';
}

function world(file: PolicyFile, { limits }: Vocabulary, latest: number): World {
  const isCount = (term: Term): boolean => file.facts[factOf(term)]?.type === 'integer';
  const dates: Range = { low: FIRST_DAY, high: latest };
  const counts: Range = { low: 0, high: LARGEST_INTEGER };
  const terms: Terms = { isCount, range: (term) => (isCount(term) ? counts : dates) };
  return { limits, terms };
}

function exampleOf(file: PolicyFile, { decided, numbers }: Located): Example {
  const values = new Map<string, FactValue | null>();
  for (const [{ about }, value] of decided) {
    if (about.type === 'value') values.set(about.fact, value);
    if (about.type === 'unknown' && !values.has(about.fact)) values.set(about.fact, value === true ? null : knownValue(file, about.fact));
    if (about.type !== 'member') continue;
    const members = values.get(about.fact) ?? [];
    values.set(about.fact, Array.isArray(members) && value === true ? [...members, about.value] : members);
  }
  for (const [term, number] of numbers) {
    const type = term === 'asOf' ? 'date' : file.facts[factOf(term)]?.type;
    if (type === 'date' || type === 'integer') values.set(term, type === 'date' ? dayOfNumber(number) : number);
  }
  const asOf = values.get('asOf');
  const facts = (apart: boolean): Facts => Object.fromEntries(Object.keys(file.facts).flatMap((fact) => {
    const value = [...values].find(([term]) => factOf(term) === fact && isApart(term) === apart);
    return value ? [[fact, value[1]]] : [];
  }));
  // Where nothing is compared with the day of the case, any will do.
  return { asOf: isDay(asOf) ? asOf : latestCase(file), facts: facts(false), apart: facts(true) };
}

/** Any value of a set or an amount that is known and not compared; days and numbers have theirs already. */
function knownValue(file: PolicyFile, term: Term): FactValue {
  return file.facts[factOf(term)]?.type === 'set' ? [] : { amount: '100.00', currency: 'PLN' };
}
