/** Draws the blocks of a letter below each other, each tagged as what it is. */
import type { Block } from '../../dialogs/letters/letter.js';
import { code128, QUIET_ZONE } from './barcode.js';
import { ACCENT, GREY, INK, LINE, printable, SIZE } from './look.js';

export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  /** Where the blocks are hung in, for screen readers. */
  readonly section: PDFKit.PDFStructureElement;
  readonly left: number;
  readonly width: number;
}

const GAP = 9;
const LINE_GAP = 2.5;
const INDENT = 16;
const LABEL_SHARE = 0.32;
/** Room that a heading and the first lines below it need together. */
const HEADING_ROOM = 70;
/** Width of the thinnest bar: 0.53 mm, which every scanner reads off a label printer. */
const MODULE = 1.5;
const BAR_HEIGHT = 57;

export function drawBlock(sheet: Sheet, block: Block): void {
  switch (block.type) {
    case 'heading': return heading(sheet, block.text);
    case 'paragraph': return paragraph(sheet, block.text);
    case 'list': return list(sheet, block.items);
    case 'facts': return facts(sheet, block.rows);
    case 'address': return address(sheet, block.label, block.lines);
    case 'barcode': return barcode(sheet, block.label, block.code);
    case 'link': return link(sheet, block.text, block.url);
  }
}

function heading({ doc, section, left, width }: Sheet, text: string): void {
  doc.y += 5;
  keepTogether(doc, HEADING_ROOM);
  section.add(doc.struct('H2', {}, () => {
    doc.font('bold').fontSize(SIZE.heading).fillColor(ACCENT).text(printable(text), left, doc.y, { width, lineGap: LINE_GAP });
  }));
  doc.y += 3;
}

function paragraph({ doc, section, left, width }: Sheet, text: string): void {
  section.add(doc.struct('P', {}, () => {
    body(doc).text(printable(text), left, doc.y, { width, lineGap: LINE_GAP });
  }));
  doc.y += GAP;
}

/** The first of several lines is the item's title. */
function list({ doc, section, left, width }: Sheet, items: readonly string[]): void {
  const all = doc.struct('L');
  section.add(all);
  const options = { width: width - INDENT, lineGap: LINE_GAP };
  for (const item of items) {
    const [first = '', ...more] = printable(item).split('\n');
    const rest = more.join('\n');
    const entry = doc.struct('LI');
    all.add(entry);
    body(doc);
    keepTogether(doc, 2 * doc.currentLineHeight(true));
    entry.add(doc.struct('Lbl', {}, () => { doc.text('•', left + 3, doc.y, { lineBreak: false }); }));
    entry.add(doc.struct('LBody', {}, () => {
      doc.font(rest === '' ? 'regular' : 'bold').text(first, left + INDENT, doc.y, options);
      if (rest !== '') body(doc).text(rest, left + INDENT, doc.y, options);
    }));
    entry.end();
    doc.y += 4;
  }
  all.end();
  doc.y += GAP - 4;
}

function facts({ doc, section, left, width }: Sheet, rows: readonly (readonly [string, string])[]): void {
  const table = doc.struct('Table');
  section.add(table);
  const split = width * LABEL_SHARE;
  const [labelled, told] = [{ width: split - 12, lineGap: LINE_GAP }, { width: width - split, lineGap: LINE_GAP }];
  for (const [label, value] of rows.map((row) => row.map(printable))) {
    const heights = [body(doc).heightOfString(label ?? '', labelled), doc.heightOfString(value ?? '', told)];
    keepTogether(doc, Math.min(Math.max(...heights), 200) + 8);
    const [page, top] = [doc.page, doc.y + 4];
    const row = doc.struct('TR');
    table.add(row);
    row.add(doc.struct('TH', {}, () => { body(doc).fillColor(GREY).text(label ?? '', left, top, labelled); }));
    const below = doc.y;
    row.add(doc.struct('TD', {}, () => { body(doc).text(value ?? '', left + split, top, told); }));
    row.end();
    // A long value may have gone on to the next page.
    doc.y = (doc.page === page ? Math.max(below, doc.y) : doc.y) + 3;
    hairline(doc, left, width);
  }
  table.end();
  doc.y += GAP + 2;
}

function address({ doc, section, left, width }: Sheet, label: string, lines: readonly string[]): void {
  keepTogether(doc, 40 + lines.length * 18);
  section.add(doc.struct('P', {}, () => {
    body(doc).fillColor(GREY).text(printable(label), left, doc.y, { width });
    doc.y += 4;
    doc.font('bold').fontSize(SIZE.desk).fillColor(INK).text(lines.map(printable).join('\n'), left, doc.y, { width, lineGap: LINE_GAP });
  }));
  doc.y += GAP + 2;
}

/** To be cut off and stuck on the outside of the package. */
function barcode({ doc, section, left, width }: Sheet, label: string, code: string): void {
  const height = 150;
  keepTogether(doc, height + 30);
  const top = doc.y;
  const centred = { width, align: 'center' as const };
  section.add(doc.struct('P', {}, () => {
    doc.font('regular').fontSize(SIZE.desk).fillColor(GREY).text(printable(label), left, top + 12, centred);
    doc.font('bold').fontSize(SIZE.number).fillColor(INK).text(printable(code), left, doc.y + 2, centred);
  }));
  section.add(doc.struct('Figure', { alt: `Code 128: ${code}` }, () => drawBars(doc, code, left + width / 2, doc.y + 4)));
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(1).rect(left, top, width, height).stroke(INK);
  doc.lineWidth(0.7).dash(4, { space: 3 }).moveTo(left, top + height + 16).lineTo(left + width + 20, top + height + 16).stroke(GREY).undash();
  doc.font('regular').fontSize(SIZE.desk).fillColor(GREY).text('✂', left - 16, top + height + 8.5, { lineBreak: false });
  doc.endMarkedContent();
  doc.y = top + height + 30;
}

function drawBars(doc: PDFKit.PDFDocument, code: string, centre: number, top: number): void {
  const widths = code128(code);
  const modules = widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET_ZONE;
  let x = centre + (QUIET_ZONE - modules / 2) * MODULE;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) doc.rect(x, top, width * MODULE, BAR_HEIGHT);
    x += width * MODULE;
  }
  doc.fill('#000000');
}

/** The address is printed as well: paper cannot be pressed. */
function link({ doc, section, left, width }: Sheet, text: string, url: string): void {
  section.add(doc.struct('P', {}, () => {
    body(doc).text(`${printable(text)}: `, left, doc.y, { width, lineGap: LINE_GAP });
    doc.fillColor(ACCENT).text(printable(url), left, doc.y, { width, lineGap: LINE_GAP, link: url, underline: true });
  }));
  doc.y += GAP;
}

function body(doc: PDFKit.PDFDocument): PDFKit.PDFDocument {
  return doc.font('regular').fontSize(SIZE.text).fillColor(INK);
}

/** A new page, unless so much room is left on this one. */
function keepTogether(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

function hairline(doc: PDFKit.PDFDocument, left: number, width: number): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.moveTo(left, doc.y).lineTo(left + width, doc.y).lineWidth(0.4).stroke(LINE);
  doc.endMarkedContent();
}
