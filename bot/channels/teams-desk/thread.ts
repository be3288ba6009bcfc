/**
 * What the owner of a case sees of it in Teams: first what is known, then what the customer writes, line by line in
 * the order of the transcript, and at last that the case is somebody else's. It follows from the records.
 */
import { contactOf } from '../../../dialogs/contact.js';
import type { Conversation, Instant, JsonObject } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';
import type { PolicyBook } from '../../../policies/book.js';
import { currentClaim } from '../../console/current-claim.js';
import { linesAfter, linesOf } from '../../console/transcript.js';
import type { Line } from '../../console/view.js';
import { committed } from '../../store/attempts.js';
import type { Stored } from '../../store/store.js';
import { splitText } from '../teams-render.js';
import { attempt, begun, mayBeThere, textMessage, waitUntil, type Wire } from './attempt.js';
import { caseLabel } from './cases.js';
import type { TeamsThread } from './records.js';
import { BRIEFING } from './words.js';

export interface Threads extends Wire {
  readonly book: PolicyBook;
}

/** Lines of the transcript that a briefing repeats. */
const TAIL = 8;
const LINE_LENGTH = 300;
const TEXT_UNITS = 10_240;

/** Sends what is due. @returns when to try again; null: the owner has seen everything */
export async function passOn(threads: Threads, conversation: Conversation): Promise<Instant | null> {
  const { store } = threads;
  for (;;) {
    const stored = await store.get('teamsThread', conversation.id);
    if (stored?.value.state !== 'open') return null;
    const next = await nextMessage(threads, stored.value, conversation);
    if (next === null) return null;
    const again = await send(threads, stored, next);
    if (again !== null) return again;
  }
}

interface Next {
  readonly text: string;
  /** What is remembered when it has arrived. */
  readonly then: Partial<TeamsThread>;
}

async function nextMessage(threads: Threads, thread: TeamsThread, conversation: Conversation): Promise<Next | null> {
  const { handoff } = conversation;
  const isOwner = (handoff?.state === 'accepted' || handoff?.state === 'delegated') && handoff.agent?.id === thread.agent.id;
  if (!isOwner) return { text: farewell(conversation, thread.locale), then: { state: 'closed' } };
  if (!thread.briefed) return { text: await briefing(threads, conversation, thread.locale), then: { briefed: true, seq: Math.max(thread.seq, conversation.length) } };
  const lines = await linesAfter(threads.store, conversation.id, thread.seq, { book: threads.book, locale: thread.locale, resumeKey: conversation.resumeKey });
  const line = lines.find((one) => isForOwner(one, thread));
  const label = thread.personal ? `${caseLabel(conversation)} · ` : '';
  if (!line) return handoff.warnedAt === null || handoff.warnedAt === thread.warned ? null : { text: `${label}${BRIEFING.warning[thread.locale]}`, then: { warned: handoff.warnedAt } };
  return { text: `${label}${wordsOf(line)}`, then: { seq: line.seq } };
}

/** What the customer says, and what colleagues and the bot note. */
function isForOwner({ kind, role, by }: Line, { agent }: TeamsThread): boolean {
  if (kind === 'noted') return by !== agent.id;
  return role === 'customer' && kind !== 'joined';
}

function wordsOf({ kind, name, text, attachments }: Line): string {
  const who = kind === 'noted' ? `📝 ${name ?? ''}` : (name ?? '👤');
  return [`${who}: ${text}`, ...attachments.map((file) => `📎 ${file.name}`)].join('\n');
}

async function briefing({ store, book }: Threads, conversation: Conversation, locale: Locale): Promise<string> {
  const claims = (await store.find('claim', 'conversation', conversation.id)).map(({ value }) => value);
  const claim = currentClaim({ conversation, claims });
  const entries = await store.entries(conversation.id, Math.max(0, conversation.length - 2 * TAIL));
  const lines = linesOf(entries, entries, { book, locale, resumeKey: conversation.resumeKey }).filter(({ kind, text }) => kind !== 'joined' && text !== '').slice(-TAIL);
  const { name, email, serial, description } = contactOf(conversation, claim);
  const about = [
    name, email, serial, description
  ].filter((one) => one !== null && one !== '');
  const note = conversation.handoff?.note ?? null;
  return [
    `${BRIEFING.title[locale]} (${caseLabel(conversation)}): ${about.join(' · ') || '–'}`,
    ...(note === null ? [] : [`📝 ${note}`]),
    BRIEFING.tail[locale],
    ...lines.map(({ role, name, text }) => `${role === 'customer' ? `👤 ${name ?? ''}` : (name ?? '🤖')}: ${shortened(text)}`)
  ].join('\n');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH - 1)}…` : line;
}

function farewell(conversation: Conversation, locale: Locale): string {
  const { handoff } = conversation;
  const owner = handoff?.state === 'accepted' || handoff?.state === 'delegated' ? handoff.agent : null;
  const now = owner ? `${BRIEFING.nowWith[locale]} ${owner.name}` : handoff?.state === 'waiting' ? BRIEFING.nowWaiting[locale] : BRIEFING.nowDone[locale];
  return `${BRIEFING.over[locale]} ${caseLabel(conversation)}: ${now}.`;
}

/** @returns when to try again; null: it has arrived, or never will */
async function send(threads: Threads, { value: thread, version }: Stored<TeamsThread>, { text, then }: Next): Promise<Instant | null> {
  const { store, clock, teams } = threads;
  const wait = waitUntil(thread, clock);
  if (wait !== null) return wait;
  const again = mayBeThere(thread);
  const now = clock.now().toISOString();
  const trying: TeamsThread = { ...begun(thread), since: thread.attempts === 0 ? now : thread.since };
  if (!(await committed(store, [{ kind: 'teamsThread', id: thread.id, expected: version, value: trying }]))) return now;
  const messages: JsonObject[] = splitText(again ? `${BRIEFING.again[thread.locale]}\n${text}` : text, TEXT_UNITS).map(textMessage);
  for (const [index, message] of messages.entries()) {
    const outcome = await attempt(threads, trying, thread.id, trying.since, (signal) => teams.send(thread.address, message, signal));
    if (outcome.type === 'sent' && index < messages.length - 1) continue;
    // Where Teams will never take it, the next line may fare better.
    const done = outcome.type === 'later' ? {} : { ...then, attempts: 0, lastError: null };
    await committed(store, [{ kind: 'teamsThread', id: thread.id, expected: version + 1, value: { ...trying, ...outcome.after, ...done } }]);
    return outcome.type === 'later' ? outcome.after.notBefore : null;
  }
  return null;
}
