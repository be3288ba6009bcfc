/** Transcript entries as lines that a person reads: who said what when, buttons told in words. */
import { deedWords } from '../../dialogs/handoff/audit.js';
import type { Entry, JsonObject, Noted, Received, Said } from '../../dialogs/records.js';
import { textsOf } from '../../dialogs/texts/texts.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Locale, Text } from '../../policies/language.js';
import { FILES_PATH } from '../documents/keep.js';
import { DOCUMENTS_PATH } from './document-lines.js';
import type { Store } from '../store/store.js';
import { choicesOf, pressedWords } from './spoken.js';
import type { Line, Transcript } from './view.js';

export const PAGE = 60;
/** So many entries before a line are searched for the button that was pressed. */
const LOOK_BACK = 10;

export interface Reading {
  readonly book: PolicyBook;
  readonly locale: Locale;
  /** The key by which the customer comes back: whoever has it is the customer, so agents do not see it. */
  readonly resumeKey: string;
}

/** Up to `limit` lines before `before` (an entry's seq), or the newest ones; oldest first. */
export async function pageBefore(store: Store, conversation: string, before: number, limit: number, reading: Reading): Promise<Transcript> {
  const first = Math.max(1, before - limit);
  const entries = await store.entries(conversation, Math.max(0, first - 1 - LOOK_BACK));
  const wanted = entries.filter((entry) => entry.seq >= first && entry.seq < before);
  return { lines: linesOf(wanted, entries, reading), earlier: first > 1 };
}

/** Every line after `after`, for those who catch up. */
export async function linesAfter(store: Store, conversation: string, after: number, reading: Reading): Promise<Line[]> {
  const entries = await store.entries(conversation, Math.max(0, after - LOOK_BACK));
  return linesOf(entries.filter((entry) => entry.seq > after), entries, reading);
}

/** @param context entries among which the lines' predecessors are, in order */
export function linesOf(entries: readonly Entry[], context: readonly Entry[], reading: Reading): Line[] {
  return entries.map((entry) => {
    const before = context.filter(({ seq }) => seq < entry.seq && seq >= entry.seq - LOOK_BACK);
    return lineOf(entry, before, reading);
  });
}

function lineOf(entry: Entry, before: readonly Entry[], reading: Reading): Line {
  const head = { id: entry.id, seq: entry.seq, at: entry.at, role: entry.from.role, name: entry.from.name, by: entry.from.role === 'agent' ? entry.from.id : null, deed: isDeed(entry.content) };
  const { content } = entry;
  const body = content.type === 'said' ? saidLine(content, entry) : content.type === 'noted' ? notedLine(content, reading.locale, entry.at) : receivedLine(content, before, reading);
  return { ...head, ...body, text: withoutKey(body.text, reading.resumeKey) };
}

/**
 * A link that holds a key becomes its words: this conversation's key, and another's that was given to whoever proved
 * to be its customer. The pattern ends at the next bracket of its kind, so that it never looks far.
 */
function withoutKey(said: string, key: string): string {
  // The customer's letter holds the key, too; agents open it by their own sign-in, without.
  const text = said.replace(SEALED_LETTER, '/api/letters/$1.pdf');
  if (!text.includes(key) && !text.includes(RESUME)) return text;
  const holds = (target: string): boolean => target.includes(key) || target.includes(RESUME);
  const unlinked = text.replace(/\[([^[\]]*)\]\(([^()]*)\)/gu, (link: string, words: string, target: string) => (holds(target) ? words : link));
  return unlinked.replaceAll(key, '…').replace(/(\?resume=)[\w-]+/gu, '$1…');
}

const RESUME = '?resume=';
/** An address of `LetterLinks`: its seal is an HMAC-SHA256 in base64url. */
export const SEALED_LETTER = /\/letters\/([\w-]+)\.[\w-]{43}\.pdf/gu;

/** Words that did not reach the customer are told among the notes: they are there to be read. */
function isDeed(content: Entry['content']): boolean {
  return content.type === 'noted' && content.about !== undefined && content.about.what !== 'unknown' && content.about.what !== 'failed';
}

type Body = Pick<Line, 'text' | 'markdown' | 'kind' | 'offered' | 'attachments'>;

function notedLine(content: Noted, locale: Locale, at: string): Body {
  return { text: noteWords(content, locale, at), markdown: false, kind: 'noted', offered: [], attachments: [] };
}

/** What the system notes, in the reader's words. */
function noteWords({ text, about }: Noted, locale: Locale, at: string): string {
  const { floor } = textsOf(locale);
  if (!about) return text;
  switch (about.what) {
    case 'tookOver': return floor.tookOverNote(about.from, text);
    case 'reassigned': return floor.reassignedNote(about.from, about.to, text);
    case 'unknown':
    case 'failed': return floor.undelivered[about.what](text);
    default: return deedWords(about, text, locale, at);
  }
}

function saidLine({ reply }: Said, entry: Entry): Body {
  const fields = reply.form?.fields.map((field) => field.label) ?? [];
  const buttons = choicesOf(entry).map((choice) => choice.title);
  return { text: reply.text, markdown: reply.plain !== true, kind: 'said', offered: [...fields, ...buttons], attachments: [] };
}

function receivedLine({ activity }: Received, before: readonly Entry[], reading: Reading): Body {
  const attachments = attachmentsOf(activity);
  const spoken = typeof activity['text'] === 'string' ? activity['text'].trim() : '';
  const body = { markdown: false, offered: [], attachments };
  const value = activity['value'];
  const pressed = value !== undefined && value !== null && (activity['type'] === 'message' || activity['type'] === 'invoke');
  // A button's words come with it; so do those of a form, a comment among them.
  if (spoken !== '') return { ...body, text: spoken, kind: pressed ? pressedWords(value, before, reading.book, reading.locale).kind : 'said' };
  if (pressed) return { ...body, ...pressedWords(value, before, reading.book, reading.locale) };
  const refused = refusedNames(activity, reading.locale);
  return { ...body, text: refused, kind: attachments.length > 0 || refused !== '' ? 'said' : 'joined' };
}

const NOT_TAKEN: Text = { pl: 'nie przyjęto', en: 'not taken' };

/** Files that were not kept: the bot has said why. */
function refusedNames(activity: JsonObject, locale: Locale): string {
  const list = activity['attachments'];
  if (!Array.isArray(list)) return '';
  return list.flatMap((one: JsonObject | null) => (typeof one?.['refused'] === 'string' && typeof one['name'] === 'string' ? [`${one['name']} – ${NOT_TAKEN[locale]}`] : [])).join('\n');
}

/** What an agent may follow; what a customer's program sends must not become a `javascript:` link. */
const ADDRESS = new RegExp(`^(?:https?://|${FILES_PATH}/[\\w-]+$)`, 'iu');

/** Web addresses, and the paths of our own uploads. */
function attachmentsOf(activity: JsonObject): Line['attachments'] {
  const list = activity['attachments'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: JsonObject | null) => {
    const url = one?.['contentUrl'];
    if (typeof url !== 'string' || !ADDRESS.test(url)) return [];
    const { name, contentType } = one ?? {};
    // By the path for those signed in: the customer's own address is a secret of theirs.
    return [{ name: typeof name === 'string' ? name : 'file', contentType: typeof contentType === 'string' ? contentType : '', url: url.startsWith(FILES_PATH) ? url.replace(FILES_PATH, DOCUMENTS_PATH) : url }];
  });
}
