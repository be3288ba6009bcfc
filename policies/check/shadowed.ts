import { notProved } from './example.js';
import type { PlacedRule } from './levels.js';
import type { VerificationRule } from './rule.js';

/** A rule that never gets its turn: whenever it holds, a higher level (or a check above it) has decided before. */
export const shadowed: VerificationRule = ({ locate, standings }) =>
  [...standings()].flatMap(([rule, standing]) => {
    if (standing.type === 'not-proved') return [notProved(locate(rule.path), `whether "${rule.id}" ever decides`)];
    if (standing.type !== 'shadowed') return [];
    return [{ ...locate(rule.path), code: 'shadowed', message: `"${rule.id}" never decides: whenever it holds, ${listed(standing.by)} before; expected a case that is left for it` }];
  });

function listed(rules: readonly (PlacedRule | null)[]): string {
  const named = rules.map((rule) => (rule ? `"${rule.id}" (${rule.level})` : '"solved"'));
  return named.length === 1 ? `${named.join()} decides` : `one of ${named.join(', ')} decides`;
}
