/** The queue: every hand-off as one line, those who wait first, the most urgent of them on top. */
import { told } from '../../dialogs/case.js';
import { calledBy } from '../../dialogs/contact.js';
import type { Desk } from '../../dialogs/desk.js';
import type { Conversation } from '../../dialogs/records.js';
import { productOf } from '../../policies/book.js';
import type { Locale } from '../../policies/language.js';
import { openHandoffs } from '../handoffs.js';
import type { Services } from '../services.js';
import { withoutHardBreaks } from './hard-breaks.js';
import { byUrgency, latestFirst } from './queue-order.js';
import { standingOf } from './standing.js';
import { currentClaim } from './current-claim.js';
import type { Case } from './summary.js';
import { linesAfter, type Reading } from './transcript.js';
import type { CaseRow, Line } from './view.js';

type Needs = Pick<Services, 'store' | 'book' | 'clock' | 'desk'>;

/** Completed cases are listed for so many days, and no more than so many. */
const RECENT_DAYS = 7;
const RECENT_CASES = 100;
/** The last words of a person are looked for among so many entries. */
const LAST_ENTRIES = 20;
const PREVIEW = 160;
const DAY = 86_400_000;

/** Hand-offs that are not over: the waiting first. @param reader whose offers go before those of others */
export async function openCases(services: Needs, locale: Locale, reader: string): Promise<CaseRow[]> {
  const rows = await rowsOf(services, await openHandoffs(services.store), locale);
  const urgency = byUrgency(reader, services.clock.now().getTime());
  return rows.sort((a, b) => rank(a) - rank(b) || urgency(a, b));
}

/** Hand-offs completed within the last days, the latest first. */
export async function recentCases(services: Needs, locale: Locale): Promise<CaseRow[]> {
  const today = services.clock.now().getTime();
  const days = Array.from({ length: RECENT_DAYS }, (_, back) => new Date(today - back * DAY).toISOString().slice(0, 10));
  const found = await Promise.all(days.map((day) => services.store.find('conversation', 'handoffCompletedOn', day)));
  const rows = await rowsOf(services, found.flat().map(({ value }) => value), locale);
  return rows.sort(latestFirst).slice(0, RECENT_CASES);
}

/** The line of one conversation, or null when it is no case: neither handed to a person, nor with a claim, nor opened by an agent. */
export async function rowOf(services: Needs, conversation: Conversation, locale: Locale): Promise<CaseRow | null> {
  const claims = (await services.store.find('claim', 'conversation', conversation.id)).map(({ value }) => value);
  if (!conversation.handoff && claims.length === 0 && !conversation.openedBy) return null;
  const reading: Reading = { book: services.book, locale, resumeKey: conversation.resumeKey };
  const lines = await linesAfter(services.store, conversation.id, Math.max(0, conversation.length - LAST_ENTRIES), reading);
  return row({ conversation, claims }, lines, reading, services.desk);
}

async function rowsOf(services: Needs, conversations: readonly Conversation[], locale: Locale): Promise<CaseRow[]> {
  const rows = await Promise.all(conversations.map((conversation) => rowOf(services, conversation, locale)));
  return rows.filter((one) => one !== null);
}

function row(one: Pick<Case, 'conversation' | 'claims'>, lines: readonly Line[], { book, locale }: Reading, desk: Desk): CaseRow {
  const { conversation } = one;
  const claim = currentClaim(one);
  const product = claim?.unit.product ?? told(conversation.session, 'product');
  // Notes among agents are no answer to the customer.
  const said = lines.filter(({ kind }) => kind !== 'joined' && kind !== 'noted');
  return {
    conversation: conversation.id,
    ...standingOf(conversation, desk, locale),
    customer: calledBy(conversation, claim),
    product: product === null ? null : (productOf(book, product)?.title[locale] ?? product),
    channel: conversation.channel,
    language: conversation.locale,
    claim: claim && { number: claim.number, state: claim.state },
    events: one.claims.reduce((sum, { history }) => sum + history.length, 0),
    last: lastOf(said),
    length: conversation.length,
    words: said.filter(({ role }) => role === 'customer').map(({ seq }) => seq),
    unanswered: said.findLast((line) => line.role !== 'bot')?.role === 'customer'
  };
}

/** What a person said last tells more than the bot's answer to it. */
function lastOf(said: readonly Line[]): CaseRow['last'] {
  const last = said.findLast((line) => line.role !== 'bot') ?? said.at(-1);
  if (!last) return null;
  const text = last.text === '' ? (last.attachments[0]?.name ?? '') : last.markdown ? withoutMarks(last.text) : last.text;
  return { seq: last.seq, at: last.at, role: last.role, name: last.name, by: last.by, text: shortened(text) };
}

/** Markdown's marks taken off, for one line of preview. No pattern looks beyond the next mark of its kind: texts are long. */
function withoutMarks(markdown: string): string {
  return withoutHardBreaks(markdown)
    .replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .replace(/(?<!\\)\*\*/gu, '')
    .replace(/^[ \t]*(?:[-*]|\d+\.)\s+/gmu, '')
    .replace(/\\([\p{P}\p{S}])/gu, '$1')
    .replace(/&lt;/gu, '<')
    .replace(/&amp;/gu, '&');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > PREVIEW ? `${line.slice(0, PREVIEW - 1)}…` : line;
}

function rank({ state }: CaseRow): number {
  return state === 'waiting' ? 0 : 1;
}
