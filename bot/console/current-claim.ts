/** Which of a conversation's claims its case is about. */
import type { Claim, Conversation } from '../../dialogs/records.js';

/** The hand-off's or the round's; where there was no hand-off and another round has begun, the newest. */
export function currentClaim({ conversation, claims }: { readonly conversation: Conversation; readonly claims: readonly Claim[] }): Claim | null {
  const number = conversation.handoff?.claim ?? conversation.session.claim;
  const newest = conversation.handoff ? undefined : [...claims].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
  return claims.find((claim) => claim.number === number) ?? newest ?? null;
}
