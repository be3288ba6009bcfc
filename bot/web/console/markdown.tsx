/** Light Markdown as elements: paragraphs, line breaks, **bold**, *emphasis*, lists, links. Never as HTML. */
import { Fragment, type ReactNode } from 'react';
import { withoutHardBreaks } from '../../console/hard-breaks.js';

const BULLET = /^\s*[-*]\s+/u;
const NUMBER = /^\s*\d+[.)]\s+/u;
/** An escaped mark, bold, emphasis, a link, a bare address; `&lt;` and `&amp;` stand for people's own `<` and `&`. */
const INLINE = /\\([\p{P}\p{S}])|(&lt;|&amp;)|\*\*([^*]+(?:\*(?!\*)[^*]*)*)\*\*|\*([^*\s](?:[^*\n]*[^*\s])?)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/gu;

export function Markdown({ text }: { readonly text: string }) {
  return blocksOf(text).map((block, index) => <Fragment key={index}>{block}</Fragment>);
}

function blocksOf(text: string): ReactNode[] {
  const blocks: { kind: 'text' | 'bullets' | 'numbers'; lines: string[] }[] = [];
  for (const line of withoutHardBreaks(text).split('\n')) {
    const kind = BULLET.test(line) ? 'bullets' : NUMBER.test(line) ? 'numbers' : 'text';
    const last = blocks.at(-1);
    if (line.trim() === '') blocks.push({ kind: 'text', lines: [] });
    else if (last?.kind === kind) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks.filter(({ lines }) => lines.length > 0).map(({ kind, lines }) => {
    if (kind === 'text') return <p>{withBreaks(lines)}</p>;
    const items = lines.map((line, index) => <li key={index}>{inline(line.replace(kind === 'bullets' ? BULLET : NUMBER, ''))}</li>);
    return kind === 'bullets' ? <ul>{items}</ul> : <ol start={firstNumber(lines)}>{items}</ol>;
  });
}

function firstNumber(lines: readonly string[]): number {
  return Number.parseInt(lines[0] ?? '1', 10);
}

function withBreaks(lines: readonly string[]): ReactNode[] {
  return lines.map((line, index) => <Fragment key={index}>{index > 0 && <br />}{inline(line)}</Fragment>);
}

function inline(text: string): ReactNode[] {
  const nodes: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(end, match.index));
    nodes.push(<Fragment key={match.index}>{inlineNode(match)}</Fragment>);
    end = match.index + match[0].length;
  }
  return [...nodes, text.slice(end)];
}

function inlineNode([whole, escaped, entity, bold, emphasis, label, target, bare]: RegExpMatchArray): ReactNode {
  if (escaped !== undefined) return escaped;
  if (entity !== undefined) return entity === '&lt;' ? '<' : '&';
  if (bold !== undefined) return <strong>{inline(bold)}</strong>;
  if (emphasis !== undefined) return <em>{inline(emphasis)}</em>;
  const address = target ?? bare;
  if (address === undefined) return whole;
  return <a href={address} target="_blank" rel="noopener noreferrer">{label === undefined ? address : inline(label)}</a>;
}
