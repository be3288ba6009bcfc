import { citationsOf, deadlineClauses } from './citations.js';
import type { VerificationRule } from './rule.js';

/** A clause marked as a rule that no rule cites: either a rule was forgotten, or it is information or an instruction. */
export const unusedClause: VerificationRule = ({ file, locate }) => {
  const cited = new Set([...citationsOf(file).map(({ clause }) => clause), ...deadlineClauses(file)]);
  return Object.entries(file.clauses)
    .filter(([id, { kind }]) => kind === 'rule' && !cited.has(id))
    .map(([id]) => ({
      ...locate(['clauses', id, 'kind']),
      code: 'unused-clause',
      message: `the clause ${id} is of kind "rule", but no rule cites it; expected a rule that does, or the kind "information" or "instruction"`
    }));
};
