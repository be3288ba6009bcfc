/** Claims of a conversation as cards: number, state, RMA, result and history. */
import type { Claim } from '../../dialogs/records.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Locale } from '../../policies/language.js';
import { policyFile, steps } from './clauses.js';
import type { Case } from './summary.js';
import type { ClaimCard } from './view.js';

/** The claim of this hand-off first, then the newest. */
export function claimCards({ conversation, claims }: Pick<Case, 'conversation' | 'claims'>, book: PolicyBook, locale: Locale): ClaimCard[] {
  const current = conversation.handoff?.claim ?? null;
  const newestFirst = [...claims].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const ordered = [...newestFirst.filter(({ number }) => number === current), ...newestFirst.filter(({ number }) => number !== current)];
  return ordered.map((claim) => claimCard(claim, book, locale));
}

function claimCard(claim: Claim, book: PolicyBook, locale: Locale): ClaimCard {
  const file = policyFile(book, claim.policy.id);
  return {
    number: claim.number,
    state: claim.state,
    policy: file?.title[locale] ?? claim.policy.id,
    openedAt: claim.openedAt,
    contested: claim.contested,
    serial: claim.unit.serial,
    description: claim.description,
    missing: steps(file, claim.missing, locale),
    rma: claim.rma && { number: claim.rma.number, authorisedAt: claim.rma.authorisedAt, by: claim.rma.by.name },
    result: claim.result,
    history: claim.history.map(({ at, who, what, to, note }) => ({ at, role: who.role, name: who.name, what, to, note }))
  };
}
