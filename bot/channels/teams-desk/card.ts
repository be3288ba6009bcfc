/**
 * The hand-off card: what a case is about, without the customer's personal data, and who has it. What it shows follows
 * from the records alone, so that it can be compared with what Teams shows.
 */
import { told } from '../../../dialogs/case.js';
import type { Claim, Conversation, Handoff, Instant, JsonObject } from '../../../dialogs/records.js';
import { escapeMarkdown } from '../../../dialogs/markdown.js';
import type { Decision } from '../../../policies/decision.js';
import { productOf, type PolicyBook } from '../../../policies/book.js';
import type { Locale, Text } from '../../../policies/language.js';
import { decisionCard } from '../../console/clauses.js';
import { VERB } from '../sdk.js';
import { CARD, LANGUAGES, OUTCOMES, REASONS } from './words.js';

/** What a press on "Take it" says: the case and the wait it was shown for. */
export interface Press {
  readonly conversation: string;
  readonly since: Instant;
}

export interface CardContent {
  readonly conversation: Conversation;
  readonly claim: Claim | null;
  /** The claim's, or the last that was told. */
  readonly decision: Decision | null;
  /** Of the wait that the card was posted for. */
  readonly since: Instant;
}

export interface CardReading {
  readonly book: PolicyBook;
  readonly locale: Locale;
  readonly publicUrl: string;
}

/** `passedOn`: the case waits again since, with a card of its own. */
type Standing = 'waiting' | 'accepted' | 'passedOn' | 'completed';

export function standingOf({ handoff }: Conversation, since: Instant): Standing {
  if (!handoff || handoff.state === 'completed') return 'completed';
  if (handoff.since !== since) return 'passedOn';
  return handoff.state === 'waiting' ? 'waiting' : 'accepted';
}

/** Adaptive Card 1.5: `Action.Execute` needs 1.4, Teams shows 1.5. */
export function handoffCard(content: CardContent, reading: CardReading): JsonObject {
  const { conversation, since } = content;
  const { locale } = reading;
  const standing = standingOf(conversation, since);
  const ended = standing === 'completed' || standing === 'passedOn';
  return card(
    [
      heading(CARD[standing][locale], standing),
      ...(standing === 'passedOn' ? [line(CARD.newer[locale])] : []),
      { type: 'FactSet', facts: [...people(conversation, standing, locale), ...(ended ? claimLine(content, locale) : subject(content, reading))] }
    ],
    [...(standing === 'waiting' ? [take({ conversation: conversation.id, since }, locale)] : []), ...(standing === 'completed' ? [] : [openConsole(conversation, reading)])]
  );
}

/** In place of a card whose case cannot be found any more. */
export function goneCard(locale: Locale): JsonObject {
  return card([line(CARD.gone[locale])], []);
}

/** Data of a press on a hand-off card; null for any other. */
export function readPress(data: unknown): Press | null {
  const { desk } = (data ?? {}) as { readonly desk?: unknown };
  const { take: press } = (desk ?? {}) as { readonly take?: unknown };
  const { conversation, since } = (press ?? {}) as Partial<Record<keyof Press, unknown>>;
  return typeof conversation === 'string' && typeof since === 'string' ? { conversation, since } : null;
}

/** For a notification, which cannot show a card. */
export function cardSummary(content: CardContent, { book, locale }: CardReading): string {
  return [CARD[standingOf(content.conversation, content.since)][locale], productTitle(content, book, locale)].filter(Boolean).join(': ');
}

function people({ handoff }: Conversation, standing: Standing, locale: Locale): JsonObject[] {
  if (!handoff) return [];
  const since = fact(CARD.since, `{{DATE(${seconds(handoff.since)}, SHORT)}} {{TIME(${seconds(handoff.since)})}}`, locale);
  const owner = handoff.agent && standing !== 'passedOn' ? [fact(CARD.owner, escapeMarkdown(handoff.agent.name), locale)] : [];
  const late = handoff.promise?.state === 'broken' ? [fact(CARD.late, CARD.isLate[locale], locale)] : [];
  return standing === 'waiting' ? [since, ...late, ...(handoff.offered ? [fact(CARD.asked, escapeMarkdown(handoff.offered.agent.name), locale)] : [])] : owner;
}

function subject(content: CardContent, { book, locale }: CardReading): JsonObject[] {
  const { conversation, decision } = content;
  const product = productTitle(content, book, locale);
  return [
    ...(product === null ? [] : [fact(CARD.product, product, locale)]),
    fact(CARD.language, LANGUAGES[conversation.locale][locale], locale),
    ...reason(conversation.handoff, locale),
    ...claimLine(content, locale),
    ...(decision === null ? [] : [fact(CARD.decision, decisionLine(content, decision, book, locale), locale)])
  ];
}

function reason(handoff: Handoff | null, locale: Locale): JsonObject[] {
  return handoff ? [fact(CARD.reason, REASONS[handoff.reason][locale], locale)] : [];
}

function claimLine({ claim }: CardContent, locale: Locale): JsonObject[] {
  return claim ? [fact(CARD.claim, claim.number, locale)] : [];
}

function productTitle({ claim, conversation }: CardContent, book: PolicyBook, locale: Locale): string | null {
  const product = claim?.unit.product ?? told(conversation.session, 'product');
  return product === null ? null : (productOf(book, product)?.title[locale] ?? product);
}

/** A person's decision stands in the place of the policy's. */
function decisionLine({ claim }: CardContent, decision: Decision, book: PolicyBook, locale: Locale): string {
  const override = decision === claim?.decision ? claim.override : null;
  const { title, clauses, fee, deadline, overridden } = decisionCard(book, decision, locale, override);
  if (overridden) return `${title}: ${OUTCOMES[overridden.outcome][locale]} (${[overridden.clause?.section, escapeMarkdown(overridden.by)].filter(Boolean).join(', ')})`;
  const sections = clauses.map(({ section }) => section).filter(Boolean);
  return [`${title}: ${OUTCOMES[decision.outcome][locale]}`, sections.length > 0 ? `(${sections.join(', ')})` : '', fee ?? '', deadline ?? ''].filter(Boolean).join(' · ').replace(' · (', ' (');
}

function card(body: readonly JsonObject[], actions: readonly JsonObject[]): JsonObject {
  return {
    type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', body,
    ...(actions.length > 0 ? { actions } : {})
  };
}

function heading(text: string, standing: Standing): JsonObject {
  return { type: 'TextBlock', text, weight: 'Bolder', size: 'Medium', wrap: true, color: standing === 'waiting' ? 'Attention' : 'Default' };
}

function line(text: string): JsonObject {
  return { type: 'TextBlock', text, wrap: true };
}

/** A fact's value is read as Markdown. */
function fact(title: Text, value: string, locale: Locale): JsonObject {
  return { title: title[locale], value };
}

function take(press: Press, locale: Locale): JsonObject {
  const action = { title: CARD.take[locale], data: { desk: { take: { ...press } } } };
  return { type: 'Action.Execute', verb: VERB, style: 'positive', ...action, fallback: { type: 'Action.Submit', ...action } };
}

function openConsole({ id }: Conversation, { publicUrl, locale }: CardReading): JsonObject {
  return { type: 'Action.OpenUrl', title: CARD.console[locale], url: `${publicUrl}/console#/${encodeURIComponent(id)}` };
}

/** Teams reads dates without fractions of a second only. */
function seconds(at: Instant): string {
  return at.replace(/\.\d+Z$/u, 'Z');
}
