/** Where a policy file cites its clauses. */
import type { JSONPath } from 'jsonc-parser';
import type { PolicyFile, Rule } from '../language.js';

export interface Citation {
  readonly clause: string;
  readonly path: JSONPath;
}

/** Clauses that a decision can rest on. */
export function citationsOf(file: PolicyFile): Citation[] {
  return [
    ...(file.checks ?? []).map(({ clause }, i) => ({ clause, path: ['checks', i, 'clause'] })),
    ...file.rules.flatMap((rule, i) => ruleCitations(rule, ['rules', i])),
    ...(file.exclusions ?? []).flatMap(({ clauses }, i) => Object.entries(clauses).flatMap(([value, cited]) => listed(cited, ['exclusions', i, 'clauses', value]))),
    ...(file.periods?.rows ?? []).map(({ clause }, i) => ({ clause, path: ['periods', 'rows', i, 'clause'] })),
    ...(file.periods?.rules ?? []).flatMap(({ clause }, i) => (clause === undefined ? [] : [{ clause, path: ['periods', 'rules', i, 'clause'] }]))
  ];
}

/** Clauses of the time to remedy: they bind the guarantor and decide nothing. */
export function deadlineClauses(file: PolicyFile): string[] {
  return file.rules.flatMap((rule) => (rule.effect === 'grant' && rule.deadline ? [rule.deadline.clause] : []));
}

function ruleCitations(rule: Rule, path: JSONPath): Citation[] {
  return rule.effect === 'grant' ? listed(rule.clauses, [...path, 'clauses']) : listed(rule.clause, [...path, 'clause']);
}

function listed(clauses: string | readonly string[], path: JSONPath): Citation[] {
  if (typeof clauses === 'string') return [{ clause: clauses, path }];
  return clauses.map((clause, i) => ({ clause, path: [...path, i] }));
}
