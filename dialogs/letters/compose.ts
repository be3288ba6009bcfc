/** Letters of a claim, in the customer's language: the template of the kind, filled with what is known. */
import type { Claim } from '../claim/record.js';
import type { Draft } from '../draft.js';
import { contentOf, type Occasion } from './content.js';
import type { Letter, LetterKind } from './letter.js';
import { fillIn, render } from './render.js';

/** They are worth keeping on paper. */
const ON_PAPER: readonly LetterKind[] = ['confirmation', 'decision', 'rmaSheet'];

/** @param occasion what brought the letter about, beyond what stands in the claim */
export function compose(kind: LetterKind, claim: Claim, draft: Draft, occasion: Occasion = {}): Letter {
  // Somebody else may have asked for a code, in another language.
  const locale = kind === 'code' ? claim.locale : draft.conversation.locale;
  const content = contentOf(kind, claim, draft, occasion, locale);
  const { subject, body } = draft.world.letters[kind][locale];
  return {
    schema: 1,
    id: letterId(kind, claim),
    kind,
    claim: claim.number,
    conversation: claim.conversation,
    locale,
    to: claim.customer.email,
    at: draft.world.now,
    subject: fillIn(subject, content) ?? claim.number,
    body: render(body, content),
    pdf: ON_PAPER.includes(kind)
  };
}

/** Where the letter can be read and printed, for the chat; empty where it cannot. */
export function letterLine(kind: LetterKind, claim: Claim, draft: Draft): string {
  const link = ON_PAPER.includes(kind) ? draft.world.letterLink(letterId(kind, claim)) : null;
  return link === null ? '' : draft.texts.life.letter(kind, link);
}

/** Each step of a claim writes at most one letter of a kind. Codes are asked for without a step and get ids of their own. */
function letterId(kind: LetterKind, claim: Claim): string {
  return `${claim.number}-${String(claim.history.length).padStart(4, '0')}-${kind}`;
}
