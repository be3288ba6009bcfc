/** `letters.json` beside the policies: the templates of letters. A kind that it leaves out is as the defaults say. */
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import { checkTemplates } from '../dialogs/letters/check.js';
import { DEFAULT_LETTERS } from '../dialogs/letters/defaults.js';
import { LETTER_KINDS } from '../dialogs/letters/letter.js';
import { CASES, type LetterTemplates } from '../dialogs/letters/template.js';
import { checkAdminFile, objectOf, placeOf, readAdminFile, shapeMistake, type Problems } from './adminFile.js';

const LETTERS_NAME = 'letters.json';

const text = { type: 'string', minLength: 1, maxLength: 4000 };
const body = { type: 'array', minItems: 1, maxItems: 60, items: { $ref: '#/$defs/block' } };

/** The shapes of a block, by the key that tells them apart. */
const BLOCKS: Readonly<Record<string, object>> = {
  heading: objectOf({ heading: text, body }),
  list: objectOf({ list: { type: 'array', items: text, minItems: 1, maxItems: 40 } }),
  facts: objectOf({ facts: { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 }, minItems: 1, maxItems: 40 } }),
  address: objectOf({ address: text, lines: text }),
  barcode: objectOf({ barcode: text, code: text }),
  link: objectOf({ link: text, url: text }),
  either: objectOf({ either: { type: 'array', items: text, minItems: 1, maxItems: 10 } }),
  when: objectOf({ when: { enum: CASES }, body })
};

/** One `if` a shape, so that a mistake is told against the shape that was meant. */
const BLOCK = {
  if: { type: 'string' },
  then: text,
  else: {
    type: 'object',
    anyOf: Object.keys(BLOCKS).map((key) => ({ required: [key] })),
    allOf: Object.entries(BLOCKS).map(([key, shape]) => ({ if: { required: [key] }, then: shape }))
  }
};

const LETTER = objectOf({ subject: { ...text, maxLength: 200, pattern: '^[^\\r\\n]+$' }, body });
const SCHEMA = {
  $defs: { block: BLOCK },
  ...objectOf({ $schema: { type: 'string' }, ...Object.fromEntries(LETTER_KINDS.map((kind) => [kind, objectOf({ pl: LETTER, en: LETTER })])) }, [])
};

export type LettersResult = { readonly type: 'letters'; readonly letters: LetterTemplates } | Problems;

/** A missing file is the defaults; a wrong one is refused with every mistake in it. */
export async function readLetters(dir: string): Promise<LettersResult> {
  const path = join(dir, LETTERS_NAME);
  return parseLetters((await readAdminFile(path)) ?? '{}', path);
}

export function parseLetters(text: string, path: string): LettersResult {
  const checked = checkAdminFile<Partial<LetterTemplates>>(text, path, { schema: SCHEMA, mistakes: checkTemplates, describe });
  if (checked.type === 'problems') return checked;
  const { given } = checked;
  return { type: 'letters', letters: { ...DEFAULT_LETTERS, ...Object.fromEntries(LETTER_KINDS.flatMap((kind) => (given[kind] ? [[kind, given[kind]]] : []))) } };
}

/** `if` and the arms of `anyOf` repeat what another error says more precisely. */
function describe(error: ErrorObject): string | null {
  if (error.keyword === 'if' || /\/anyOf\/\d/u.test(error.schemaPath)) return null;
  return error.keyword === 'anyOf' ? `${placeOf(error)} is no block; a block is a text or has one of ${Object.keys(BLOCKS).join(', ')}` : shapeMistake(error);
}
