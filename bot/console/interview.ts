/** The way into a conversation that an agent opened for a customer. */
import type { FastifyRequest } from 'fastify';
import type { Conversation } from '../../dialogs/records.js';
import { addressFor } from '../http/origin.js';
import type { Services } from '../services.js';
import { signInOf } from './guard.js';

/** The customer's own link: whoever has it is the customer, so only the one who opened the case gets it. */
export function interviewLink({ settings }: Pick<Services, 'settings'>, { openedBy, resumeKey }: Conversation, request: FastifyRequest): string | null {
  return openedBy?.id === signInOf(request).person.id ? `${addressFor(request, settings)}/?resume=${resumeKey}` : null;
}
