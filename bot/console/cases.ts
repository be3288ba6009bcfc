/** Routes by which cases are read: the queue, one case, its transcript. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Conversation } from '../../dialogs/records.js';
import type { Locale } from '../../policies/language.js';
import { HttpProblem } from '../http/errors.js';
import { localeOf, preferredLocale } from '../http/locale.js';
import type { Services } from '../services.js';
import { passes, type CaseFilter } from './case-filter.js';
import { surroundingsOf } from './claim-life.js';
import { signInOf } from './guard.js';
import { interviewLink } from './interview.js';
import { openCases, recentCases, rowOf } from './queue.js';
import { SCHEMAS } from './schemas.js';
import { summaryOf } from './summary.js';
import { linesAfter, linesOf, pageBefore, PAGE } from './transcript.js';
import type { CaseView } from './view.js';

interface OneCase {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly after?: number; readonly before?: number };
}

export function caseRoutes(api: FastifyInstance, services: Services): void {
  api.get<{ Querystring: Partial<CaseFilter> & { state: 'open' | 'completed' } }>('/cases', { schema: SCHEMAS.cases }, async (request) => {
    const { state, show = 'all', queue = null, language = null, product = null } = request.query;
    const me = signInOf(request).person.id;
    const rows = await (state === 'completed' ? recentCases(services, readerLocale(request)) : openCases(services, readerLocale(request), me));
    return { cases: rows.filter((row) => passes(row, { show, queue, language, product }, me)) };
  });
  api.get<OneCase>('/cases/:id', { schema: SCHEMAS.case }, async (request) =>
    caseView(services, await caseOf(services, request.params.id), request));
  api.get<OneCase>('/cases/:id/transcript', { schema: SCHEMAS.transcript }, async (request) => {
    const { id, length, resumeKey } = await caseOf(services, request.params.id);
    const { after, before } = request.query;
    const reading = { book: services.book, locale: readerLocale(request), resumeKey };
    if (after !== undefined) return { lines: await linesAfter(services.store, id, after, reading), earlier: after > 0 };
    return pageBefore(services.store, id, before ?? length + 1, PAGE, reading);
  });
}

/** `?locale=`, or what the browser prefers, or English. */
export function readerLocale(request: FastifyRequest): Locale {
  const { locale } = request.query as { locale?: string };
  return localeOf(locale) ?? preferredLocale(request.headers['accept-language']) ?? 'en';
}

/** A conversation that was handed to a person at least once, has a claim or was opened by an agent; others are nobody's to read here. */
export async function caseOf(services: Services, id: string): Promise<Conversation> {
  const conversation = await services.road.find(id);
  const isCase = conversation && (conversation.handoff || conversation.openedBy || (await services.store.find('claim', 'conversation', id)).length > 0);
  if (!isCase) throw new HttpProblem('caseNotFound');
  return conversation;
}

/** As the one who asks may see it, and in their language. */
export async function caseView(services: Services, conversation: Conversation, request: FastifyRequest): Promise<CaseView> {
  const { store, book } = services;
  const locale = readerLocale(request);
  const reader = signInOf(request).person;
  const [row, stored, entries] = await Promise.all([
    rowOf(services, conversation, locale),
    store.find('claim', 'conversation', conversation.id),
    store.entries(conversation.id, 0)
  ]);
  if (!row) throw new HttpProblem('caseNotFound');
  const claims = stored.map(({ value }) => value);
  const around = await surroundingsOf(services, conversation, claims, reader.id);
  const summary = summaryOf({ conversation, claims, entries, around }, book, locale);
  const lines = linesOf(entries.slice(-PAGE), entries, { book, locale, resumeKey: conversation.resumeKey });
  return { row, interview: interviewLink(services, conversation, request), summary, transcript: { lines, earlier: entries.length > PAGE } };
}
