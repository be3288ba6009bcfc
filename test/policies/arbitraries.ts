/**
 * Fact sets for a policy, drawn from what the policy file itself offers: every fact absent, null or known, dates
 * crowded around the days on which something changes.
 */
import fc from 'fast-check';
import { addDays, addMonths } from '../../policies/calendar.js';
import type { Policy } from '../../policies/compile.js';
import type { Day, FactDefinition, Facts, FactValue, Limit, PolicyFile } from '../../policies/language.js';

export interface Case {
  readonly asOf: Day;
  readonly facts: Facts;
}

/** What a draw may leave out: nothing, or facts that are unknown, or also facts that were not asked. */
export type Holes = 'none' | 'unknown' | 'absentAndUnknown';

/** Shares of 100 that are absent and that are null; one pair is drawn a case. */
const SHARES: Readonly<Record<Holes, readonly (readonly [absent: number, unknown: number])[]>> = {
  none: [[0, 0]],
  unknown: [[0, 0], [0, 4], [0, 12], [0, 40]],
  absentAndUnknown: [[0, 0], [0, 5], [0, 15], [3, 3], [8, 3], [25, 5], [60, 5], [30, 40]]
};

/** Shares of 100 that take the quiet value, so that the levels below the denials are reached too; one is drawn a case. */
const QUIET: readonly number[] = [0, 60, 85, 95];

/** A fact's value before it is known to be plausible: what mostly does not matter, as the policy deems it likely, or anything it offers. */
interface Draw {
  readonly fate: number;
  readonly flavour: number;
  readonly quiet: Value;
  readonly likely: Value;
  readonly wild: Value;
}

type Value = FactValue | DateRecipe;

/** A date told by its distance from another day, so that it stays meaningful while fast-check shrinks it. */
interface DateRecipe {
  readonly from: number;
  readonly months: number;
  readonly days: number;
}

/** Facts that can be together. */
export function plausibleCase(policy: Policy, holes: Holes): fc.Arbitrary<Case> {
  return anyCase(policy, holes).map(({ asOf, facts }) => ({ asOf, facts: repaired(policy.file, asOf, facts) }));
}

/** Facts of the right types, whether or not they can be together. */
export function anyCase(policy: Policy, holes: Holes): fc.Arbitrary<Case> {
  const { file } = policy;
  const draws = Object.fromEntries(Object.entries(file.facts).map(([id, definition]) => [id, draw(file, definition)]));
  return fc
    .record({ asOf: asOfDay(file), quiet: fc.constantFrom(...QUIET), shares: fc.constantFrom(...SHARES[holes]), draws: fc.record(draws) })
    .map(({ asOf, quiet, shares: [absent, unknown], draws: drawn }) => {
      const facts: Record<string, FactValue | null> = {};
      for (const [id, one] of Object.entries(drawn)) {
        if (one.fate < absent) continue;
        const value = one.flavour < quiet ? one.quiet : one.flavour < 97 ? one.likely : one.wild;
        facts[id] = one.fate < absent + unknown ? null : settle(file, asOf, facts, value);
      }
      return { asOf, facts };
    });
}

/**
 * A case in which the customer answers one question consistently with another: who does not know whether a thing
 * happened does not know its day either.
 */
export function consistent(policy: Policy, { asOf, facts }: Case): Case {
  const followers = Object.entries(policy.file.facts).filter(([, { nullWith }]) => nullWith !== undefined && facts[nullWith] === null);
  return { asOf, facts: { ...facts, ...Object.fromEntries(followers.map(([id]) => [id, null])) } };
}

function draw(file: PolicyFile, definition: FactDefinition): fc.Arbitrary<Draw> {
  const [quiet, likely, wild] = values(file, definition);
  return fc.record({ fate: fc.nat(99), flavour: fc.nat(99), quiet, likely, wild });
}

type Flavours = readonly [quiet: fc.Arbitrary<Value>, likely: fc.Arbitrary<Value>, wild: fc.Arbitrary<Value>];

function values(file: PolicyFile, definition: FactDefinition): Flavours {
  const offered = Object.entries(definition.values ?? {});
  const names = offered.map(([value]) => value);
  const yes = definition.likelyYes ?? 0.5;
  switch (definition.type) {
    case 'yesNo': return [fc.constant(yes >= 0.5), weighted([[true, yes], [false, 1 - yes]]), fc.boolean()];
    case 'choice': return [fc.constant(names[0] ?? ''), weighted(offered.map(([value, { likely }]) => [value, likely ?? 1])), fc.constantFrom(...names)];
    case 'set': return [fc.constant([]), fc.constantFrom(...names.map((name) => [name])), fc.subarray(names, { maxLength: Math.min(3, names.length) })];
    case 'integer': return [fc.constant(0), fc.nat(3), fc.oneof(fc.nat(7), fc.constantFrom(10, 30, 31, 365))];
    case 'money': return [money(), money(), money()];
    case 'date': return [recipe(file), recipe(file), recipe(file)];
  }
}

