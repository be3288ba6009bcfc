/** What is wrong with a single value, and what was expected in its place. */
import type { ErrorObject } from 'ajv';
import { annotation, keysOf, pathOf, type Mistake } from './errors.js';
import { nearest } from './nearest.js';

type Said = Pick<Mistake, 'code' | 'message'>;

export function valueMistake(error: ErrorObject): Mistake {
  const name = error.propertyName;
  const code = annotation(error, 'x-code');
  const isName = code !== null && code.startsWith('unknown-') && code !== 'unknown-word';
  const misnamed = isName ? misnamedAs(error.data, error.keyword === 'enum' ? meantBy(error) : null) : null;
  const path = name === undefined ? pathOf(error) : [...pathOf(error), name];
  return { path, atKey: name !== undefined, misnamed, ...say(error, code ?? 'wrong-value', annotation(error, 'title') ?? 'what is expected here') };
}

function say(error: ErrorObject, code: string, title: string): Said {
  const value = shown(error.propertyName ?? error.data);
  switch (error.keyword) {
    case 'type': return { code: 'wrong-type', message: `${value} is not ${title}${quotesHint(error)}` };
    case 'enum': return { code, message: nameMessage(error, title) };
    case 'format': return { code, message: `${value} is not ${title}${dayHint(error.data)}` };
    case 'pattern': return { code, message: code === 'empty-text' ? `the text is empty; expected ${title}` : `${value} is not ${title}` };
    case 'not': return { code, message: annotation(error, 'errorMessage') ?? `${value} is not ${title}` };
    case 'minimum': return { code: 'out-of-range', message: `${value} is too small; expected ${title}, at least ${String(error.params['limit'])}` };
    case 'maximum': return { code: 'out-of-range', message: `${value} is too large; expected ${title}, at most ${String(error.params['limit'])}` };
    case 'uniqueItems': return { code: 'twice', message: `${shown(repeated(error))} stands twice in this list; expected once` };
    case 'minItems': return { code: 'too-few', message: `the list is empty; expected at least one in ${title}` };
    case 'minProperties': return tooFew(error, code, title);
    case 'maxProperties': return { code: 'one-operator', message: tooManyOperators(error) };
    default: return { code, message: `${value} is not ${title}` };
  }
}

function tooFew(error: ErrorObject, code: string, title: string): Said {
  if (code !== 'wrong-operator') return { code: 'too-few', message: `too little stands here; expected ${title}` };
  return { code: 'one-operator', message: `the operator is missing${oneOf(keysOf(error).filter((key) => key !== 'fact'))}` };
}

function tooManyOperators(error: ErrorObject): string {
  const operators = Object.keys(error.data as object).filter((key) => key !== 'fact');
  return `a comparison has one operator, and this one has ${operators.join(' and ')}; join two comparisons with "all"`;
}

function nameMessage(error: ErrorObject, title: string): string {
  return `${shown(error.data)} is not ${title}${oneOf(allowed(error), meantBy(error))}`;
}

/** The same wrong name for the same right one is one mistake, wherever it stands. */
export function misnamedAs(name: unknown, meant: string | null): string {
  return `${plain(name)} for ${meant ?? 'nothing that is there'}`;
}

function meantBy(error: ErrorObject): string | null {
  return typeof error.data === 'string' ? nearest(error.data, allowed(error)) : null;
}

function allowed(error: ErrorObject): string[] {
  return (error.params['allowedValues'] as readonly unknown[]).map(plain);
}

function dayHint(data: unknown): string {
  return typeof data === 'string' && /^[A-Za-z]+$/.test(data) ? `; a day by its name is written {"date": "${data}"}` : '';
}

/** The commonest slip of all: quotes where none belong, or none where they do. */
function quotesHint({ data, params }: ErrorObject): string {
  const types: readonly unknown[] = [params['type']].flat();
  const number = types.includes('integer') || types.includes('number');
  if (typeof data !== 'string') return typeof data !== 'object' && types.includes('string') ? '; a text is written in quotes' : '';
  if (number && /^-?\d+([.,]\d+)?$/.test(data)) return '; a number is written without quotes';
  if (types.includes('boolean') && /^(true|false|yes|no|tak|nie)$/i.test(data)) return '; write true or false without quotes';
  return '';
}

/** The end of a message: the name that was most likely meant, and all that could stand there. */
export function oneOf(names: readonly string[], meant: string | null = null): string {
  const all = names.length === 1 ? `Expected: ${names.join()}` : `Expected one of: ${names.join(', ')}`;
  return meant === null ? `. ${all}` : `; did you mean "${meant}"? ${all}`;
}

function repeated(error: ErrorObject): unknown {
  return (error.data as readonly unknown[])[Number(error.params['i'])];
}

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= 60 ? json : `${json.slice(0, 57)}…`;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
