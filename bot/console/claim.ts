/** Claims of a conversation as cards: number, state, RMA, result and history. */
import type { Claim } from '../../dialogs/records.js';
import { claimLife, type Surroundings } from './claim-life.js';
import { noteInWords } from './notes.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Locale } from '../../policies/language.js';
import { policyFile, steps } from './clauses.js';
import { documentLines, paperOptions } from './document-lines.js';
import { currentClaim } from './current-claim.js';
import type { Case } from './summary.js';
import type { ClaimCard } from './view.js';

/** The case's claim first, then the newest. */
export function claimCards({ conversation, claims, around }: Pick<Case, 'conversation' | 'claims' | 'around'>, book: PolicyBook, locale: Locale): ClaimCard[] {
  const current = currentClaim({ conversation, claims })?.number ?? null;
  const newestFirst = [...claims].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const ordered = [...newestFirst.filter(({ number }) => number === current), ...newestFirst.filter(({ number }) => number !== current)];
  return ordered.map((claim) => claimCard(claim, around, book, locale));
}

function claimCard(claim: Claim, around: Surroundings, book: PolicyBook, locale: Locale): ClaimCard {
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
    documents: documentLines(claim, file, locale),
    papers: paperOptions(file, locale),
    result: claim.result,
    history: claim.history.map((event) => ({ at: event.at, role: event.who.role, name: event.who.name, via: event.via, what: event.what, to: event.to, note: noteInWords(event, file, locale) })),
    ...claimLife(claim, around, book, locale)
  };
}
