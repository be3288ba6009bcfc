/** `/console/sign-in` where OpenID Connect is set: away to the provider, and back with a session. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../console/html.js';
import { PAGE_POLICY } from '../console/pages.js';
import { sessionCookieOf, setSessionCookie } from '../console/guard.js';
import { openSession, sessionOf } from '../console/sessions.js';
import { TAB_PATH } from '../console/tab.js';
import { addressFor } from '../http/origin.js';
import { perMinute } from '../http/server.js';
import type { Services } from '../services.js';
import type { SignIn } from '../store/store.js';
import { FLOW_MINUTES, FlowSeal, placeOf, type Flow } from './flow.js';
import { arrivedPage, linksOffPage, noRolePage, notSignedInPage, providerDownPage } from './pages.js';
import { knowInTeams } from '../channels/teams-desk/entra.js';
import { personOf } from './person.js';
import type { Identified, Provider } from './provider.js';
import type { OidcSettings } from './settings.js';

export const CALLBACK_PATH = '/console/sign-in/callback';
/** A whole office may come in through one address in the morning. */
const ATTEMPTS_PER_MINUTE = 120;

type Begin = FastifyRequest<{ Querystring: { to?: unknown; code?: unknown; again?: unknown } }>;

export function oidcRoutes(app: FastifyInstance, services: Services, oidc: OidcSettings, provider: Provider): void {
  const { settings, clock, log } = services;
  const seal = new FlowSeal(settings.directLineSecret, () => clock.now());
  // Addresses hold codes: these requests are never logged. Without HEAD, which would spend a code for nothing.
  const options = {
    logLevel: 'silent', exposeHeadRoute: false, schema: { hide: true }, config: perMinute(services, ATTEMPTS_PER_MINUTE)
  } as const;
  for (const path of ['/console/sign-in', '/admin/sign-in']) {
    app.get(path, options, async (request: Begin, reply) => {
      if (request.query.code !== undefined) return html(reply.code(410), linksOffPage());
      const to = placeOf(request.query.to);
      keepOpener(reply, to);
      // The provider knows one address of ours only, and cookies belong to one host.
      if (addressFor(request, settings) !== settings.publicUrl) return reply.redirect(`${settings.publicUrl}${path}?to=${encodeURIComponent(to)}`, 303);
      const again = request.query.again !== undefined;
      if (!again && (await sessionOf(services, sessionCookieOf(request, settings)))) return reply.redirect(to, 303);
      const begun = await provider.begin(again ? 'login' : null);
      if (begun.type === 'unavailable') {
        log.warn(reasonOf(begun.cause), 'the sign-in provider is not available');
        return html(reply.code(503), providerDownPage(to));
      }
      setFlowCookie(reply, services, seal.seal({ ...begun.checks, to }));
      return reply.header('cache-control', 'no-store').redirect(begun.url, 303);
    });
    app.post(path, options, async (_, reply) => html(reply.code(410), linksOffPage()));
  }
  app.get(CALLBACK_PATH, options, async (request, reply) => {
    const flow = seal.open(request.cookies[flowCookieName(services)]);
    reply.clearCookie(flowCookieName(services), flowCookie(services));
    if (!flow) return html(reply.code(400), notSignedInPage());
    keepOpener(reply, flow.to);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    return arrive(reply, services, flow, await provider.identify(query, flow), oidc);
  });
}

/** The window in which the tab in Teams is let in comes through here, and must not be severed from what opened it; every other is. */
function keepOpener(reply: FastifyReply, to: string): void {
  if (to.startsWith(TAB_PATH)) reply.removeHeader('cross-origin-opener-policy');
}

async function arrive(reply: FastifyReply, services: Services, { to }: Flow, identified: Identified, oidc: OidcSettings): Promise<FastifyReply> {
  const { log, settings } = services;
  if (identified.type !== 'identified') {
    log.warn(reasonOf(identified.cause), `a sign-in was ${identified.type === 'refused' ? 'refused' : 'not possible'}`);
    return identified.type === 'refused' ? html(reply.code(403), notSignedInPage()) : html(reply.code(503), providerDownPage(to));
  }
  const person: SignIn['person'] | null = personOf(identified.claims, oidc);
  await knowInTeams(services, oidc.issuer, identified.claims, person);
  if (!person) {
    log.warn('somebody without a role was refused');
    return html(reply.code(403), noRolePage());
  }
  const opened = await openSession(services, { person, issuer: oidc.issuer, idToken: identified.idToken });
  if (!opened) throw new Error('a session with a random id was there already');
  log.info({ person: person.id, role: person.role }, 'signed in');
  setSessionCookie(reply, settings, opened.secret);
  return html(reply, arrivedPage(to), PAGE_POLICY);
}

/** Codes only: messages and causes may hold what the provider says of a person. */
function reasonOf(error: unknown): { readonly code: string } {
  const { error: answered, code, name } = error as { readonly error?: unknown; readonly code?: unknown; readonly name?: unknown };
  return { code: [answered, code, name].find((one) => typeof one === 'string') ?? 'unknown' };
}

function setFlowCookie(reply: FastifyReply, services: Services, sealed: string): void {
  reply.setCookie(flowCookieName(services), sealed, { ...flowCookie(services), maxAge: FLOW_MINUTES * 60 });
}

function flowCookieName({ settings }: Services): string {
  return settings.publicUrl.startsWith('https:') ? '__Host-gw_flow' : 'gw_flow';
}

/** Lax: the way back begins at the provider's site. */
function flowCookie({ settings }: Services) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: settings.publicUrl.startsWith('https:') } as const;
}
