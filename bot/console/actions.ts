/** Routes by which an agent acts. Each is one event on the road; a refusal is answered with who has the case. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AgentAction } from '../../dialogs/events.js';
import type { ClaimResult } from '../../dialogs/records.js';
import type { Services } from '../services.js';
import { caseOf, caseView, readerLocale } from './cases.js';
import { signInOf } from './guard.js';
import { refusalAnswer } from './refusals.js';
import { SCHEMAS } from './schemas.js';
import { readStep, type StepBody } from './steps.js';
import { withoutControls } from './words.js';

type CaseRequest = FastifyRequest<{ Params: { id: string } }>;

export function actionRoutes(api: FastifyInstance, services: Services): void {
  const act = actor(services);
  api.post<{ Params: { id: string } }>('/cases/:id/accept', { schema: SCHEMAS.accept }, (request, reply) => act(request, reply, { do: 'accept' }));
  api.post<{ Params: { id: string }; Body: { text: string } }>('/cases/:id/messages', { schema: SCHEMAS.say }, (request, reply) =>
    act(request, reply, { do: 'say', text: withoutControls(request.body.text) }));
  api.post<{ Params: { id: string }; Body: { claim: string } }>('/cases/:id/rma', { schema: SCHEMAS.rma }, (request, reply) =>
    act(request, reply, { do: 'authoriseRma', claim: request.body.claim }));
  api.post<{ Params: { id: string }; Body: Closing }>('/cases/:id/close', { schema: SCHEMAS.close }, (request, reply) =>
    act(request, reply, { do: 'close', ...request.body, note: cleanNote(request.body.note) }));
  api.post<{ Params: { id: string; number: string }; Body: StepBody }>('/cases/:id/claims/:number/steps', { schema: SCHEMAS.step }, (request, reply) =>
    act(request, reply, { do: 'step', claim: request.params.number, step: readStep(request.body) }));
  api.post<{ Params: { id: string } }>('/cases/:id/return', { schema: SCHEMAS.giveBack }, (request, reply) => act(request, reply, { do: 'returnToBot' }));
}

interface Closing {
  readonly claim: string | null;
  readonly result: ClaimResult;
  readonly note: string | null;
}

/** Does an action on the case that the address names, as whoever is signed in, once for each idempotency key. */
export function actor(services: Services) {
  return async (request: CaseRequest, reply: FastifyReply, action: AgentAction) => {
    const { id, name, role } = signInOf(request).person;
    const { id: conversation } = await caseOf(services, request.params.id);
    const handled = await services.road.handle(conversation, {
      eventId: `agent:${id}:${String(request.headers['idempotency-key'])}`,
      event: { type: 'agent', agent: { id, name }, action, ...(role === 'agent' ? {} : { role }) },
      activity: null
    });
    if (handled.response.ok) return caseView(services, handled.conversation, request);
    const { status, body } = refusalAnswer(handled.response, handled.conversation, readerLocale(request));
    return reply.code(status).send(body);
  };
}

function cleanNote(note: string | null): string | null {
  return withoutControls(note ?? '') || null;
}
