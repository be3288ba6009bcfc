/** `/console` and `/admin`: the way in, and the app for those who are in. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { isOwnOrigin } from '../http/origin.js';
import { placeOf } from '../oidc/flow.js';
import { signInPage, SIGN_IN_POLICY } from '../oidc/pages.js';
import type { Provider } from '../oidc/provider.js';
import { oidcRoutes } from '../oidc/routes.js';
import type { Services } from '../services.js';
import { sessionCookieOf, setSessionCookie } from './guard.js';
import { html } from './html.js';
import { confirmPage, notForAgentsPage, PAGE_POLICY, signedOutPage, usedPage } from './pages.js';
import type { Role } from './roles.js';
import { sessionOf } from './sessions.js';
import { isLink, redeem } from './signin.js';
import { entrancePage, framed, isTab, tabRoutes } from './tab.js';

/** Own scripts and styles only; nobody may frame the console but Teams its tab (`tab.ts`). */
const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  // The customer's page, in which an agent answers for a customer on the phone.
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'"
].join('; ');
const CODE = /^[\w-]{16,128}$/u;
const FORM = 'application/x-www-form-urlencoded';
const FORM_LIMIT = 2048;
const HOMES = ['/console', '/admin'] as const;
type Home = (typeof HOMES)[number];
// The address holds the code: these requests are never logged.
const UNLOGGED = { logLevel: 'silent', schema: { hide: true } } as const;

/**
 * @param app a context of its own: the form parser stays inside
 * @param provider of OpenID Connect; null where people come in by one-time links
 * @param page path of the built console.html
 */
export function entranceRoutes(app: FastifyInstance, services: Services, provider: Provider | null, page: string): void {
  app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))));
  const built = dirname(page);
  tabRoutes(app, services, built);
  for (const home of HOMES) {
    app.get(home, { schema: { hide: true } }, async (request, reply) => {
      const tab = isTab(request, services);
      const show = (answer: FastifyReply, body: string, policy: string): FastifyReply => (tab ? framed(answer, services, body, policy) : html(answer, body, policy));
      const session = await sessionOf(services, sessionCookieOf(request, services.settings));
      if (!session) return tab ? framed(reply.code(401), services, await entrancePage(built, services)) : closed(request, reply, services, home);
      if (home === '/admin' && session.person.role === 'agent') return show(reply.code(403), notForAgentsPage(), PAGE_POLICY);
      return show(reply, await readFile(page, 'utf8'), APP_POLICY);
    });
  }
  const { oidc } = services.settings;
  if (oidc && provider) oidcRoutes(app, services, oidc, provider);
  else for (const home of HOMES) linkRoutes(app, services, home);
}

/** Somebody who is not signed in is told how to. */
function closed(request: FastifyRequest, reply: FastifyReply, { settings }: Services, home: Home): FastifyReply {
  return settings.oidc ? html(reply.code(401), signInPage(placeOf(request.url)), SIGN_IN_POLICY) : html(reply.code(401), signedOutPage(roleFor(home)));
}

function linkRoutes(app: FastifyInstance, services: Services, home: Home): void {
  const address = `${home}/sign-in`;
  app.get<{ Querystring: { code?: unknown } }>(address, UNLOGGED, async (request, reply) => {
    const code = codeOf(request.query.code);
    if (code && (await isLink(services, code))) return html(reply, confirmPage(code, address));
    const session = await sessionOf(services, sessionCookieOf(request, services.settings));
    return session ? reply.redirect(home, 303) : html(reply.code(410), usedPage(roleFor(home)));
  });
  app.post<{ Body: { code?: unknown } | undefined }>(address, UNLOGGED, async (request, reply) => {
    if (!isOwnOrigin(request, services.settings)) throw new HttpProblem('foreignOrigin');
    const code = codeOf(request.body?.code);
    const opened = code && (await redeem(services, code));
    if (!opened) return html(reply.code(410), usedPage(roleFor(home)));
    setSessionCookie(reply, services.settings, opened.secret);
    return reply.redirect(home, 303);
  });
}

function roleFor(home: Home): Role {
  return home === '/admin' ? 'admin' : 'agent';
}

/** What could stand in a link of ours; anything else is no code and never gets into a page. */
function codeOf(given: unknown): string | null {
  return typeof given === 'string' && CODE.test(given) ? given : null;
}
