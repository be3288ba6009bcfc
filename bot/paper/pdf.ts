/** A letter as a PDF: A4, embedded DejaVu Sans (it has the Polish letters), tagged for screen readers, the same bytes every time. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Desk } from '../../dialogs/desk.js';
import { formatDay } from '../../dialogs/format.js';
import type { Letter } from '../../dialogs/letters/letter.js';
import type { Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import { drawBlock, type Sheet } from './blocks.js';
import { GREY, INK, LINE, MARGIN, printable, SIZE } from './look.js';

const font = (name: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
const FONTS = { regular: font('DejaVuSans'), bold: font('DejaVuSans-Bold') };
const LANGUAGE: Readonly<Record<Locale, string>> = { pl: 'pl-PL', en: 'en-GB' };
const PAGE: Readonly<Record<Locale, (page: number, of: number) => string>> = { pl: (page, of) => `Strona ${page} z ${of}`, en: (page, of) => `Page ${page} of ${of}` };
const FOOTER_HEIGHT = 34;

export type Printed = Pick<Letter, 'locale' | 'at' | 'subject' | 'body' | 'claim'>;

/** @returns the file's bytes */
export async function letterPdf(letter: Printed, desk: Pick<Desk, 'name' | 'contact'>): Promise<Buffer> {
  const name = desk.name[letter.locale];
  const doc = new PDFDocument({
    size: 'A4', margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER_HEIGHT }, bufferPages: true,
    pdfVersion: '1.7', lang: LANGUAGE[letter.locale], tagged: true, displayTitle: true, font: FONTS.regular,
    info: { Title: letter.subject, Author: name, Creator: 'Gwarant', Producer: 'Gwarant', CreationDate: new Date(letter.at) }
  });
  for (const [family, path] of Object.entries(FONTS)) doc.registerFont(family, path);
  const bytes = collect(doc);
  const section = doc.struct('Document');
  doc.addStructure(section);
  const sheet: Sheet = { doc, section, left: MARGIN, width: doc.page.width - 2 * MARGIN };
  drawHead(sheet, letter, name);
  for (const block of letter.body) drawBlock(sheet, block);
  section.end();
  drawFooters(sheet, letter, [name, desk.contact.email, desk.contact.phone]);
  doc.end();
  return bytes;
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}

/** Who writes, and when; below it what it is about. */
function drawHead({ doc, section, left, width }: Sheet, { at, locale, subject }: Printed, name: string): void {
  const top = doc.y;
  const date = formatDay(dayInWarsaw(at), locale);
  section.add(doc.struct('P', {}, () => {
    doc.font('bold').fontSize(SIZE.desk).fillColor(INK).text(name, left, top, { width: width * 0.65 });
  }));
  const below = doc.y;
  section.add(doc.struct('P', {}, () => {
    doc.font('regular').fontSize(SIZE.text).fillColor(GREY).text(date, left, top + 2, { width, align: 'right' });
  }));
  const line = Math.max(below, doc.y) + 8;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.moveTo(left, line).lineTo(left + width, line).lineWidth(0.8).stroke(LINE);
  doc.endMarkedContent();
  section.add(doc.struct('H1', {}, () => {
    doc.font('bold').fontSize(SIZE.title).fillColor(INK).text(printable(subject), left, line + 20, { width });
  }));
  doc.y += 12;
}

/** On every page, once their number is known. */
function drawFooters({ doc, left, width }: Sheet, { locale, claim }: Printed, contact: readonly (string | null)[]): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const top = doc.page.height - MARGIN - 12;
    // Below the margin a text would begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.moveTo(left, top - 8).lineTo(left + width, top - 8).lineWidth(0.5).stroke(LINE);
    doc.font('regular').fontSize(SIZE.small).fillColor(GREY);
    doc.text([...contact.filter(Boolean), claim].join('  ·  '), left, top, { width: width - 90, height: 12, ellipsis: true });
    doc.text(PAGE[locale](page - start + 1, count), left, top, { width, align: 'right', lineBreak: false });
    doc.endMarkedContent();
  }
}
