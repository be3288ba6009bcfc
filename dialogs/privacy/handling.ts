/**
 * What becomes of every place that `Personal` marks: the one table that export and erasure both go by. A record that
 * gains a marked field does not compile until it is said here what happens to it.
 */
import type { Ledger } from '../claim/ledger.js';
import type { Letter } from '../letters/letter.js';
import { ERASED, type PersonalPaths } from '../personal.js';
import type { Claim, Conversation, Entry } from '../records.js';

export type Place =
  /** What is put in its place; `owner` is the object it stands in. `withheld`: why the person does not get it. */
  | { readonly erase: (value: unknown, owner: Readonly<Record<string, unknown>>) => unknown; readonly withheld?: string }
  /** Why it stays. */
  | { readonly keep: string };

/** `infer` puts the paths off until `T` is known: of an unknown one there is no end of them. */
export type Handling<T> = PersonalPaths<T> extends infer Path extends string ? Readonly<Record<Path, Place>> : never;

/** Any record's handling. */
export type Places = Readonly<Record<string, Place>>;

export const TO_NULL: Place = { erase: () => null };
export const TO_TEXT: Place = { erase: () => ERASED };
/** Agents and the bot stay: who of the desk did what is the desk's own record. */
const CUSTOMERS_ID: Place = { erase: (id, { role }) => (role === 'customer' ? ERASED : id) };
const CUSTOMERS_NAME: Place = { erase: (name, { role }) => (role === 'customer' ? null : name) };

export const CONVERSATION_HANDLING: Handling<Conversation> = {
  'user.id': TO_TEXT,
  'user.name': TO_NULL,
  address: TO_NULL,
  resumeKey: { erase: () => ERASED, withheld: 'it opens the conversation for whoever holds it' },
  'handoff.note': TO_NULL,
  'handoff.unseen.words.[]': TO_TEXT,
  'served.[].rating.comment': TO_NULL,
  'session.answers': { erase: () => [] },
  'session.files.[].name': TO_TEXT,
  'session.files.[].url': TO_NULL
};

export const ENTRY_HANDLING: Handling<Entry> = {
  'from.id': CUSTOMERS_ID,
  'from.name': CUSTOMERS_NAME,
  'content.activity': { erase: () => ({ type: 'message', text: ERASED }) },
  'content.text': TO_TEXT,
  'content.reply': { erase: () => ({ text: ERASED }) }
};

export const CLAIM_HANDLING: Handling<Claim> = {
  'customer.name': TO_NULL,
  'customer.email': TO_NULL,
  'unit.serial': TO_NULL,
  description: TO_NULL,
  'documents.[].name': TO_TEXT,
  'documents.[].url': TO_NULL,
  'parcel.tracking': TO_NULL,
  'parcel.returnTracking': TO_NULL,
  'parcel.condition': TO_NULL,
  'parcel.missingParts': TO_NULL,
  'pauses.[].note': TO_NULL,
  'override.reason': TO_TEXT,
  'result.note': TO_NULL,
  'history.[].who.id': CUSTOMERS_ID,
  'history.[].who.name': CUSTOMERS_NAME,
  'history.[].note': TO_NULL
};

export const LETTER_HANDLING: Handling<Letter> = {
  to: TO_NULL,
  subject: TO_TEXT,
  body: { erase: () => [] }
};

export const LEDGER_HANDLING: Handling<Ledger> = {
  /**
   * The number of a device, not of a person: once the claims have lost theirs, nothing here leads to anybody. What was
   * used of a plan has to stay provable to whoever holds the unit next (GDPR, art. 17(3)(e): legal claims), and a
   * hash would not hide a number that is printed on the box from anybody who can try them all. A ledger that counts
   * nothing is deleted with the claim.
   */
  serial: { keep: 'the unit’s count, without which a plan’s limits could not be shown' }
};
