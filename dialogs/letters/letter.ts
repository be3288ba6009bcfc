/** What is written to a customer outside the chat: by e-mail, and on paper as a PDF. Words only; `bot/paper` draws them. */
import type { Locale } from '../../policies/language.js';
import type { Personal, PersonalData } from '../personal.js';
import type { Instant } from '../records.js';

/**
 * `confirmation`: the claim is open. `decision`: what a person decided, with clauses and the way to contest it.
 * `rmaSheet`: for the parcel. `reminder`: papers are missing. `status`: what happened to the claim. `code`: proof of identity.
 * `answer`: a person has answered while the customer was away.
 */
export const LETTER_KINDS = ['confirmation', 'decision', 'rmaSheet', 'reminder', 'status', 'code', 'answer'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export interface Letter {
  readonly schema: 1;
  /** The same event makes the same id, so that nothing is written twice. */
  readonly id: string;
  readonly kind: LetterKind;
  /** Null for an answer in a conversation without a claim. */
  readonly claim: string | null;
  readonly conversation: string;
  readonly locale: Locale;
  /** E-mail address; null: it can only be printed or opened. */
  readonly to: Personal | null;
  readonly at: Instant;
  readonly subject: Personal;
  readonly body: PersonalData<readonly Block[]>;
  /** As many as may be have gone to the address (`sparing.ts`): it is not sent, and can be opened and printed. */
  readonly withheld?: true;
  /** It goes along as a PDF. */
  readonly pdf: boolean;
}

/** Texts are plain, without Markdown. */
export type Block =
  | { readonly type: 'heading'; readonly text: Personal }
  | { readonly type: 'paragraph'; readonly text: Personal }
  | { readonly type: 'list'; readonly items: readonly Personal[] }
  /** Two columns: what it is, and what it says. */
  | { readonly type: 'facts'; readonly rows: readonly (readonly [label: string, value: Personal])[] }
  | { readonly type: 'address'; readonly label: string; readonly lines: readonly Personal[] }
  /** Large, and as a Code 128 barcode: for the outside of the package. */
  | { readonly type: 'barcode'; readonly label: string; readonly code: string }
  | { readonly type: 'link'; readonly text: string; readonly url: Personal };
