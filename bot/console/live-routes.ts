/** What tabs of the console tell about themselves: which case they show, how far it was read, that somebody writes. */
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import type { Services } from '../services.js';
import { caseOf } from './cases.js';
import { signInOf } from './guard.js';
import { LIVE_SCHEMAS } from './live-schemas.js';
import type { Onlookers } from './onlookers.js';
import { markSeen, seenBy } from './reading.js';

interface OneCase {
  readonly Params: { readonly id: string };
}

/** @param tellOwn tells every tab of a person how far a case was read */
export function liveRoutes(api: FastifyInstance, services: Services, onlookers: Onlookers, tellOwn: (person: string, conversation: string, seq: number) => void): void {
  api.get('/seen', { schema: LIVE_SCHEMAS.seen }, async (request) => ({ seen: await seenBy(services, signInOf(request).person.id) }));
  api.post<OneCase & { Body: { seq: number } }>('/cases/:id/seen', { schema: LIVE_SCHEMAS.markSeen }, async (request) => {
    const { id: person } = signInOf(request).person;
    const { id, length } = await caseOf(services, request.params.id);
    const seq = await markSeen(services, person, id, Math.min(request.body.seq, length));
    tellOwn(person, id, seq);
    return { seq };
  });
  api.post<OneCase>('/cases/:id/typing', { schema: LIVE_SCHEMAS.typing }, async (request, reply) => {
    const { id: person, name } = signInOf(request).person;
    const { id, handoff } = await caseOf(services, request.params.id);
    if (handoff?.agent?.id !== person || handoff.state === 'completed') throw new HttpProblem('notOwner');
    services.signals.typed(id, { id: person, name });
    return reply.code(204).send();
  });
  api.post<{ Body: { tab: string; conversation: string | null } }>('/look', { schema: LIVE_SCHEMAS.look }, async (request) => {
    const { tab, conversation } = request.body;
    if (conversation !== null) await caseOf(services, conversation);
    const around = onlookers.look(signInOf(request), tab, conversation);
    if (!around) throw new HttpProblem('tabUnknown');
    return around;
  });
}
