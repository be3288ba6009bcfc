/**
 * `POST /api/webchat/token`: what the customer's page calls. A secret in an httpOnly cookie leads back to the same
 * conversation, after a refresh, in a second tab, or tomorrow; a resume key does so from anywhere.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Conversation } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';
import { HttpProblem } from '../../http/errors.js';
import { localeOf, preferredLocale } from '../../http/locale.js';
import { isAllowedOrigin, isOwnOrigin } from '../../http/origin.js';
import { perMinute } from '../../http/server.js';
import type { Services } from '../../services.js';
import type { Channel } from './channel.js';
import { findConversation } from './conversations.js';
import { tokenAnswer, type TokenAnswer } from './tokenRoutes.js';
import type { ChatClaims } from './tokens.js';

export const CHAT_COOKIE = 'gw_chat';
const TOKENS_PER_MINUTE = 30;
const COOKIE_DAYS = 30;

export interface ChatAnswer extends TokenAnswer {
  readonly userId: string;
  readonly locale: Locale;
  /** The conversation existed before. */
  readonly resumed: boolean;
  /** For a page in a frame, whose cookies browsers block: leads back here like the cookie does. */
  readonly key?: string;
}

/** What the page may ask for; all of it optional. */
interface ChatWish {
  /** Key of a resume link. */
  readonly resume: string | null;
  readonly locale: Locale | null;
  /** Leave the old conversation alone and begin another. */
  readonly fresh: boolean;
  /** The page stands in a frame: no cookie is read or set, the key goes to and fro instead. */
  readonly embedded: boolean;
  readonly key: string | null;
}

/** A way into a conversation: `secret` goes into the cookie. */
interface Entrance {
  readonly secret: string;
  readonly claims: ChatClaims;
  readonly conversation: Conversation | null;
}

export function chatTokenRoute(scope: FastifyInstance, { services, tokens }: Channel): void {
  const { settings } = services;
  scope.post('/api/webchat/token', { config: perMinute(services, TOKENS_PER_MINUTE) }, async (request, reply): Promise<ChatAnswer> => {
    if (!isAllowedOrigin(request, settings)) throw new HttpProblem('originNotAllowed');
    const wish = readWish(request);
    // Another page's visitor is not ours to recognise: no cookie is read or set there.
    const own = isOwnOrigin(request, settings);
    const known = wish.embedded ? wish.key : own ? request.cookies[CHAT_COOKIE] : null;
    const { secret, claims, conversation } = await enter(services, wish, known ?? undefined);
    if (own && !wish.embedded) remember(reply, secret, settings.publicUrl.startsWith('https:'));
    const locale = conversation?.locale ?? wish.locale ?? preferredLocale(request.headers['accept-language']) ?? 'pl';
    return { ...tokenAnswer(tokens, claims), userId: claims.user, locale, resumed: conversation !== null, ...(wish.embedded ? { key: secret } : {}) };
  });
}

/** @throws HttpProblem unknownResumeLink */
async function enter(services: Services, { resume, fresh }: Pick<ChatWish, 'resume' | 'fresh'>, cookie: string | undefined): Promise<Entrance> {
  if (resume !== null) {
    const entrance = await byResumeKey(services, resume);
    if (!entrance) throw new HttpProblem('unknownResumeLink');
    return entrance;
  }
  const known = fresh ? null : await byCookie(services, cookie ?? '');
  return known ?? byChatKey(services, services.random.id());
}

/** `k.KEY`: a conversation begun in this browser; `r.KEY`: one that was entered through its resume link. */
async function byCookie(services: Services, cookie: string): Promise<Entrance | null> {
  const [, kind, key = ''] = /^([kr])\.([\w-]{16,200})$/.exec(cookie) ?? [];
  if (kind === 'k') return byChatKey(services, key);
  return kind === 'r' ? byResumeKey(services, key) : null;
}

/**
 * Conversation and user follow from the key, so nothing needs to be stored before the conversation is started, and
 * what is stored then does not lead back to the key.
 */
async function byChatKey(services: Services, key: string): Promise<Entrance> {
  const conv = derive('conversation', key);
  const claims: ChatClaims = { use: 'chat', conv, user: `dl_${derive('user', key)}`, name: null };
  return { secret: `k.${key}`, claims, conversation: await findConversation(services, conv) };
}

async function byResumeKey({ store }: Services, key: string): Promise<Entrance | null> {
  const [found] = await store.find('conversation', 'resumeKey', key);
  const conversation = found?.value;
  if (conversation?.channel !== 'webchat') return null;
  const { id, user } = conversation;
  return { secret: `r.${key}`, claims: { use: 'chat', conv: id, user: user.id, name: user.name }, conversation };
}

function remember(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(CHAT_COOKIE, secret, { path: '/api/webchat', httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_DAYS * 86_400 });
}

function readWish({ body, query }: FastifyRequest): ChatWish {
  const wish: Readonly<Record<string, unknown>> = { ...(query as object), ...(typeof body === 'object' ? body : {}) };
  const { resume, locale, fresh, embedded } = wish;
  // Never of the address, which others may see.
  const key = typeof body === 'object' && body !== null && 'key' in body ? body.key : null;
  return { resume: typeof resume === 'string' && resume !== '' ? resume : null, locale: localeOf(locale), fresh: fresh === true, embedded: embedded === true, key: typeof key === 'string' ? key : null };
}

function derive(purpose: string, key: string): string {
  return createHash('sha256').update(`gwarant ${purpose} ${key}`).digest('base64url').slice(0, 22);
}
