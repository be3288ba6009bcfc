/**
 * The names that a policy file defines, as far as they can be read from a file that may be full of mistakes.
 * A section that is missing or misshapen gives null: its names are then not checked elsewhere, so that one
 * mistake is told once.
 */
import type { FactType } from '../language.js';

export const FACT_TYPES: readonly FactType[] = ['date', 'yesNo', 'choice', 'set', 'integer', 'money'];

export interface NamedFact {
  readonly id: string;
  /** Null when the type is none of the language's. */
  readonly type: FactType | null;
  /** Null where the fact has no readable list of values, or an empty one. */
  readonly values: readonly string[] | null;
  readonly nullIsValue: boolean;
}

export type Names = readonly string[] | null;

export interface PolicyNames {
  readonly facts: readonly NamedFact[] | null;
  readonly clauses: Names;
  readonly actions: Names;
  readonly remedies: Names;
  readonly sources: Names;
  readonly parameters: Names;
  readonly values: Names;
  readonly rows: Names;
}

const SECTIONS = [
  '$schema', 'id', 'version', 'timeZone', 'title', 'guarantor', 'sources', 'clauses', 'parameters', 'facts', 'values', 'limits',
  'solvedBy', 'checks', 'rules', 'exclusions', 'periods', 'actions', 'remedies', 'notices', 'usage', 'cases'
];

export function namesOf(raw: unknown): PolicyNames {
  const file = asRecord(raw) ?? {};
  const misspelt = Object.keys(file).some((key) => !SECTIONS.includes(key));
  const required = (section: string): Names => keysOf(file[section]);
  const optional = (section: string): Names => (section in file ? keysOf(file[section]) : misspelt ? null : []);
  const facts = asRecord(file['facts']);
  return {
    facts: facts && Object.entries(facts).map(([id, definition]) => namedFact(id, definition)),
    clauses: required('clauses'),
    actions: required('actions'),
    remedies: required('remedies'),
    sources: required('sources'),
    parameters: optional('parameters'),
    values: optional('values'),
    rows: rowIds(file['periods'])
  };
}

/** Ids of the facts of these types; null when the facts cannot be read. A fact of an unreadable type counts as any. */
export function factsOfType(names: PolicyNames, ...types: readonly FactType[]): Names {
  return names.facts && names.facts.filter(({ type }) => type === null || types.includes(type)).map(({ id }) => id);
}

/** Both lists, or null when one cannot be read. */
export function joined(first: Names, second: Names): Names {
  return first && second && [...first, ...second];
}

function namedFact(id: string, raw: unknown): NamedFact {
  const definition = asRecord(raw) ?? {};
  const values = keysOf(definition['values']);
  return {
    id,
    type: FACT_TYPES.find((type) => type === definition['type']) ?? null,
    values: values && values.length > 0 ? values : null,
    // Whatever else stands there is told by itself, and the fact's comparisons are not blamed for it.
    nullIsValue: (definition['nullIsValue'] ?? false) !== false
  };
}

function rowIds(periods: unknown): Names {
  const rows = asRecord(periods)?.['rows'];
  if (!Array.isArray(rows)) return null;
  return rows.map((row) => asRecord(row)?.['id']).filter((id) => typeof id === 'string');
}

function keysOf(section: unknown): Names {
  const record = asRecord(section);
  return record && Object.keys(record);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
