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

export interface Part {
  readonly when: Condition;
  readonly path: JSONPath;
  /** The row whose days the condition may name. */
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

export interface WishBefore {
  readonly wish: Wish;
  /** Null for "solved". */
  readonly rule: PlacedRule | null;
}

/** Nothing has decided before it is this rule's turn: no higher level and, for a check, no check above it. */
export function wishesBefore(prover: Prover, file: PolicyFile, rules: readonly PlacedRule[], turn: PlacedRule): WishBefore[] {
  const level = LEVELS.indexOf(turn.level);
  const before = rules.filter((rule, index) => LEVELS.indexOf(rule.level) < level || (turn.level === 'check' && rule.level === 'check' && index < rules.indexOf(turn)));
  return [...unsolved(prover, file), ...before.map((rule) => ({ wish: fails(prover, rule), rule }))];
}

/** Nothing of the levels above has decided. */
export function wishesAbove(prover: Prover, file: PolicyFile, rules: readonly PlacedRule[], level: Level): Wish[] {
  const above = rules.filter((rule) => LEVELS.indexOf(rule.level) < LEVELS.indexOf(level));
  return [...unsolved(prover, file).map(({ wish }) => wish), ...above.map((rule) => fails(prover, rule))];
}

function unsolved(prover: Prover, { solvedBy }: PolicyFile): WishBefore[] {
  return solvedBy === undefined ? [] : [{ wish: { formula: prover.formula({ fact: solvedBy, is: true }), holds: false }, rule: null }];
}

export function holds(prover: Prover, rule: PlacedRule): Wish {
  return { formula: formulaOf(prover, rule), holds: true };
}

export function fails(prover: Prover, rule: PlacedRule): Wish {
  return { formula: formulaOf(prover, rule), holds: false };
}

function checks(file: PolicyFile): PlacedRule[] {
  return (file.checks ?? []).map(({ id, when, clause, action }, i) => ({
    id, level: 'check', path: ['checks', i, 'when'], clauses: [clause], action, parts: [{ when, path: ['checks', i, 'when'] }]
  }));
}

function plain(file: PolicyFile): PlacedRule[] {
  return file.rules.map((rule, i) => ({
    id: rule.id,
    level: rule.effect,
    path: ['rules', i, 'when'],
    clauses: rule.effect === 'grant' ? rule.clauses : [rule.clause],
    action: rule.effect === 'need' ? rule.action : null,
    parts: [{ when: rule.when, path: ['rules', i, 'when'] }]
  }));
}

function mapped(file: PolicyFile): PlacedRule[] {
  return (file.exclusions ?? []).flatMap(({ id, fact, effect, when, clauses }, i) => Object.entries(clauses).map(([value, cited]): PlacedRule => ({
    id: `${id}.${value}`,
    level: effect,
    path: ['exclusions', i, 'clauses', value],
    clauses: [cited].flat(),
    action: null,
    parts: [...(when ? [{ when, path: ['exclusions', i, 'when'] }] : []), { when: { fact, has: value }, path: ['exclusions', i, 'clauses', value] }]
  })));
}

function tabled(table: PeriodTable): PlacedRule[] {
  return table.rows.flatMap((row, i): PlacedRule[] => {
    const own: Part = { when: row.when, path: ['periods', 'rows', i, 'when'] };
    if (row.effect) return [{ id: `${table.id}.${row.id}`, level: row.effect, path: own.path, clauses: [row.clause], action: null, parts: [own] }];
    return table.rules.flatMap((rule, j): PlacedRule[] => (rule.rows?.includes(row.id) ?? true ? [{
      id: `${table.id}.${row.id}.${rule.id}`,
      level: rule.effect,
      path: ['periods', 'rules', j, 'when'],
      clauses: [rule.clause ?? row.clause],
      action: null,
      parts: [own, { when: rule.when, path: ['periods', 'rules', j, 'when'], row }]
    }] : []));
  });
}
