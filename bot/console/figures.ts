/** `GET /api/figures`: what happened at the desk in a period. */
import type { FastifyInstance } from 'fastify';
import { isOftenOverturned, type ClauseFigures } from '../../dialogs/figures/clauses.js';
import { CLAIM_RESULTS } from '../../dialogs/records.js';
import type { Day, Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import { readFigures, type Reading } from '../figures/read.js';
import { HttpProblem } from '../http/errors.js';
import type { Services } from '../services.js';
import { readerLocale } from './cases.js';
import { policyFile } from './clauses.js';
import type { ClauseRow, FiguresView } from './figures-view.js';
import { readPeriod } from './period.js';
import { answers, count, flag, list, locale, object, orNull, read, text } from './shapes.js';

const number = { type: 'number' } as const;
const day = { type: 'string', maxLength: 10, description: 'YYYY-MM-DD' } as const;
const counts = (keys: readonly string[]) => ({ type: 'object', properties: Object.fromEntries(keys.map((key) => [key, count])), additionalProperties: false });
const outcomes = counts(['covered', 'not-covered', 'referred', 'action-needed', 'solved', 'undecided']);
const spread = orNull(object({ count, median: number, ninetieth: number }));

const SCHEMA = {
  ...read,
  summary: 'Figures of a period: cases, decisions, times, denials and clauses',
  querystring: { type: 'object', properties: { from: day, to: day, product: { type: 'string', maxLength: 80 }, locale } },
  response: answers(object({
    from: day, to: day, product: orNull(text), products: list(object({ id: text, title: text })),
    opened: count, closed: count, withdrawn: count, solved: count,
    now: object({ open: count, overdue: count, dueSoon: count }),
    course: list(object({ from: day, opened: count, ended: count, solved: count })),
    outcomes, results: counts(CLAIM_RESULTS), toAnswer: spread, toClose: spread,
    denials: object({ told: count, contested: count, overturned: count }),
    clauses: list(object({
      policy: text, clause: text, title: text, section: text, text, outcomes, denials: count, contested: count, overturned: count, flagged: flag
    })),
    overturned: object({ percent: count, atLeast: count })
  }), 400)
};

interface Asked {
  readonly Querystring: { readonly from?: Day; readonly to?: Day; readonly product?: string };
}

export function figureRoutes(api: FastifyInstance, services: Services): void {
  api.get<Asked>('/figures', { schema: SCHEMA }, async (request) => {
    const reading = readingOf(request.query, dayInWarsaw(services.clock.now()), services);
    return viewOf(services, reading, readerLocale(request));
  });
}

async function viewOf({ store, desk, book }: Services, reading: Reading, language: Locale): Promise<FiguresView> {
  const { clauses, ...figures } = await readFigures(store, desk, reading);
  const rowOf = (row: ClauseFigures): ClauseRow => {
    const file = policyFile(book, row.policy);
    const clause = file?.clauses[row.clause];
    return { ...row, title: file?.title[language] ?? row.policy, section: clause?.section ?? '', text: clause?.text[language] ?? '', flagged: isOftenOverturned(row, desk.overturned) };
  };
  const { from, to, product } = reading;
  return {
    ...figures, from, to, product, products: book.catalogue.products.map(({ id, title }) => ({ id, title: title[language] })),
    clauses: clauses.map(rowOf), overturned: desk.overturned
  };
}

/** @throws HttpProblem badRequest */
function readingOf({ product, ...period }: Asked['Querystring'], today: Day, { book }: Services): Reading {
  const { from, to } = readPeriod(period, today);
  if (product !== undefined && !book.catalogue.products.some(({ id }) => id === product)) throw new HttpProblem('badRequest', 'There is no such product.');
  return { from, to, product: product ?? null, today };
}
