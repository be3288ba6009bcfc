/** `letters.json` beside the policies: the templates of letters. A kind that it leaves out is as the defaults say. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { checkTemplates } from '../dialogs/letters/check.js';
import { DEFAULT_LETTERS } from '../dialogs/letters/defaults.js';
import { LETTER_KINDS } from '../dialogs/letters/letter.js';
import { CASES, type LetterTemplates } from '../dialogs/letters/template.js';

export const LETTERS_NAME = 'letters.json';

const text = { type: 'string', minLength: 1, maxLength: 4000 };
const object = (properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({ type: 'object', properties, required, additionalProperties: false });
const body = { type: 'array', minItems: 1, maxItems: 60, items: { $ref: '#/$defs/block' } };

/** The shapes of a block, by the key that tells them apart. */
const BLOCKS: Readonly<Record<string, object>> = {
  heading: object({ heading: text, body }),
  list: object({ list: { type: 'array', items: text, minItems: 1, maxItems: 40 } }),
  facts: object({ facts: { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 }, minItems: 1, maxItems: 40 } }),
  address: object({ address: text, lines: text }),
  barcode: object({ barcode: text, code: text }),
  link: object({ link: text, url: text }),
  either: object({ either: { type: 'array', items: text, minItems: 1, maxItems: 10 } }),
  when: object({ when: { enum: CASES }, body })
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

const LETTER = object({ subject: { ...text, maxLength: 200, pattern: '^[^\\r\\n]+$' }, body });
const SCHEMA = {
  $defs: { block: BLOCK },
  ...object({ $schema: { type: 'string' }, ...Object.fromEntries(LETTER_KINDS.map((kind) => [kind, object({ pl: LETTER, en: LETTER })])) }, [])
};

export type LettersResult = { readonly type: 'letters'; readonly letters: LetterTemplates } | { readonly type: 'problems'; readonly problems: readonly string[] };

/** A missing file is the defaults; a wrong one is refused with every mistake in it. */
export async function readLetters(dir: string): Promise<LettersResult> {
  const path = join(dir, LETTERS_NAME);
  const file = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return parseLetters(file, path);
}

export function parseLetters(file: string, path: string): LettersResult {
  let given: unknown;
  try {
    given = JSON.parse(file);
  } catch (error) {
    return { type: 'problems', problems: [`${path}: is not JSON: ${error instanceof Error ? error.message : ''}`] };
  }
  const validate = new Ajv({ allErrors: true, strict: false }).compile<Partial<LetterTemplates>>(SCHEMA);
  if (!validate(given)) return { type: 'problems', problems: (validate.errors ?? []).flatMap((error) => describe(error, path)) };
  const problems = checkTemplates(given);
  if (problems.length > 0) return { type: 'problems', problems: problems.map((problem) => `${path}: ${problem}`) };
  return { type: 'letters', letters: { ...DEFAULT_LETTERS, ...Object.fromEntries(LETTER_KINDS.flatMap((kind) => (given[kind] ? [[kind, given[kind]]] : []))) } };
}

/** `if` and the arms of `anyOf` repeat what another error says more precisely. */
function describe({ instancePath, schemaPath, keyword, message, params }: ErrorObject, path: string): string[] {
  if (keyword === 'if' || /\/anyOf\/\d/u.test(schemaPath)) return [];
  const place = instancePath.slice(1).replaceAll('/', '.') || 'the file';
  if (keyword === 'anyOf') return [`${path}: ${place} is no block; a block is a text or has one of ${Object.keys(BLOCKS).join(', ')}`];
  const extra = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : 'allowedValues' in params ? ` (${String(params['allowedValues'])})` : '';
  return [`${path}: ${place} ${message ?? 'is not right'}${extra}`];
}
