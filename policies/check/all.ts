/** All verification rules, run on a policy file that loads. */
import type { PolicyFile } from '../language.js';
import type { Problem } from '../problem.js';
import type { Locate } from '../load/source.js';
import { inOrder } from '../load/validate.js';
import { addsNothing } from './adds-nothing.js';
import { citedKind } from './cited-kind.js';
import { deniedUnknown } from './denied-unknown.js';
import { gap } from './gap.js';
import { grantsOverlap } from './grants-overlap.js';
import { rulesOf, type PlacedRule } from './levels.js';
import { neverHolds } from './never-holds.js';
import { noCases } from './no-cases.js';
import { periods } from './periods.js';
import { placeholders } from './placeholders.js';
import { priceGap } from './price-gap.js';
import { proverOf } from './proof/prover.js';
import type { Subject, VerificationRule } from './rule.js';
import { shadowed } from './shadowed.js';
import { standingsOf, type Standing } from './standing.js';
import { unaskedFact } from './unasked-fact.js';
import { unreadFact } from './unread-fact.js';
import { unreadValue } from './unread-value.js';
import { untoldNotice } from './untold-notice.js';
import { untranslated } from './untranslated.js';
import { unusedClause } from './unused-clause.js';
import { unusedName } from './unused-name.js';

export const VERIFICATION_RULES: readonly VerificationRule[] = [
  unusedClause, citedKind, unreadFact, unaskedFact, unreadValue, unusedName, placeholders, untranslated, noCases,
  neverHolds, shadowed, addsNothing, gap, grantsOverlap, priceGap, periods, deniedUnknown, untoldNotice
];

/** What the rules find, in the order of the file's lines. */
export function verify(file: PolicyFile, locate: Locate): Problem[] {
  const subject = subjectOf(file, locate);
  return inOrder(VERIFICATION_RULES.flatMap((rule) => rule(subject)));
}

function subjectOf(file: PolicyFile, locate: Locate): Subject {
  const prover = proverOf(file);
  const rules = rulesOf(file);
  let standings: ReadonlyMap<PlacedRule, Standing> | null = null;
  return { file, locate, prover, rules, standings: () => (standings ??= standingsOf(file, prover, rules)) };
}
