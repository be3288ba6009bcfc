import { conditionsOf, decidingFacts, factsIn } from './reads.js';
import type { VerificationRule } from './rule.js';

/** A fact that nothing decides by is never asked: a rule was forgotten, or the fact is. */
export const unreadFact: VerificationRule = ({ file, locate }) => {
  const deciding = decidingFacts(file);
  const told = new Set(conditionsOf(file).filter(({ owner }) => owner === 'notice').flatMap(({ when }) => [...factsIn(file, when)]));
  return Object.entries(file.facts)
    .filter(([id, { notAsked }]) => !deciding.has(id) && notAsked !== true)
    .map(([id]) => ({
      ...locate(['facts', id]),
      code: 'unread-fact',
      message: `no check, rule, row or fee reads "${id}", so it is never asked${told.has(id) ? ', and the notice that reads it is never told' : ''}; expected a rule that reads it, or "notAsked": true`
    }));
};
