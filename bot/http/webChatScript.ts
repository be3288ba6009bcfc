/** `/assets/webchat.js`: the unmodified script of botframework-webchat, as npm installed it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const YEAR = 'public, max-age=31536000, immutable';

/** Serves it and gives its version for the page's `?v=`, under which browsers may keep it for good. */
export function serveWebChat(app: FastifyInstance): string {
  const script = readFileSync(scriptPath());
  const version = createHash('sha256').update(script).digest('base64url').slice(0, 16);
  const etag = `"${version}"`;
  // Four megabytes are one when packed: done once, when the first phone asks.
  let packed: Promise<Buffer> | null = null;
  app.get<{ Querystring: { v?: string } }>('/assets/webchat.js', async (request, reply) => {
    reply.header('etag', etag).header('vary', 'Accept-Encoding').header('cache-control', request.query.v === version ? YEAR : 'no-cache');
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    reply.type('text/javascript; charset=utf-8');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(script);
    packed ??= promisify(gzip)(script);
    return reply.header('content-encoding', 'gzip').send(await packed);
  });
  return version;
}

/** The package exports only its modules; the script for pages lies beside them. */
function scriptPath(): string {
  const main = createRequire(import.meta.url).resolve('botframework-webchat');
  return join(dirname(main), '..', 'dist', 'webchat.js');
}
