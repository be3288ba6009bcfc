/** A small sound policy, and ways to spoil it. */
import { readFileSync } from 'node:fs';
import { loadPolicy } from '../../policies/load.js';
import type { PolicyFile } from '../../policies/language.js';
import type { Problem } from '../../policies/problem.js';
import { verify } from '../../policies/check/all.js';

export const SMALL_NAME = 'lantern.policy.json';
export const SMALL = readFileSync(new URL('../../../test/policies/data/lantern.policy.json', import.meta.url), 'utf8');
