/** A message that the channel did not take, or may not have taken: told to whoever talks with the customer. */
import { BOT, type Draft } from '../draft.js';
import type { Event } from '../events.js';

/** Enough to know which one it was. */
const BEGINNING = 60;

/** Where nobody owns the case there is nobody to tell: the log has it. */
export function undelivered(draft: Draft, { what, text }: Extract<Event, { type: 'undelivered' }>): void {
  const { state } = draft.conversation.handoff ?? {};
  if (state !== 'accepted' && state !== 'delegated') return;
  const line = text.replace(/\s+/gu, ' ').trim();
  draft.note(BOT, line.length > BEGINNING ? `${line.slice(0, BEGINNING).trimEnd()}…` : line, { what });
}
