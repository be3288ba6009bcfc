import type { VerificationRule } from './rule.js';

/** A policy without cases of its own is never tried out when it is loaded. */
export const noCases: VerificationRule = ({ file, locate }) =>
  file.cases.length > 0 ? [] : [{ ...locate(['cases']), code: 'no-cases', message: 'the policy has no cases; expected at least one with what must come out' }];
