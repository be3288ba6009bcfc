/** `POST …/upload`: the body as an activity and its files, from multipart or from one file as the whole body. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonObject } from '../../../dialogs/records.js';
import type { SentFile } from '../../documents/keep.js';
import { HttpProblem, problemOf } from '../../http/errors.js';
import { BODY_LIMIT } from '../../http/server.js';

/** All files of one upload together. */
export const UPLOAD_LIMIT = 4 * 1024 * 1024;
/** As many as one message may have attachments. */
const FILES = 10;
/** Part headers and boundaries, beside the files and the activity. */
const ENVELOPE = 64 * 1024;

export interface Sent {
  /** The `activity` part, parsed; null when there is none. */
  readonly activity: unknown;
  readonly files: readonly SentFile[];
}

/** Makes a scope take uploads: everything but multipart is one file. */
export async function acceptUploads(scope: FastifyInstance): Promise<void> {
  scope.removeAllContentTypeParsers();
  await scope.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, fieldSize: BODY_LIMIT, fields: FILES, files: FILES + 1 } });
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT }, (_request, body, done) => done(null, body));
}

/** @throws HttpProblem badUpload, badSyntax, tooLarge */
export async function readUpload(request: FastifyRequest): Promise<Sent> {
  const sent = request.isMultipart() ? await readParts(request) : readWhole(request);
  if (sent.files.length === 0) throw new HttpProblem('badUpload', 'There is no file in it.');
  if (sent.files.length > FILES) throw new HttpProblem('badUpload', `There may be ${FILES} files in it.`);
  return sent;
}

async function readParts(request: FastifyRequest): Promise<Sent> {
  // Known before the first byte is read where the client says it, as browsers do.
  if (Number(request.headers['content-length']) > UPLOAD_LIMIT + BODY_LIMIT + ENVELOPE) throw new HttpProblem('tooLarge');
  try {
    return await collect(request);
  } catch (error) {
    const problem = problemOf(error);
    throw problem && problem.code !== 'badRequest' ? problem : new HttpProblem('badUpload', undefined, { cause: error });
  }
}

async function collect(request: FastifyRequest): Promise<Sent> {
  const files: SentFile[] = [];
  let activity: unknown = null;
  let bytes = 0;
  for await (const part of request.parts()) {
    const content = part.type === 'file' ? await part.toBuffer() : Buffer.from(String(part.value));
    if (part.fieldname === 'activity') {
      activity = parseActivity(content);
    } else if (part.type === 'file') {
      bytes += content.byteLength;
      if (bytes > UPLOAD_LIMIT) throw new HttpProblem('tooLarge');
      files.push({ name: part.filename ?? '', bytes: content });
    }
  }
  return { activity, files };
}

function parseActivity(content: Buffer): unknown {
  if (content.byteLength > BODY_LIMIT) throw new HttpProblem('tooLarge');
  try {
    return JSON.parse(content.toString('utf8')) as JsonObject;
  } catch (error) {
    throw new HttpProblem('badSyntax', 'The “activity” part is not JSON.', { cause: error });
  }
}

/** `Content-Disposition: name="file"; filename="receipt.pdf"` names it, where it is sent. */
function readWhole(request: FastifyRequest): Sent {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  if (bytes.byteLength === 0) throw new HttpProblem('badUpload', 'The body is empty.');
  const name = /filename="([^"]*)"/i.exec(request.headers['content-disposition'] ?? '')?.[1] ?? '';
  return { activity: null, files: [{ name, bytes }] };
}
