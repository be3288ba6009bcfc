/**
 * Schemas of conditions and of days. A condition is told apart by its key, and a comparison by its fact
 * (if/then, never anyOf), so that a mistake gives one error, in the terms of what the author began to write.
 */
import { branches, byType, DAY, listOf, nameOf, record, ref, setOf, whole, wordOf, YES, type Schema } from './blocks.js';
import { factsOfType, joined, type NamedFact, type Names, type PolicyNames } from './names.js';

export const DATE_OPERATORS = ['after', 'notAfter', 'before', 'notBefore'] as const;
export const OPERATORS = ['is', 'oneOf', 'has', 'hasAny', 'isUnknown', 'atLeast', ...DATE_OPERATORS] as const;

/** The days of a period row; `row…` definitions know them, the others do not. */
export const ROW_DAYS = ['periodEnd', 'coverEnds'] as const;

export function conditionDefinitions(names: PolicyNames): Readonly<Record<string, Schema>> {
  const values = (names.facts ?? []).flatMap((fact) => (fact.values ? [[`valueOf.${fact.id}`, valueOf(fact)] as const] : []));
  return {
    ...Object.fromEntries(values),
    comparedFact: nameOf('a fact of this policy, or asOf', 'unknown-fact', joined(names.facts && names.facts.map(({ id }) => id), ['asOf'])),
    integerFact: nameOf('an integer fact of this policy', 'unknown-fact', factsOfType(names, 'integer')),
    dateFact: nameOf('a date fact of this policy', 'unknown-fact', factsOfType(names, 'date')),
    ...scoped(names, 'condition', 'comparison', 'day', []),
    ...scoped(names, 'rowCondition', 'rowComparison', 'rowDay', ROW_DAYS)
  };
}

/** Days that a date expression may start from. */
export function namedDays(names: PolicyNames): Names {
  return joined(joined(factsOfType(names, 'date'), ['asOf']), names.values);
}

function scoped(names: PolicyNames, condition: string, comparison: string, day: string, rowDays: readonly string[]): Readonly<Record<string, Schema>> {
  return {
    [condition]: conditionSchema(ref(condition), ref(comparison)),
    [comparison]: comparisonSchema(names, ref(day)),
    [day]: daySchema(joined(namedDays(names), rowDays))
  };
}

function conditionSchema(condition: Schema, comparison: Schema): Schema {
  const list = (key: string, least: number): Schema => record(`a condition "${key}"`, { [key]: listOf('a list of conditions in [ ]', condition, least) });
  return {
    title: 'a condition such as {"fact": "…", "is": …}',
    type: 'object',
    ...when('all', list('all', 0), when('any', list('any', 1), when('not', record('a condition "not"', { not: condition }), comparison)))
  };
}

function when(key: string, then: Schema, otherwise: Schema): Schema {
  return { if: { required: [key] }, then, else: otherwise };
}

function comparisonSchema(names: PolicyNames, day: Schema): Schema {
  const known = ['all', 'any', 'not', ...OPERATORS];
  return {
    title: 'a condition',
    type: 'object',
    properties: { fact: ref('comparedFact'), ...Object.fromEntries(known.map((key) => [key, true])) },
    required: ['fact'],
    additionalProperties: false,
    ...branches('fact', comparisonKinds(names, day).map(({ facts, title, operators }) => ({
      values: facts,
      then: {
        title,
        properties: { fact: true, ...operators },
        additionalProperties: false,
        minProperties: 2,
        maxProperties: 2,
        'x-code': 'wrong-operator'
      }
    })))
  };
}

interface ComparisonKind {
  readonly facts: readonly string[];
  readonly title: string;
  readonly operators: Readonly<Record<string, Schema>>;
}

/** Facts that compare alike, with the operators that fit them. A fact of unreadable type takes any. */
function comparisonKinds(names: PolicyNames, day: Schema): ComparisonKind[] {
  const kinds = new Map<string, ComparisonKind>();
  for (const fact of [AS_OF, ...(names.facts ?? [])]) {
    const kind = kindOf(fact, day);
    if (!kind) continue;
    const key = [kind.title, fact.values ? fact.id : '', fact.nullIsValue].join();
    kinds.set(key, { ...kind, facts: [...(kinds.get(key)?.facts ?? []), fact.id] });
  }
  return [...kinds.values()];
}

const AS_OF: NamedFact = { id: 'asOf', type: 'date', values: null, nullIsValue: false };

function kindOf(fact: NamedFact, day: Schema): Omit<ComparisonKind, 'facts'> | null {
  const unknown = fact.nullIsValue ? { isUnknown: wordOf('true', [true]) } : {};
  const value = fact.values ? ref(`valueOf.${fact.id}`) : { title: 'a value of the fact', type: 'string' };
  const some = setOf('a list of values in [ ]', value, 1);
  switch (fact.type) {
    case 'date': return { title: 'a date', operators: { ...Object.fromEntries(DATE_OPERATORS.map((operator) => [operator, day])), ...unknown } };
    case 'yesNo': return { title: 'a yes/no fact', operators: { is: YES, ...unknown } };
    case 'choice': return { title: 'a choice', operators: { is: value, oneOf: some, ...unknown } };
    case 'set': return { title: 'a set', operators: { has: value, hasAny: some, ...unknown } };
    case 'integer': return { title: 'a number', operators: { is: count, atLeast: count, ...unknown } };
    case 'money': return { title: 'an amount of money', operators: unknown };
    case null: return null;
  }
}

const INTEGER_DAYS: Schema = record('{"fact": …} with an integer fact', { fact: ref('integerFact') });
const count = whole('a whole number', 0, 100_000);

function valueOf(fact: NamedFact): Schema {
  return nameOf(`a value of "${fact.id}"`, 'unknown-value', fact.values);
}

function daySchema(names: Names): Schema {
  const days = byType('object', INTEGER_DAYS, whole('a whole number of days, or {"fact": …}', -36_500, 36_500));
  return byType('string', DAY, {
    ...record(
      'a day in quotes such as "2026-03-31", or {"date": "…"} with the name of one',
      { date: nameOf('a day by name: a date fact, asOf or one of "values"', 'unknown-day', names) },
      { plusMonths: whole('a whole number of months', -1200, 1200), plusDays: days, roll: YES }
    )
  });
}
