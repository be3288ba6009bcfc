/** `/embed.js`: the one script by which a shop's page shows the chat. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.js';

const BUILT = fileURLToPath(new URL('../../web/embed.js', import.meta.url));
/** Its address never changes, so a new one is asked for soon; the ETag makes asking cheap. */
const TEN_MINUTES = 'public, max-age=600';

/** @param script path of the built script; the one of `npm run build` when left out */
export async function embedScript(app: FastifyInstance, _services: Services, script: string = BUILT): Promise<void> {
  const text = await readFile(script);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  // Any page may load it; which pages may show the chat, the chat's own frame-ancestors say.
  app.get('/embed.js', { helmet: { crossOriginResourcePolicy: { policy: 'cross-origin' } }, schema: { hide: true } }, async (request, reply) => {
    reply.header('etag', etag).header('cache-control', TEN_MINUTES).header('access-control-allow-origin', '*');
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(text);
  });
}
