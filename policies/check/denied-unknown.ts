import type { PolicyFile } from '../language.js';
import type { Problem } from '../problem.js';
import { inWords, notProved, only } from './example.js';
import { formulaOf, type PlacedRule } from './levels.js';
import { none } from './proof/formula.js';
import { comparisonsIn, namesIn, type PlacedComparison } from './reads.js';
import type { Subject, VerificationRule } from './rule.js';

/**
 * Nobody is denied for not knowing: a denial that holds because a fact is null, and that no denial replaces once the
 * fact is known. Only facts whose null is a value can do that: any other comparison with null is unknown, and what
 * is true with an unknown part stays true whatever the part becomes (`truth.ts`).
 */
export const deniedUnknown: VerificationRule = (subject) => {
  const problems = Object.entries(subject.file.facts)
    .filter(([, { nullIsValue }]) => nullIsValue)
    .flatMap(([fact]) => subject.rules.filter(({ level }) => level === 'deny').flatMap((rule) => deniedBy(subject, rule, fact)));
  // A comparison of a row stands in every rule of that row, and is told once.
  return [...new Map(problems.map((problem) => [`${problem.line}:${problem.column}`, problem])).values()];
};

function deniedBy({ file, locate, prover, rules }: Subject, rule: PlacedRule, fact: string): Problem[] {
  const [placed] = readings(rule, fact);
  if (!placed) return [];
  const apart = askedFor(file, fact);
  const answer = prover.find([
    { formula: prover.unknown(fact), holds: true },
    { formula: formulaOf(prover, rule), holds: true },
    { formula: prover.unknown(fact, { apart }), holds: false },
    { formula: none(...rules.filter(({ level }) => level === 'deny').map((denial) => formulaOf(prover, denial, { apart }))), holds: true }
  ]);
  if (answer.type === 'none') return [];
  const place = locate(placed.path);
  if (answer.type === 'gave-up') return [notProved(place, `that nobody is denied for not knowing "${fact}"`)];
  const example = answer.example();
  const read = namesIn(file, rule.parts.map(({ when }) => when));
  const message = `this denial holds because the customer does not know "${fact}"; expected a rule that refers or needs something instead: it denies ${inWords(only(example, read))}, and does not ${inWords(example.apart)}`;
  return [{ ...place, code: 'denied-unknown', message }];
}

function readings({ parts }: PlacedRule, fact: string): PlacedComparison[] {
  return parts.flatMap(({ when, path }) => comparisonsIn(when, path)).filter(({ comparison }) => comparison.fact === fact);
}

/** The fact itself, or the one that is asked in its place while its parameter is set. */
function askedFor({ facts, parameters }: PolicyFile, fact: string): string {
  const derived = facts[fact]?.derived;
  return derived && (parameters?.[derived.parameter]?.value ?? null) !== null ? derived.from : fact;
}
