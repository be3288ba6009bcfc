/** A person has answered while the customer was away: their words, and the way back into the conversation. */
import { contactOf } from '../contact.js';
import type { Draft } from '../draft.js';
import type { Handoff } from '../records.js';
import { NO_CASES, NO_PASSAGES, NO_VALUES } from './empty.js';
import type { Letter } from './letter.js';
import { fillIn, render, type Content } from './render.js';

/** Null where the customer gave no address. @param words as the person wrote them, message by message */
export function answerLetter(draft: Draft, handoff: Handoff, words: readonly string[]): Letter | null {
  const { conversation, world } = draft;
  const claim = handoff.claim === null ? null : draft.claim(handoff.claim);
  const { name, email: to } = contactOf(conversation, claim);
  if (to === null) return null;
  const { locale } = conversation;
  const content: Content = {
    values: {
      ...NO_VALUES, claim: handoff.claim, name, desk: world.desk.name[locale], link: world.resumeLink,
      email: world.desk.contact.email, phone: world.desk.contact.phone
    },
    passages: { ...NO_PASSAGES, said: words.flatMap((one) => one.split(/\n{2,}/u)).map((text) => ({ type: 'paragraph', text })) },
    cases: NO_CASES
  };
  const { subject, body } = world.letters.answer[locale];
  return {
    schema: 1, id: `${conversation.id}-${String(conversation.length).padStart(7, '0')}-answer`, kind: 'answer', claim: handoff.claim, conversation: conversation.id, locale, to,
    at: world.now, subject: fillIn(subject, content) ?? world.desk.name[locale], body: render(body, content), pdf: false
  };
}
