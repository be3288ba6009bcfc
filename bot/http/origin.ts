/** Which address the server has for a client, and which pages may talk to it. */
import type { FastifyRequest } from 'fastify';
import { isLoopback, type Settings } from '../settings.js';

type Asked = Pick<FastifyRequest, 'headers'>;

/**
 * The server's own origin as this client sees it. On the machine itself `localhost`, `127.0.0.1` and any port are
 * the same server, and a page may only talk to the name it was loaded from; elsewhere PUBLIC_URL is the one address,
 * whatever the Host header says.
 */
export function addressFor({ headers }: Asked, { publicUrl }: Settings): string {
  const asked = `http://${headers.host ?? ''}`;
  const local = isLoopback(new URL(publicUrl).hostname) && URL.canParse(asked) && isLoopback(new URL(asked).hostname);
  return local ? new URL(asked).origin : publicUrl;
}

/** Is it a request without an origin (not a browser's), or from the server's own page? */
export function isOwnOrigin(request: Asked, settings: Settings): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === addressFor(request, settings);
}

/** May a page of this origin use the chat? */
export function isAllowedOrigin(request: Asked, settings: Settings): boolean {
  return isOwnOrigin(request, settings) || settings.webchatOrigins.includes(request.headers.origin ?? '');
}
