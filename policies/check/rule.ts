/** A verification rule looks at a file that loads, and tells one kind of mistake of its author. */
import type { PolicyFile } from '../language.js';
import type { Locate } from '../load/source.js';
import type { Problem } from '../problem.js';

export type VerificationRule = (file: PolicyFile, locate: Locate) => Problem[];
