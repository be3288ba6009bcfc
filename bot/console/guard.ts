/** Who may come in: a session for everything, and for writes a request that only our own pages can make. */
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { isOwnOrigin } from '../http/origin.js';
import type { Services } from '../services.js';
import type { Settings } from '../settings.js';
import type { SignIn } from '../store/store.js';
import { SESSION_HOURS, sessionOf, type SignInServices } from './sessions.js';

/** On https its name itself keeps other hosts of the domain from setting it (RFC 6265bis, 4.1.3.2). */
export const SESSION_COOKIE = 'gw_session';
export const SECURE_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;
/** Forms of other sites cannot send a header of their own. */
export const WRITE_HEADER = 'x-gwarant';
const READS = new Set(['GET', 'HEAD']);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route behind `signedIn`. */
    signIn: SignIn | null;
  }
}

/** 401 without a session. */
export function signedIn(services: SignInServices): onRequestAsyncHookHandler {
  return async (request) => {
    request.signIn = await sessionOf(services, sessionCookieOf(request, services.settings));
    if (!request.signIn) throw new HttpProblem('notSignedIn');
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
  return cookies[nameFor(settings)];
}

export function setSessionCookie(reply: FastifyReply, settings: Settings, secret: string): void {
  reply.setCookie(nameFor(settings), secret, { ...cookieOf(settings), maxAge: SESSION_HOURS * 3600 });
}

export function clearSessionCookie(reply: FastifyReply, settings: Settings): void {
  reply.clearCookie(nameFor(settings), cookieOf(settings));
}

function nameFor({ publicUrl }: Settings): string {
  return publicUrl.startsWith('https:') ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
}

function cookieOf(settings: Settings) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: settings.publicUrl.startsWith('https:') } as const;
}
