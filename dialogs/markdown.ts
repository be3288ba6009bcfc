/** People's own words inside our Markdown: nothing in them may become markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : `\\${character}`));
}
