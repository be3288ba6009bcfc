/** Routes by which claims are searched for, listed by what they wait for, and taken away as a file. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayInWarsaw } from '../../dialogs/day.js';
import type { Services } from '../services.js';
import { readerLocale } from './cases.js';
import { CLAIM_SCHEMAS } from './claim-schemas.js';
import { csvOf, jsonOf } from './export.js';
import { signInOf } from './guard.js';
import { dueLists, foundClaim } from './found.js';
import { findClaims, findPage, type Criteria } from './search.js';

type Search = FastifyRequest<{ Querystring: Partial<Criteria> }>;

export function claimRoutes(api: FastifyInstance, services: Services): void {
  api.get<{ Querystring: Partial<Criteria> & { page: number } }>('/claims', { schema: CLAIM_SCHEMAS.claims }, async (request) => {
    const { page } = request.query;
    const { claims, more } = await findPage(services, criteriaOf(request), page);
    return { claims: claims.map((claim) => foundClaim(services, claim, readerLocale(request))), page, more };
  });
  api.get('/claims/due', { schema: CLAIM_SCHEMAS.due }, (request) => dueLists(services, readerLocale(request)));
  api.get('/products', { schema: CLAIM_SCHEMAS.products }, async (request) => {
    const locale = readerLocale(request);
    return { products: services.book.catalogue.products.map(({ id, title }) => ({ id, title: title[locale] })) };
  });
  api.get<{ Querystring: Partial<Criteria> }>('/claims.csv', { schema: CLAIM_SCHEMAS.csv }, (request, reply) => {
    noteExport(services, request);
    return reply.type('text/csv; charset=utf-8').header('content-disposition', fileName(services, 'csv')).send(csvOf(findClaims(services, criteriaOf(request))));
  });
  api.get<{ Querystring: Partial<Criteria> }>('/claims.json', { schema: CLAIM_SCHEMAS.json }, (request, reply) => {
    noteExport(services, request);
    return reply.type('application/json; charset=utf-8').header('content-disposition', fileName(services, 'json')).send(jsonOf(findClaims(services, criteriaOf(request))));
  });
}

function criteriaOf({ query: { q = '', state = '', product = '', from = '', to = '' } }: Search): Criteria {
  return { q, state, product, from, to };
}

/** Who took customers' data away; not what was searched for, which can be a name. */
function noteExport({ log }: Pick<Services, 'log'>, request: FastifyRequest): void {
  log.info({ by: signInOf(request).person.id }, 'claims exported');
}

function fileName({ clock }: Pick<Services, 'clock'>, ending: string): string {
  return `attachment; filename="claims-${dayInWarsaw(clock.now())}.${ending}"`;
}
