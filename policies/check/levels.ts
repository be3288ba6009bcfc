/** The rules of a file as `decide` judges them: level by level, with every row and every excluded value a rule of its own. */
import type { JSONPath } from 'jsonc-parser';
import type { Level } from '../compile.js';
import type { Condition, PeriodRow, PeriodTable, PolicyFile } from '../language.js';
import { all, type Formula } from './proof/formula.js';
import type { Prover } from './proof/prover.js';
import type { Wish } from './proof/search.js';
import type { Reading } from './proof/vocabulary.js';

export interface PlacedRule {
  readonly id: string;
  readonly level: Level;
  /** Where the author would look. */
  readonly path: JSONPath;
  readonly clauses: readonly string[];
  /** `check` and `need`. */
  readonly action: string | null;
  readonly parts: readonly Part[];
}

interface Part {
  readonly when: Condition;
  readonly row?: PeriodRow;
}

export const LEVELS = ['check', 'deny', 'refer', 'need', 'grant'] as const;

export function rulesOf(file: PolicyFile): PlacedRule[] {
  return [...checks(file), ...plain(file), ...mapped(file), ...(file.periods ? tabled(file.periods) : [])];
}

/** What holds when the rule does. */
export function formulaOf(prover: Prover, { parts }: PlacedRule, reading: Reading = {}): Formula {
  return all(...parts.map(({ when, row }) => prover.formula(when, { ...reading, ...(row ? { row } : {}) })));
}

/** Nothing before this level has decided; for a check, no check above it either. */
export function wishesBefore(prover: Prover, file: PolicyFile, rules: readonly PlacedRule[], level: Level, check?: PlacedRule): Wish[] {
  const solved: Wish[] = file.solvedBy === undefined ? [] : [{ formula: prover.formula({ fact: file.solvedBy, is: true }), holds: false }];
  const before = rules.filter((rule) => LEVELS.indexOf(rule.level) < LEVELS.indexOf(level) || (rule.level === 'check' && check && isAbove(rules, rule, check)));
  return [...solved, ...before.map((rule) => fails(prover, rule))];
}

export function holds(prover: Prover, rule: PlacedRule): Wish {
  return { formula: formulaOf(prover, rule), holds: true };
}

export function fails(prover: Prover, rule: PlacedRule): Wish {
  return { formula: formulaOf(prover, rule), holds: false };
}

function isAbove(rules: readonly PlacedRule[], one: PlacedRule, other: PlacedRule): boolean {
  return rules.indexOf(one) < rules.indexOf(other);
}

function checks(file: PolicyFile): PlacedRule[] {
  return (file.checks ?? []).map(({ id, when, clause, action }, i) => ({
    id, level: 'check', path: ['checks', i, 'when'], clauses: [clause], action, parts: [{ when }]
  }));
}

function plain(file: PolicyFile): PlacedRule[] {
  return file.rules.map((rule, i) => ({
    id: rule.id,
    level: rule.effect,
    path: ['rules', i, 'when'],
    clauses: rule.effect === 'grant' ? rule.clauses : [rule.clause],
    action: rule.effect === 'need' ? rule.action : null,
    parts: [{ when: rule.when }]
  }));
}

function mapped(file: PolicyFile): PlacedRule[] {
  return (file.exclusions ?? []).flatMap(({ id, fact, effect, when, clauses }, i) => Object.entries(clauses).map(([value, cited]): PlacedRule => ({
    id: `${id}.${value}`,
    level: effect,
    path: ['exclusions', i, 'clauses', value],
    clauses: [cited].flat(),
    action: null,
    parts: [...(when ? [{ when }] : []), { when: { fact, has: value } }]
  })));
}

function tabled(table: PeriodTable): PlacedRule[] {
  return table.rows.flatMap((row, i): PlacedRule[] => {
    const common = { clauses: [row.clause], action: null } as const;
    if (row.effect) return [{ ...common, id: `${table.id}.${row.id}`, level: row.effect, path: ['periods', 'rows', i, 'when'], parts: [{ when: row.when }] }];
    return table.rules.flatMap((rule, j): PlacedRule[] => (rule.rows?.includes(row.id) ?? true ? [{
      ...common,
      id: `${table.id}.${row.id}.${rule.id}`,
      level: rule.effect,
      path: ['periods', 'rules', j, 'when'],
      clauses: [rule.clause ?? row.clause],
      parts: [{ when: row.when }, { when: rule.when, row }]
    }] : []));
  });
}
