/**
 * The one catalogue of errors that leave the server: code → status, what happened, what to do. Thrown anywhere as
 * `HttpProblem`, answered in one place as `{"error": {"code", "message"}}`. Anything else that is thrown is a
 * surprise: it is logged, and the client is told `internal` and nothing more.
 */
import type { FastifyError } from 'fastify';
import type { Locale } from '../../policies/language.js';
import { CATALOGUE, type ErrorEntry } from './catalogue.js';

export type ErrorCode = keyof typeof CATALOGUE;

export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string };
}

/** An answer of the catalogue. `detail` (English, for programmers; never data of a person) follows the message. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(readonly code: ErrorCode, readonly detail?: string, options?: ErrorOptions) {
    super(detail ? `${code}: ${detail}` : code, options);
  }
}

/** Status and body of one code, in the reader's language. */
export function answerOf(code: ErrorCode, locale: Locale, detail?: string): { readonly status: number; readonly body: ErrorBody } {
  const { status, what, todo }: ErrorEntry = CATALOGUE[code];
  const message = [what[locale], todo[locale], detail].filter(Boolean).join(' ');
  return { status, body: { error: { code, message } } };
}

/** Seconds after which trying again makes sense; null where nobody knows. */
export function retryAfterOf(code: ErrorCode): number | null {
  const { retryAfter }: ErrorEntry = CATALOGUE[code];
  return retryAfter ?? null;
}

/** What a thrown error is to the client; null for a surprise, which only the log may see. */
export function problemOf(error: unknown): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  if (!isFastifyError(error)) return null;
  if (error.validation) return new HttpProblem('badRequest', error.message);
  const { statusCode = 500 } = error;
  const code = FASTIFY_CODES[error.code] ?? STATUS_CODES[statusCode];
  if (code) return new HttpProblem(code);
  return statusCode >= 400 && statusCode < 500 ? new HttpProblem('badRequest') : null;
}

const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'badSyntax',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'badSyntax',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'badSyntax'
};

/** What the framework and its plugins say by the status, each with codes of its own. */
const STATUS_CODES: Readonly<Record<number, ErrorCode>> = { 404: 'notFound', 413: 'tooLarge', 415: 'unsupportedMediaType', 429: 'rateLimited' };

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && ('statusCode' in error || 'code' in error);
}
