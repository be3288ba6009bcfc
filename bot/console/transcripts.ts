/** `GET /api/transcripts`: words in the transcripts of cases that were handed to a person. */
import type { FastifyInstance } from 'fastify';
import { calledBy } from '../../dialogs/contact.js';
import { queueNamed } from '../../dialogs/handoff/queue.js';
import { localTime } from '../../dialogs/handoff/hours.js';
import { isDay } from '../../policies/calendar.js';
import type { Day, Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import { HttpProblem } from '../http/errors.js';
import type { Services } from '../services.js';
import { wordsToFind } from '../transcripts/fold.js';
import { searchTranscripts, type FoundTranscript, type Page, type Place, type Wanted } from '../transcripts/search.js';
import { readerLocale } from './cases.js';
import { answers, count, day, flag, instant, list, locale, object, oneOf, orNull, read, text } from './shapes.js';
import type { FoundTalk, TranscriptsView } from './transcripts-view.js';

/** Shorter than this everything would be found. */
const SHORTEST = 2;
const id = { type: 'string', maxLength: 200 } as const;

const SCHEMA = {
  ...read,
  summary: 'Search the transcripts of cases that were handed to a person: the customer’s and the agents’ words, private notes included',
  description: 'Case and diacritics do not matter; all words must be in one line. One request does a fixed amount of work at most: it may find nothing and still name a next page.',
  querystring: {
    type: 'object',
    properties: {
      q: { type: 'string', maxLength: 200, description: `At least ${SHORTEST} letters; left out: nothing is looked for, and the answer says what can be chosen from` }, from: { ...day, maxLength: 10 }, to: { ...day, maxLength: 10 },
      queue: { ...id, description: 'Queue id' }, agent: { ...id, description: 'Agent id' }, page: { type: 'string', maxLength: 600, description: 'The `next` of the page before' }, locale
    }
  },
  response: answers(object({
    found: list(object({
      conversation: text, customer: orNull(text), claim: orNull(text), queue: text, agent: orNull(object({ id: text, name: text })), hadBefore: flag, calledAt: instant,
      hits: list(object({ seq: count, at: instant, role: oneOf(['customer', 'bot', 'agent']), name: orNull(text), note: flag, before: text, hit: text, after: text })), more: count
    })),
    next: orNull(text), searchedTo: orNull(day), queues: list(object({ id: text, title: text })), agents: list(object({ id: text, name: text }))
  }), 400)
};

interface Asked {
  readonly Querystring: { readonly q?: string; readonly from?: string; readonly to?: string; readonly queue?: string; readonly agent?: string; readonly page?: string };
}

export function transcriptRoutes(api: FastifyInstance, services: Services): void {
  api.get<Asked>('/transcripts', { schema: SCHEMA }, async (request) => {
    const language = readerLocale(request);
    if (!request.query.q) return answerOf(services, { found: [], next: null }, language);
    const wanted = wantedOf(request.query.q, request.query, dayInWarsaw(services.clock.now()));
    const { store, book } = services;
    const page = await searchTranscripts(store, wanted, placeOf(request.query.page), ({ resumeKey }) => ({ book, locale: language, resumeKey }));
    return answerOf(services, page, language);
  });
}

function answerOf({ desk, presence }: Services, page: Page, language: Locale): TranscriptsView {
  const agents = [...presence.people, ...page.found.flatMap(({ handoff }) => handoff.agent ?? [])].map(({ id: agent, name }) => [agent, { id: agent, name }] as const);
  return {
    agents: [...new Map(agents).values()],
    found: page.found.map((one) => talkOf(one, queueNamed(desk, one.handoff.queue).title[language])),
    next: page.next && `${page.next.calledAt}~${page.next.conversation}`,
    searchedTo: page.next && localTime(page.next.calledAt).day,
    queues: desk.queues.map((queue) => ({ id: queue.id, title: queue.title[language] }))
  };
}

function talkOf({ conversation, handoff, hits, more }: FoundTranscript, queue: string): FoundTalk {
  return {
    conversation: conversation.id, customer: calledBy(conversation, null), claim: handoff.claim, queue, agent: handoff.agent, hadBefore: handoff.agent === null && handoff.passedOn > 0, calledAt: handoff.calledAt,
    hits: hits.map(({ kind, ...hit }) => ({ ...hit, note: kind === 'noted' })), more
  };
}

/** @throws HttpProblem badRequest */
function wantedOf(q: string, { from = '', to = '', queue = '', agent = '' }: Asked['Querystring'], today: Day): Wanted {
  const words = wordsToFind(q);
  if (words.join('').length < SHORTEST) throw new HttpProblem('badRequest', `“q” must have at least ${SHORTEST} letters.`);
  if ((from !== '' && !isDay(from)) || (to !== '' && !isDay(to))) throw new HttpProblem('badRequest', '“from” and “to” must be days, YYYY-MM-DD.');
  return { words, from: from || null, to: to !== '' && to < today ? to : today, queue: queue || null, agent: agent || null };
}

/** @throws HttpProblem badRequest */
function placeOf(page: string | undefined): Place | null {
  if (page === undefined || page === '') return null;
  const [, calledAt, conversation = ''] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)~(.*)$/su.exec(page) ?? [];
  if (calledAt === undefined || !isDay(calledAt.slice(0, 10))) throw new HttpProblem('badRequest', '“page” must be the “next” of the page before.');
  return { calledAt, conversation };
}
