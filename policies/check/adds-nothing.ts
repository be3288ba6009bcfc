import type { VerificationRule } from './rule.js';

/** A rule that says nothing new: whenever it holds, rules of the same level hold that cite its clauses and ask for the same. */
export const addsNothing: VerificationRule = ({ locate, standings }) =>
  [...standings()].flatMap(([rule, standing]) => {
    if (standing.type !== 'adds-nothing') return [];
    const named = standing.by.map(({ id }) => `"${id}"`);
    const also = named.length === 1 ? `${named.join()} holds too` : `one of ${named.join(', ')} holds too`;
    const same = rule.action === null ? 'cites the same clause' : 'cites the same clause and asks for the same';
    return [{ ...locate(rule.path), code: 'adds-nothing', message: `"${rule.id}" changes nothing: whenever it holds, ${also} and ${same}; expected it to be removed, or one of them narrower` }];
  });
