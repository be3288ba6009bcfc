/** `GET /api/policies` and `GET /api/desk`, for leads and admins: what is in force here, to be read. */
import type { FastifyInstance } from 'fastify';
import { coverageOf } from '../../policies/check/coverage.js';
import type { Policy } from '../../policies/compile.js';
import type { Locale } from '../../policies/language.js';
import { readPolicyFiles } from '../policyFiles.js';
import type { Services } from '../services.js';
import type { DeskView, PoliciesView, PolicyInForce } from './admin-view.js';
import { readerLocale } from './cases.js';
import { leadOnly } from './lead-only.js';
import { answers, count, flag, list, locale, object, orNull, read, text } from './shapes.js';

const query = { querystring: { type: 'object', properties: { locale } } };
const policy = object({
  id: text, title: text, version: text, file: orNull(text), products: list(text), cases: count,
  sources: list(object({ name: text, clauses: count, percent: count })),
  parameters: list(object({ name: text, about: text, value: orNull({ type: 'number' }) }))
});
const queue = object({
  id: text, title: text, products: list(text), languages: list(text), members: list(text), leads: list(text),
  hours: list(object({ days: list(count), from: text, to: text })), openOnHolidays: flag, capacity: count, acceptMinutes: count, silentMinutes: count, answerMinutes: orNull(count)
});
const SCHEMAS = {
  policies: {
    ...read, ...query,
    summary: 'Policies in force, and what is wrong with files that were refused. Leads and admins only',
    response: answers(object({ policies: list(policy), problems: list(object({ file: text, line: count, column: count, code: text, message: text })) }), 403)
  },
  desk: {
    ...read, ...query,
    summary: 'How the desk is set, with its queues. Leads and admins only',
    response: answers(object({
      name: text, returnAddress: list(text), contact: object({ email: orNull(text), phone: orNull(text) }), rmaValidDays: count, reminderDays: list(count),
      complaintAnswerDays: orNull(count), dueSoonDays: count, overturned: object({ percent: count, atLeast: count }),
      retention: object({ closedDays: orNull(count), withdrawnDays: orNull(count), withoutClaimDays: orNull(count) }), queues: list(queue)
    }), 403)
  }
} as const;

export function adminRoutes(api: FastifyInstance, services: Services): void {
  api.get('/policies', { schema: SCHEMAS.policies, preHandler: leadOnly }, async (request) => policiesIn(services, readerLocale(request)));
  api.get('/desk', { schema: SCHEMAS.desk, preHandler: leadOnly }, async (request) => deskIn(services, readerLocale(request)));
}

async function policiesIn({ book, settings }: Services, locale: Locale): Promise<PoliciesView> {
  const files = await readPolicyFiles(settings.policiesDir);
  const inForce = (one: Policy): PolicyInForce => ({
    id: one.id,
    title: one.file.title[locale],
    version: one.version,
    file: files.find(({ digest }) => digest === one.digest)?.name ?? null,
    products: book.catalogue.products.filter(({ covers }) => covers.some(({ policy: id }) => id === one.id)).map(({ title }) => title[locale]),
    sources: coverageOf(one.file).map(({ name, clauses, percent }) => ({ name: name[locale], clauses, percent })),
    parameters: Object.entries(one.file.parameters ?? {}).map(([name, { about, value }]) => ({ name, about: about[locale], value })),
    cases: one.file.cases.length
  });
  return { policies: [...book.policies.values()].map(inForce), problems: book.problems };
}

function deskIn({ desk, book }: Services, locale: Locale): DeskView {
  const titleOf = (id: string): string => book.catalogue.products.find((product) => product.id === id)?.title[locale] ?? id;
  return {
    ...desk,
    name: desk.name[locale],
    queues: desk.queues.map((one) => ({ ...one, title: one.title[locale], products: one.products.map(titleOf) }))
  };
}
