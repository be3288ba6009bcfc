import { strict as assert } from 'node:assert';
import { code128, QUIET_ZONE } from '../../../bot/paper/barcode.js';
import { letterPdf, type Printed } from '../../../bot/paper/pdf.js';
import type { Block } from '../../../dialogs/letters/letter.js';
import { DESK, letterOf, scooterTalk } from '../../dialogs/letters/letters.js';
import { readCode128 } from './readCode128.js';
import { ReadPdf, type Rectangle } from './readPdf.js';

const MODULE = 1.5;
const A4 = { width: 595.28, height: 841.89 };
const letter = (...body: Block[]): Printed => ({ locale: 'pl', at: '2026-11-20T10:00:00.000Z', subject: 'Zgłoszenie GW-1: próba', claim: 'GW-1', body });
const read = async (printed: Printed): Promise<ReadPdf> => new ReadPdf(await letterPdf(printed, DESK));
const paragraph = (text: string): Block => ({ type: 'paragraph', text });

describe('the PDF of a letter', () => {
  for (const locale of ['pl', 'en'] as const) {
    for (const kind of ['confirmation', 'decision', 'rmaSheet'] as const) {
      it(`says what the letter says: ${kind}, ${locale}`, async () => {
        const written = letterOf(scooterTalk(locale), kind);
        const pdf = await read(written);
        const text = squeezed(pdf.text);
        for (const words of [written.subject, DESK.name[locale], ...written.body.flatMap(wordsOf)]) assert.ok(text.includes(squeezed(words)), `${words}\n\n${pdf.text}`);
      });
    }
  }

  it('gives Polish letters back when its text is copied', async () => {
    const words = 'Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ – „cudzysłów” · 145,00 zł';
    assert.ok(squeezed((await read(letter(paragraph(words)))).text).includes(squeezed(words)));
  });

  it('carries its fonts along', async () => {
    const pdf = await read(letter(paragraph('x')));
    const fonts = pdf.all('FontDescriptor');
    assert.equal(fonts.length, 2);
    for (const font of fonts) assert.match(font, /\/FontName \/[A-Z]{6}\+DejaVuSans[\s\S]*\/FontFile2 \d+ 0 R/u);
    assert.ok(!pdf.objects.some(({ dictionary }) => /\/Subtype \/Type1\b/u.test(dictionary)), 'no font that a reader would have to have');
  });

  it('has its language, title and structure for screen readers', async () => {
    const pdf = await read(letterOf(scooterTalk('pl'), 'rmaSheet'));
    const [catalog = ''] = pdf.all('Catalog');
    for (const entry of [/\/Lang \(pl-PL\)/u, /\/Marked true/u, /\/DisplayDocTitle true/u, /\/StructTreeRoot \d+ 0 R/u]) assert.match(catalog, entry);
    const tags = new Set(pdf.objects.flatMap(({ dictionary }) => /\/S \/(H1|H2|P|L|LI|LBody|Table|TR|TH|TD|Figure)\b/u.exec(dictionary)?.[1] ?? []));
    assert.deepEqual([...tags].sort(), ['Figure', 'H1', 'H2', 'L', 'LBody', 'LI', 'P', 'TD', 'TH', 'TR', 'Table']);
  });

  it('is the same file every time, and a later one is not', async () => {
    const one = letterOf(scooterTalk('en'), 'decision');
    assert.ok((await letterPdf(one, DESK)).equals(await letterPdf(one, DESK)));
    assert.ok(!(await letterPdf(one, DESK)).equals(await letterPdf({ ...one, at: '2026-12-01T10:00:00.000Z' }, DESK)));
  });

  it('draws the return number so that a scanner reads it', async () => {
    const written = letterOf(scooterTalk('pl'), 'rmaSheet');
    const [page] = (await read(written)).pages;
    const bars = barsOf(page?.rectangles ?? []);
    assert.equal(readCode128(widthsOf(bars)), 'RMA-2026-000001');
    const [first, last] = [bars[0], bars.at(-1)];
    assert.ok(first && last && first.x - 56 >= QUIET_ZONE * MODULE && A4.width - 56 - last.x - last.width >= QUIET_ZONE * MODULE, 'clear space on both sides');
  });

  it('knows the barcodes of all numbers that are given out', () => {
    for (const number of ['RMA-2026-000001', 'RMA-2026-123456', 'RMA-2031-999999', 'RMA-2026-1000000', 'GW-2026-000042']) assert.equal(readCode128(code128(number)), number);
    assert.throws(() => code128('zażółć'));
  });

  it('goes on over as many pages as it needs, each with its number, and loses nothing', async () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) => `Akapit ${index + 1}: ${'długie zdanie o urządzeniu i jego naprawie '.repeat(4)}.`);
    const pdf = await read(letter(...paragraphs.map(paragraph)));
    const { pages } = pdf;
    assert.ok(pages.length > 3);
    for (const [index, { text }] of pages.entries()) assert.ok(squeezed(text).includes(squeezed(`Strona ${index + 1} z ${pages.length}`)), text);
    for (const words of paragraphs) assert.ok(squeezed(withoutFooters(pdf)).includes(squeezed(words)), words);
  });

  it('breaks words that are wider than the page, tables and lists included', async () => {
    const long = 'x'.repeat(3000);
    const pdf = await read(letter(paragraph(long), { type: 'facts', rows: [['Opis', long]] }, { type: 'list', items: [`Tytuł\n${long}`] }, { type: 'heading', text: 'Dalej' }, paragraph('Koniec.')));
    assert.equal(withoutFooters(pdf).match(/x/gu)?.length, 9000);
    assert.match(pdf.pages.at(-1)?.text ?? '', /Koniec\./u);
  });

  it('never leaves a heading alone at the end of a page', async () => {
    for (let lines = 36; lines < 60; lines++) {
      const { pages } = await read(letter(...Array.from({ length: lines }, () => paragraph('Wiersz.')), { type: 'heading', text: 'Nagłówek' }, paragraph('Pod nagłówkiem.')));
      const page = pages.find(({ text }) => text.includes('Nagłówek'));
      assert.ok(page?.text.includes('Pod nagłówkiem.'), `${lines} lines`);
    }
  });

  it('links what is a link, and draws no control characters', async () => {
    const pdf = await read(letter({ type: 'link', text: 'Rozmowa', url: 'https://help.example/?resume=key' }, paragraph('a\u0007b\u202ec\r\nd')));
    assert.deepEqual(pdf.pages.flatMap(({ links }) => links), ['https://help.example/?resume=key']);
    assert.match(squeezed(pdf.text), /abcd/u);
  });
});

function wordsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph': return [block.text];
    case 'list': return block.items;
    case 'facts': return block.rows.flat();
    case 'address': return [block.label, ...block.lines];
    case 'barcode': return [block.label, block.code];
    case 'link': return [block.text, block.url];
  }
}

/** Where a line was broken is the layout's affair. */
function squeezed(text: string): string {
  return text.replace(/\s+/gu, '');
}

function withoutFooters(pdf: ReadPdf): string {
  return pdf.pages.map(({ text }) => text.replace(/Serwis Zwinne Miasto {2}·[\s\S]*$/u, '')).join('');
}

function barsOf(rectangles: readonly Rectangle[]): Rectangle[] {
  return rectangles.filter(({ height }) => height === 57).sort((a, b) => a.x - b.x);
}

function widthsOf(bars: readonly Rectangle[]): number[] {
  return bars.flatMap(({ x, width }, index) => {
    const before = bars[index - 1];
    const space = before ? [Math.round((x - before.x - before.width) / MODULE)] : [];
    return [...space, Math.round(width / MODULE)];
  });
}
