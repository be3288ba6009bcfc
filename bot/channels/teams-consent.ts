/**
 * A letter's PDF for the customer's own files: Teams asks whether they want it (a file consent card), and hands out a
 * place to put it if they do (learn.microsoft.com, "Send and receive files using bot").
 */
import type { JsonObject } from '../../dialogs/records.js';
import type { Locale, Text } from '../../policies/language.js';
import type { LetterFiles } from '../paper/letterFiles.js';
import { hostsFor } from './teams-files.js';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
/** Teams only shows it: a letter has one or two pages. */
const ABOUT_BYTES = 60_000;
const TIMEOUT_MS = 10_000;

const OFFER: Text = { pl: 'Zapisać ten dokument w Twoich plikach?', en: 'Save this document to your files?' };
const DECLINED: Text = { pl: 'Dobrze, niczego nie zapisuję. Dokument można otworzyć linkiem powyżej.', en: 'Fine, I save nothing. The link above opens the document.' };
const FAILED: Text = { pl: 'Nie udało się zapisać dokumentu. Można go otworzyć linkiem powyżej.', en: 'The document could not be saved. The link above opens it.' };

/** One card for each letter that a text links to. */
export function consentCards(text: string, letters: LetterFiles, locale: Locale): JsonObject[] {
  return letters.sealedIn(text).map((letter) => ({
    type: 'message',
    attachments: [{
      contentType: CONSENT,
      name: letters.nameOf(letter) ?? 'letter.pdf',
      content: { description: OFFER[locale], sizeInBytes: ABOUT_BYTES, acceptContext: { letter }, declineContext: { letter } }
    }]
  }));
}

export interface Consent {
  readonly conversation: string;
  readonly locale: Locale;
  /** Of the invoke; nothing in it is believed. */
  readonly value: unknown;
  /** The service whose invoke it was. */
  readonly service: URL;
}

/** Does what the customer decided. @returns the message to be shown in place of the card */
export async function afterConsent({ conversation, locale, value, service }: Consent, letters: LetterFiles): Promise<JsonObject> {
  const { action, context, uploadInfo } = record(value);
  if (action !== 'accept') return text(DECLINED[locale]);
  const letter = record(context)['letter'];
  const { uploadUrl, contentUrl, name, uniqueId } = record(uploadInfo);
  const bytes = typeof letter === 'string' ? await letters.open(letter, conversation) : null;
  if (!bytes || typeof uploadUrl !== 'string' || !(await put(uploadUrl, bytes, service))) return text(FAILED[locale]);
  const shown = typeof name === 'string' ? name : (letters.nameOf(String(letter)) ?? 'letter.pdf');
  return { type: 'message', attachments: [{ contentType: INFO, name: shown, contentUrl: String(contentUrl), content: { uniqueId: String(uniqueId), fileType: 'pdf' } }] };
}

/** Only to where Teams keeps files; the whole file in one piece, as an upload session of OneDrive wants it. */
async function put(address: string, bytes: Buffer, service: URL): Promise<boolean> {
  try {
    const url = new URL(address);
    if (!hostsFor(service).expects(url)) return false;
    const headers = { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` };
    const response = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes), redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function text(words: string): JsonObject {
  return { type: 'message', text: words, textFormat: 'plain' };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
