/** Start, reconnect, and the stream: how a client gets to a conversation and follows it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Conversation } from '../../../dialogs/records.js';
import { HttpProblem } from '../../http/errors.js';
import { localeOf, preferredLocale } from '../../http/locale.js';
import { addressFor, isAllowedOrigin } from '../../http/origin.js';
import { DIRECT_LINE_PATH, type Channel } from './channel.js';
import { claimsFor, claimsOf, requireConversation, startConversation } from './conversations.js';
import { placeOf } from './outgoing.js';
import { tokenAnswer, type TokenAnswer } from './tokenRoutes.js';
import type { ChatClaims, StreamClaims } from './tokens.js';

/** How long a stream address may be opened. */
const STREAM_SECONDS = 60;

interface Started extends TokenAnswer {
  readonly streamUrl: string;
}

interface ConversationRoute {
  Params: { id: string };
  Querystring: { watermark?: string; t?: string };
}

export function conversationRoutes(routes: FastifyInstance, channel: Channel): void {
  const { services, tokens } = channel;
  routes.post('/conversations', async (request, reply) => {
    const claims = claimsOf(request, tokens);
    const wanted = localeOf((request.body as { locale?: unknown } | null)?.locale);
    const locale = wanted ?? preferredLocale(request.headers['accept-language']) ?? 'pl';
    const { conversation, opened } = await startConversation(services, claims, locale);
    return reply.code(opened ? 201 : 200).send(started(channel, request, claims, conversation, 0));
  });

  routes.get<ConversationRoute>('/conversations/:id', async (request) => {
    const claims = claimsFor(request, tokens, request.params.id);
    const conversation = await requireConversation(services, claims.conv);
    return started(channel, request, claims, conversation, placeOf(request.query.watermark, conversation));
  });

  followRoute(routes, channel);
}

/** `GET …/stream`: refused before the upgrade, with a status, or followed. */
function followRoute(routes: FastifyInstance, { services, tokens, streams }: Channel): void {
  const { settings } = services;
  const claims = ({ params, query }: FastifyRequest<ConversationRoute>): StreamClaims => {
    const read = tokens.read(query.t ?? '', 'stream');
    if (read.conv !== params.id) throw new HttpProblem('BadToken');
    return read;
  };
  routes.get<ConversationRoute>('/conversations/:id/stream', {
    websocket: true,
    preValidation: async (request) => {
      // Browsers send the page's origin with a socket, but ask nobody whether it may.
      if (!isAllowedOrigin(request, settings)) throw new HttpProblem('originNotAllowed');
      if (!streams.hasRoom(claims(request).conv)) throw new HttpProblem('rateLimited');
    }
  }, (socket, request) => {
    const { conv, after } = claims(request);
    streams.follow(socket, { conversation: conv, after, base: addressFor(request, settings) });
  });
}

/** The answer to a start and a reconnect: always with a token, or the client goes on with "Bearer undefined". */
function started({ services, tokens }: Channel, request: FastifyRequest, claims: ChatClaims, conversation: Conversation, after: number): Started {
  const base = addressFor(request, services.settings).replace(/^http/, 'ws');
  const key = tokens.sign({ use: 'stream', conv: conversation.id, after }, STREAM_SECONDS);
  return {
    ...tokenAnswer(tokens, claims),
    streamUrl: `${base}${DIRECT_LINE_PATH}/conversations/${conversation.id}/stream?watermark=${after}&t=${key}`
  };
}
