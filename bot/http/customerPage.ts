/** The customer's page at `/`, with the files that the build made for it and for the console. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.js';
import { addressFor } from './origin.js';
import { teamsHosts } from './teamsFrame.js';
import { serveWebChat } from './webChatScript.js';

/** Where `npm run build` puts pages and their files. */
const BUILT = fileURLToPath(new URL('../../web/', import.meta.url));

/** Placeholders of the built page, filled at every answer. */
const NONCE = /__NONCE__/g;
const WEBCHAT_VERSION = /__WEBCHAT__/g;
const EMBEDDERS = /__EMBEDDERS__/g;

/** @param built folder of the built pages; the one of `npm run build` when left out */
export async function customerPage(app: FastifyInstance, services: Services, built: string = BUILT): Promise<void> {
  const { settings } = services;
  const template = await readFile(join(built, 'index.html'), 'utf8');
  const version = serveWebChat(app);
  await app.register(fastifyStatic, { root: join(built, 'assets'), prefix: '/assets/', index: false, immutable: true, maxAge: '365d' });
  // frame-ancestors says who may frame the page; the older header cannot name origins.
  app.get('/', { helmet: { contentSecurityPolicy: false, xFrameOptions: false } }, async (request, reply) => {
    // A nonce is for one answer: hex, since in attributes and headers it needs no escaping.
    const nonce = randomBytes(16).toString('hex');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce, addressFor(request, settings), [...settings.webchatOrigins, ...teamsHosts(settings)]))
      .send(template.replace(NONCE, nonce).replace(WEBCHAT_VERSION, version).replace(EMBEDDERS, settings.webchatOrigins.join(' ')));
  });
}

/** Hash of an empty style element: Web Chat 4.18 makes one without its nonce and fills it by script, which needs no leave. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** What Web Chat needs and nothing more; its styles carry the nonce, and it sets some on elements. */
function pagePolicy(nonce: string, address: string, embedders: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // Older Safari does not take a socket for 'self'; Direct Line's client reads a chosen file by its blob: address.
    `connect-src 'self' ${address.replace(/^http/, 'ws')} blob:`,
    "img-src 'self' data: blob:",
    'worker-src blob:',
    `style-src-elem 'self' 'nonce-${nonce}' ${EMPTY_STYLE}`,
    "style-src-attr 'unsafe-inline'",
    `frame-ancestors ${["'self'", ...embedders].join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'"
  ].join('; ');
}
