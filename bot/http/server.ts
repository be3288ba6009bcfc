/** The HTTP server without its parts: security headers, cookies, limits, errors, health. Parts are Fastify plugins. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Services } from '../services.js';
import { answerBroken } from './brokenRequests.js';
import { readRest } from './drain.js';
import { answerOf, HttpProblem, problemOf, retryAfterOf } from './errors.js';
import { health } from './health.js';
import { preferredLocale } from './locale.js';

/** One part of the server: Direct Line, Teams, console, pages. Each gets a scope of its own. */
export type Part = (app: FastifyInstance, services: Services) => void | Promise<void>;

/** One JSON body, unless a route says otherwise. */
export const BODY_LIMIT = 256 * 1024;
/** A frame from a Direct Line client is an empty keep-alive; anything longer than this is a mistake. */
const SOCKET_FRAME_LIMIT = 16 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;
const SOCKET_GRACE_MS = 2_000;

/** Builds the server, ready to `listen` or to be tested by injection; `close` ends its sockets and open requests. */
export async function createApp(services: Services, parts: readonly Part[]): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    // Fastify's own lines hold the address, and with it tokens and resume keys; `logRequests` writes the route.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // A poller must never see a 5xx because we are about to stop.
    return503OnClosing: false,
    trustProxy: 'loopback',
    clientErrorHandler: answerBroken,
    frameworkErrors: (error, request, reply) => answer(error, request, reply)
  });
  app.setErrorHandler(answer);
  app.setNotFoundHandler((request, reply) => answer(new HttpProblem('notFound'), request, reply));
  await app.register(helmet, securityHeaders(services));
  await app.register(cookie);
  await app.register(rateLimit, { global: false, hook: 'onRequest', errorResponseBuilder: () => new HttpProblem('rateLimited') });
  await app.register(websocket, { options: { maxPayload: SOCKET_FRAME_LIMIT, perMessageDeflate: false }, preClose: closeSockets, errorHandler: dropSocket });
  logRequests(app);
  health(app, services);
  for (const part of parts) await app.register(async (scope) => part(scope, services));
  return app;
}

/** The limit of one route, per client address, or no limit at all where the settings lift them. */
export function perMinute(services: Services, max: number): { rateLimit: { max: number; timeWindow: number } } | Record<string, never> {
  return services.settings.rateLimit ? { rateLimit: { max, timeWindow: 60_000 } } : {};
}

/** The default allows nothing: answers are data. Pages set a policy of their own (`pages.ts`). */
function securityHeaders({ settings }: Services): Parameters<typeof helmet>[1] {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: settings.publicUrl.startsWith('https:'),
    xFrameOptions: { action: 'deny' }
  };
}

/** Answers every error, thrown or of the framework, once and in the reader's language. */
async function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = problemOf(error);
  if (!problem) request.log.error({ err: error, route: request.routeOptions?.url }, 'request failed');
  // A client that is still sending would otherwise see its connection reset instead of the answer.
  if (problem?.code === 'tooLarge') await readRest(request.raw);
  const { status, body } = answerOf(problem?.code ?? 'internal', preferredLocale(request.headers['accept-language']) ?? 'en', problem?.detail);
  const wait = problem && retryAfterOf(problem.code);
  if (wait !== null) reply.header('retry-after', wait);
  await reply.code(status).type('application/json; charset=utf-8').send(body);
}

/** Routes, never addresses: those carry tokens, ids and resume keys. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const line = { method: request.method, route: request.routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log[reply.statusCode < 400 ? 'debug' : 'info'](line, 'request');
    done();
  });
}

/** A client that breaks the protocol, or the connection: its own affair, and no line in the log. */
function dropSocket(_error: Error, socket: { terminate(): void }): void {
  socket.terminate();
}

/** 1001, "going away": clients come back by themselves, to the next process. */
function closeSockets(this: FastifyInstance, done: () => void): void {
  const { clients } = this.websocketServer;
  for (const socket of clients) socket.close(1001);
  setTimeout(() => clients.forEach((socket) => socket.terminate()), SOCKET_GRACE_MS).unref();
  done();
}
