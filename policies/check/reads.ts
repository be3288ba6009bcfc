/** Where a policy file states conditions, and which facts they read. */
import type { JSONPath } from 'jsonc-parser';
import type { Comparison, Condition, DateExpression, PolicyFile } from '../language.js';
import { DATE_OPERATORS, ROW_DAYS } from '../schema/conditions.js';

export type Owner = 'check' | 'deny' | 'refer' | 'need' | 'grant' | 'row' | 'fee' | 'notice';

export interface PlacedCondition {
  readonly owner: Owner;
  readonly when: Condition;
  readonly path: JSONPath;
}

/** Every condition of the file, with the place of its "when". A row counts for its own effect where it has one. */
export function conditionsOf(file: PolicyFile): PlacedCondition[] {
  return [
    ...(file.checks ?? []).map(({ when }, i): PlacedCondition => ({ owner: 'check', when, path: ['checks', i, 'when'] })),
    ...file.rules.map(({ effect, when }, i): PlacedCondition => ({ owner: effect, when, path: ['rules', i, 'when'] })),
    ...(file.exclusions ?? []).flatMap(({ effect, when }, i): PlacedCondition[] => (when ? [{ owner: effect, when, path: ['exclusions', i, 'when'] }] : [])),
    ...(file.periods?.rows ?? []).map(({ effect, when }, i): PlacedCondition => ({ owner: effect ?? 'row', when, path: ['periods', 'rows', i, 'when'] })),
    ...(file.periods?.rules ?? []).map(({ effect, when }, i): PlacedCondition => ({ owner: effect, when, path: ['periods', 'rules', i, 'when'] })),
    ...feeConditions(file),
    ...(file.notices ?? []).flatMap(({ when }, i): PlacedCondition[] => (when ? [{ owner: 'notice', when, path: ['notices', i, 'when'] }] : []))
  ];
}

function feeConditions(file: PolicyFile): PlacedCondition[] {
  return file.rules.flatMap((rule, i) => {
    if (rule.effect !== 'grant' || !rule.fee || !('percent' in rule.fee)) return [];
    return rule.fee.of.map(({ when }, j): PlacedCondition => ({ owner: 'fee', when, path: ['rules', i, 'fee', 'of', j, 'when'] }));
  });
}

export interface PlacedComparison {
  readonly comparison: Comparison;
  readonly path: JSONPath;
  /** Under an odd number of "not". */
  readonly negated: boolean;
}

export function comparisonsIn(when: Condition, path: JSONPath = [], negated = false): PlacedComparison[] {
  if ('all' in when) return when.all.flatMap((part, i) => comparisonsIn(part, [...path, 'all', i], negated));
  if ('any' in when) return when.any.flatMap((part, i) => comparisonsIn(part, [...path, 'any', i], negated));
  if ('not' in when) return comparisonsIn(when.not, [...path, 'not'], !negated);
  return [{ comparison: when, path, negated }];
}

/** The day on the right of a date comparison; null for any other comparison. */
export function dayOf(comparison: Comparison): DateExpression | null {
  const operator = DATE_OPERATORS.find((key) => key in comparison);
  return operator === undefined ? null : (comparison as Readonly<Record<string, unknown>>)[operator] as DateExpression;
}

/** Facts that the condition reads: by name, through named days, and with whatever they are derived from or unknown with. */
export function factsIn(file: PolicyFile, when: Condition): ReadonlySet<string> {
  const names = comparisonsIn(when).flatMap(({ comparison }) => [comparison.fact, ...namesInDay(dayOf(comparison))]);
  return factsBehind(file, names);
}

/** Facts that the conditions read, and `asOf` where they name it. */
export function namesIn(file: PolicyFile, conditions: readonly Condition[]): ReadonlySet<string> {
  const days = conditions.flatMap((when) => comparisonsIn(when)).flatMap(({ comparison }) => [comparison.fact, ...namesInDay(dayOf(comparison))]);
  return new Set([...conditions.flatMap((when) => [...factsIn(file, when)]), ...days.filter((name) => name === 'asOf')]);
}

/** The facts that names of facts, of named days and of a row's days stand for. */
export function factsBehind(file: PolicyFile, names: readonly string[]): ReadonlySet<string> {
  const facts = new Set<string>();
  const visit = (name: string): void => {
    const definition = file.facts[name];
    if (definition) {
      facts.add(name);
      for (const other of [definition.nullWith, definition.derived?.from]) if (other !== undefined && !facts.has(other)) visit(other);
    }
    const day = file.values?.[name];
    if (day !== undefined) namesInDay(day).forEach(visit);
    if (ROW_DAYS.some((rowDay) => rowDay === name)) tableFacts(file).forEach(visit);
  };
  names.forEach(visit);
  return facts;
}

/** Facts that the days of the period table are made of. */
export function tableFacts({ periods }: PolicyFile): string[] {
  if (!periods) return [];
  return [periods.from, periods.extendedBy, ...periods.rows.map(({ from }) => from)].filter((fact) => fact !== undefined);
}

function namesInDay(day: DateExpression | null): string[] {
  if (day === null || typeof day === 'string') return [];
  return [day.date, ...(typeof day.plusDays === 'object' ? [day.plusDays.fact] : [])];
}

/** Facts that decide: read by a check, a rule, a row or a fee. A notice alone never makes a fact be asked. */
export function decidingFacts(file: PolicyFile): ReadonlySet<string> {
  const conditions = conditionsOf(file).filter(({ owner }) => owner !== 'notice').flatMap(({ when }) => [...factsIn(file, when)]);
  const prices = file.rules.flatMap((rule) => (rule.effect === 'grant' && rule.fee && 'percent' in rule.fee ? rule.fee.of.map(({ fact }) => fact) : []));
  const named = [...prices, ...(file.exclusions ?? []).map(({ fact }) => fact), ...tableFacts(file), ...(file.solvedBy === undefined ? [] : [file.solvedBy])];
  return new Set([...conditions, ...factsBehind(file, named)]);
}
