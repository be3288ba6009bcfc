/** Replays the cases of a policy's own. */
import { isDeepStrictEqual } from 'node:util';
import { decide } from '../decide.js';
import type { Decision } from '../decision.js';
import type { Policy } from '../compile.js';
import { readFacts } from '../facts.js';
import type { PolicyCase } from '../language.js';
import type { Problem } from '../problem.js';
import type { Locate } from './source.js';

/** One problem for each case that comes out otherwise than its `expect` says. */
export function replayCases(policy: Policy, locate: Locate): Problem[] {
  return policy.file.cases.flatMap((example, index) => {
    const wrong = replay(policy, example);
    return wrong === null ? [] : [{ ...locate(['cases', index]), code: 'case-fails', message: `case "${example.id}": ${wrong}` }];
  });
}

/** What comes out otherwise, in words; null when everything is as expected. */
function replay(policy: Policy, { asOf, facts, expect }: PolicyCase): string | null {
  const read = readFacts(policy, asOf, facts);
  if (read.type === 'refused') return `its facts cannot be: ${read.message}`;
  const decision = decide(policy, asOf, read.facts);
  const differences = Object.entries(expect).flatMap(([key, expected]) => difference(key, expected, decision) ?? []);
  return differences.length === 0 ? null : differences.join('; ');
}

function difference(key: string, expected: unknown, decision: Decision): string | null {
  if (key === 'askable') return asksOneOf(expected as readonly string[], decision.ask);
  const actual = decision[key as keyof Decision];
  const equal = Array.isArray(expected) ? isDeepStrictEqual(sorted(expected), sorted(actual as readonly unknown[])) : isDeepStrictEqual(expected, actual);
  return equal ? null : `expected ${key} ${JSON.stringify(expected)}, but ${actual === undefined ? 'there is none' : `it is ${JSON.stringify(actual)}`}`;
}

function asksOneOf(askable: readonly string[], ask: string | undefined): string | null {
  if (ask !== undefined && askable.includes(ask)) return null;
  return `expected to ask for one of ${askable.join(', ')}, but ${ask === undefined ? 'nothing is asked' : `"${ask}" is asked`}`;
}

/** Clauses, actions and remedies are compared as sets. */
function sorted(items: readonly unknown[]): unknown[] {
  return [...items].sort();
}
