/** Facts as they come from outside: read by type, and refused when they cannot be together. */
import { isDay } from './calendar.js';
import type { Day, FactDefinition, FactValue, Facts, Limit } from './language.js';
import type { Policy } from './compile.js';
import { isMoney } from './money.js';

export type FactsResult =
  | { readonly type: 'facts'; readonly facts: Facts }
  | { readonly type: 'refused'; readonly code: 'unknown-fact' | 'bad-value' | 'implausible'; readonly message: string; readonly facts: readonly string[] };

const LARGEST_INTEGER = 100_000;

/**
 * Reads facts for a policy. Errors: `unknown-fact` (the policy has none of that name), `bad-value` (not of its
 * type, or no value of its list), `implausible` (cannot be together; `facts` names which).
 */
export function readFacts(policy: Policy, asOf: Day, raw: Readonly<Record<string, unknown>>): FactsResult {
  const facts: Record<string, FactValue | null> = {};
  for (const [id, value] of Object.entries(raw)) {
    const definition = Object.hasOwn(policy.file.facts, id) ? policy.file.facts[id] : undefined;
    if (!definition) return refused('unknown-fact', `${policy.id} has no fact "${id}"; it has ${Object.keys(policy.file.facts).join(', ')}`, [id]);
    const read = value === null ? null : readValue(definition, value);
    if (read === undefined) return refused('bad-value', `"${id}" must be ${expected(definition)}, or null`, [id]);
    facts[id] = read;
  }
  const clash = implausible(policy, asOf, facts);
  return clash ? refused('implausible', describe(clash, asOf, facts), limitFacts(clash)) : { type: 'facts', facts };
}

/** The value as this fact takes it, or undefined when it is none. A set loses its duplicates. */
export function readValue(definition: FactDefinition, value: unknown): FactValue | undefined {
  switch (definition.type) {
    case 'date': return isDay(value) ? value : undefined;
    case 'yesNo': return typeof value === 'boolean' ? value : undefined;
    case 'integer': return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_INTEGER ? Number(value) : undefined;
    case 'money': return isMoney(value) ? { amount: value.amount, currency: value.currency } : undefined;
    case 'choice': return isOffered(definition, value) ? value : undefined;
    case 'set': return Array.isArray(value) && value.every((one) => isOffered(definition, one)) ? [...new Set<string>(value)] : undefined;
  }
}

/** The first limit of the policy that the facts break, or null. */
export function implausible(policy: Policy, asOf: Day, facts: Facts): Limit | null {
  return (policy.file.limits ?? []).find((limit) => breaks(limit, asOf, facts)) ?? null;
}

/** The facts a limit speaks of, the one it limits first; `asOf` is none. */
export function limitFacts(limit: Limit): string[] {
  return [limit.fact, bound(limit)].filter((fact) => fact !== 'asOf');
}

function breaks(limit: Limit, asOf: Day, facts: Facts): boolean {
  const value = facts[limit.fact];
  const other = bound(limit) === 'asOf' ? asOf : facts[bound(limit)];
  if (value === null || value === undefined || other === null || other === undefined) return false;
  return 'notBefore' in limit ? value < other : value > other;
}

function bound(limit: Limit): string {
  return 'notAfter' in limit ? limit.notAfter : 'notBefore' in limit ? limit.notBefore : limit.notAbove;
}

function describe(limit: Limit, asOf: Day, facts: Facts): string {
  const other = bound(limit) === 'asOf' ? asOf : facts[bound(limit)];
  const relation = 'notBefore' in limit ? 'is before' : 'notAfter' in limit ? 'is after' : 'is above';
  return `${limit.fact} (${String(facts[limit.fact])}) ${relation} ${bound(limit)} (${String(other)})`;
}

function isOffered(definition: FactDefinition, value: unknown): value is string {
  return typeof value === 'string' && Object.hasOwn(definition.values ?? {}, value);
}

function expected(definition: FactDefinition): string {
  switch (definition.type) {
    case 'date': return 'a day YYYY-MM-DD';
    case 'yesNo': return 'true or false';
    case 'integer': return `a whole number from 0 to ${LARGEST_INTEGER}`;
    case 'money': return 'money such as {"amount": "145.00", "currency": "PLN"}';
    case 'choice': return `one of ${Object.keys(definition.values ?? {}).join(', ')}`;
    case 'set': return `a list of ${Object.keys(definition.values ?? {}).join(', ')}`;
  }
}

function refused(code: 'unknown-fact' | 'bad-value' | 'implausible', message: string, facts: readonly string[]): FactsResult {
  return { type: 'refused', code, message, facts };
}
