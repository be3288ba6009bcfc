import type { JSONPath } from 'jsonc-parser';
import type { PolicyFile, Text } from '../language.js';
import type { Problem } from '../problem.js';
import { ROW_DAYS } from '../schema/conditions.js';
import { nearest } from '../load/nearest.js';
import { conditionsOf, factsBehind, factsIn } from './reads.js';
import type { VerificationRule } from './rule.js';

/** A `{name}` in a text that stands for nothing, or for something that need not be known when the text is told. */
export const placeholders: VerificationRule = ({ file, locate }) => {
  const told = [...reasons(file), ...notices(file)];
  const filled = new Set(told.map(({ path }) => path.join('/')));
  const plain = textsIn(file, []).filter(({ path }) => !filled.has(path.join('/'))).map((text): Told => ({ ...text, names: [], known: new Set() }));
  return [...told, ...plain].flatMap((text) =>
    (['pl', 'en'] as const).flatMap((language) => {
      const wrong = mistakeIn(file, text, text.text[language]);
      return wrong === null ? [] : [{ ...locate([...text.path, language]), ...wrong }];
    }));
};

interface PlacedText {
  readonly text: Text;
  readonly path: JSONPath;
}

interface Told extends PlacedText {
  /** What may stand in braces. */
  readonly names: readonly string[];
  /** Facts that are read before the text is told. */
  readonly known: ReadonlySet<string>;
}

/** What a decision's trace gives for the row of a rule. */
const ROW_NAMES = [...ROW_DAYS, 'start', 'months'];

function reasons(file: PolicyFile): Told[] {
  const names = namesIn(file);
  const settled = settledFacts(file);
  const rowFacts = factsBehind(file, ROW_DAYS);
  return [
    ...file.rules.flatMap(({ effect, when, reason }, i) =>
      reasonAt(reason, ['rules', i], names, [...factsIn(file, when), ...(effect === 'need' || effect === 'grant' ? settled : [])])),
    ...(file.periods?.rows ?? []).flatMap(({ when, effect, reason }, i) =>
      reasonAt(reason, ['periods', 'rows', i], effect ? names : [...names, ...ROW_NAMES], [...factsIn(file, when), ...(effect ? [] : rowFacts)])),
    ...(file.periods?.rules ?? []).flatMap(({ when, reason }, i) =>
      reasonAt(reason, ['periods', 'rules', i], [...names, ...ROW_NAMES], [...factsIn(file, when), ...rowFacts]))
  ];
}

function reasonAt(reason: Text | undefined, path: JSONPath, names: readonly string[], known: readonly string[]): Told[] {
  return reason === undefined ? [] : [{ text: reason, path: [...path, 'reason'], names, known: new Set(known) }];
}

function notices(file: PolicyFile): Told[] {
  const settled = settledFacts(file);
  return (file.notices ?? []).map(({ when, outcomes, text }, i) => ({
    text,
    path: ['notices', i, 'text'],
    names: namesIn(file),
    known: new Set([...(when ? factsIn(file, when) : []), ...(outcomes?.every((outcome) => outcome === 'covered' || outcome === 'action-needed') ? settled : [])])
  }));
}

function namesIn(file: PolicyFile): string[] {
  return [...Object.keys(file.facts), ...Object.keys(file.values ?? {})];
}

/** Facts that must be known before anything is granted or asked for: every denial that reads them has come out false. */
function settledFacts(file: PolicyFile): string[] {
  return conditionsOf(file).filter(({ owner }) => owner === 'deny').flatMap(({ when }) => [...factsIn(file, when)]);
}

function mistakeIn(file: PolicyFile, { names, known }: Told, text: string): Pick<Problem, 'code' | 'message'> | null {
  if (/[{}]/.test(text.replaceAll(/\{[A-Za-z][A-Za-z0-9]*\}/g, ''))) return { code: 'placeholder', message: 'a brace stands alone in this text; expected {name} with the name of a fact or a day' };
  for (const [, name = ''] of text.matchAll(/\{([A-Za-z0-9]+)\}/g)) {
    if (names.length === 0) return { code: 'placeholder', message: `{${name}} is not filled in here; only reasons and notices may name facts` };
    if (!names.includes(name)) return { code: 'placeholder', message: `{${name}} is no fact and no named day${meant(name, names)}` };
    const unread = [...factsBehind(file, [name])].find((fact) => !known.has(fact));
    if (unread !== undefined) return { code: 'placeholder', message: `{${name}} may be unknown when this is told: the condition does not read "${unread}"` };
  }
  return null;
}

function meant(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  return near === null ? `. Expected one of: ${names.join(', ')}` : `; did you mean {${near}}?`;
}

/** Every text of the file in both languages, wherever it stands. */
function textsIn(part: unknown, path: JSONPath): PlacedText[] {
  if (typeof part !== 'object' || part === null || path[0] === 'cases') return [];
  if ('pl' in part && 'en' in part) return [{ text: part as Text, path }];
  return Object.entries(part).flatMap(([key, inner]) => textsIn(inner, [...path, Array.isArray(part) ? Number(key) : key]));
}
