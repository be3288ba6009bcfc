import type { JSONPath } from 'jsonc-parser';
import type { PlacedRule } from './levels.js';
import { conditionsOf } from './reads.js';
import type { Subject, VerificationRule } from './rule.js';

/** A condition that no facts fulfil: a rule, row, check, price or notice that never comes to anything. */
export const neverHolds: VerificationRule = (subject) => {
  const { file, locate, prover, rules, standings } = subject;
  const impossible = (path: JSONPath): boolean => conditionsOf(file).some((one) => samePlace(one.path, path) && prover.find([{ formula: prover.formula(one.when), holds: true }]).type === 'none');
  const owned = rules.filter((rule) => standings().get(rule)?.type === 'never-holds').map((rule) => blame(subject, rule, impossible));
  const others = conditionsOf(file).filter(({ owner, path }) => ['row', 'fee', 'notice'].includes(owner) && impossible(path)).map(({ path }) => ({ path, row: null }));
  const told = new Map([...owned, ...others].map((place) => [JSON.stringify(place), place] as const));
  return [...told.values()].map(({ path, row }) => ({
    ...locate(path),
    code: 'never-holds',
    message: `no facts fulfil this condition${row === null ? '' : ` together with that of the row "${row}"`}; expected parts that can be true together`
  }));
};

interface Blame {
  readonly path: JSONPath;
  /** The only row, or one of a few, with which the condition cannot be. */
  readonly row: string | null;
}

function blame({ rules, standings }: Subject, rule: PlacedRule, impossible: (path: JSONPath) => boolean): Blame {
  const part = rule.parts.find(({ path, row }) => !row && impossible(path));
  if (part) return { path: part.path, row: null };
  const copies = rules.filter(({ path }) => samePlace(path, rule.path));
  const isEvery = copies.every((copy) => standings().get(copy)?.type === 'never-holds');
  return { path: rule.path, row: isEvery ? null : (rule.parts.find(({ row }) => row)?.row?.id ?? null) };
}

function samePlace(one: JSONPath, other: JSONPath): boolean {
  return one.join('/') === other.join('/');
}
