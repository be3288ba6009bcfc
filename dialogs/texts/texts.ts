/** The words of the conversation itself; those of policies stand in the policy files. */
import type { Locale } from '../../policies/language.js';
import { en } from './en.js';
import { pl } from './pl.js';

/** English sets the shape; Polish must have every text with the same parameters. */
export type Texts = typeof en;

export function textsOf(locale: Locale): Texts {
  return locale === 'pl' ? pl : en;
}
