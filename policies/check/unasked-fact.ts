import type { FactDefinition, PolicyFile } from '../language.js';
import { comparisonsIn, conditionsOf } from './reads.js';
import type { VerificationRule } from './rule.js';

/** A rule reads a fact that no interview ever asks and nothing derives: it would stay open for ever. */
export const unaskedFact: VerificationRule = ({ file, locate }) => {
  const seen = new Set<string>();
  return conditionsOf(file).filter(({ owner }) => owner !== 'notice').flatMap(({ when, path }) =>
    comparisonsIn(when, path).flatMap(({ comparison, path: place }) => {
      const id = comparison.fact;
      const definition = file.facts[id];
      const why = definition && !seen.has(id) ? neverKnown(file, definition) : null;
      if (why === null) return [];
      seen.add(id);
      return [{ ...locate([...place, 'fact']), code: 'unasked-fact', message: `this reads "${id}", which is never asked: ${why}` }];
    }));
};

function neverKnown(file: PolicyFile, { notAsked, onlyWith, derived }: FactDefinition): string | null {
  const isSet = (parameter: string): boolean => (file.parameters?.[parameter]?.value ?? null) !== null;
  if (derived && isSet(derived.parameter)) return null;
  if (notAsked) return 'it has "notAsked": true; expected a fact that is asked or derived';
  if (onlyWith !== undefined && !isSet(onlyWith)) return `it is there only with the parameter "${onlyWith}", which is not set; expected a fact that is asked without it`;
  return null;
}
