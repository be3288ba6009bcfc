/** Files customers send: how they are kept, and how they are handed out without becoming anybody's web page. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JsonObject } from '../../../dialogs/records.js';
import { HttpProblem } from '../../http/errors.js';
import type { Services } from '../../services.js';
import type { Upload } from '../../store/store.js';
import { cleanText, cutText } from './clean.js';

export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export const FILES_PATH = '/v3/directline/uploads';

/** First bytes (as Latin-1) of the pictures that are shown in place. SVG is a program, so it is not among them. */
const PICTURES: Readonly<Record<string, RegExp>> = {
  'image/png': /^\x89PNG\r\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/gif': /^GIF8[79]a/,
  'image/webp': /^RIFF[^]{4}WEBP/
};

/** Types that are told as they are; every other file is just bytes. */
const TOLD = new Set([...Object.keys(PICTURES), 'application/pdf', 'text/plain']);

export function isPicture(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType in PICTURES;
}

/** Writes files durably and gives the attachments that name them, in the same order. */
export async function keepFiles({ store, random, clock }: Services, conversation: string, files: readonly SentFile[]): Promise<JsonObject[]> {
  const uploads = files.map((file): Upload => ({
    schema: 1,
    id: random.id(),
    conversation,
    name: nameOf(file.name),
    contentType: typeOf(file.contentType),
    bytes: file.bytes.byteLength,
    at: clock.now().toISOString()
  }));
  // The bytes first: a record without its file would be a promise nobody can keep.
  await Promise.all(uploads.map(({ id }, index) => store.putBytes(id, files[index]?.bytes ?? new Uint8Array())));
  await store.commit(uploads.map((upload) => ({ kind: 'upload', id: upload.id, expected: 0, value: upload })));
  return uploads.map(({ id, name, contentType }) => ({ contentType, name, contentUrl: `${FILES_PATH}/${id}` }));
}

/** `GET /v3/directline/uploads/{id}`: without a header, since pictures load so; the id cannot be guessed. */
export function serveFiles(app: FastifyInstance, { store }: Services): void {
  app.get<{ Params: { id: string } }>(`${FILES_PATH}/:id`, async (request, reply) => {
    const [upload, bytes] = await Promise.all([store.get('upload', request.params.id), store.getBytes(request.params.id)]);
    if (!upload || !bytes) throw new HttpProblem('notFound');
    return fileHeaders(reply, upload.value, bytes).send(Buffer.from(bytes));
  });
}

function fileHeaders(reply: FastifyReply, { name, contentType }: Upload, bytes: Uint8Array): FastifyReply {
  const picture = PICTURES[contentType]?.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1')) ?? false;
  const told = TOLD.has(contentType) && (picture || !isPicture(contentType));
  return reply
    .type(told ? contentType : 'application/octet-stream')
    .header('content-disposition', `${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeRfc8187(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    // Pages of other origins that embed the chat show the pictures too.
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('cache-control', 'private, max-age=86400, immutable');
}

/** The last part of a path, without anything a file system or a header could stumble over. */
function nameOf(name: string): string {
  const last = cleanText(name).split(/[\\/]/).at(-1)?.replace(/[\r\n\t"<>|*?:]/g, '_').trim() ?? '';
  return last === '' || /^\.+$/.test(last) ? 'file' : cutText(last, 150);
}

function typeOf(contentType: string): string {
  const [type = ''] = contentType.toLowerCase().split(';');
  return /^[\w.+-]+\/[\w.+-]+$/.test(type.trim()) ? type.trim().slice(0, 100) : 'application/octet-stream';
}

/** RFC 8187, 3.2.1: what `encodeURIComponent` leaves and the header does not allow. */
function encodeRfc8187(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
