/** `tokens/generate` (with the secret, for other programs' servers) and `tokens/refresh`. */
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../../http/errors.js';
import { sameText } from '../../seal.js';
import type { Channel } from './channel.js';
import { cleanText, cutText } from './clean.js';
import { bearerOf, claimsOf } from './conversations.js';
import type { ChatClaims, Tokens } from './tokens.js';

export interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

export function tokenAnswer(tokens: Tokens, claims: ChatClaims): TokenAnswer {
  return { conversationId: claims.conv, token: tokens.sign(claims), expires_in: tokens.seconds };
}

export function tokenRoutes(routes: FastifyInstance, { services, tokens }: Channel): void {
  const { settings, random } = services;
  routes.post('/tokens/generate', async (request) => {
    if (!sameText(bearerOf(request), settings.directLineSecret)) throw new HttpProblem('BadToken');
    const { id, name } = readUser(request.body);
    return tokenAnswer(tokens, { use: 'chat', conv: random.id(), user: id ?? `dl_${random.id()}`, name });
  });
  // The old token stays good until it expires: requests with it may be on their way.
  routes.post('/tokens/refresh', async (request) => tokenAnswer(tokens, claimsOf(request, tokens)));
}

/** Ids go into addresses unencoded, so only some characters will do. */
function readUser(body: unknown): { readonly id: string | null; readonly name: string | null } {
  const user = isObject(body) ? body['user'] : null;
  if (!isObject(user)) return { id: null, name: null };
  const { id, name } = user;
  if (id !== undefined && (typeof id !== 'string' || !/^[\w.~-]{1,100}$/.test(id))) {
    throw new HttpProblem('BadArgument', '“user.id” must be 1 to 100 letters, digits, or characters of “._~-”, such as dl_4711.');
  }
  return { id: id ?? null, name: typeof name === 'string' ? cutText(cleanText(name), 100) : null };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
