/** `GET /letters/….pdf`: a letter for whoever was given its address, without signing in. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Letter } from '../../dialogs/letters/letter.js';
import { HttpProblem } from '../http/errors.js';
import { perMinute } from '../http/server.js';
import type { Services } from '../services.js';
import { LETTERS_PATH, LetterLinks } from './letterLinks.js';
import { letterPdf } from './pdf.js';

const PER_MINUTE = 30;

export function letterRoutes(app: FastifyInstance, services: Services): void {
  const { directLineSecret, publicUrl } = services.settings;
  const links = new LetterLinks(directLineSecret, publicUrl);
  app.get<{ Params: { name: string } }>(`${LETTERS_PATH}/:name`, { config: perMinute(services, PER_MINUTE), helmet: { contentSecurityPolicy: false } }, async (request, reply) => {
    const letter = links.read(request.params.name);
    if (letter === null) throw new HttpProblem('notFound');
    return sendLetter(services, letter, reply);
  });
}

/** @param shown what of the letter its reader sees. @throws HttpProblem notFound, also for a letter that was erased */
export async function sendLetter({ store, desk }: Services, id: string, reply: FastifyReply, shown = ({ body }: Letter): Letter['body'] => body): Promise<FastifyReply> {
  const letter = (await store.get('letter', id))?.value;
  if (!letter || letter.body.length === 0) throw new HttpProblem('notFound');
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${letter.claim}-${letter.kind}.pdf"`)
    // Browsers draw a PDF in a page of their own, which needs styles and the embedded document and nothing else.
    .header('content-security-policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .header('cache-control', 'no-store')
    .send(await letterPdf({ ...letter, body: shown(letter) }, desk));
}
