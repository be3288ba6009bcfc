/** Which conversation a request is about, and whether it may: tokens, ids, the record behind them. */
import type { FastifyRequest } from 'fastify';
import type { Conversation } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';
import { HttpProblem } from '../../http/errors.js';
import type { Services } from '../../services.js';
import { ConflictError } from '../../store/store.js';
import type { ChatClaims, Tokens } from './tokens.js';

/**
 * The claims of the request's token.
 * @throws HttpProblem MissingToken, BadToken, TokenExpired
 */
export function claimsOf(request: Pick<FastifyRequest, 'headers'>, tokens: Tokens): ChatClaims {
  return tokens.read(bearerOf(request), 'chat');
}

/**
 * The claims of a request about one conversation.
 * @throws HttpProblem MissingToken, TokenExpired, BadToken also when the token is another conversation's
 */
export function claimsFor(request: Pick<FastifyRequest, 'headers'>, tokens: Tokens, id: string): ChatClaims {
  const claims = claimsOf(request, tokens);
  if (claims.conv !== id) throw new HttpProblem('BadToken');
  return claims;
}

/** @throws HttpProblem MissingToken */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw new HttpProblem('MissingToken');
  return token;
}

/** A conversation of this channel; one of Teams is none to Direct Line. */
export async function findConversation({ road }: Pick<Services, 'road'>, id: string): Promise<Conversation | null> {
  const conversation = await road.find(id);
  return conversation?.channel === 'webchat' ? conversation : null;
}

/** @throws HttpProblem ConversationNotFound, also for a token whose conversation was never started */
export async function requireConversation(services: Pick<Services, 'road'>, id: string): Promise<Conversation> {
  const conversation = await findConversation(services, id);
  if (!conversation) throw new HttpProblem('ConversationNotFound');
  return conversation;
}

/** The token's conversation, opened when this is its first start; two starts at once open one. */
export async function startConversation(
  { road }: Pick<Services, 'road'>,
  { conv, user, name }: ChatClaims,
  locale: Locale
): Promise<{ readonly conversation: Conversation; readonly opened: boolean }> {
  const existing = await findConversation({ road }, conv);
  if (existing) return { conversation: existing, opened: false };
  try {
    const conversation = await road.open({ id: conv, channel: 'webchat', user: { id: user, name }, address: null, locale });
    return { conversation, opened: true };
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return { conversation: await requireConversation({ road }, conv), opened: false };
  }
}
