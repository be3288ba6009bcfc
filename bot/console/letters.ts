/** Routes by which agents see what was written to a customer, and what became of it. */
import type { FastifyInstance } from 'fastify';
import { LETTER_KINDS, type Letter } from '../../dialogs/letters/letter.js';
import { HttpProblem } from '../http/errors.js';
import { sendLetter } from '../paper/letterRoutes.js';
import type { Services } from '../services.js';
import type { KeptLetter } from '../store/store.js';
import { answers, count, failure, instant, list, object, oneOf, orNull, read, text } from './shapes.js';

const letter = object({
  id: text,
  kind: oneOf(LETTER_KINDS),
  at: instant,
  subject: text,
  language: oneOf(['pl', 'en']),
  to: orNull(text),
  state: { ...oneOf(['pending', 'sent', 'failed', 'kept']), description: 'kept: to be opened and printed only; there is no address, or (error `addressLimit`) as many as may be have gone to it' },
  attempts: count,
  nextTry: { ...orNull(instant), description: 'While it is pending and was tried already' },
  error: { ...orNull(text), description: 'Code of the last failure' },
  pdf: { ...orNull(text), description: 'Path of the PDF; null once it was erased, and for codes' }
});
const params = (name: string, description: string) => ({ type: 'object', properties: { [name]: { type: 'string', maxLength: 100, description } }, required: [name] });

const SCHEMAS = {
  letters: { ...read, summary: 'Letters of a claim, oldest first', params: params('number', 'Claim number'), response: answers(object({ letters: list(letter) }), 404) },
  pdf: { ...read, summary: 'A letter as a PDF', params: params('file', 'Letter id, with .pdf at its end'), produces: ['application/pdf'], response: { 401: failure, 404: failure } }
};

export function letterRoutes(api: FastifyInstance, services: Services): void {
  api.get<{ Params: { number: string } }>('/claims/:number/letters', { schema: SCHEMAS.letters }, async (request) => {
    const { number } = request.params;
    if (!(await services.store.get('claim', number))) throw new HttpProblem('claimNotFound');
    const letters = await services.store.find('letter', 'claim', number);
    return { letters: letters.map(({ value }) => letterRow(value)).sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id)) };
  });
  api.get<{ Params: { file: string } }>('/letters/:file', { schema: SCHEMAS.pdf, helmet: { contentSecurityPolicy: false } }, async (request, reply) => {
    const id = request.params.file.replace(/\.pdf$/u, '');
    const code = (await services.store.get('letter', id))?.value.kind === 'code';
    if (id === request.params.file || code) throw new HttpProblem('notFound');
    return sendLetter(services, id, reply, withoutKey);
  });
}

/** Whoever holds the link by which the customer comes back is the customer: agents get the letter without it. */
function withoutKey({ body }: Pick<Letter, 'body'>): Letter['body'] {
  const rest = body.filter((block) => block.type !== 'link' || !block.url.includes('?resume='));
  return JSON.parse(JSON.stringify(rest).replace(/(\?resume=)[\w-]+/gu, '$1…')) as Letter['body'];
}

/** A code proves who the customer is: agents do not see it. */
function letterRow(letter: KeptLetter) {
  const { id, kind, at, subject, locale, to, state, attempts, notBefore, lastError, withheld, body } = letter;
  return {
    id, kind, at, subject, language: locale, to, state, attempts,
    nextTry: state === 'pending' && attempts > 0 ? notBefore : null,
    error: withheld ? 'addressLimit' : lastError,
    pdf: kind === 'code' || body.length === 0 ? null : `/api/letters/${id}.pdf`
  };
}
