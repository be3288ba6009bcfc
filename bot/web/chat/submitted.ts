/**
 * Web Chat sends a card's inputs without showing them, so customers would not see in the transcript what they
 * answered. The page sends them as a message back instead, with words made from the card.
 */
import type { Action, Middleware } from './webchat.js';

interface CardInput {
  readonly id?: string;
  readonly label?: string;
  readonly choices?: readonly { readonly title: string; readonly value: string; /** The title without its help. */ readonly answer?: string }[];
}

interface Card {
  readonly body?: readonly CardInput[];
  readonly actions?: readonly { readonly data?: { readonly question?: string } }[];
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: Card;
}

export interface Words {
  readonly notGiven: string;
  readonly noneTicked: string;
}

type Data = Readonly<Record<string, unknown>>;

/** @param words in the language of the moment */
export function showSubmits(words: () => Words): Middleware {
  const cards = new Map<string, Card>();
  return ({ dispatch }) => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') remember(cards, action);
    const data = action.type === 'WEB_CHAT/SEND_POST_BACK' ? (action.payload as { value?: Data }).value : undefined;
    const card = typeof data?.['question'] === 'string' ? cards.get(data['question']) : undefined;
    if (!data || !card) return next(action);
    const text = submitWords(card, data, words());
    return dispatch({ type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { value: data, text, displayText: text } });
  };
}

/** "Purchase date: 2.01.2026", a line for each input that was filled in; with one input in all, the answer alone. */
function submitWords({ body = [] }: Card, data: Data, words: Words): string {
  const inputs = body.filter((input) => input.id !== undefined);
  const lines = inputs.flatMap((input) => {
    const answer = answerWords(input, data[input.id ?? ''], words);
    if (answer === null) return [];
    return [inputs.length === 1 || !input.label ? answer : `${input.label}: ${answer}`];
  });
  return lines.length > 0 ? lines.join('\n') : words.notGiven;
}

function answerWords({ id = '', choices }: CardInput, value: unknown, { noneTicked }: Words): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (text === '') return id.startsWith('set:') ? noneTicked : null;
  if (!choices) return dayWords(text);
  return text.split(',').map((one) => titleOf(choices.find(({ value: named }) => named === one)) ?? one).join(', ');
}

function titleOf(choice: { readonly title: string; readonly answer?: string } | undefined): string | undefined {
  return choice?.answer ?? choice?.title;
}

/** A day as it was shown in the input, in the browser's own order. */
function dayWords(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T12:00:00`).toLocaleDateString() : text;
}

function remember(cards: Map<string, Card>, action: Action): void {
  const { activity } = action.payload as { activity: { attachments?: readonly Attachment[] } };
  for (const attachment of activity.attachments ?? []) {
    const question = questionOf(attachment);
    if (attachment.content && question !== null) cards.set(question, attachment.content);
  }
}

/** The question that a card asks; null for what is no form. */
export function questionOf({ contentType, content }: Attachment): string | null {
  if (contentType !== 'application/vnd.microsoft.card.adaptive') return null;
  return content?.actions?.map(({ data }) => data?.question).find((id) => id !== undefined) ?? null;
}
