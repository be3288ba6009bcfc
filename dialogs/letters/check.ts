/** What can be wrong with an admin's templates beyond their shape: names that mean nothing, and what a letter cannot do without. */
import { LETTER_KINDS, type LetterKind } from './letter.js';
import { namesIn, PASSAGES, POSSIBLE_VALUES, SURE_VALUES, type LetterTemplate, type TemplateBlock } from './template.js';

/** Without these the letter would miss its purpose. */
const NEEDED: Readonly<Partial<Record<LetterKind, readonly string[]>>> = {
  confirmation: ['claim'], decision: ['claim', 'reason', 'clauses'], rmaSheet: ['rma', 'claim'], reminder: ['claim', 'papers', 'note'], status: ['said'], code: ['code'],
  answer: ['said']
};

/** What every letter of a kind has, where that is not what most have; an answer may be about no claim. */
const SURE_IN: Readonly<Partial<Record<LetterKind, readonly string[]>>> = { rmaSheet: [...SURE_VALUES, 'rma'], answer: ['desk'] };

const VALUES: readonly string[] = [...SURE_VALUES, ...POSSIBLE_VALUES];
const PASSAGE_NAMES: readonly string[] = PASSAGES;

interface Placed {
  readonly place: string;
  readonly text: string;
  /** A passage may stand here. */
  readonly paragraph: boolean;
}

/** @param templates of the right shape. @returns a sentence for each mistake, with its place */
export function checkTemplates(templates: Readonly<Partial<Record<LetterKind, Readonly<Record<string, LetterTemplate>>>>>): string[] {
  return LETTER_KINDS.flatMap((kind) => Object.entries(templates[kind] ?? {}).flatMap(([locale, template]) => checkTemplate(kind, `${kind}.${locale}`, template)));
}

function checkTemplate(kind: LetterKind, place: string, { subject, body }: LetterTemplate): string[] {
  const texts = body.flatMap((block, index) => textsOf(block, `${place}.body.${index}`));
  const named = new Set(texts.flatMap(({ text }) => namesIn(text)));
  const missing = (NEEDED[kind] ?? []).filter((name) => !named.has(name));
  return [
    ...checkSubject(kind, `${place}.subject`, subject),
    ...texts.flatMap(checkText),
    ...missing.map((name) => `${place}.body does not name {${name}}; a letter of this kind cannot do without it`)
  ];
}

/** A subject is never left out, so it may only name what every such letter has. */
function checkSubject(kind: LetterKind, place: string, subject: string): string[] {
  const allowed = SURE_IN[kind] ?? SURE_VALUES;
  const wrong = namesIn(subject).filter((name) => !allowed.includes(name));
  return [...wrong.map((name) => `${place} names {${name}}; a subject may name ${allowed.join(', ')}`), ...strayBrace(place, subject)];
}

function checkText({ place, text, paragraph }: Placed): string[] {
  const names = namesIn(text);
  const unknown = names.filter((name) => !VALUES.includes(name) && !PASSAGE_NAMES.includes(name));
  const passages = names.filter((name) => PASSAGE_NAMES.includes(name) && !(paragraph && text.trim() === `{${name}}`));
  return [
    ...unknown.map((name) => `${place} names {${name}}, which is unknown; known are ${[...VALUES, ...PASSAGES].join(', ')}`),
    ...passages.map((name) => `${place}: {${name}} is a passage and must be a paragraph of its own`),
    ...strayBrace(place, text)
  ];
}

function strayBrace(place: string, text: string): string[] {
  return /[{}]/u.test(text.replace(/\{\w+\}/gu, '')) ? [`${place} has a brace that belongs to no name`] : [];
}

function textsOf(block: TemplateBlock, place: string): Placed[] {
  const plain = (text: string): Placed => ({ place, text, paragraph: false });
  if (typeof block === 'string') return [{ place, text: block, paragraph: true }];
  if ('list' in block) return block.list.map(plain);
  if ('facts' in block) return block.facts.flat().map(plain);
  if ('address' in block) return [block.address, block.lines].map(plain);
  if ('barcode' in block) return [block.barcode, block.code].map(plain);
  if ('link' in block) return [block.link, block.url].map(plain);
  if ('either' in block) return block.either.map(plain);
  const inner = block.body.flatMap((one, index) => textsOf(one, `${place}.body.${index}`));
  return 'heading' in block ? [plain(block.heading), ...inner] : inner;
}
