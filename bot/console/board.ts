/** The live board, and what leads do from it. It is read again whenever the feed tells of a change. */
import type { FastifyInstance } from 'fastify';
import { told } from '../../dialogs/case.js';
import { calledBy } from '../../dialogs/contact.js';
import { boardOf, type CaseBoard, type QueueBoard } from '../../dialogs/handoff/board.js';
import { queueNamed } from '../../dialogs/handoff/queue.js';
import type { AgentAction } from '../../dialogs/events.js';
import { HANDOFF_REASONS, type Agent, type Conversation } from '../../dialogs/records.js';
import { productOf } from '../../policies/book.js';
import type { Locale } from '../../policies/language.js';
import { openHandoffs } from '../handoffs.js';
import { HttpProblem } from '../http/errors.js';
import type { Services } from '../services.js';
import { actor } from './actions.js';
import type { BoardCase, BoardView, QueueView } from './board-view.js';
import { readerLocale } from './cases.js';
import { leadOnly } from './lead-only.js';
import { answers, count, failure, flag, instant, list, locale, object, oneOf, orNull, read, text, writeHeaders } from './shapes.js';
import { withoutControls } from './words.js';

/** Cases listed of one queue; who has more than that waiting looks at the number first. */
const MOST_CASES = 100;

const person = object({ id: text, name: text });
const boardCase = object({
  conversation: text, state: oneOf(['waiting', 'held', 'snoozed', 'delegated']), owner: orNull(person), offered: orNull(person), since: instant,
  promise: orNull(object({ by: instant, standing: oneOf(['inTime', 'soon', 'broken']) })), silent: flag, snoozedUntil: orNull(instant),
  customer: orNull(text), product: orNull(text), claim: orNull(text), language: oneOf(['pl', 'en']), reason: oneOf(HANDOFF_REASONS)
});
const queueView = object({
  queue: text, title: text, open: flag, opensAt: orNull(instant), waiting: count, waitingSince: orNull(instant), held: count, snoozed: count, delegated: count, silent: count,
  promises: object({ dueSoon: count, broken: count }), capacity: count, cases: list(boardCase), more: count
});
const personView = object({
  id: text, name: text, role: orNull(oneOf(['agent', 'lead', 'admin'])), online: flag, load: count, capacity: count, snoozed: count, delegated: count, silent: count, queues: list(text)
});
const params = { type: 'object', properties: { id: { type: 'string', maxLength: 512, description: 'Conversation id' } }, required: ['id'] };
/** The case as `GET /api/cases/{id}` has it. */
const caseNow = { type: 'object', additionalProperties: true };
const write = { ...read, params, headers: writeHeaders, response: { ...answers(caseNow, 400, 403, 404, 409) } };
const note = { type: ['string', 'null'], maxLength: 2000 };

const SCHEMAS = {
  board: { ...read, summary: 'The desk at this moment. Leads and admins only', querystring: { type: 'object', properties: { locale } }, response: { ...answers(object({ at: instant, queues: list(queueView), people: list(personView) })), 403: failure } },
  takeOver: {
    ...write,
    summary: 'Take a case over, from whoever has it or out of the queue. Leads and admins only',
    body: { type: 'object', properties: { reason: { type: 'string', maxLength: 2000 } }, required: ['reason'], additionalProperties: false }
  },
  reassign: {
    ...write,
    summary: 'Pass a case on for whoever has it: to somebody who is at the desk, or to a queue. Leads and admins only',
    body: {
      type: 'object',
      properties: { agent: { type: 'string', maxLength: 200, description: 'Id of a person on the board' }, queue: { type: 'string', maxLength: 100 }, note },
      required: ['note'], oneOf: [{ required: ['agent'] }, { required: ['queue'] }], additionalProperties: false
    }
  }
};

interface Reassignment {
  readonly agent?: string;
  readonly queue?: string;
  readonly note: string | null;
}

export function boardRoutes(api: FastifyInstance, services: Services): void {
  const act = actor(services);
  api.get('/board', { schema: SCHEMAS.board, onRequest: leadOnly }, async (request) => boardView(services, readerLocale(request)));
  api.post<{ Params: { id: string }; Body: { reason: string } }>('/cases/:id/take-over', { schema: SCHEMAS.takeOver, onRequest: leadOnly }, (request, reply) =>
    act(request, reply, { do: 'takeOver', reason: withoutControls(request.body.reason) }));
  api.post<{ Params: { id: string }; Body: Reassignment }>('/cases/:id/reassign', { schema: SCHEMAS.reassign, onRequest: leadOnly }, async (request, reply) =>
    act(request, reply, await transferOf(services, request.body)));
}

async function transferOf(services: Services, { agent, queue, note: words }: Reassignment): Promise<AgentAction> {
  const said = withoutControls(words ?? '') || null;
  if (queue !== undefined) return { do: 'transfer', to: { queue }, note: said };
  const found: Agent | undefined = boardOf(services.desk, await openHandoffs(services.store), services.presence.people, services.clock.now().toISOString()).people.find(({ id }) => id === agent);
  if (!found) throw new HttpProblem('badRequest', 'There is no such person at the desk.');
  return { do: 'transfer', to: { agent: { id: found.id, name: found.name } }, note: said };
}

async function boardView(services: Services, language: Locale): Promise<BoardView> {
  const at = services.clock.now().toISOString();
  const conversations = await openHandoffs(services.store);
  const { queues, people } = boardOf(services.desk, conversations, services.presence.people, at);
  const byId = new Map(conversations.map((one) => [one.id, one]));
  const words = (one: CaseBoard): BoardCase[] => {
    const conversation = byId.get(one.conversation);
    return conversation ? [{ ...one, ...caseWords(services, conversation, language) }] : [];
  };
  const view = ({ cases, ...queue }: QueueBoard): QueueView => ({
    ...queue, title: queueNamed(services.desk, queue.queue).title[language], cases: cases.slice(0, MOST_CASES).flatMap(words), more: Math.max(0, cases.length - MOST_CASES)
  });
  return { at, queues: queues.map(view), people };
}

function caseWords({ book }: Pick<Services, 'book'>, conversation: Conversation, language: Locale): Omit<BoardCase, keyof CaseBoard> {
  const product = told(conversation.session, 'product');
  return {
    customer: calledBy(conversation, null),
    product: product === null ? null : (productOf(book, product)?.title[language] ?? product),
    claim: conversation.handoff?.claim ?? null,
    language: conversation.locale,
    reason: conversation.handoff?.reason ?? 'asked'
  };
}
