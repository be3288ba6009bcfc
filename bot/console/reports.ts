/** `GET /api/reports`: what became of the hand-offs of a period, by queue and by agent; the same as CSV. */
import type { FastifyInstance } from 'fastify';
import { queueNamed } from '../../dialogs/handoff/queue.js';
import type { ReportPeriod } from '../../dialogs/handoff/report.js';
import type { Day, Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import { readReport } from '../reports/read.js';
import type { Services } from '../services.js';
import { readerLocale } from './cases.js';
import { leadOnly } from './lead-only.js';
import { readPeriod } from './period.js';
import { REPORT_COLUMNS, reportCsv } from './report-csv.js';
import type { ReportsView } from './reports-view.js';
import { answers, count, day, failure, list, locale, object, orNull, read, text } from './shapes.js';

const number = { type: 'number' } as const;
const line = {
  handoffs: count, toAnswer: orNull(object({ count, median: number, ninetieth: number })), promises: object({ kept: count, of: count }),
  transfers: count, closed: count, returned: count, reopened: count,
  ratings: object({ count, mean: orNull(number), scores: { ...list(count), description: 'How many gave 1, 2, 3, 4 and 5' } })
};
const querystring = { type: 'object', properties: { from: day, to: day, locale } };

const SCHEMAS = {
  reports: {
    ...read,
    summary: 'Hand-offs called in a period, by queue and by agent: times to a person’s first words in hours, promises, ratings. Leads and admins only',
    querystring,
    response: { ...answers(object({
      from: day, to: day, total: object(line),
      queues: list(object({ queue: text, title: text, ...line })), agents: list(object({ id: text, name: text, ...line })),
      course: list(object({ day, handoffs: count })),
      comments: list(object({ conversation: text, day, queue: text, title: text, agent: orNull(text), score: count, text }))
    }), 400), 403: failure }
  },
  csv: {
    ...read,
    summary: 'The same as CSV, one line a queue and one an agent. Leads and admins only',
    description: `Columns: ${Object.entries(REPORT_COLUMNS).map(([name, { about }]) => `${name}: ${about}`).join('; ')}`,
    querystring,
    produces: ['text/csv'],
    response: { 400: failure, 401: failure, 403: failure }
  }
};

interface Asked {
  readonly Querystring: { readonly from?: Day; readonly to?: Day };
}

export function reportRoutes(api: FastifyInstance, services: Services): void {
  const today = (): Day => dayInWarsaw(services.clock.now());
  api.get<Asked>('/reports', { schema: SCHEMAS.reports, onRequest: leadOnly }, async (request) => reportsView(services, readPeriod(request.query, today()), readerLocale(request)));
  api.get<Asked>('/reports.csv', { schema: SCHEMAS.csv, onRequest: leadOnly }, async (request, reply) => {
    const view = await reportsView(services, readPeriod(request.query, today()), readerLocale(request));
    return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="report-${view.from}-${view.to}.csv"`).send(reportCsv(view));
  });
}

async function reportsView({ store, desk, clock }: Services, period: ReportPeriod, language: Locale): Promise<ReportsView> {
  const { queues, comments, ...report } = await readReport(store, period, clock.now().toISOString());
  const title = (queue: string): string => queueNamed(desk, queue).title[language];
  return {
    ...report, from: period.from, to: period.to,
    queues: queues.map((one) => ({ ...one, title: title(one.queue) })),
    comments: comments.map((one) => ({ ...one, title: title(one.queue) }))
  };
}
