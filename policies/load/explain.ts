/** ajv's errors → mistakes, one for each, in the words of somebody who writes policies and no programs. */
import type { ErrorObject } from 'ajv';
import { OPERATORS } from '../schema/conditions.js';
import type { Schema } from '../schema.js';
import { annotation, expectedUnder, keysOf, missingKeyOf, pathOf, unknownKeyOf, type Mistake } from './errors.js';
import { nearest } from './nearest.js';
import { misnamedAs, oneOf, valueMistake } from './values.js';

/** @param schema the whole schema that the file was checked by */
export function explain(errors: readonly ErrorObject[], schema: Schema): Mistake[] {
  return byPath(errors).flatMap((here) => explainPart(here, schema));
}

/** All errors about one part of the file. The wrappers `if` and `propertyNames` only repeat what is wrong inside. */
function byPath(errors: readonly ErrorObject[]): ErrorObject[][] {
  const groups = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    if (error.keyword === 'if' || error.keyword === 'propertyNames') continue;
    groups.set(error.instancePath, [...(groups.get(error.instancePath) ?? []), error]);
  }
  return [...groups.values()];
}

function explainPart(here: readonly ErrorObject[], schema: Schema): Mistake[] {
  const wrongType = here.find(({ keyword, propertyName }) => keyword === 'type' && propertyName === undefined);
  if (wrongType) return [valueMistake(wrongType)];
  const unknown = unknownKeys(here);
  const missing = here.filter(({ keyword }) => keyword === 'required');
  const others = here.filter(({ keyword }) => keyword !== 'additionalProperties' && keyword !== 'required');
  // With a key unknown or missing, the number of keys is no second mistake.
  const rest = unknown.length + missing.length === 0 ? others : others.filter(({ keyword }) => !keyword.endsWith('Properties'));
  return [
    ...unknown.map((error) => unknownKey(error, missing)),
    ...missing.filter((error) => !standsMisspelt(error, unknown, missing)).map((error) => missingKey(error, schema)),
    ...rest.map(valueMistake)
  ];
}

/** Every unknown key once, by the schema part that knows most about the object: the one with the fewest keys. */
function unknownKeys(here: readonly ErrorObject[]): ErrorObject[] {
  const found = new Map<string, ErrorObject>();
  for (const error of here.filter(({ keyword }) => keyword === 'additionalProperties')) {
    const other = found.get(unknownKeyOf(error));
    if (!other || keysOf(error).length < keysOf(other).length) found.set(unknownKeyOf(error), error);
  }
  return [...found.values()];
}

/** A missing key that stands there under another name is one mistake, not two. */
function standsMisspelt(error: ErrorObject, unknown: readonly ErrorObject[], missing: readonly ErrorObject[]): boolean {
  if (unknown.length === 1 && missing.length === 1) return true;
  return unknown.some((other) => nearest(unknownKeyOf(other), keysOf(other)) === missingKeyOf(error));
}

function unknownKey(error: ErrorObject, missing: readonly ErrorObject[]): Mistake {
  const key = unknownKeyOf(error);
  const [onlyMissing] = missing.length === 1 ? missing : [];
  const names = keysOf(error);
  const meant = nearest(key, names) ?? (onlyMissing ? missingKeyOf(onlyMissing) : null);
  const code = annotation(error, 'x-code') ?? 'unknown-key';
  const where = annotation(error, 'title') ?? 'this place';
  const said = code === 'wrong-operator' ? operatorMistake(error, key) : { code, message: `"${key}" is not known in ${where}${oneOf(names, meant)}` };
  const misnamed = OWN_NAMES.includes(said.code) ? misnamedAs(key, meant) : said.code === 'wrong-operator' ? said.message : null;
  return { path: [...pathOf(error), key], atKey: true, misnamed, ...said };
}

/** Codes of objects whose keys are names that the file defines. */
const OWN_NAMES = ['unknown-fact', 'unknown-value', 'unknown-policy'];

function operatorMistake(error: ErrorObject, key: string): Pick<Mistake, 'code' | 'message'> {
  const fact = String((error.data as Record<string, unknown>)['fact']);
  const operators = keysOf(error).filter((name) => name !== 'fact');
  if (!OPERATORS.some((operator) => operator === key)) {
    return { code: 'unknown-operator', message: `"${key}" is no operator${oneOf(operators, nearest(key, operators))}` };
  }
  const why = key === 'isUnknown' ? 'has no "nullIsValue": true' : `is ${annotation(error, 'title') ?? 'of another type'}`;
  return { code: 'wrong-operator', message: `"${key}" does not fit "${fact}", which ${why}${oneOf(operators)}` };
}

function missingKey(error: ErrorObject, schema: Schema): Mistake {
  const key = missingKeyOf(error);
  const expected = expectedUnder(error, key, schema);
  const where = annotation(error, 'title') ?? 'this place';
  const message = `"${key}" is missing in ${where}${expected === null ? '' : `; expected ${expected}`}`;
  return { path: pathOf(error), atKey: false, misnamed: null, code: 'missing', message };
}
