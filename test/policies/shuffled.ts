/** The same policy with its rules, exclusions and period rows in another order. */
import { compilePolicy, type Policy } from '../../policies/compile.js';
import type { ExclusionMap, PolicyFile } from '../../policies/language.js';

export function shuffledPolicies(policy: Policy, count: number, seed: number): Policy[] {
  return Array.from({ length: count }, (_, index) => compilePolicy(shuffledFile(policy.file, seed + index)));
}

/** Fisher and Yates, driven by a linear congruential generator (Numerical Recipes, ranqd1). */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed >>> 0;
  for (let left = result.length; left > 1; left--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const pick = Math.floor((state / 2 ** 32) * left);
    const [moved] = result.splice(pick, 1, ...result.slice(left - 1, left));
    if (pick < left - 1 && moved !== undefined) result[left - 1] = moved;
  }
  return result;
}

function shuffledFile(file: PolicyFile, seed: number): PolicyFile {
  const exclusions = file.exclusions && shuffle(file.exclusions, seed).map((map): ExclusionMap => ({
    ...map, clauses: Object.fromEntries(shuffle(Object.entries(map.clauses), seed))
  }));
  return {
    ...file,
    rules: shuffle(file.rules, seed),
    ...(exclusions ? { exclusions } : {}),
    ...(file.periods ? { periods: { ...file.periods, rows: shuffle(file.periods.rows, seed), rules: shuffle(file.periods.rules, seed) } } : {})
  };
}
