/** A letter as plain text, for mail programs that show no pages. */
import type { Block, Letter } from './letter.js';

export function letterText({ body }: Pick<Letter, 'body'>): string {
  return `${body.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading': return `== ${block.text} ==`;
    case 'paragraph': return block.text;
    case 'list': return block.items.map((item) => `- ${item.replace(/\n/gu, '\n  ')}`).join('\n');
    case 'facts': return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'address': return [`${block.label}:`, ...block.lines.map((line) => `  ${line}`)].join('\n');
    case 'barcode': return `${block.label}: ${block.code}`;
    case 'link': return `${block.text}: ${block.url}`;
  }
}
