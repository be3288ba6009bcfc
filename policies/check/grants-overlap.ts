import type { PolicyFile, Rule } from '../language.js';
import { asCase, inWords, notProved, only } from './example.js';
import { holds, wishesAbove } from './levels.js';
import { namesIn } from './reads.js';
import type { VerificationRule } from './rule.js';

/** Two grants that differ are reached at once: the order of the rules would decide what the customer gets. */
export const grantsOverlap: VerificationRule = ({ file, locate, prover, rules }) => {
  const grants = rules.filter(({ level }) => level === 'grant');
  const reached = wishesAbove(prover, file, rules, 'grant');
  return grants.flatMap((grant, index) => grants.slice(0, index).flatMap((earlier) => {
    if (gives(file, earlier.id) === gives(file, grant.id)) return [];
    const answer = prover.find([holds(prover, earlier), holds(prover, grant), ...reached]);
    if (answer.type === 'none') return [];
    if (answer.type === 'gave-up') return [notProved(locate(grant.path), `that this and "${earlier.id}" never apply at once`)];
    const example = answer.example();
    const read = namesIn(file, [...earlier.parts, ...grant.parts].map(({ when }) => when));
    const message = `the grants "${earlier.id}" and "${grant.id}" both apply ${inWords(only(example, read))}; expected one, whatever their order (${asCase(file, example)})`;
    return [{ ...locate(grant.path), code: 'grants-overlap', message }];
  }));
};

/** All that a grant gives, apart from when. */
function gives(file: PolicyFile, id: string): string {
  const grant = file.rules.find((rule: Rule) => rule.id === id);
  return JSON.stringify({ ...grant, id: '', when: '' });
}
