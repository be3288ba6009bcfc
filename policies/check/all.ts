/** All verification rules, run on a policy file that loads. */
import type { PolicyFile } from '../language.js';
import type { Problem } from '../problem.js';
import type { Locate } from '../load/source.js';
import { inOrder } from '../load/validate.js';
import { citedKind } from './cited-kind.js';
import { deniedUnknown } from './denied-unknown.js';
import { neverHolds } from './never-holds.js';
import { noCases } from './no-cases.js';
import { periods } from './periods.js';
import { placeholders } from './placeholders.js';
import type { VerificationRule } from './rule.js';
import { unaskedFact } from './unasked-fact.js';
import { unreadFact } from './unread-fact.js';
import { unreadValue } from './unread-value.js';
import { unusedClause } from './unused-clause.js';
import { unusedName } from './unused-name.js';

export const VERIFICATION_RULES: readonly VerificationRule[] = [
  unusedClause, citedKind, unreadFact, unaskedFact, unreadValue, unusedName, placeholders, deniedUnknown, neverHolds, periods, noCases
];

/** What the rules find, in the order of the file's lines. */
export function verify(file: PolicyFile, locate: Locate): Problem[] {
  return inOrder(VERIFICATION_RULES.flatMap((rule) => rule(file, locate)));
}
