/** Words as they are compared: without case and diacritics, each letter with its place in the text it came from. */

export interface Folded {
  readonly text: string;
  /** For every UTF-16 unit of `text`, where its letter begins in the original. */
  readonly places: readonly number[];
}

/** `Łódź` is `lodz`. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/ł/gu, 'l').normalize('NFD').replace(/\p{M}/gu, '');
}

/** The same, letter by letter; dearer, for texts in which something was found. */
export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let unit = 0; unit < plain.length; unit++) places.push(place);
    folded += plain;
    place += letter.length;
  }
  return { text: folded, places };
}

/** What is looked for, in words; none for nothing but marks. */
export function wordsToFind(q: string): readonly string[] {
  return [...new Set(fold(q).split(/\s+/u).filter(Boolean))];
}

export interface Snippet {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const BEFORE = 60;
const AFTER = 120;

/** All of the words, in any order and also inside longer ones. */
export function holds(text: string, words: readonly string[]): boolean {
  const plain = fold(text);
  return words.length > 0 && words.every((word) => plain.includes(word));
}

/** Where they are; null when one is missing. */
export function snippetOf(text: string, words: readonly string[]): Snippet | null {
  if (!holds(text, words)) return null;
  const { text: folded, places } = foldWithPlaces(text);
  const [first, word = ''] = words.map((one) => [folded.indexOf(one), one] as const).filter(([at]) => at >= 0).sort(([a], [b]) => a - b)[0] ?? [0];
  const from = places[first] ?? 0;
  const to = places[first + word.length] ?? text.length;
  const begin = wordStart(text, Math.max(0, from - BEFORE), from);
  const end = Math.min(text.length, to + AFTER);
  return { before: `${begin > 0 ? '…' : ''}${onOneLine(text.slice(begin, from))}`, hit: onOneLine(text.slice(from, to)), after: `${onOneLine(text.slice(to, end).toWellFormed())}${end < text.length ? '…' : ''}` };
}

function wordStart(text: string, from: number, latest: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(' ', from);
  return space >= 0 && space < latest ? space + 1 : latest;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
