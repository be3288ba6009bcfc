/** A backslash at the end of a line, itself not escaped, ends the line there, as it does without. Pure; the browser uses it, too. */
const HARD_BREAK = /(?<!\\)((?:\\\\)*)\\$/gmu;

export function withoutHardBreaks(markdown: string): string {
  return markdown.replace(HARD_BREAK, '$1');
}
