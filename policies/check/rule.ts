/** A verification rule looks at a file that loads, and tells one kind of mistake of its author. */
import type { PolicyFile } from '../language.js';
import type { Locate } from '../load/source.js';
import type { Problem } from '../problem.js';
import type { PlacedRule } from './levels.js';
import type { Prover } from './proof/prover.js';
import type { Standing } from './standing.js';

export interface Subject {
  readonly file: PolicyFile;
  readonly locate: Locate;
  readonly prover: Prover;
  readonly rules: readonly PlacedRule[];
  /** What each of the rules is good for. */
  standings(): ReadonlyMap<PlacedRule, Standing>;
}

export type VerificationRule = (subject: Subject) => Problem[];
