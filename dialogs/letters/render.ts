/** A template and what there is to fill it with → the blocks of a letter. */
import type { Block } from './letter.js';
import { namesIn, PASSAGES, type CaseName, type PassageName, type TemplateBlock, type ValueName } from './template.js';

export interface Content {
  /** Plain texts; null where the letter has no such value. */
  readonly values: Readonly<Record<ValueName, string | null>>;
  readonly passages: Readonly<Record<PassageName, readonly Block[]>>;
  readonly cases: readonly CaseName[];
}

export function render(body: readonly TemplateBlock[], content: Content): Block[] {
  return body.flatMap((block) => renderBlock(block, content));
}

/** Null when a value that it names is missing. */
export function fillIn(text: string, { values }: Pick<Content, 'values'>): string | null {
  const known = values as Readonly<Record<string, string | null>>;
  if (namesIn(text).some((name) => (known[name] ?? null) === null)) return null;
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => known[name] ?? '');
}

function renderBlock(block: TemplateBlock, content: Content): readonly Block[] {
  const fill = (text: string): string | null => fillIn(text, content);
  if (typeof block === 'string') return passage(block, content) ?? paragraphs(fill(block));
  if ('heading' in block) return section(fill(block.heading), render(block.body, content));
  if ('list' in block) return listOf(block.list.flatMap((item) => fill(item) ?? []));
  if ('facts' in block) return factsOf(block.facts, fill);
  if ('address' in block) return blockOf(fill(block.lines), (text) => ({ type: 'address', label: fill(block.address) ?? '', lines: text.split('\n') }));
  if ('barcode' in block) return blockOf(fill(block.code), (code) => ({ type: 'barcode', label: fill(block.barcode) ?? '', code }));
  if ('link' in block) return blockOf(fill(block.url), (url) => ({ type: 'link', text: fill(block.link) ?? url, url }));
  if ('either' in block) return paragraphs(block.either.map(fill).find((text) => text !== null) ?? null);
  return content.cases.includes(block.when) ? render(block.body, content) : [];
}

function passage(text: string, { passages }: Content): readonly Block[] | null {
  const name = PASSAGES.find((one) => text.trim() === `{${one}}`);
  return name === undefined ? null : passages[name];
}

function section(heading: string | null, body: readonly Block[]): readonly Block[] {
  return body.length === 0 ? [] : [...blockOf(heading, (text) => ({ type: 'heading', text })), ...body];
}

function paragraphs(text: string | null): Block[] {
  return blockOf(text, (filled) => ({ type: 'paragraph', text: filled }));
}

function listOf(items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

function factsOf(rows: readonly (readonly [string, string])[], fill: (text: string) => string | null): Block[] {
  const known = rows.flatMap(([label, value]): [string, string][] => {
    const filled = fill(value);
    return filled === null ? [] : [[fill(label) ?? '', filled]];
  });
  return known.length === 0 ? [] : [{ type: 'facts', rows: known }];
}

function blockOf(text: string | null, make: (text: string) => Block): Block[] {
  return text === null || text.trim() === '' ? [] : [make(text)];
}
