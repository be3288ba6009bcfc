import type { Comparison, PolicyFile } from '../language.js';
import { comparisonsIn, conditionsOf } from './reads.js';
import type { VerificationRule } from './rule.js';

/** A value of a set that changes nothing: customers are offered it, and no rule or exclusion map reads it. */
export const unreadValue: VerificationRule = ({ file, locate }) =>
  Object.entries(file.facts).flatMap(([fact, { type, values }]) => {
    if (type !== 'set') return [];
    const read = valuesRead(file, fact);
    return Object.keys(values ?? {}).filter((value) => !read.has(value)).map((value) => ({
      ...locate(['facts', fact, 'values', value]),
      code: 'unread-value',
      message: `"${value}" of "${fact}" is offered to customers, but changes nothing; expected a rule or an exclusion map that reads it`
    }));
  });

function valuesRead(file: PolicyFile, fact: string): ReadonlySet<string> {
  const compared = conditionsOf(file).flatMap(({ when }) => comparisonsIn(when)).filter(({ comparison }) => comparison.fact === fact);
  const mapped = (file.exclusions ?? []).filter((map) => map.fact === fact);
  return new Set([...compared.flatMap(({ comparison }) => valuesIn(comparison)), ...mapped.flatMap(({ clauses }) => Object.keys(clauses))]);
}

function valuesIn(comparison: Comparison): readonly string[] {
  if ('has' in comparison) return [comparison.has];
  return 'hasAny' in comparison ? comparison.hasAny : [];
}
