/** What a letter has that is about no claim: nothing. */
import { PASSAGES, POSSIBLE_VALUES, SURE_VALUES, type CaseName } from './template.js';
import type { Content } from './render.js';

export const NO_VALUES = Object.fromEntries([...SURE_VALUES, ...POSSIBLE_VALUES].map((name) => [name, null])) as Content['values'];
export const NO_PASSAGES = Object.fromEntries(PASSAGES.map((name) => [name, []])) as unknown as Content['passages'];
export const NO_CASES: readonly CaseName[] = [];
