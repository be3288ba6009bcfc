/**
 * A reply as the messages Teams shows. Teams refuses messages of more than 28 KB, counted in UTF-16 and with all that
 * stands around them; it has since become more generous, but not everywhere.
 */
import type { JsonObject, Speaker } from '../../dialogs/records.js';
import type { Form, Reply, Signal } from '../../dialogs/reply.js';
import { escapeMarkdown } from '../../dialogs/markdown.js';
import type { Locale } from '../../policies/language.js';
import { choiceCard, questionCard } from './teams-card.js';

/** In UTF-16 units of the message's JSON; leaves room for the addresses that are added when it is sent. */
export const MESSAGE_UNITS = 11_800;
/** 20 KB. */
const TEXT_UNITS = 10_240;
/** More text than this stands in messages of its own before the card. */
const CARD_TEXT_UNITS = 3_000;
const SUMMARY_LENGTH = 120;
/** Limits of Teams' citations: how many, and the lengths of name and abstract. */
const MOST_CITATIONS = 20;
const CITATION_NAME = 80;
const CITATION_ABSTRACT = 160;

export interface Rendering {
  readonly locale: Locale;
  readonly speaker: Speaker;
}

/** One activity or more, in order, each within the limit. The last one carries `channelData.gwarant`. */
export function renderTeams(reply: Reply, { locale, speaker }: Rendering): JsonObject[] {
  const messages = bodies(named(reply, speaker), reply, locale);
  return messages.map((message, index) => (reply.signal && index === messages.length - 1 ? withSignal(message, reply.signal) : message));
}

/** The part of a long question that stands on its card. */
export function cardText(text: string): string {
  return splitText(text, CARD_TEXT_UNITS).at(-1) ?? '';
}

/** Cuts at paragraphs, lines, sentences or words, so that each part has at most so many units as JSON. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (units(rest) > limit) {
    const cut = cutIn(rest, limit);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...parts, rest];
}

/** People in Teams see the bot's name on every message: an agent is named in the text. */
function named({ text, plain }: Reply, { role, name }: Speaker): string {
  if (role !== 'agent' || name === null) return text;
  return plain ? `${name}: ${text}` : `**${escapeMarkdown(name)}:** ${text}`;
}

function bodies(text: string, reply: Reply, locale: Locale): JsonObject[] {
  const { plain, choices = [], form, citations = [] } = reply;
  if (citations.length > 0) return [...withCitations(text, citations), ...(choices.length > 0 ? choiceMessages('', choices, locale) : [])];
  const messages = (part: string): JsonObject[] => splitText(part, TEXT_UNITS).map((one) => textMessage(one, plain));
  if (!form && choices.length === 0) return messages(text);
  const onCard = cardText(text);
  const before = text.slice(0, text.length - onCard.length).trimEnd();
  return [...(before === '' ? [] : messages(before)), ...(form ? formMessages(onCard, form, locale) : choiceMessages(onCard, choices, locale))];
}

/** Clauses as citations of the last text: `[1]` in it opens the first. Clients that know none show the numbers. */
function withCitations(text: string, citations: NonNullable<Reply['citations']>): JsonObject[] {
  const shown = citations.slice(0, MOST_CITATIONS);
  const marks = shown.map((_, index) => `[${index + 1}]`).join(' ');
  const parts = splitText(`${text}\n\n${marks}`, TEXT_UNITS).map((one) => textMessage(one));
  const entity = {
    type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org', '@id': '',
    citation: shown.map(({ name, text: abstract }, index) => ({
      '@type': 'Claim', position: index + 1, appearance: { '@type': 'DigitalDocument', name: shortened(name, CITATION_NAME), abstract: shortened(abstract, CITATION_ABSTRACT) }
    }))
  };
  const cited = { ...parts.at(-1), entities: [entity] };
  return [...parts.slice(0, -1), units(cited) <= MESSAGE_UNITS ? cited : (parts.at(-1) ?? {})];
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function choiceMessages(text: string, choices: NonNullable<Reply['choices']>, locale: Locale): JsonObject[] {
  const message = cardMessage(text, choiceCard(text, choices, locale));
  if (units(message) <= MESSAGE_UNITS) return [message];
  if (choices.length === 1) return [textMessage(text)];
  const half = Math.ceil(choices.length / 2);
  return [...choiceMessages(text, choices.slice(0, half), locale), ...choiceMessages('', choices.slice(half), locale)];
}

/** A form cannot be taken apart; one that does not fit is asked in words, as every question can be answered in words. */
function formMessages(text: string, form: Form, locale: Locale): JsonObject[] {
  const message = cardMessage(text, questionCard(text, form, locale));
  return [units(message) <= MESSAGE_UNITS ? message : textMessage(text)];
}

function textMessage(text: string, plain?: boolean): JsonObject {
  return { type: 'message', text, textFormat: plain ? 'plain' : 'markdown' };
}

/** The summary is what a notification shows in place of the card. */
function cardMessage(text: string, content: JsonObject): JsonObject {
  const summary = text.replace(/[*_`\\]/gu, '').slice(0, SUMMARY_LENGTH);
  return { type: 'message', ...(summary === '' ? {} : { summary }), attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

/** As much of the signal as fits: first the traces go, then what a program can ask for elsewhere. */
function withSignal(message: JsonObject, signal: Signal): JsonObject {
  const { decisions, question, ...rest } = signal;
  const short = decisions?.map(({ trace: _trace, facts: _facts, ...decision }) => decision);
  const { choices: _choices, ...asked } = question ?? {};
  const versions = [signal, { ...signal, decisions: short }, { ...rest, ...(question ? { question: asked } : {}), decisions: short }, rest];
  const fitting = versions.map((gwarant) => ({ ...message, channelData: { gwarant: JSON.parse(JSON.stringify(gwarant)) as JsonObject } }));
  return fitting.find((candidate) => units(candidate) <= MESSAGE_UNITS) ?? message;
}

function units(value: unknown): number {
  return JSON.stringify(value).length;
}

function cutIn(text: string, limit: number): number {
  let longest = Math.min(text.length, limit);
  for (let taken = units(text.slice(0, longest)); taken > limit; taken = units(text.slice(0, longest))) longest = Math.floor((longest * limit) / taken);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, longest - mark.length);
    if (at > longest / 2) return at + mark.length;
  }
  return /[\uDC00-\uDFFF]/u.test(text.charAt(longest)) ? longest - 1 : longest;
}
