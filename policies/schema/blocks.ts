/**
 * Building blocks of the generated schemas. Three annotations carry the words of an error message:
 * `title` completes "expected …" and "is not …", `x-code` is the problem's code, `errorMessage` (which editors
 * know too) is the whole message where the general one would not help.
 */
import type { Names } from './names.js';

export type Schema = Readonly<Record<string, unknown>>;

/** Shared parts are written once, under `definitions`, and pointed at. */
export function ref(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` };
}

/** An object with exactly these keys. */
export function record(title: string, required: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    title,
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false
  };
}

/** An object whose keys are ids of the author's choice. */
export function mapOf(title: string, id: Schema, values: Schema, least = 0): Schema {
  return { title, type: 'object', propertyNames: id, additionalProperties: values, minProperties: least };
}

export function listOf(title: string, items: Schema, least = 0): Schema {
  return { title, type: 'array', items, minItems: least };
}

/** A list in which nothing stands twice. */
export function setOf(title: string, items: Schema, least = 0): Schema {
  return { ...listOf(title, items, least), uniqueItems: true };
}

/** One of the names that the file defines; any text while they cannot be read. */
export function nameOf(title: string, code: string, names: Names): Schema {
  if (names === null) return { title, type: 'string' };
  if (names.length === 0) return { title: `${title}: the file defines none`, not: {}, 'x-code': code };
  return { title, enum: [...new Set(names)], 'x-code': code };
}

/** One of the language's own words. */
export function wordOf(title: string, words: readonly unknown[]): Schema {
  return { title, enum: words, 'x-code': 'unknown-word' };
}

/** What else holds for an object, by the value of one of its keys. */
export function branches(key: string, kinds: readonly Branch[]): Schema {
  if (kinds.length === 0) return {};
  return { allOf: kinds.map(({ values, then }) => ({ if: { properties: { [key]: { enum: values } }, required: [key] }, then })) };
}

export interface Branch {
  readonly values: readonly string[];
  readonly then: Schema;
}

/** An object whose other keys depend on the value of one. A key that no kind has is wrong whatever that value is. */
export function kindsOf(title: string, key: string, word: Schema, kinds: readonly Branch[]): Schema {
  const keys = kinds.flatMap(({ then }) => Object.keys((then['properties'] ?? {}) as object));
  return {
    title,
    type: 'object',
    properties: { ...Object.fromEntries(keys.map((known) => [known, true])), [key]: word },
    required: [key],
    additionalProperties: false,
    ...branches(key, kinds)
  };
}

/** The schema where the value has the given type, and another one where it has not. */
export function byType(type: string, then: Schema, otherwise: Schema): Schema {
  return { if: { type }, then, else: otherwise };
}

export function withNull(schema: Schema): Schema {
  const title = `${String(schema['title'])}, or null for "I don't know"`;
  if (Array.isArray(schema['enum'])) return { ...schema, title, enum: [...schema['enum'], null] };
  // Where there is nothing to name, null is told like any other value.
  return 'type' in schema ? { ...schema, title, type: [schema['type'], 'null'].flat() } : schema;
}

export const FACT_ID = idPattern('^[a-z][A-Za-z0-9]*$', 'a name in one word of letters and digits, small letter first, such as "purchaseDate"');
export const CLAUSE_ID = idPattern('^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$', 'a clause number such as "WD-6.1"');
export const POLICY_ID = idPattern('^[a-z][a-z0-9]*(-[a-z0-9]+)*$', 'a name in small letters, digits and hyphens, such as "scooter-warranty"');
export const ENTRY_ID = idPattern('^[A-Za-z0-9]+([-.][A-Za-z0-9]+)*$', 'a name of letters, digits and hyphens, such as "bought-abroad"');

export const DAY: Schema = { title: 'a day of the calendar such as "2026-03-31"', type: 'string', format: 'date', 'x-code': 'not-a-day' };
export const YES: Schema = { title: 'true or false', type: 'boolean' };
export const SHARE: Schema = { title: 'a share from 0 to 1', type: 'number', minimum: 0, maximum: 1 };
export const AMOUNT: Schema = {
  title: 'an amount with two decimals in quotes, such as "145.00"',
  type: 'string',
  pattern: '^\\d{1,12}\\.\\d{2}$',
  'x-code': 'not-money'
};
export const CURRENCY: Schema = { title: 'a currency of three capitals, such as "PLN"', type: 'string', pattern: '^[A-Z]{3}$', 'x-code': 'not-money' };
export const MONEY: Schema = record('money such as {"amount": "145.00", "currency": "PLN"}', { amount: AMOUNT, currency: CURRENCY });

/** A whole number; the title says of what. */
export function whole(title: string, minimum: number, maximum: number): Schema {
  return { title, type: 'integer', minimum, maximum };
}

/** Both languages, neither of them blank. */
export function textDefinition(): Schema {
  const written = (title: string): Schema => ({ title, type: 'string', pattern: '\\S', 'x-code': 'empty-text' });
  return record('a text in both languages, {"pl": "…", "en": "…"}', { pl: written('a Polish text'), en: written('an English text') });
}

export const TEXT: Schema = ref('text');

function idPattern(pattern: string, title: string): Schema {
  return { title, type: 'string', pattern, 'x-code': 'bad-id' };
}
