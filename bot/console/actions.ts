/** Routes by which an agent acts. Each is one event on the road; a refusal is answered with who has the case. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AgentAction, RefusalCode } from '../../dialogs/events.js';
import type { ClaimResult, Conversation } from '../../dialogs/records.js';
import type { Locale, Text } from '../../policies/language.js';
import { answerOf } from '../http/errors.js';
import type { Services } from '../services.js';
import { caseOf, caseView, readerLocale } from './cases.js';
import { signInOf } from './guard.js';
import { SCHEMAS } from './schemas.js';

type CaseRequest = FastifyRequest<{ Params: { id: string } }>;

const WITH: Text = { pl: 'Prowadzi ją', en: 'It is with' };

export function actionRoutes(api: FastifyInstance, services: Services): void {
  const act = actor(services);
  api.post<{ Params: { id: string } }>('/cases/:id/accept', { schema: SCHEMAS.accept }, (request, reply) => act(request, reply, { do: 'accept' }));
  api.post<{ Params: { id: string }; Body: { text: string } }>('/cases/:id/messages', { schema: SCHEMAS.say }, (request, reply) =>
    act(request, reply, { do: 'say', text: withoutControls(request.body.text) }));
  api.post<{ Params: { id: string }; Body: { claim: string } }>('/cases/:id/rma', { schema: SCHEMAS.rma }, (request, reply) =>
    act(request, reply, { do: 'authoriseRma', claim: request.body.claim }));
  api.post<{ Params: { id: string }; Body: Closing }>('/cases/:id/close', { schema: SCHEMAS.close }, (request, reply) =>
    act(request, reply, { do: 'close', ...request.body, note: cleanNote(request.body.note) }));
  api.post<{ Params: { id: string } }>('/cases/:id/return', { schema: SCHEMAS.giveBack }, (request, reply) => act(request, reply, { do: 'returnToBot' }));
}

interface Closing {
  readonly claim: string | null;
  readonly result: ClaimResult;
  readonly note: string | null;
}

function actor(services: Services) {
  return async (request: CaseRequest, reply: FastifyReply, action: AgentAction) => {
    const { id, name } = signInOf(request).person;
    const { id: conversation } = await caseOf(services, request.params.id);
    const handled = await services.road.handle(conversation, {
      eventId: `agent:${id}:${String(request.headers['idempotency-key'])}`,
      event: { type: 'agent', agent: { id, name }, action },
      activity: null
    });
    const locale = readerLocale(request);
    if (!handled.response.ok) return refused(reply, handled.response.code, handled.conversation, locale);
    return caseView(services, handled.conversation, locale);
  };
}

function refused(reply: FastifyReply, code: RefusalCode, { handoff }: Conversation, locale: Locale): FastifyReply {
  const tellsWho = code === 'takenByOther' || code === 'notOwner';
  const owner = handoff?.state === 'accepted' && tellsWho ? handoff.agent : null;
  const { status, body } = answerOf(code, locale, owner ? `${WITH[locale]}: ${owner.name}.` : undefined);
  return reply.code(status).send(body);
}

/** Control characters have no place in words, except line breaks and tabs; nor have halves of a character. */
function withoutControls(text: string): string {
  return text.toWellFormed().replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim();
}

function cleanNote(note: string | null): string | null {
  return withoutControls(note ?? '') || null;
}
