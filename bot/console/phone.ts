/** A case for a customer on the phone: a conversation of the web page, in which an agent answers at first. */
import { createHash, createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Agent, Conversation } from '../../dialogs/records.js';
import type { Locale } from '../../policies/language.js';
import type { Services } from '../services.js';
import { ConflictError } from '../store/store.js';
import { caseView } from './cases.js';
import { signInOf } from './guard.js';
import { SCHEMAS } from './schemas.js';

export function phoneRoutes(api: FastifyInstance, services: Services): void {
  api.post<{ Body: { language: Locale } }>('/cases', { schema: SCHEMAS.openCase }, async (request) => {
    const { id, name } = signInOf(request).person;
    const conversation = await open(services, { id, name }, String(request.headers['idempotency-key']), request.body.language);
    return caseView(services, conversation, request);
  });
}

/** The same key opens the same case; its id cannot be guessed from the key. */
async function open({ road, settings }: Pick<Services, 'road' | 'settings'>, agent: Agent, key: string, locale: Locale): Promise<Conversation> {
  const id = createHmac('sha256', settings.directLineSecret).update(`phone ${agent.id} ${key}`).digest('base64url').slice(0, 22);
  const user = { id: `dl_${createHash('sha256').update(`user ${id}`).digest('base64url').slice(0, 22)}`, name: null };
  const opened = await road.find(id);
  if (opened) return opened;
  try {
    return await road.open({ id, channel: 'webchat', user, address: null, locale, openedBy: agent });
  } catch (error) {
    const other = error instanceof ConflictError ? await road.find(id) : null;
    if (!other) throw error;
    return other;
  }
}
