/**
 * A message as a screen reader says it. Web Chat's own words know a bot and "you", and call a person of the desk a
 * bot; its `webchat:fallback-text` is said instead, so it holds who speaks, the words, and what can be pressed.
 */
import { isPerson, type Told } from './owner.js';

export interface SpokenWords {
  readonly bot: string;
  readonly fields: string;
  readonly buttons: string;
  readonly attachment: string;
}

interface CardPart {
  readonly label?: string;
  readonly title?: string;
}

export interface Message extends Told {
  readonly text?: string;
  readonly textFormat?: string;
  readonly suggestedActions?: { readonly actions?: readonly CardPart[] };
  readonly attachments?: readonly { readonly name?: string; readonly content?: { readonly body?: readonly CardPart[]; readonly actions?: readonly CardPart[] } }[];
}

/** "Anna: Hello." – "Gwarant, bot: Which product is it? To choose: Kaabo, Axis." */
export function spokenText(message: Message, words: SpokenWords): string {
  const { attachments = [], suggestedActions } = message;
  const labels = attachments.flatMap(({ content }) => content?.body ?? []).flatMap(({ label }) => label ?? []);
  const titles = [...attachments.flatMap(({ content }) => content?.actions ?? []), ...(suggestedActions?.actions ?? [])].flatMap(({ title }) => title ?? []);
  const files = attachments.flatMap(({ content, name }) => (content ? [] : [name ?? '']));
  return [
    `${speakerOf(message, words)}: ${plainWords(message)}`,
    listed(words.attachment, files), listed(words.fields, labels), listed(words.buttons, titles)
  ].filter(Boolean).join('\n');
}

export function speakerOf(message: Told, { bot }: Pick<SpokenWords, 'bot'>): string {
  return (isPerson(message) ? message.from?.name : null) ?? bot;
}

function listed(head: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${head}: ${items.join(', ')}.`;
}

/** Markdown's marks are not read aloud, and of a link its words. */
function plainWords({ text = '', textFormat }: Message): string {
  if (textFormat === 'plain') return text;
  return text.replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1').replace(/\*\*/gu, '').replace(/^- /gmu, '').replace(/\\([^\s\w])/gu, '$1').replace(/\\$/gmu, '');
}
