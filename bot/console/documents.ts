/** Files of cases, for those signed in, and putting them to another paper. */
import type { FastifyInstance } from 'fastify';
import { fileHeaders } from '../documents/serve.js';
import { HttpProblem } from '../http/errors.js';
import type { Services } from '../services.js';
import { actor } from './actions.js';
import { caseOf } from './cases.js';
import { SCHEMAS } from './schemas.js';

interface OneDocument {
  readonly Params: { readonly id: string; readonly number: string; readonly place: number };
  readonly Body: { readonly do: 'assign' | 'takeOff'; readonly need: string | null };
}

export function documentRoutes(api: FastifyInstance, services: Services): void {
  const { store } = services;
  const act = actor(services);
  api.get<{ Params: { id: string }; Querystring: { save?: boolean } }>('/documents/:id', { schema: SCHEMAS.document }, async (request, reply) => {
    const { id } = request.params;
    const [upload, bytes] = await Promise.all([store.get('upload', id), store.getBytes(id)]);
    // The same answer for a file that is not there and for one of a conversation that is nobody's to read.
    if (!upload || !bytes || !(await isCase(services, upload.value.conversation))) throw new HttpProblem('notFound');
    return fileHeaders(reply, upload.value, bytes, { pdfInPlace: true, save: request.query.save === true }).send(Buffer.from(bytes));
  });
  api.post<OneDocument>('/cases/:id/claims/:number/documents/:place', { schema: SCHEMAS.fileDocument }, (request, reply) => {
    const { number, place } = request.params;
    const { do: what, need } = request.body;
    return act(request, reply, { do: 'step', claim: number, step: what === 'assign' ? { do: 'assign', document: place, need } : { do: 'takeOff', document: place } });
  });
}

async function isCase(services: Services, conversation: string): Promise<boolean> {
  try {
    await caseOf(services, conversation);
    return true;
  } catch (error) {
    if (error instanceof HttpProblem) return false;
    throw error;
  }
}
