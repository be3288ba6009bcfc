/** JSON files that admins write beside the policies: may be missing, and are refused with every mistake in them. */
import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import { pathOf } from '../policies/load/errors.js';

export interface Problems {
  readonly type: 'problems';
  /** Each begins with the file's path. */
  readonly problems: readonly string[];
}

export interface Rules<T> {
  /** JSON Schema. */
  readonly schema: object;
  /** What is of the right shape and still means nothing. */
  readonly mistakes: (given: T) => readonly string[];
  /** Null for an error that another one tells better. */
  readonly describe?: (error: ErrorObject) => string | null;
}

/** Null when there is no such file. @throws any other I/O error */
export async function readAdminFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function checkAdminFile<T>(text: string, path: string, { schema, mistakes, describe = shapeMistake }: Rules<T>): { readonly type: 'given'; readonly given: T } | Problems {
  const problems = (found: readonly string[]): Problems => ({ type: 'problems', problems: found.map((one) => `${path}: ${one}`) });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return problems([`is not JSON: ${error instanceof Error ? error.message : ''}`]);
  }
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile<T>(schema);
  if (!validate(given)) return problems((validate.errors ?? []).flatMap((error) => describe(error) ?? []));
  const found = mistakes(given);
  return found.length > 0 ? problems(found) : { type: 'given', given };
}

/** `replies.0.id must match pattern "…"`, with the key or the values that are meant where ajv leaves them out. */
export function shapeMistake(error: ErrorObject): string {
  const { message, params } = error;
  const extra = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : 'allowedValues' in params ? ` (${String(params['allowedValues'])})` : '';
  return `${placeOf(error)} ${message ?? 'is not right'}${extra}`;
}

export function placeOf(error: ErrorObject): string {
  return pathOf(error).join('.') || 'the file';
}

/** JSON Schema of an object with these properties and no others; all of them are required where nothing else is said. */
export function objectOf(properties: Readonly<Record<string, object>>, required: readonly string[] = Object.keys(properties)): object {
  return { type: 'object', properties, required, additionalProperties: false };
}
