/** A small sound policy, a catalogue for it, and ways to spoil them. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { loadPolicy, type LoadResult } from '../../policies/load.js';
import type { PolicyFile } from '../../policies/language.js';
import type { Problem } from '../../policies/problem.js';
import { fromRoot } from '../paths.js';

export const LANTERN_NAME = 'lantern.policy.json';
export const LANTERN = readFileSync(fromRoot('test/policies/small/lantern.policy.json'), 'utf8');

/** Stands in a spoilt text where the problem is expected, and is taken out of it. */
export const HERE = '▲';

export interface Spoilt {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The text with its only `find` replaced; where `replacement` has the mark, a problem is expected. */
export function spoil(text: string, find: string, replacement: string): Spoilt {
  assert.equal(text.split(find).length, 2, `"${find}" must stand once in the text`);
  const marked = text.replace(find, () => replacement);
  const before = marked.slice(0, marked.indexOf(HERE)).split('\n');
  return { text: marked.replace(HERE, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

export function load(text: string): LoadResult {
  return loadPolicy(LANTERN_NAME, text);
}

export function problemsOf(text: string): readonly Problem[] {
  const result = load(text);
  return result.type === 'refused' ? result.problems : [];
}

/** The lantern policy with some of its parts replaced, as an author would have written it. */
export function lanternWith(parts: Partial<PolicyFile>): string {
  return JSON.stringify({ ...(JSON.parse(LANTERN) as PolicyFile), ...parts }, null, 2);
}
