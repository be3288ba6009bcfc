/** Checks a file against its schema and tells each mistake once. */
import { Ajv } from 'ajv';
import { isDay } from '../calendar.js';
import type { Problem } from '../problem.js';
import type { Schema } from '../schema.js';
import type { Mistake } from './errors.js';
import { explain } from './explain.js';
import type { Place, Source } from './source.js';

/** The problems of the file in the order of its lines; none when it has the schema's shape. */
export function validate(source: Source, schema: Schema): Problem[] {
  const check = validator().compile(schema);
  if (check(source.value)) return [];
  const mistakes = explain(check.errors ?? [], schema);
  return inOrder(onceEach(mistakes.map((mistake) => ({ mistake, place: placeOf(source, mistake) }))));
}

/** An ajv that knows the annotations and formats of the generated schemas. */
export function validator(): Ajv {
  // A schema is used for one file: compiling it fast counts for more than checking fast.
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, validateSchema: false, inlineRefs: false, code: { optimize: false } });
  ajv.addVocabulary(['x-code', 'errorMessage']);
  return ajv.addFormat('date', { type: 'string', validate: isDay });
}

export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

interface Placed {
  readonly mistake: Mistake;
  readonly place: Place;
}

function placeOf(source: Source, { path, atKey }: Mistake): Place {
  return atKey ? source.locateKey([...path]) : source.locate([...path]);
}

/** A name that is wrong in many places was most likely misspelt where it is defined: told once, with the lines. */
function onceEach(all: readonly Placed[]): Problem[] {
  const groups = new Map<string, Placed[]>();
  for (const placed of all) {
    const key = placed.mistake.misnamed ?? JSON.stringify(placed);
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...more] = [...group].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
    if (!first) return [];
    const also = more.length > 0 ? ` (also in ${lines(more)})` : '';
    return [{ ...first.place, code: first.mistake.code, message: first.mistake.message + also }];
  });
}

function lines(placed: readonly Placed[]): string {
  const numbers = [...new Set(placed.map(({ place }) => place.line))];
  return `${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}`;
}
