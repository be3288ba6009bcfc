/** Letters of a claim, in the customer's language. */
import type { Claim } from '../claim/record.js';
import type { Draft } from '../draft.js';
import { textsOf } from '../texts/texts.js';
import type { Block, Letter, LetterKind } from './letter.js';

/** @param said what the customer was told in the chat about the same event, without Markdown */
export function compose(kind: LetterKind, claim: Claim, draft: Draft, said: readonly string[] = []): Letter {
  const texts = textsOf(claim.locale);
  const body: Block[] = said.map((text) => ({ type: 'paragraph', text }));
  return {
    schema: 1,
    id: `${claim.number}-${String(claim.history.length).padStart(4, '0')}-${kind}`,
    kind,
    claim: claim.number,
    conversation: claim.conversation,
    locale: claim.locale,
    to: claim.customer.email,
    at: draft.world.now,
    subject: texts.claimOpened(claim.number),
    body,
    pdf: kind === 'confirmation' || kind === 'decision' || kind === 'rmaSheet'
  };
}
