/** Words that come from outside, before they are kept. */

/** Control characters have no place in words, except line breaks and tabs; nor have halves of a character. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim();
}
