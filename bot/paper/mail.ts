/** A letter as an e-mail: text, a simple page, and where it is worth keeping the PDF. The same letter is the same bytes every time. */
import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Desk } from '../../dialogs/desk.js';
import type { Letter } from '../../dialogs/letters/letter.js';
import { letterText } from '../../dialogs/letters/text.js';
import type { Mailbox } from '../mailbox.js';
import { letterHtml } from './html.js';
import { printable } from './look.js';
import { letterPdf } from './pdf.js';

/** @param to checked with `isAddress` */
export async function mailOf(letter: Letter, to: string, from: Mailbox, desk: Desk): Promise<SendMailOptions> {
  return {
    from: { name: from.name ?? desk.name[letter.locale], address: from.address },
    to: { name: '', address: to },
    subject: oneLine(letter.subject),
    messageId: messageId(letter.id, from.address),
    date: new Date(letter.at),
    // Nobody is to be answered by another machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.locale },
    text: letterText(letter),
    html: letterHtml(letter),
    attachments: letter.pdf ? [{ filename: `${letter.claim}-${letter.kind}.pdf`, contentType: 'application/pdf', content: await letterPdf(letter, desk) }] : [],
    baseBoundary: createHash('sha256').update(letter.id).digest('hex').slice(0, 32),
    disableFileAccess: true,
    disableUrlAccess: true
  } as SendMailOptions;
}

/** The same for every sending of a letter: whoever gets it twice can tell. */
export function messageId(letter: string, from: string): string {
  return `<${letter.replace(/[^A-Za-z0-9-]/gu, '')}@${from.slice(from.indexOf('@') + 1)}>`;
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/gu, ' ').trim();
}
