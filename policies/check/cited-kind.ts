import { citationsOf } from './citations.js';
import type { VerificationRule } from './rule.js';

/** A decision rests on a clause that is only information or an instruction. */
export const citedKind: VerificationRule = ({ file, locate }) =>
  citationsOf(file).flatMap(({ clause, path }) => {
    const kind = file.clauses[clause]?.kind;
    if (kind === undefined || kind === 'rule') return [];
    return [{ ...locate(path), code: 'cited-kind', message: `a decision cites ${clause}, which is of kind "${kind}"; expected a clause of kind "rule"` }];
  });
