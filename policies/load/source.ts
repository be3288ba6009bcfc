/** The text of a policy file, read so that every part of it knows its line and column. */
import { findNodeAtLocation, parseTree, printParseErrorCode, type JSONPath, type Node, type ParseError } from 'jsonc-parser';
import type { Problem } from '../problem.js';

export type Place = Pick<Problem, 'file' | 'line' | 'column'>;

/** The place of the value at a path; of the nearest part around it that is there, when it is missing. */
export type Locate = (path: JSONPath) => Place;

export interface Source {
  readonly value: unknown;
  readonly locate: Locate;
  /** The place of the key under which the value at this path stands. */
  readonly locateKey: Locate;
}

export type SourceResult = { readonly type: 'source'; readonly source: Source } | { readonly type: 'refused'; readonly problems: readonly Problem[] };

/** Reads strict JSON: comments, trailing commas and keys that stand twice are refused. */
export function readSource(file: string, text: string): SourceResult {
  const content = text.replace(/^\uFEFF/, '');
  const at = placesOf(file, content);
  const errors: ParseError[] = [];
  const root = parseTree(content, errors, { disallowComments: true, allowTrailingComma: false });
  const syntax = syntaxProblems(content, errors, at);
  const isReadable = syntax.every(({ code }) => code !== 'syntax');
  const problems = [...syntax, ...(root && isReadable ? duplicateKeys(root, at) : [])];
  if (problems.length > 0 || !root) return { type: 'refused', problems };
  return {
    type: 'source',
    source: {
      value: JSON.parse(content),
      locate: (path) => at(nodeAt(root, path).offset),
      locateKey: (path) => at(keyOf(nodeAt(root, path)).offset)
    }
  };
}

function placesOf(file: string, text: string): (offset: number) => Place {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

function nodeAt(root: Node, path: JSONPath): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

function keyOf(node: Node): Node {
  return node.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node;
}

/** Comments and trailing commas are told each; after any other mistake the rest would be guesswork. */
function syntaxProblems(text: string, errors: readonly ParseError[], at: (offset: number) => Place): Problem[] {
  const problems = new Map<number, Problem>();
  for (const error of errors) {
    const mistake = mistakeOf(text, error);
    if (!problems.has(mistake.offset)) problems.set(mistake.offset, { ...at(mistake.offset), code: mistake.code, message: mistake.message });
    if (mistake.code === 'syntax') break;
  }
  return [...problems.values()];
}

interface Mistake {
  readonly offset: number;
  readonly code: 'syntax' | 'comment' | 'trailing-comma';
  readonly message: string;
}

function mistakeOf(text: string, error: ParseError): Mistake {
  const { offset } = error;
  if (text.trim() === '') return { offset: 0, code: 'syntax', message: 'the file is empty; expected a policy in { }' };
  const name = printParseErrorCode(error.error);
  if (name === 'InvalidCommentToken') return { offset, code: 'comment', message: 'comments are not allowed in a policy file; remove it' };
  const comma = trailingComma(text, offset);
  if (comma !== null) return { offset: comma, code: 'trailing-comma', message: `no comma is allowed before the closing ${text.charAt(offset)}; remove it` };
  return { offset, code: 'syntax', message: syntaxMessage(name, text.slice(offset, offset + error.length)) };
}

/** Where a comma stands directly before the closing bracket at this offset; null when none does. */
function trailingComma(text: string, offset: number): number | null {
  const before = text.slice(0, offset).trimEnd();
  return /[}\]]/.test(text.charAt(offset)) && before.endsWith(',') ? before.length - 1 : null;
}

function syntaxMessage(name: string, found: string): string {
  const shown = found.length > 0 && found.length <= 40 ? ` before ${found}` : '';
  if (/^[„”“‘’«»']/.test(found)) return `${found.charAt(0)} is not a quotation mark of JSON; expected a straight one: "`;
  if (found === ':') return 'a name with a colon stands in a list here; expected a closing ] before it';
  switch (name) {
    case 'CommaExpected': return `a comma is missing${shown}`;
    case 'ColonExpected': return `a colon is missing${shown}`;
    case 'CloseBraceExpected': return 'a closing } is missing';
    case 'CloseBracketExpected': return 'a closing ] is missing';
    case 'PropertyNameExpected': return `a name in straight quotes is expected here${found ? `, not ${found}` : ''}`;
    case 'ValueExpected': return `a value is expected here${found ? `, not ${found}` : ''}`;
    case 'EndOfFileExpected': return `nothing is expected after the end of the policy, but there is ${found}`;
    case 'UnexpectedEndOfString': return 'the closing quotation mark is missing';
    case 'InvalidCharacter': return 'a text may not hold a tab or a line break; write \\t or \\n';
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode': return 'the text holds a backslash that means nothing; write \\\\ for a backslash';
    default: return `${found} is not JSON; expected a text in straight quotes, a number, true, false, null, { or [`;
  }
}

function duplicateKeys(node: Node, at: (offset: number) => Place): Problem[] {
  const seen = new Map<unknown, Node>();
  const here = node.type !== 'object' ? [] : (node.children ?? []).flatMap((property): Problem[] => {
    const key = property.children?.[0];
    const first = key && seen.get(key.value);
    if (key && !first) seen.set(key.value, key);
    if (!key || !first) return [];
    return [{ ...at(key.offset), code: 'duplicate-key', message: `"${String(key.value)}" stands here already in line ${at(first.offset).line}; expected once` }];
  });
  return [...here, ...(node.children ?? []).flatMap((child) => duplicateKeys(child, at))];
}
