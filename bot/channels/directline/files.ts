/** Kept files, handed out to whoever knows their address: the customer's own page. */
import type { FastifyInstance } from 'fastify';
import { FILES_PATH } from '../../documents/keep.js';
import { fileHeaders } from '../../documents/serve.js';
import { HttpProblem } from '../../http/errors.js';
import type { Services } from '../../services.js';

/** `GET /v3/directline/uploads/{id}`: without a header, since pictures load so; the id cannot be guessed. */
export function serveFiles(app: FastifyInstance, { store }: Services): void {
  app.get<{ Params: { id: string } }>(`${FILES_PATH}/:id`, async (request, reply) => {
    const [upload, bytes] = await Promise.all([store.get('upload', request.params.id), store.getBytes(request.params.id)]);
    if (!upload || !bytes) throw new HttpProblem('notFound');
    // Pages of other origins that embed the chat show the pictures too.
    reply.header('cross-origin-resource-policy', 'cross-origin');
    return fileHeaders(reply, upload.value, bytes, { pdfInPlace: false, save: false }).send(Buffer.from(bytes));
  });
}
