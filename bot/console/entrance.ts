/** `/console`: the way in by a one-time link, and the app for those who are in. */
import { readFile } from 'node:fs/promises';
import '@fastify/swagger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { isOwnOrigin } from '../http/origin.js';
import type { Services } from '../services.js';
import { SESSION_COOKIE, setSessionCookie } from './guard.js';
import { confirmPage, PAGE_POLICY, signedOutPage, usedPage } from './pages.js';
import { isLink, redeem, sessionOf } from './signin.js';

/** Own scripts and styles only; nobody may frame the console. */
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

/** @param app a context of its own: the form parser stays inside. @param page path of the built console.html */
export function entranceRoutes(app: FastifyInstance, services: Services, page: string): void {
  app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))));
  // The address holds the code: these requests are never logged.
  const options = { logLevel: 'silent', schema: { hide: true } } as const;
  app.get('/console', { schema: { hide: true } }, async (request, reply) => {
    const session = await sessionOf(services, request.cookies[SESSION_COOKIE]);
    return session ? html(reply, await readFile(page, 'utf8'), APP_POLICY) : html(reply.code(401), signedOutPage());
  });
  app.get<{ Querystring: { code?: unknown } }>('/console/sign-in', options, async (request, reply) => {
    const code = codeOf(request.query.code);
    if (code && (await isLink(services, code))) return html(reply, confirmPage(code));
    const session = await sessionOf(services, request.cookies[SESSION_COOKIE]);
    return session ? reply.redirect('/console', 303) : html(reply.code(410), usedPage());
  });
  app.post<{ Body: { code?: unknown } | undefined }>('/console/sign-in', options, async (request, reply) => {
    if (!isOwnOrigin(request, services.settings)) throw new HttpProblem('foreignOrigin');
    const code = codeOf(request.body?.code);
    const opened = code && (await redeem(services, code));
    if (!opened) return html(reply.code(410), usedPage());
    setSessionCookie(reply, services.settings, opened.secret);
    return reply.redirect('/console', 303);
  });
}

/** What could stand in a link of ours; anything else is no code and never gets into a page. */
function codeOf(given: unknown): string | null {
  return typeof given === 'string' && CODE.test(given) ? given : null;
}

/** `no-referrer` would make browsers send `Origin: null` with the form, so the policy is `same-origin`. */
function html(reply: FastifyReply, body: string, policy: string = PAGE_POLICY): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(body);
}
