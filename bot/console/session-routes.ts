/** Routes of sessions: the events of one, its end, and the list of those that are open. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import type { Provider } from '../oidc/provider.js';
import type { Services } from '../services.js';
import type { SignIn } from '../store/store.js';
import { readerLocale } from './cases.js';
import { CaseFeed } from './feed.js';
import { liveRoutes } from './live-routes.js';
import { clearSessionCookie, signInOf } from './guard.js';
import { SESSION_SCHEMAS } from './session-schemas.js';
import { hashOf, openSessions, SESSION_HOURS, signOut } from './sessions.js';

const BEAT_MS = 20_000;

export function sessionRoutes(api: FastifyInstance, services: Services, provider: Provider | null): void {
  const feed = openFeed(api, services);
  liveRoutes(api, services, feed.onlookers, (person, conversation, seq) => feed.tellSeen(person, conversation, seq));
  const end = async (session: SignIn): Promise<void> => {
    await signOut(services, session);
    feed.signedOut(session);
  };
  // Without HEAD: it would open a stream that nobody reads and nobody ends.
  api.get('/events', { schema: SESSION_SCHEMAS.events, exposeHeadRoute: false }, async (request, reply) => {
    const last = request.headers['last-event-id'];
    const { tab = null } = request.query as { tab?: string };
    const stream = feed.open(signInOf(request), readerLocale(request), typeof last === 'string' ? last : null, tab);
    return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(stream);
  });
  api.post('/sign-out', { schema: SESSION_SCHEMAS.signOut }, async (request, reply) => {
    const session = signInOf(request);
    await end(session);
    clearSessionCookie(reply, services.settings, session);
    const idToken = session.visit?.idToken;
    const goTo = provider && idToken ? await provider.endSession(idToken, `${services.settings.publicUrl}/console`) : null;
    return goTo === null ? reply.code(204).send() : { goTo };
  });
  api.get('/sessions', { schema: SESSION_SCHEMAS.list }, async (request) => {
    const own = signInOf(request);
    return { sessions: (await visibleTo(request, services)).map((session) => viewOf(session, own)) };
  });
  api.delete<{ Params: { id: string } }>('/sessions/:id', { schema: SESSION_SCHEMAS.revoke }, async (request, reply) => {
    const session = (await visibleTo(request, services)).find((one) => handleOf(one) === request.params.id);
    // Somebody else's is told like one that is not there.
    if (!session) throw new HttpProblem('sessionNotFound');
    await end(session);
    services.log.info({ by: signInOf(request).person.id, person: session.person.id }, 'a session was revoked');
    return reply.code(204).send();
  });
}

function openFeed(api: FastifyInstance, services: Services): CaseFeed {
  const feed = new CaseFeed(services);
  const beat = setInterval(() => void feed.beat().catch((error: unknown) => services.log.error({ err: error }, 'console feed')), BEAT_MS);
  beat.unref();
  api.addHook('preClose', async () => {
    clearInterval(beat);
    feed.close();
  });
  return feed;
}

/** One's own; admins see everybody's. */
async function visibleTo(request: FastifyRequest, services: Services): Promise<SignIn[]> {
  const { person } = signInOf(request);
  return (await openSessions(services)).filter((session) => person.role === 'admin' || session.person.id === person.id);
}

function viewOf(session: SignIn, own: SignIn): object {
  const { person, expiresAt, visit } = session;
  // Of before sessions were listed: all that is known is when they end.
  const since = visit?.since ?? new Date(Date.parse(expiresAt) - SESSION_HOURS * 3_600_000).toISOString();
  return { id: handleOf(session), person, way: visit?.tab ? 'teams' : visit?.issuer ? 'oidc' : 'link', since, seenAt: visit?.seenAt ?? since, expiresAt, current: session.id === own.id };
}

/** Names a session without the hash it is kept under. */
function handleOf({ id }: SignIn): string {
  return hashOf(`session ${id}`).slice(0, 22);
}
