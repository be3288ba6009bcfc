/** A reply as Web Chat shows it. Its text is Markdown, or a person's own words as they are. */
import type { JsonObject } from '../../dialogs/records.js';
import type { Choice, Reply } from '../../dialogs/reply.js';
import type { Locale } from '../../policies/language.js';
import { formCard } from './card.js';

/** The activity without what the transcript adds: id, time, sender, conversation. */
export function renderReply(reply: Reply, locale: Locale): JsonObject {
  const { text, plain, choices, form, signal } = reply;
  const asks = Boolean(choices?.length ?? form ?? signal?.question);
  return {
    type: 'message',
    text,
    textFormat: plain ? 'plain' : 'markdown',
    locale: locale === 'pl' ? 'pl-PL' : 'en-GB',
    inputHint: asks ? 'expectingInput' : 'acceptingInput',
    ...(choices?.length ? { suggestedActions: { to: [], actions: choices.map(button) } } : {}),
    ...(form ? { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: formCard(form, { locale, other: cardButton }) }] } : {}),
    ...(signal ? { channelData: { gwarant: signal as unknown as JsonObject } } : {})
  };
}

/** A message back: the customer sees the title as their own words, the value comes along. */
function button({ title, value }: Choice): JsonObject {
  return { type: 'messageBack', title, text: title, displayText: title, value: value as unknown as JsonObject };
}

/** Web Chat sends a card's own submit without showing it; wrapped so, the button acts like a suggested action. */
function cardButton(choice: Choice): JsonObject {
  return {
    type: 'Action.Submit',
    title: choice.title,
    associatedInputs: 'none',
    data: { __isBotFrameworkCardAction: true, cardAction: button(choice) }
  };
}
