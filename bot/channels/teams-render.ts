/**
 * A reply as the messages Teams shows. Teams refuses messages of more than 28 KB, counted in UTF-16 and with all that
 * stands around them; it has since become more generous, but not everywhere.
 */
import type { JsonObject, Speaker } from '../../dialogs/records.js';
import type { Form, Reply, Signal } from '../../dialogs/reply.js';
import { escapeMarkdown } from '../../dialogs/markdown.js';
import type { Locale } from '../../policies/language.js';
import { formCard } from './card.js';
import { choiceCard, paragraph } from './teams-card.js';

/** In UTF-16 units of the message's JSON; leaves room for the addresses that are added when it is sent. */
export const MESSAGE_UNITS = 11_800;
/** 20 KB. */
const TEXT_UNITS = 10_240;
/** More text than this stands in messages of its own before the card. */
const CARD_TEXT_UNITS = 3_000;
const SUMMARY_LENGTH = 120;

export interface Rendering {
  readonly locale: Locale;
  readonly speaker: Speaker;
}

/** One activity or more, in order, each within the limit. The last one carries `channelData.gwarant`. */
export function renderTeams(reply: Reply, { locale, speaker }: Rendering): JsonObject[] {
  const text = named(reply.text, speaker);
  const messages = bodies(text, reply, locale);
  const last = messages[messages.length - 1] ?? textMessage(text);
  return [...messages.slice(0, -1), reply.signal ? withSignal(last, reply.signal) : last];
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
function named(text: string, speaker: Speaker): string {
  return speaker.role === 'agent' && speaker.name ? `**${escapeMarkdown(speaker.name)}:** ${text}` : text;
}

function bodies(text: string, reply: Reply, locale: Locale): JsonObject[] {
  if (!reply.form && !reply.choices?.length) return splitText(text, TEXT_UNITS).map(textMessage);
  const onCard = cardText(text);
  const before = text.slice(0, text.length - onCard.length).trimEnd();
  const lead = before === '' ? [] : splitText(before, TEXT_UNITS).map(textMessage);
  return [...lead, ...(reply.form ? formMessages(onCard, reply.form) : choiceMessages(onCard, reply.choices ?? [], locale))];
}

function choiceMessages(text: string, choices: NonNullable<Reply['choices']>, locale: Locale): JsonObject[] {
  const message = cardMessage(text, choiceCard(text, choices, locale));
  if (units(message) <= MESSAGE_UNITS) return [message];
  if (choices.length === 1) return [textMessage(text)];
  const half = Math.ceil(choices.length / 2);
  return [...choiceMessages(text, choices.slice(0, half), locale), ...choiceMessages('', choices.slice(half), locale)];
}

/** A form cannot be taken apart; one that does not fit is asked in words, as every question can be answered in words. */
function formMessages(text: string, form: Form): JsonObject[] {
  const inputs = formCard(form, { execute: true }) as JsonObject & { readonly body: readonly JsonObject[] };
  const message = cardMessage(text, { ...inputs, body: [paragraph(text), ...inputs.body] });
  return [units(message) <= MESSAGE_UNITS ? message : textMessage(text)];
}

function textMessage(text: string): JsonObject {
  return { type: 'message', text, textFormat: 'markdown' };
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
  while (units(text.slice(0, longest)) > limit) longest = Math.floor(longest * 0.9);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark, longest - mark.length);
    if (at > longest / 2) return at + mark.length;
  }
  return /[\uDC00-\uDFFF]/u.test(text.charAt(longest)) ? longest - 1 : longest;
}
