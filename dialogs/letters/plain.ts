/** Our own light Markdown, as the chat shows it → the blocks of a letter, without marks. */
import type { Block } from './letter.js';

/** Paragraphs and lists; a line that is indented below an item belongs to it. */
export function plainBlocks(markdown: string): Block[] {
  return markdown.split(/\n{2,}/u).flatMap((part) => partBlocks(part.split('\n').filter((line) => line.trim() !== '')));
}

/** `**bold**` → `bold`, `[here](https://…)` → `here: https://…`, and what was escaped as it was written. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\\\n/gu, '\n')
    .replace(/(?<!\\)\[([^\]\n]{1,300})\]\(([^()\s]{1,2000})\)/gu, '$1: $2')
    .replace(/(?<![\\*])\*\*(?=\S)/gu, '').replace(/(?<![\\*\s])\*\*(?!\*)/gu, '')
    // Italics are whole sentences of ours; an asterisk inside may be a document's own.
    .replace(/^\*(?=[^\s*])(.*[^\s*\\])\*/gmu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&:])/gu, '$1')
    .replace(/&lt;/gu, '<').replace(/&amp;/gu, '&')
    .trim();
}

function partBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let items: string[] = [];
  let text: string[] = [];
  const flush = (): void => {
    if (text.length > 0) blocks.push({ type: 'paragraph', text: plainText(text.join('\n')) });
    if (items.length > 0) blocks.push({ type: 'list', items: items.map(plainText) });
    [text, items] = [[], []];
  };
  for (const line of lines) {
    if (line.startsWith('- ')) {
      if (text.length > 0) flush();
      items.push(line.slice(2));
    } else if (items.length > 0 && line.startsWith('  ')) items.push(`${items.pop() ?? ''}\n${line.trim()}`);
    else {
      if (items.length > 0) flush();
      text.push(line);
    }
  }
  flush();
  return blocks;
}
