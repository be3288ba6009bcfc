import { asCase, inWords, notProved, only } from './example.js';
import { fails, wishesAbove } from './levels.js';
import { namesIn } from './reads.js';
import type { VerificationRule } from './rule.js';

/** Facts that are all known, and yet no rule and no grant decides: the customer would be left to a person by mistake. */
export const gap: VerificationRule = ({ file, locate, prover, rules }) => {
  const grants = rules.filter(({ level }) => level === 'grant');
  const answer = prover.find([...wishesAbove(prover, file, rules, 'grant'), ...grants.map((grant) => fails(prover, grant))]);
  if (answer.type === 'none') return [];
  const place = locate(['rules']);
  if (answer.type === 'gave-up') return [notProved(place, 'that every combination of facts is decided')];
  const example = answer.example();
  const read = namesIn(file, file.rules.filter(({ effect }) => effect === 'grant').map(({ when }) => when));
  return [{ ...place, code: 'gap', message: `no rule and no grant decides ${inWords(only(example, read))}; expected one that does (${asCase(file, example)})` }];
};
