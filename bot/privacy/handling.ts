/** What becomes of the personal data in every kind of record that is kept: a new kind has to say so, too. */
import { CLAIM_HANDLING, CONVERSATION_HANDLING, ENTRY_HANDLING, LEDGER_HANDLING, LETTER_HANDLING, TO_NULL, TO_TEXT, type Handling } from '../../dialogs/privacy/handling.js';
import type { Kind, Records } from '../store/store.js';

const NOTHING = {};

export const HANDLING: { readonly [K in Kind]: Handling<Records[K]> } = {
  conversation: CONVERSATION_HANDLING,
  entry: ENTRY_HANDLING,
  claim: CLAIM_HANDLING,
  ledger: LEDGER_HANDLING,
  letter: { ...LETTER_HANDLING, lastError: { ...TO_NULL, withheld: 'it is a mail server’s, about our own sending' } },
  /** Deleted as a whole, with its bytes. */
  upload: { name: TO_TEXT },
  delivery: { lastError: { ...TO_NULL, withheld: 'it is a channel’s, about our own sending' } },
  counter: NOTHING,
  /** Those of an address are under its seal, and are deleted within two days of its last letter, erased or not: else erasing would open the flood again. */
  codes: NOTHING,
  signIn: NOTHING,
  policy: NOTHING,
  reading: NOTHING,
  teamsPlace: NOTHING,
  teamsAgent: NOTHING,
  teamsCard: NOTHING,
  teamsThread: NOTHING,
  teamsNotice: NOTHING,
  webhook: NOTHING,
  webhookStop: NOTHING
};
