/**
 * What a pressed card turns into. Read from the transcript, where the order of what happened is settled: two presses
 * at once, or a repeated one, get the answer that fits.
 */
import type { Entry, JsonObject } from '../../dialogs/records.js';
import { isRatingQuestion } from '../../dialogs/rating.js';
import type { Reply } from '../../dialogs/reply.js';
import { pressedWords } from '../console/spoken.js';
import type { Handled, Services } from '../services.js';
import { answeredCard, closedCard } from './teams-card.js';
import { cardText } from './teams-render.js';

/** A question further back than this is taken for closed. */
const LOOK_BACK = 200;

/** The card to show in place of the pressed one; null when the press answered no question (a menu stays as it is). */
export async function cardAfter(handled: Handled, value: JsonObject, { road, book }: Services): Promise<JsonObject | null> {
  const { question } = value;
  if (typeof question !== 'string') return null;
  const { id, length, locale } = handled.conversation;
  const entries = await road.entries(id, Math.max(0, length - LOOK_BACK));
  const press = entries.findIndex((entry) => entry.id === handled.entryId);
  const before = entries.slice(0, Math.max(press, 0));
  const asked = before.findLast((entry) => questionOf(entry) === question);
  const text = asked ? cardText(replyOf(asked)?.text ?? '') : null;
  if (text === null || !wasOpen(before, question)) return closedCard(text, locale);
  return answeredCard(text, pressedWords(value, before, book, locale).text);
}

/** Nothing was asked since that took its place, and no other card had answered it. */
function wasOpen(before: readonly Entry[], question: string): boolean {
  const counts = (asked: string | null): boolean => asked !== null && (asked === question || !isRatingQuestion(question));
  const last = before.findLast((entry) => counts(questionOf(entry)) || submittedTo(entry) === question);
  return last !== undefined && questionOf(last) === question;
}

function submittedTo(entry: Entry): unknown {
  if (entry.content.type !== 'received') return null;
  const { value } = entry.content.activity;
  return typeof value === 'object' && value !== null && 'question' in value ? value.question : null;
}

function questionOf(entry: Entry): string | null {
  const reply = replyOf(entry);
  return reply?.form?.question ?? reply?.choices?.find((choice) => choice.value.question)?.value.question ?? null;
}

function replyOf(entry: Entry): Reply | null {
  return entry.content.type === 'said' ? entry.content.reply : null;
}
