/** Words compared as people type them: without case, diacritics, punctuation at the ends, and with a slip of the finger. */

export function normalise(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’']/g, "'")
    .replace(/[^\p{L}\p{N}@.,/:+' -]+/gu, ' ')
    .replace(/\s+/g, ' ');
  return withoutOuterMarks(plain);
}

const MARKS = " .,:/+'-";

/** Not by a pattern: one that ends in `$` is tried anew at every mark, and a long text of marks would hold everybody up. */
function withoutOuterMarks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && MARKS.includes(text.charAt(start))) start += 1;
  while (end > start && MARKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The same word but for a slip: one letter wrong from five letters on, two from ten on. */
export function nearlyEqual(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.min(a.length, b.length);
  const allowed = length >= 10 ? 2 : length >= 5 ? 1 : 0;
  return allowed > 0 && Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed;
}

/** Does the text contain the phrase as whole words? Both normalised. */
export function containsPhrase(text: string, phrase: string): boolean {
  const [first = ''] = phrase.split(' ', 1);
  // Most phrases fail here, before anything is written anew: a long text is compared with hundreds of names.
  if (first === '' || !text.includes(first)) return false;
  return ` ${text.replace(/[\s.,:/]+/g, ' ')} `.includes(` ${phrase} `);
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours each count one. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] ?? [];
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Number.MAX_SAFE_INTEGER;
}
