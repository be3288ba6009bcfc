/** Policy file → compiled policy: every rule of the file, the exclusion maps and the period table as one flat list per level. */
import { allOf, compileCondition, compileDate, type ConditionNode, type DateNode, type Scope } from './condition.js';
import { compileFee, type FeeNode } from './fee.js';
import type { Condition, ExclusionMap, Grant, PeriodRow, PeriodTable, PolicyFile, Text } from './language.js';

export type Level = 'check' | 'deny' | 'refer' | 'need' | 'grant';

export interface CompiledRule {
  readonly id: string;
  readonly level: Level;
  readonly condition: ConditionNode;
  readonly clauses: readonly string[];
  /** `check` and `need`: what the customer must do. */
  readonly action: string | null;
  readonly reason: Text | null;
  /** Days the rule's period row gives, for the words of its reason. */
  readonly row: CompiledRow | null;
  /** Exclusion maps: the value of the set that this rule is about. */
  readonly about: { readonly fact: string; readonly value: string } | null;
}

export interface CompiledGrant extends CompiledRule {
  readonly grant: Grant;
  readonly fee: FeeNode | null;
}

/** A period row with months. */
export interface CompiledRow {
  readonly id: string;
  readonly condition: ConditionNode;
  readonly clause: string;
  readonly months: number;
  /** Day the cover runs from. */
  readonly start: DateNode;
  readonly periodEnd: DateNode;
  /** periodEnd plus the days it is extended by; absent or null adds none. */
  readonly coverEnds: DateNode;
}

export interface Policy {
  readonly id: string;
  readonly version: string;
  /** Tells this text of the file from any other; empty where nobody gave one. */
  readonly digest: string;
  readonly file: PolicyFile;
  readonly checks: readonly CompiledRule[];
  readonly deny: readonly CompiledRule[];
  readonly refer: readonly CompiledRule[];
  readonly need: readonly CompiledRule[];
  readonly grants: readonly CompiledGrant[];
  readonly rows: readonly CompiledRow[];
  readonly scope: Scope;
  /** Conditions of the notices that have one, by the notice's id. */
  readonly notices: ReadonlyMap<string, ConditionNode>;
}

/** @param file a file that `loadPolicy` has found sound; otherwise the result is unspecified. */
export function compilePolicy(file: PolicyFile): Policy {
  const scope = policyScope(file);
  const compile = (condition: Condition): ConditionNode => compileCondition(file, scope, condition);
  const rows = compileRows(file, scope);
  const plain = file.rules.map((rule): CompiledRule => ({
    ...bare,
    id: rule.id,
    level: rule.effect,
    condition: compile(rule.when),
    clauses: rule.effect === 'grant' ? rule.clauses : [rule.clause],
    action: rule.effect === 'need' ? rule.action : null,
    reason: rule.reason ?? null
  }));
  const rules = [...periodRules(file, scope, rows), ...plain, ...(file.exclusions ?? []).flatMap((map) => exclusionRules(map, compile))];
  const at = (level: Level): CompiledRule[] => rules.filter((rule) => rule.level === level);
  return {
    id: file.id,
    version: file.version,
    digest: '',
    file,
    scope,
    rows,
    notices: new Map((file.notices ?? []).flatMap(({ id, when }) => (when ? [[id, compile(when)] as const] : []))),
    checks: (file.checks ?? []).map((check) => ({
      ...bare, id: check.id, level: 'check', condition: compile(check.when), clauses: [check.clause], action: check.action
    })),
    deny: at('deny'),
    refer: at('refer'),
    need: at('need'),
    grants: at('grant').map((rule) => withGrant(file, scope, rule))
  };
}

const bare = { action: null, reason: null, row: null, about: null } as const;

function withGrant(file: PolicyFile, scope: Scope, rule: CompiledRule): CompiledGrant {
  const grant = file.rules.find((one): one is Grant => one.effect === 'grant' && one.id === rule.id);
  if (!grant) throw new Error(`no grant ${rule.id} in ${file.id}`);
  return { ...rule, grant, fee: grant.fee ? compileFee(file, scope, grant.fee) : null };
}

function policyScope(file: PolicyFile): Scope {
  const scope = new Map<string, DateNode>([
    ['asOf', { value: ({ asOf }) => asOf, reads: new Set<string>(), shape: { from: 'asOf', months: 0, days: 0, dayFacts: [] } }]
  ]);
  for (const [name, expression] of Object.entries(file.values ?? {})) scope.set(name, compileDate(file, scope, expression));
  return scope;
}

function exclusionRules(map: ExclusionMap, compile: (condition: Condition) => ConditionNode): CompiledRule[] {
  const guard = map.when ? [compile(map.when)] : [];
  return Object.entries(map.clauses).map(([value, clauses]) => ({
    ...bare,
    id: `${map.id}.${value}`,
    level: map.effect,
    condition: allOf([...guard, compile({ fact: map.fact, has: value })]),
    clauses: typeof clauses === 'string' ? [clauses] : clauses,
    about: { fact: map.fact, value }
  }));
}

function compileRows(file: PolicyFile, scope: Scope): CompiledRow[] {
  const table = file.periods;
  if (!table) return [];
  return table.rows.flatMap((row) => (row.months === undefined ? [] : [compileRow(file, scope, table, row, row.months)]));
}

function compileRow(file: PolicyFile, scope: Scope, table: PeriodTable, row: PeriodRow, months: number): CompiledRow {
  const from = row.from ?? table.from;
  const periodEnd = compileDate(file, scope, { date: from, plusMonths: months });
  const inRow: Scope = new Map([...scope, ['periodEnd', periodEnd]]);
  const extension = table.extendedBy;
  return {
    id: row.id,
    condition: compileCondition(file, scope, row.when),
    clause: row.clause,
    months,
    start: compileDate(file, scope, { date: from }),
    periodEnd,
    coverEnds: compileDate(file, inRow, { date: 'periodEnd', ...(extension === undefined ? {} : { plusDays: { fact: extension } }) })
  };
}

/** For every row: its own effect, or a copy of each of the table's rules. */
function periodRules(file: PolicyFile, scope: Scope, compiled: readonly CompiledRow[]): CompiledRule[] {
  const table = file.periods;
  if (!table) return [];
  return table.rows.flatMap((row): CompiledRule[] => {
    const period = compiled.find(({ id }) => id === row.id) ?? null;
    if (!period) return row.effect ? [effectRow(file, scope, table, row, row.effect)] : [];
    const inRow: Scope = new Map([...scope, ['periodEnd', period.periodEnd], ['coverEnds', period.coverEnds]]);
    return table.rules
      .filter((rule) => rule.rows?.includes(row.id) ?? true)
      .map((rule) => ({
        ...bare,
        id: `${table.id}.${row.id}.${rule.id}`,
        level: rule.effect,
        condition: allOf([period.condition, compileCondition(file, inRow, rule.when)]),
        clauses: [rule.clause ?? row.clause],
        reason: rule.reason ?? row.reason ?? null,
        row: period
      }));
  });
}

function effectRow(file: PolicyFile, scope: Scope, table: PeriodTable, row: PeriodRow, effect: 'deny' | 'refer'): CompiledRule {
  return {
    ...bare,
    id: `${table.id}.${row.id}`,
    level: effect,
    condition: compileCondition(file, scope, row.when),
    clauses: [row.clause],
    reason: row.reason ?? null
  };
}
