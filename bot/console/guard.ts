/** Who may come in: a session for everything, and for writes a request that only our own pages can make. */
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { isOwnOrigin } from '../http/origin.js';
import type { Services } from '../services.js';
import type { Settings } from '../settings.js';
import type { SignIn } from '../store/store.js';
import { SESSION_HOURS, sessionOf, type OpenedSession, type SignInServices } from './sessions.js';

/** On https its name itself keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2). */
export const SESSION_COOKIE = 'gw_session';
export const SECURE_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;
/** Of the tab in Teams; without `Secure`, browsers take it in no frame, so it has no other name. */
export const TAB_COOKIE = '__Host-gw_tab';
/** Forms of other sites cannot send a header of their own. */
export const WRITE_HEADER = 'x-gwarant';
const READS = new Set(['GET', 'HEAD']);
/** `none`: typed by a person; what is no browser says nothing. */
const OWN_SITES: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route behind `signedIn`. */
    signIn: SignIn | null;
  }
}

/** 401 without a session; 403 where the session is the tab's and another page asks. */
export function signedIn(services: SignInServices): onRequestAsyncHookHandler {
  return async (request) => {
    request.signIn = await sessionOf(services, sessionCookieOf(request, services.settings));
    if (!request.signIn) throw new HttpProblem('notSignedIn');
    if (request.signIn.visit?.tab && isForeign(request)) throw new HttpProblem('foreignOrigin');
  };
}

/** 403 for writes that another site could have made (the cookie is SameSite=Strict besides). */
export function ownWrites(services: Pick<Services, 'settings'>): onRequestAsyncHookHandler {
  return async (request) => {
    if (READS.has(request.method)) return;
    if (request.headers[WRITE_HEADER] === undefined) throw new HttpProblem('writeHeaderMissing');
    if (!isOwnOrigin(request, services.settings)) throw new HttpProblem('foreignOrigin');
  };
}

export function signInOf(request: FastifyRequest): SignIn {
  if (!request.signIn) throw new HttpProblem('notSignedIn');
  return request.signIn;
}

export function sessionCookieOf({ cookies }: Pick<FastifyRequest, 'cookies'>, settings: Settings): string | undefined {
  return cookies[nameFor(settings)] ?? (settings.teams ? cookies[TAB_COOKIE] : undefined);
}

export function setSessionCookie(reply: FastifyReply, settings: Settings, secret: string): void {
  reply.setCookie(nameFor(settings), secret, { ...cookieOf(settings), maxAge: SESSION_HOURS * 3600 });
}

/** Lasts as long as its session. @param now in milliseconds since 1970 */
export function setTabCookie(reply: FastifyReply, { secret, session }: OpenedSession, now: number): void {
  reply.setCookie(TAB_COOKIE, secret, { ...TAB, maxAge: Math.max(0, Math.floor((Date.parse(session.expiresAt) - now) / 1000)) });
}

/** Takes away what the session came by: the browser's own cookie, or that of the tab in Teams. */
export function clearSessionCookie(reply: FastifyReply, settings: Settings, { visit }: SignIn): void {
  if (visit?.tab) reply.clearCookie(TAB_COOKIE, TAB);
  else reply.clearCookie(nameFor(settings), cookieOf(settings));
}

/**
 * Made by another site's page, which browsers say of reads, too. Every app in Teams shares the place that the tab's
 * cookie belongs to: without this its frame could fetch our files onto the disk, hold streams open, or time answers.
 */
function isForeign({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return !OWN_SITES.has(headers['sec-fetch-site'] ?? 'none');
}

/** Sent in frames inside Teams, and kept apart from what the browser has anywhere else (CHIPS). */
const TAB = { path: '/', httpOnly: true, sameSite: 'none', secure: true, partitioned: true } as const;

function nameFor({ publicUrl }: Settings): string {
  return publicUrl.startsWith('https:') ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
}

function cookieOf(settings: Settings) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: settings.publicUrl.startsWith('https:') } as const;
}
