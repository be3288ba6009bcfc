/** Routes by which a case is passed on, laid aside, given to the bot with a task, or noted on. Each is one event on the road. */
import type { FastifyInstance } from 'fastify';
import type { AgentAction } from '../../dialogs/events.js';
import { HttpProblem } from '../http/errors.js';
import type { Services } from '../services.js';
import { actor } from './actions.js';
import { HANDOFF_SCHEMAS } from './live-schemas.js';
import { colleagues } from './people.js';
import { withoutControls } from './words.js';

interface OneCase<Body> {
  readonly Params: { readonly id: string };
  readonly Body: Body;
}

interface Transfer {
  readonly to: { readonly person: string } | { readonly queue: string };
  readonly note: string | null;
}

export function handoffRoutes(api: FastifyInstance, services: Services): void {
  const act = actor(services);
  api.post<OneCase<Transfer>>('/cases/:id/transfer', { schema: HANDOFF_SCHEMAS.transfer }, async (request, reply) =>
    act(request, reply, { do: 'transfer', to: await receiverOf(services, request.body.to), note: cleanNote(request.body.note) }));
  api.post<OneCase<{ note: string | null }>>('/cases/:id/release', { schema: HANDOFF_SCHEMAS.release }, (request, reply) =>
    act(request, reply, { do: 'release', note: cleanNote(request.body.note) }));
  api.post<OneCase<{ until: string | null }>>('/cases/:id/snooze', { schema: HANDOFF_SCHEMAS.snooze }, (request, reply) =>
    act(request, reply, { do: 'snooze', until: request.body.until }));
  api.post<OneCase<{ task: string; wants?: 'words' | 'file' }>>('/cases/:id/delegate', { schema: HANDOFF_SCHEMAS.delegate }, (request, reply) =>
    act(request, reply, { do: 'delegate', task: withoutControls(request.body.task), wants: request.body.wants ?? 'words' }));
  api.post<OneCase<{ text: string }>>('/cases/:id/notes', { schema: HANDOFF_SCHEMAS.note }, (request, reply) =>
    act(request, reply, { do: 'note', text: withoutControls(request.body.text) }));
}

type Receiver = Extract<AgentAction, { do: 'transfer' }>['to'];

/** Their name is the desk's, not the request's. @throws HttpProblem noSuchPerson */
async function receiverOf(services: Services, to: Transfer['to']): Promise<Receiver> {
  if ('queue' in to) return to;
  const person = (await colleagues(services)).find(({ id }) => id === to.person);
  if (!person) throw new HttpProblem('noSuchPerson');
  return { agent: { id: person.id, name: person.name } };
}

function cleanNote(note: string | null): string | null {
  return withoutControls(note ?? '') || null;
}
