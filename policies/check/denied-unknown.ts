import type { PolicyFile } from '../language.js';
import type { Problem } from '../problem.js';
import type { Locate } from '../load/source.js';
import { comparisonsIn, conditionsOf, type PlacedComparison } from './reads.js';
import type { VerificationRule } from './rule.js';

/** Nobody is denied for not knowing: a denial that holds because a fact is null. */
export const deniedUnknown: VerificationRule = (file, locate) =>
  conditionsOf(file)
    .filter(({ owner }) => owner === 'deny')
    .flatMap(({ when, path }) => comparisonsIn(when, path))
    .filter((placed) => holdsOnNull(file, placed))
    .map((placed) => problem(placed, locate));

/** Of a fact whose null is a value, "isUnknown" holds on null, and so does any other comparison under "not". */
function holdsOnNull(file: PolicyFile, { comparison, negated }: PlacedComparison): boolean {
  return file.facts[comparison.fact]?.nullIsValue === true && 'isUnknown' in comparison !== negated;
}

function problem({ comparison, path }: PlacedComparison, locate: Locate): Problem {
  const message = `this denial holds because the customer does not know "${comparison.fact}"; expected a rule that refers or needs something instead`;
  return { ...locate(path), code: 'denied-unknown', message };
}
