/** What the letters say where `letters.json` says nothing else. */
import { LETTERS_EN } from './defaults-en.js';
import { LETTERS_PL } from './defaults-pl.js';
import { LETTER_KINDS } from './letter.js';
import type { LetterTemplates } from './template.js';

export const DEFAULT_LETTERS = Object.fromEntries(
  LETTER_KINDS.map((kind) => [kind, { pl: LETTERS_PL[kind], en: LETTERS_EN[kind] }])
) as LetterTemplates;
