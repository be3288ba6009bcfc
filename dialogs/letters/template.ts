/**
 * Templates of letters, as admins edit them in `letters.json`: a subject and blocks for each kind and language. A text
 * may name values as `{claim}`; a text that names a value which a letter does not have is left out of it. A passage
 * (`{clauses}`) is several blocks and stands alone in its text.
 */
import type { Locale } from '../../policies/language.js';
import type { LetterKind } from './letter.js';

/** Values that every letter about a claim has; an answer that is about none has `desk` alone. */
export const SURE_VALUES = ['claim', 'product', 'cover', 'guarantor', 'desk', 'opened', 'today', 'state'] as const;

/** Values that some letters have. */
export const POSSIBLE_VALUES = [
  'name', 'serial', 'fault', 'reason', 'note', 'coverEnds', 'expectedBy', 'answerBy', 'rma', 'rmaUntil', 'returnAddress', 'link', 'code', 'email', 'phone'
] as const;

export type ValueName = (typeof SURE_VALUES)[number] | (typeof POSSIBLE_VALUES)[number];

/**
 * `said`: what the customer was told in the chat. `decision`: what the policy says, in full. `clauses`: each with its
 * section, document and authority. `notices`: of the decision (statutory rights). `claimNotices`, `packing`: of the
 * policy, for an open claim and for the parcel. `papers`: what is missing, and how to get it.
 */
export const PASSAGES = ['said', 'decision', 'clauses', 'notices', 'claimNotices', 'packing', 'papers'] as const;
export type PassageName = (typeof PASSAGES)[number];

/**
 * Blocks may be kept for one case. `denied`, `granted`: what was decided. `waiting`: papers are missing.
 * `review`: a person has it. `contested`: the customer does not agree. `noAddress`: the desk has set no address for
 * returns. `firstAsked`, `reminded`: for papers; `lastReminder`: there will be no other.
 */
export const CASES = ['denied', 'granted', 'waiting', 'review', 'contested', 'noAddress', 'firstAsked', 'reminded', 'lastReminder'] as const;
export type CaseName = (typeof CASES)[number];

export type TemplateBlock =
  /** A paragraph, or a passage. */
  | string
  /** The heading is left out with a body that comes to nothing. */
  | { readonly heading: string; readonly body: readonly TemplateBlock[] }
  | { readonly list: readonly string[] }
  /** Two columns. */
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  /** A label, and lines below it. */
  | { readonly address: string; readonly lines: string }
  | { readonly barcode: string; readonly code: string }
  | { readonly link: string; readonly url: string }
  /** The first text that has all its values. */
  | { readonly either: readonly string[] }
  | { readonly when: CaseName; readonly body: readonly TemplateBlock[] };

export interface LetterTemplate {
  readonly subject: string;
  readonly body: readonly TemplateBlock[];
}

export type LetterTemplates = Readonly<Record<LetterKind, Readonly<Record<Locale, LetterTemplate>>>>;

/** Names in braces, each once. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name))];
}
