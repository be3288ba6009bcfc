/** The agents' console: its page, its REST API and its events, as one Fastify plugin. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { privacyDoor, privacyRoutes } from '../privacy/routes.js';
import { REPLAY_PATH, replayClaim } from '../replay.js';
import type { Services } from '../services.js';
import { actionRoutes } from './actions.js';
import { caseRoutes, readerLocale } from './cases.js';
import { claimRoutes } from './claims.js';
import { documentRoutes } from './documents.js';
import { entranceRoutes } from './entrance.js';
import { CaseFeed } from './feed.js';
import { figureRoutes } from './figures.js';
import { clearSessionCookie, ownWrites, SESSION_COOKIE, signedIn, signInOf } from './guard.js';
import { phoneRoutes } from './phone.js';
import { letterRoutes } from './letters.js';
import { carries, DOOR_PATH, isLocal, openDoor } from './local.js';
import { SCHEMAS } from './schemas.js';
import { COMMAND_LINK_HOURS, createLink, signOut, type Role } from './signin.js';

const BEAT_MS = 20_000;
const BUILT_PAGE = fileURLToPath(new URL('../../web/console.html', import.meta.url));
const OPENAPI: Parameters<typeof swagger>[1] = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Gwarant', description: 'What the agents\u2019 console and other programs call. Errors: `{"error": {"code", "message"}}`.', version: '1' },
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } }
  }
};

/** @param page path of the built console.html; the one of `npm run build` when left out */
export async function consoleApi(app: FastifyInstance, services: Services, page: string = BUILT_PAGE): Promise<void> {
  if (!app.hasPlugin('@fastify/cookie')) await app.register(cookie);
  if (!app.hasDecorator('swagger')) await app.register(swagger, OPENAPI);
  app.decorateRequest('signIn', null);
  await app.register(async (entrance) => entranceRoutes(entrance, services, page));
  await app.register(async (door) => doorRoutes(door, services));
  await app.register(async (api) => signedInRoutes(api, services), { prefix: '/api' });
}

/** Everything that only somebody signed in may see. */
function signedInRoutes(api: FastifyInstance, services: Services): void {
  api.addHook('onRequest', signedIn(services));
  api.addHook('onRequest', ownWrites(services));
  api.addHook('onSend', async (_, reply) => { reply.header('cache-control', 'no-store'); });
  api.get('/me', { schema: SCHEMAS.me }, async (request) => signInOf(request).person);
  api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger());
  caseRoutes(api, services);
  actionRoutes(api, services);
  claimRoutes(api, services);
  documentRoutes(api, services);
  letterRoutes(api, services);
  phoneRoutes(api, services);
  figureRoutes(api, services);
  privacyRoutes(api, services);
  sessionRoutes(api, services);
}

/** Events, and the sign-out that ends them. */
function sessionRoutes(api: FastifyInstance, services: Services): void {
  const feed = new CaseFeed(services);
  const beat = setInterval(() => void feed.beat().catch((error: unknown) => services.log.error({ err: error }, 'console feed')), BEAT_MS);
  beat.unref();
  api.addHook('preClose', async () => {
    clearInterval(beat);
    feed.close();
  });
  // Without HEAD: it would open a stream that nobody reads and nobody ends.
  api.get('/events', { schema: SCHEMAS.events, exposeHeadRoute: false }, async (request, reply) => {
    const last = request.headers['last-event-id'];
    const stream = feed.open(signInOf(request), readerLocale(request), typeof last === 'string' ? last : null);
    return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(stream);
  });
  api.post('/sign-out', { schema: SCHEMAS.signOut }, async (request, reply) => {
    const session = signInOf(request);
    await signOut(services, session);
    feed.signedOut(session);
    clearSessionCookie(reply, services.settings);
    return reply.code(204).send();
  });
}

/** The local command's way to a sign-in link: this machine and the secret of this run. */
function doorRoutes(app: FastifyInstance, services: Services): void {
  const secret = services.random.id();
  let shut: (() => void) | null = null;
  app.addHook('onListen', (done) => {
    shut = openDoor(services.settings.dataDir, app.server.address() as AddressInfo, secret);
    done();
  });
  app.addHook('onClose', async () => shut?.());
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    if (!isLocal(request.socket) || !carries(request.headers.authorization, secret)) throw new HttpProblem('localOnly');
  };
  app.post<{ Body: { role: Role; name: string } }>(DOOR_PATH, { schema: SCHEMAS.signInLink, onRequest }, (request) =>
    createLink(services, request.body, COMMAND_LINK_HOURS)
  );
  privacyDoor(app, services, onRequest);
  app.get<{ Params: { number: string } }>(`${REPLAY_PATH}/:number`, { schema: { hide: true }, onRequest }, async (request) => {
    const replay = await replayClaim(services.store, request.params.number);
    if (!replay) throw new HttpProblem('claimNotFound');
    return replay;
  });
}
