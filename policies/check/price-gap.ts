import type { Condition } from '../language.js';
import { asCase, inWords, notProved, only } from './example.js';
import { formulaOf, holds, wishesAbove } from './levels.js';
import { none } from './proof/formula.js';
import type { Wish } from './proof/search.js';
import { namesIn } from './reads.js';
import type { VerificationRule } from './rule.js';

/** A grant whose fee has no price for some facts: the amount would be left to a person, though everything is known. */
export const priceGap: VerificationRule = ({ file, locate, prover, rules }) =>
  file.rules.flatMap((rule, index) => {
    if (rule.effect !== 'grant' || !rule.fee || !('percent' in rule.fee)) return [];
    const placed = rules.filter(({ level }) => level === 'grant');
    const grant = placed.find(({ id }) => id === rule.id);
    if (!grant) return [];
    const conditions: readonly Condition[] = rule.fee.of.map(({ when }) => when);
    const unpriced = conditions.map((when): Wish => ({ formula: prover.formula(when), holds: false }));
    const earlier: Wish = { formula: none(...placed.slice(0, placed.indexOf(grant)).map((other) => formulaOf(prover, other))), holds: true };
    const answer = prover.find([holds(prover, grant), earlier, ...unpriced, ...wishesAbove(prover, file, rules, 'grant')]);
    if (answer.type === 'none') return [];
    const place = locate(['rules', index, 'fee', 'of']);
    if (answer.type === 'gave-up') return [notProved(place, 'that there is always a price')];
    const example = answer.example();
    const read = namesIn(file, conditions);
    return [{ ...place, code: 'price-gap', message: `no price applies ${inWords(only(example, read))}; expected one (${asCase(file, example)})` }];
  });
