/** Handing out and erasing one person's data: for leads and admins in the console, and for the command on this machine. */
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Erasure } from '../../dialogs/privacy/erase.js';
import type { Speaker } from '../../dialogs/records.js';
import { signInOf } from '../console/guard.js';
import { answers, count, failure, object, tags, text } from '../console/shapes.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import { HttpProblem } from '../http/errors.js';
import { letterEraser } from '../paper/carriers.js';
import type { Services } from '../services.js';
import { disclose, type Disclosure } from './disclose.js';
import { erasePerson, type Erased, type Hindrance } from './erase.js';
import { packed } from './pack.js';
import type { Whose } from './person.js';

export const EXPORT_DOOR = '/api/privacy-exports';
export const FILE_DOOR = '/api/privacy-files';
export const ERASE_DOOR = '/api/privacy-erasures';

const name = { ...text, minLength: 1, maxLength: 512 };
const whose = {
  type: 'object',
  properties: { email: name, claim: name, conversation: name },
  additionalProperties: false,
  maxProperties: 1,
  anyOf: [{ required: ['email'] }, { required: ['claim'] }, { required: ['conversation'] }]
} as const;
const erased = object({ conversations: count, claims: count, entries: count, letters: count, files: count, ledgersKept: count });
const write = { tags: ['privacy'], security: [{ session: [] }], body: whose };

const SCHEMAS = {
  export: {
    ...write,
    summary: 'One person’s data as a ZIP: data.json and the files they sent. Leads and admins only',
    produces: ['application/zip'],
    response: { 401: failure, 403: failure, 404: failure }
  },
  erase: { ...write, summary: 'Blank one person’s data, for good. Leads and admins only', response: answers(erased, 403, 404, 409) },
  door: { hide: true, tags, body: whose }
};

interface Asked {
  readonly Body: Whose;
}

export interface PrivacyServices extends Pick<Services, 'store' | 'clock' | 'random' | 'log'> {
  readonly settings: Pick<Services['settings'], 'dataDir'>;
}

/** `POST /api/privacy/export` and `/api/privacy/erase`, behind the console's sign-in. */
export function privacyRoutes(api: FastifyInstance, services: Services): void {
  api.post<Asked>('/privacy/export', { schema: SCHEMAS.export }, async (request, reply) => {
    const disclosure = await disclosed(services, request.body, supervisor(request));
    const bytes = await packed(disclosure, (upload) => services.store.getBytes(upload));
    return reply.type('application/zip').header('content-disposition', 'attachment; filename="gwarant-data.zip"').send(Buffer.from(bytes));
  });
  api.post<Asked>('/privacy/erase', { schema: SCHEMAS.erase }, (request) => erasedFor(services, request.body, supervisor(request)));
}

/** The same for the command; files one by one, so that no answer holds them all. */
export function privacyDoor(app: FastifyInstance, services: Services, onRequest: onRequestAsyncHookHandler): void {
  app.post<Asked>(EXPORT_DOOR, { schema: SCHEMAS.door, onRequest }, (request) => disclosed(services, request.body, COMMAND));
  app.post<Asked>(ERASE_DOOR, { schema: SCHEMAS.door, onRequest }, (request) => erasedFor(services, request.body, COMMAND));
  app.get<{ Params: { id: string } }>(`${FILE_DOOR}/:id`, { schema: { hide: true }, onRequest }, async (request) => {
    const bytes = await services.store.getBytes(request.params.id);
    return { base64: bytes && Buffer.from(bytes).toString('base64') };
  });
}

/** Whoever sits at the server's own machine. */
export const COMMAND: Speaker = { role: 'agent', id: 'command', name: 'gwarant privacy' };

/** @throws HttpProblem nobodyKnown */
export async function disclosed(services: PrivacyServices, whose: Whose, by: Speaker): Promise<Disclosure> {
  const disclosure = await disclose(services.store, whose, actOf(services, by));
  if (!disclosure) throw new HttpProblem('nobodyKnown');
  services.log.info({ by: by.id, conversations: disclosure.conversations.length, claims: disclosure.claims.length }, 'personal data was handed out');
  return disclosure;
}

/** @throws HttpProblem nobodyKnown, claimStillOpen, caseStillOpen, letterOnItsWay */
export async function erasedFor(services: PrivacyServices, whose: Whose, by: Speaker): Promise<Erased> {
  const { store, random, settings, log } = services;
  const result = await erasePerson({ store, random, forgetLetter: letterEraser(settings.dataDir) }, whose, actOf(services, by));
  if (result.type === 'nobody') throw new HttpProblem('nobodyKnown');
  if (result.type === 'refused') throw problemFor(result.obstacle);
  log.info({ by: by.id, ...result.erased }, 'personal data was erased');
  return result.erased;
}

function problemFor(obstacle: Hindrance): HttpProblem {
  if (obstacle.type === 'openClaim') return new HttpProblem('claimStillOpen', obstacle.claim);
  return new HttpProblem(obstacle.type === 'openCase' ? 'caseStillOpen' : 'letterOnItsWay');
}

function supervisor(request: FastifyRequest): Speaker {
  const { person } = signInOf(request);
  if (person.role === 'agent') throw new HttpProblem('roleMissing');
  return { role: 'agent', id: person.id, name: person.name };
}

function actOf({ clock }: PrivacyServices, by: Speaker): Erasure {
  const now = clock.now();
  return { now: now.toISOString(), today: dayInWarsaw(now), by, via: by === COMMAND ? 'terminal' : 'console' };
}
