/** Ready answers for one case: in the customer's language, with what is known of the case filled in. */
import type { FastifyInstance } from 'fastify';
import { told } from '../../dialogs/case.js';
import { contactOf } from '../../dialogs/contact.js';
import { fillReply, replyValues } from '../../dialogs/canned.js';
import { productOf } from '../../policies/book.js';
import type { Services } from '../services.js';
import { caseOf, readerLocale } from './cases.js';
import { signInOf } from './guard.js';
import type { ReadyReply } from './live-view.js';
import { REPLIES_SCHEMA } from './live-schemas.js';
import { currentClaim } from './current-claim.js';

export function replyRoutes(api: FastifyInstance, services: Services): void {
  api.get<{ Params: { id: string } }>('/cases/:id/replies', { schema: REPLIES_SCHEMA }, async (request) => {
    const reader = readerLocale(request);
    return { replies: await readyReplies(services, request.params.id, signInOf(request).person.name, reader) };
  });
}

async function readyReplies(services: Services, id: string, agent: string, reader: 'pl' | 'en'): Promise<ReadyReply[]> {
  const { store, desk, book, replies } = services;
  const conversation = await caseOf(services, id);
  const claims = (await store.find('claim', 'conversation', id)).map(({ value }) => value);
  const { locale } = conversation;
  const claim = currentClaim({ conversation, claims });
  const product = claim?.unit.product ?? told(conversation.session, 'product');
  const { name, serial } = contactOf(conversation, claim);
  const values = replyValues({
    agent, claim,
    name,
    product: product === null ? null : (productOf(book, product)?.title[locale] ?? product),
    serial
  }, desk, locale);
  return replies.map(({ id: reply, title, text }) => ({ id: reply, title: title[reader], ...fillReply(text[locale], values) }));
}