function weighted(choices: readonly (readonly [Value, number])[]): fc.Arbitrary<Value> {
  return fc.oneof(...choices.map(([value, share]) => ({ weight: Math.max(1, Math.round(share * 1000)), arbitrary: fc.constant(value) })));
}

function money(): fc.Arbitrary<FactValue> {
  return fc.record({ minor: fc.oneof(fc.nat(9), fc.nat(2_000_000)), currency: fc.constantFrom('PLN', 'EUR', 'CZK') }).map(({ minor, currency }) => ({
    amount: `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`,
    currency
  }));
}

function recipe(file: PolicyFile): fc.Arbitrary<DateRecipe> {
  const near = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(-1, 0, 1) }, { weight: 2, arbitrary: fc.integer({ min: -5, max: 5 }) });
  const step = fc.tuple(fc.constantFrom(0, ...numbersNamed(file, 'plusDays')), near).map(([days, jitter]) => days + jitter);
  const terms = [...numbersNamed(file, 'plusMonths'), ...numbersNamed(file, 'months')];
  return fc.record({
    from: fc.nat(11),
    months: fc.constantFrom(0, 0, ...terms, ...terms.map((months) => months + 12)),
    days: fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }) })
  });
}

function asOfDay(file: PolicyFile): fc.Arbitrary<Day> {
  const dayOfTheseYears = fc.nat(4017).map((days) => addDays('2019-01-01', days));
  const leapsAndTurns = fc
    .record({ year: fc.integer({ min: 2020, max: 2029 }), turn: fc.constantFrom('02-28', '03-01', '12-24', '12-31', '05-01', '11-11', '08-15'), days: fc.integer({ min: -3, max: 3 }) })
    .map(({ year, turn, days }) => addDays(`${year}-${turn}`, days));
  const literals = literalDays(file);
  return literals.length === 0
    ? fc.oneof(dayOfTheseYears, leapsAndTurns)
    : fc.oneof(dayOfTheseYears, leapsAndTurns, fc.tuple(fc.constantFrom(...literals), fc.integer({ min: -40, max: 800 })).map(([day, days]) => addDays(day, days)));
}

function settle(file: PolicyFile, asOf: Day, facts: Facts, value: Value): FactValue {
  if (typeof value !== 'object' || !('from' in value)) return value;
  const known = Object.values(facts).filter((one): one is Day => typeof one === 'string' && /^\d{4}-\d\d-\d\d$/.test(one));
  const bases = [asOf, ...literalDays(file), ...known, ...known];
  const index = value.from % bases.length;
  const base = bases[index] ?? asOf;
  // Back from today, forth from anything that happened.
  return index === 0 ? addDays(addMonths(base, -value.months), -value.days) : addDays(addMonths(base, value.months), value.days);
}

/** Moves what cannot be together onto its limit, which is a day or number worth trying; drops what then still clashes. */
function repaired(file: PolicyFile, asOf: Day, facts: Facts): Facts {
  const result: Record<string, FactValue | null> = { ...facts };
  for (let round = 0; round < 3; round++) {
    for (const limit of file.limits ?? []) if (clash(limit, asOf, result)) result[limit.fact] = boundOf(limit, asOf, result) ?? null;
  }
  for (const limit of file.limits ?? []) if (clash(limit, asOf, result)) Reflect.deleteProperty(result, limit.fact);
  return result;
}

function clash(limit: Limit, asOf: Day, facts: Facts): boolean {
  const [value, bound] = [facts[limit.fact], boundOf(limit, asOf, facts)];
  if (value === null || value === undefined || bound === null || bound === undefined) return false;
  return 'notBefore' in limit ? value < bound : value > bound;
}

export function boundOf(limit: Limit, asOf: Day, facts: Facts): FactValue | null | undefined {
  const name = 'notAfter' in limit ? limit.notAfter : 'notBefore' in limit ? limit.notBefore : limit.notAbove;
  return name === 'asOf' ? asOf : facts[name];
}

const literalsOf = new WeakMap<PolicyFile, readonly Day[]>();

function literalDays(file: PolicyFile): readonly Day[] {
  const known = literalsOf.get(file) ?? [...new Set([...JSON.stringify([file.rules, file.periods ?? null]).matchAll(/"(\d{4}-\d\d-\d\d)"/g)].map((match) => match[1] ?? ''))];
  literalsOf.set(file, known);
  return known;
}

function numbersNamed(file: PolicyFile, key: string): number[] {
  const text = JSON.stringify([file.rules, file.periods ?? null, file.values ?? null]);
  return [...text.matchAll(new RegExp(`"${key}":(\\d+)`, 'g'))].map((match) => Number(match[1]));
}
