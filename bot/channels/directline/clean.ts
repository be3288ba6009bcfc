/** Makes JSON from outside safe to keep: every store can hold it, no later reader chokes on it. */
import { HttpProblem } from '../../http/errors.js';
import type { Json } from '../../../dialogs/records.js';

/** Deeper values would overflow the stack of whoever writes or compares them. */
const DEPTH = 32;

/** Controls but tab, line feed and carriage return. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Without control characters, and well formed: half a surrogate pair is no character (PostgreSQL and UTF-8 refuse
 * it). Everything else, also in other scripts, stays as it came.
 */
export function cleanText(text: string): string {
  return text.replace(CONTROL, '').toWellFormed();
}

/** The first characters of a clean text: a pair is not cut in two. */
export function cutText(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/**
 * The same value with every text in it cleaned, keys included.
 * @throws HttpProblem BadArgument when it is nested too deeply
 */
export function cleanJson(value: unknown, depth = 0): Json {
  if (depth > DEPTH) throw new HttpProblem('BadArgument', `Values may be nested ${DEPTH} deep.`);
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item, depth + 1)]));
}
