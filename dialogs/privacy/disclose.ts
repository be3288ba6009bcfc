/** What a person is handed when they ask for their data (GDPR, art. 15 and 20): plain JSON, without our own machinery. */
import type { Ledger } from '../claim/ledger.js';
import type { Letter } from '../letters/letter.js';
import type { Claim, Conversation, Entry } from '../records.js';
import { disclosed } from './blank.js';
import { CLAIM_HANDLING, CONVERSATION_HANDLING, ENTRY_HANDLING, LEDGER_HANDLING, LETTER_HANDLING } from './handling.js';

export type ConversationView = Pick<Conversation, 'id' | 'channel' | 'user' | 'address' | 'locale' | 'createdAt' | 'lastAt' | 'handoff' | 'served'> & {
  readonly answers: Conversation['session']['answers'];
  readonly transcript: readonly EntryView[];
};

export type EntryView = Pick<Entry, 'seq' | 'at' | 'from' | 'content'>;
export type ClaimView = Omit<Claim, 'schema' | 'timer' | 'alarms'>;
export type LetterView = Pick<Letter, 'kind' | 'claim' | 'at' | 'to' | 'subject' | 'body' | 'locale'>;
export type LedgerView = Pick<Ledger, 'serial' | 'policy' | 'before' | 'lines'>;

export function conversationView(conversation: Conversation, entries: readonly Entry[]): ConversationView {
  const { id, channel, user, address, locale, createdAt, lastAt, handoff, served = [], session } = disclosed(conversation, CONVERSATION_HANDLING);
  return { id, channel, user, address, locale, createdAt, lastAt, handoff, served, answers: session.answers, transcript: entries.map(entryView) };
}

function entryView(entry: Entry): EntryView {
  const { seq, at, from, content } = disclosed(entry, ENTRY_HANDLING);
  return { seq, at, from, content };
}

export function claimView(claim: Claim): ClaimView {
  const { schema: _schema, timer: _timer, alarms: _alarms, ...view } = disclosed(claim, CLAIM_HANDLING);
  return view;
}

export function letterView(letter: Letter): LetterView {
  const { kind, claim, at, to, subject, body, locale } = disclosed(letter, LETTER_HANDLING);
  return { kind, claim, at, to, subject, body, locale };
}

/** The same without keys that open something: links in what was said and written hold them, too. */
export function withoutKeys<T>(view: T, keys: readonly string[]): T {
  const text = keys.reduce((one, key) => one.replaceAll(key, HIDDEN), JSON.stringify(view));
  return JSON.parse(text) as T;
}

const HIDDEN = '…';

/** Lines of other people's claims for the same unit are theirs. */
export function ledgerView(ledger: Ledger, claims: ReadonlySet<string>): LedgerView {
  const { serial, policy, before, lines } = disclosed(ledger, LEDGER_HANDLING);
  return { serial, policy, before, lines: lines.filter(({ claim }) => claims.has(claim)) };
}
