/** What an ajv error says about the file and about the part of the schema that it breaks. */
import type { ErrorObject } from 'ajv';
import type { Schema } from '../schema.js';

export interface Mistake {
  readonly path: readonly (string | number)[];
  /** It is the key at that path that is wrong, not the value. */
  readonly atKey: boolean;
  /** The same for all mistakes that one slip elsewhere makes: a name misspelt where it is defined, a fact of the wrong type. Else null. */
  readonly misnamed: string | null;
  readonly code: string;
  readonly message: string;
}

/** An annotation of the schema part that the value breaks. */
export function annotation(error: ErrorObject, keyword: 'title' | 'x-code' | 'errorMessage'): string | null {
  const found: unknown = error.parentSchema?.[keyword];
  return typeof found === 'string' ? found : null;
}

/** The JSON pointer as a path; lists take numbers. */
export function pathOf(error: ErrorObject): (string | number)[] {
  const segments = error.instancePath.split('/').slice(1);
  return segments.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** The key that the schema does not know. */
export function unknownKeyOf(error: ErrorObject): string {
  return String(error.params['additionalProperty']);
}

export function missingKeyOf(error: ErrorObject): string {
  return String(error.params['missingProperty']);
}

/** The keys that the schema part knows. */
export function keysOf(error: ErrorObject): string[] {
  return Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
}

/** What is expected under a key, by the title of its schema. */
export function expectedUnder(error: ErrorObject, key: string, root: Schema): string | null {
  const properties = (error.parentSchema?.['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const part = properties[key];
  const target = part?.['$ref'];
  const definitions = root['definitions'] as Readonly<Record<string, Schema>>;
  const found = typeof target === 'string' ? definitions[target.slice('#/definitions/'.length)] : part;
  const title = found?.['title'] ?? (found?.['else'] as Schema | undefined)?.['title'];
  return typeof title === 'string' ? title : null;
}
