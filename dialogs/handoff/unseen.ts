/** What a person wrote while the customer was not looking: after a while it goes out as one letter, with the way back. */
import type { Draft } from '../draft.js';
import { answerLetter } from '../letters/answer.js';
import type { Instant } from '../records.js';
import type { Handoff } from './record.js';

/** Long enough for somebody who is on the page, and for the next sentence. */
const PATIENCE_MS = 3 * 60_000;

export function unseenDue({ unseen }: Handoff): Instant | null {
  return unseen && new Date(Date.parse(unseen.since) + PATIENCE_MS).toISOString();
}

/** Only the web page can be left: other channels bring the words to the customer themselves. @param words of a person, in this turn */
export function withUnseen({ conversation, world }: Draft, handoff: Handoff, words: string): Handoff {
  if (conversation.channel !== 'webchat') return handoff;
  const before = isSeen(handoff, world.customerSaw()) ? null : handoff.unseen;
  return { ...handoff, unseen: { since: before?.since ?? world.now, after: conversation.length, words: [...(before?.words ?? []), words] } };
}

/** What has not been seen by now is sent, where there is an address. */
export function sendUnseen(draft: Draft, handoff: Handoff): Handoff {
  const { unseen } = handoff;
  if (!unseen) return handoff;
  const letter = isSeen(handoff, draft.world.customerSaw()) ? null : answerLetter(draft, handoff, unseen.words);
  if (letter) draft.letter(letter);
  return { ...handoff, unseen: null };
}

function isSeen({ unseen }: Handoff, seen: number): boolean {
  return unseen === null || seen > unseen.after;
}
