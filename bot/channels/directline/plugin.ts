/** Direct Line 3.0, embedded: the parts of the protocol that Web Chat and its client library need. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createDocuments } from '../../documents/keep.js';
import { HttpProblem } from '../../http/errors.js';
import { isAllowedOrigin } from '../../http/origin.js';
import type { Services } from '../../services.js';
import { activityRoutes } from './activityRoutes.js';
import { DIRECT_LINE_PATH, type Channel } from './channel.js';
import { chatTokenRoute } from './chatToken.js';
import { CLAIMS_PATH, claimsRoute } from './claimsRoute.js';
import { conversationRoutes } from './conversationRoutes.js';
import { serveFiles } from './files.js';
import { hubRoutes } from './hub.js';
import { Streams } from './streams.js';
import { Tokens } from './tokens.js';
import { tokenRoutes } from './tokenRoutes.js';

/** Proxies close what is silent for a minute. */
const ALIVE_EVERY_MS = 30_000;
const PREFLIGHT_SECONDS = '600';

export async function directLine(app: FastifyInstance, services: Services): Promise<void> {
  const { settings, clock, road, log, signals } = services;
  const channel: Channel = {
    services,
    documents: createDocuments(services),
    tokens: new Tokens(settings.directLineSecret, settings.directLineTokenSeconds, () => clock.now()),
    streams: new Streams(road, log, signals)
  };
  app.metrics.add('gwarant_open_sockets', 'gauge', 'Sockets that follow a conversation.', () => channel.streams.size);
  keepAlive(app, channel.streams);
  tellTyping(app, channel);
  serveFiles(app, services);
  await app.register(async (scope) => chatScope(scope, channel));
}

/** Everything here may be called from the pages in WEBCHAT_ORIGINS, and nothing of it may be cached. */
async function chatScope(scope: FastifyInstance, channel: Channel): Promise<void> {
  const { settings } = channel.services;
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser(['application/json', 'text/plain']);
  // Several operations come with or without a body; those that need one find null.
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, null);
    else parseJson(request, body as string, done);
  });
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    crossOrigin(request, reply, isAllowedOrigin(request, settings));
  });
  scope.options('/api/webchat/token', preflight);
  chatTokenRoute(scope, channel);
  scope.options(CLAIMS_PATH, preflight);
  claimsRoute(scope, channel);
  await scope.register(async (routes) => {
    routes.setNotFoundHandler(() => {
      throw new HttpProblem('notFound');
    });
    routes.options('/*', preflight);
    tokenRoutes(routes, channel);
    conversationRoutes(routes, channel);
    hubRoutes(routes, channel.services);
    await activityRoutes(routes, channel);
  }, { prefix: DIRECT_LINE_PATH });
}

/** On every answer, errors included: without these headers a browser tells the client "status 0", and it retries. */
function crossOrigin(request: FastifyRequest, reply: FastifyReply, allowed: boolean): void {
  reply.header('vary', 'Origin');
  if (allowed && request.headers.origin !== undefined) reply.header('access-control-allow-origin', request.headers.origin);
}

async function preflight(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  await reply
    .code(204)
    .header('access-control-allow-methods', 'GET, POST, OPTIONS')
    .header('access-control-allow-headers', 'authorization, content-type, x-ms-bot-agent, x-requested-with')
    .header('access-control-max-age', PREFLIGHT_SECONDS)
    .send();
}

function keepAlive(app: FastifyInstance, streams: Streams): void {
  const timer = setInterval(() => streams.checkAlive(), ALIVE_EVERY_MS).unref();
  app.addHook('onClose', async () => clearInterval(timer));
}

/** Agents write in the console; the customer's page shows it. */
function tellTyping(app: FastifyInstance, { services, streams }: Channel): void {
  const stop = services.signals.listen((signal) => {
    if (signal.type === 'typing' && signal.by) streams.typing(signal.conversation, { ...signal.by, role: 'bot' });
  });
  app.addHook('onClose', async () => stop());
}
