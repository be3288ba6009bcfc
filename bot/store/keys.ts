/** Which document a record lives in, and what it is called there. */
import { createHash } from 'node:crypto';
import type { Kind } from './store.js';

/** Entries a document holds. A chat that never ends must not make every message cost more. */
export const PAGE_LENGTH = 256;

/** Folder of a kind's documents; counters and sign-ins are few and share one document each. */
const FOLDERS: Readonly<Record<Kind, string>> = {
  conversation: 'conversation', entry: 'conversation', delivery: 'conversation', claim: 'claim', upload: 'upload', policy: 'policy', ledger: 'ledger', letter: 'letter', codes: 'codes',
  teamsPlace: 'single', teamsAgent: 'single', teamsCard: 'teams', teamsThread: 'teams', teamsNotice: 'teams', webhook: 'webhook', webhookStop: 'single',
  counter: 'single', signIn: 'single', reading: 'single'
};

export const DOCUMENT_FOLDERS: readonly string[] = [...new Set(Object.values(FOLDERS))];

/**
 * Name of the document, which is also its path without `.json`. A conversation shares its document with its first
 * entries and their deliveries, so that one event touches one document; every further 256 have one of their own.
 * Null for an entry or delivery whose id is not `CONVERSATION-SEQ`: there can be none.
 */
export function documentOf(kind: Kind, id: string): string | null {
  if (FOLDERS[kind] === 'single') return `single/${kind}`;
  if (kind !== 'entry' && kind !== 'delivery') return `${FOLDERS[kind]}/${fileName(id)}`;
  const [, conversation, digits] = /^(.+)-(\d{1,15})$/su.exec(id) ?? [];
  const seq = Number(digits);
  return conversation !== undefined && seq >= 1 ? pageOf(conversation, seq) : null;
}

/** The document that holds the conversation's entry number `seq`. */
export function pageOf(conversation: string, seq: number): string {
  const page = Math.floor((seq - 1) / PAGE_LENGTH);
  return `${FOLDERS.entry}/${fileName(conversation)}${page > 0 ? `.${page}` : ''}`;
}

export function recordKey(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}

/** The inverse of `recordKey`. */
export function recordOf(key: string): { readonly kind: Kind; readonly id: string } {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as Kind, id: key.slice(slash + 1) };
}

/** Ids come from outside too (Teams): whatever is not plainly a file name is hashed into one. */
function fileName(id: string): string {
  return /^[A-Za-z0-9_-]{1,100}$/u.test(id) ? id : `~${createHash('sha256').update(id).digest('hex')}`;
}
