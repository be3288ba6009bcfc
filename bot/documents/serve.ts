/** Files handed out without becoming anybody's web page. */
import type { FastifyReply } from 'fastify';
import type { Upload } from '../store/store.js';

/** First bytes (as Latin-1) of the pictures that are shown in place. SVG is a program, so it is not among them; HEIC is shown by few. */
const PICTURES: Readonly<Record<string, RegExp>> = {
  'image/png': /^\x89PNG\r\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/gif': /^GIF8[79]a/,
  'image/webp': /^RIFF[^]{4}WEBP/
};
const PDF = { 'application/pdf': /^%PDF-/ };

/** Types that are told as they are; every other file is just bytes. */
const TOLD = new Set([...Object.keys(PICTURES), 'application/pdf', 'text/plain', 'image/heic', 'image/heif']);

export function isPicture(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType in PICTURES;
}

export interface Handing {
  /** PDFs open in place too; otherwise pictures only. */
  readonly pdfInPlace: boolean;
  /** To be saved, whatever it is. */
  readonly save: boolean;
}

/** Every file is in a sandbox without scripts, of the type it is, and never guessed at. */
export function fileHeaders(reply: FastifyReply, { name, contentType }: Pick<Upload, 'name' | 'contentType'>, bytes: Uint8Array, { pdfInPlace, save }: Handing): FastifyReply {
  const known: Readonly<Record<string, RegExp>> = pdfInPlace ? { ...PICTURES, ...PDF } : PICTURES;
  const shown = known[contentType]?.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1')) ?? false;
  const told = TOLD.has(contentType) && (shown || !isPicture(contentType));
  return reply
    .type(told ? contentType : 'application/octet-stream')
    .header('content-disposition', `${shown && !save ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc8187(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=86400, immutable');
}

/** RFC 8187, 3.2.1: what `encodeURIComponent` leaves and the header does not allow. */
function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
