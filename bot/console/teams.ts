/** Routes by which a signed-in person joins the desk in Teams, and by which that ends. */
import type { FastifyInstance } from 'fastify';
import { createTeamsCode, unlink } from '../channels/teams-desk/link.js';
import { HttpProblem } from '../http/errors.js';
import { perMinute } from '../http/server.js';
import type { Services } from '../services.js';
import { signInOf } from './guard.js';
import { createTabCode } from './tab-codes.js';
import { answers, failure, instant, object, read, text } from './shapes.js';

const CODES_PER_MINUTE = 10;
/** A whole office comes in through one address in the morning. */
const TAB_CODES_PER_MINUTE = 120;

export function teamsRoutes(api: FastifyInstance, services: Services): void {
  const code = {
    ...read, summary: 'A one-time code that whoever is signed in types to the bot in Teams, in their own chat with it, to work on cases there',
    response: answers(object({ code: text, expiresAt: instant }), 403)
  };
  api.post('/teams-code', { schema: code, config: perMinute(services, CODES_PER_MINUTE) }, (request) => createTeamsCode(services, signInOf(request).person));
  const tab = {
    ...read, summary: 'A one-time code that lets the console\u2019s tab in Teams in as whoever is signed in here; the tab\u2019s session ends when this one does',
    response: answers(object({ code: text, expiresAt: instant }), 403, 404)
  };
  api.post('/tab-code', { schema: tab, config: perMinute(services, TAB_CODES_PER_MINUTE) }, (request) => {
    if (!services.settings.teams || !services.settings.oidc) throw new HttpProblem('notFound');
    return createTabCode(services, signInOf(request));
  });
  const leave = {
    ...read, summary: 'Nobody acts for this person in Teams any more; one’s own, or anybody’s for a lead or an admin',
    params: { type: 'object', properties: { person: { type: 'string', maxLength: 200, description: 'Id of the person, as in /api/me' } }, required: ['person'] },
    response: { 204: { type: 'null' }, 401: failure, 403: failure }
  };
  api.delete<{ Params: { person: string } }>('/teams-links/:person', { schema: leave }, async (request, reply) => {
    const { id, role } = signInOf(request).person;
    if (role === 'agent' && id !== request.params.person) throw new HttpProblem('roleMissing');
    await unlink(services.store, request.params.person);
    return reply.code(204).send();
  });
}
