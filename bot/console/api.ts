/** The agents' console: its page, its REST API and its events, as one Fastify plugin. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { Provider } from '../oidc/provider.js';
import { CALLBACK_PATH } from '../oidc/routes.js';
import { privacyDoor, privacyRoutes } from '../privacy/routes.js';
import { REPLAY_PATH, replayClaim } from '../replay.js';
import type { Services } from '../services.js';
import { WEBHOOKS } from '../webhooks/openapi.js';
import { actionRoutes } from './actions.js';
import { adminRoutes } from './admin.js';
import { boardRoutes } from './board.js';
import { caseRoutes } from './cases.js';
import { claimRoutes } from './claims.js';
import { documentRoutes } from './documents.js';
import { entranceRoutes } from './entrance.js';
import { figureRoutes } from './figures.js';
import { ownWrites, SECURE_SESSION_COOKIE, SESSION_COOKIE, signedIn, signInOf } from './guard.js';
import { phoneRoutes } from './phone.js';
import { reportRoutes } from './reports.js';
import { handoffRoutes } from './handoff-routes.js';
import { letterRoutes } from './letters.js';
import { carries, DOOR_PATH, isLocal, openDoor } from './local.js';
import { peopleRoutes } from './people.js';
import { replyRoutes } from './replies.js';
import type { Role } from './roles.js';
import { SCHEMAS } from './schemas.js';
import { transcriptRoutes } from './transcripts.js';
import { sessionRoutes } from './session-routes.js';
import { teamsRoutes } from './teams.js';
import { COMMAND_LINK_HOURS, createLink } from './signin.js';

const BUILT_PAGE = fileURLToPath(new URL('../../web/console.html', import.meta.url));
const OPENAPI: Parameters<typeof swagger>[1] = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Gwarant', description: 'What the agents\u2019 console and other programs call. Errors: `{"error": {"code", "message"}}`.', version: '1' },
    webhooks: WEBHOOKS as never,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: `Where PUBLIC_URL is https: ${SECURE_SESSION_COOKIE}` } } }
  }
};

/** @param page path of the built console.html; the one of `npm run build` when left out */
export async function consoleApi(app: FastifyInstance, services: Services, page: string = BUILT_PAGE): Promise<void> {
  if (!app.hasPlugin('@fastify/cookie')) await app.register(cookie);
  if (!app.hasDecorator('swagger')) await app.register(swagger, OPENAPI);
  app.decorateRequest('signIn', null);
  const { oidc, publicUrl } = services.settings;
  const provider = oidc && new Provider(oidc, `${publicUrl}${CALLBACK_PATH}`);
  await app.register(async (entrance) => entranceRoutes(entrance, services, provider, page));
  await app.register(async (door) => doorRoutes(door, services));
  await app.register(async (api) => signedInRoutes(api, services, provider), { prefix: '/api' });
}

/** Everything that only somebody signed in may see. */
function signedInRoutes(api: FastifyInstance, services: Services, provider: Provider | null): void {
  api.addHook('onRequest', signedIn(services));
  api.addHook('onRequest', ownWrites(services));
  api.addHook('onSend', async (_, reply) => { reply.header('cache-control', 'no-store'); });
  api.get('/me', { schema: SCHEMAS.me }, async (request) => signInOf(request).person);
  api.get('/openapi.json', { schema: { hide: true } }, async () => api.swagger());
  caseRoutes(api, services);
  actionRoutes(api, services);
  handoffRoutes(api, services);
  peopleRoutes(api, services);
  replyRoutes(api, services);
  claimRoutes(api, services);
  documentRoutes(api, services);
  letterRoutes(api, services);
  phoneRoutes(api, services);
  teamsRoutes(api, services);
  figureRoutes(api, services);
  boardRoutes(api, services);
  reportRoutes(api, services);
  transcriptRoutes(api, services);
  privacyRoutes(api, services);
  adminRoutes(api, services);
  sessionRoutes(api, services, provider);
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
