/** `gwarant policy decide | interview`: JSON lines in, one JSON line each out, in order (contract, section 4). */
import { isDay } from '../../policies/calendar.js';
import type { PolicyBook } from '../../policies/book.js';
import { decide } from '../../policies/decide.js';
import type { Decision } from '../../policies/decision.js';
import { readFacts } from '../../policies/facts.js';
import { interview } from '../../policies/interview.js';
import type { Day, Facts } from '../../policies/language.js';
import type { Policy } from '../../policies/compile.js';

type LineError = { readonly code: string; readonly message: string; readonly facts?: readonly string[] };

class BadLine extends Error {
  constructor(readonly id: unknown, readonly error: LineError) {
    super(error.message);
  }
}

export interface LineResult {
  /** One line of JSON, without the line's end. */
  readonly line: string;
  readonly ok: boolean;
}

/**
 * Answers one input line `{"id", "policy", "asOf", "facts"}`. A malformed line, an unknown policy, fact or value, or
 * facts that cannot be together give `{"id": …|null, "error": {"code", "message", "facts"?}}`.
 */
export function answerLine(book: PolicyBook, mode: 'decide' | 'interview', text: string): LineResult {
  try {
    const { id, policy, asOf, facts } = readLine(book, text);
    if (mode === 'decide') return good({ id, ...published(decide(policy, asOf, facts)) });
    const { asked, decision } = interview(policy, asOf, facts);
    return good({ id, asked, ...published(decision) });
  } catch (error) {
    if (!(error instanceof BadLine)) throw error;
    return { line: JSON.stringify({ id: error.id ?? null, error: error.error }), ok: false };
  }
}

function good(answer: object): LineResult {
  return { line: JSON.stringify(answer), ok: true };
}

/** The decision without the facts: who asked has them. */
function published({ facts: _facts, ...decision }: Decision): Omit<Decision, 'facts'> {
  return decision;
}

function readLine(book: PolicyBook, text: string): { id: unknown; policy: Policy; asOf: Day; facts: Facts } {
  const line = parseObject(text);
  const id = line['id'] ?? null;
  const fail = (code: string, message: string, facts?: readonly string[]): never => {
    throw new BadLine(id, { code, message, ...(facts ? { facts } : {}) });
  };
  const policy = book.policies.get(String(line['policy']));
  if (!policy) return fail('unknown-policy', `no policy "${String(line['policy'])}"; there are ${[...book.policies.keys()].join(', ')}`);
  const asOf = line['asOf'];
  if (!isDay(asOf)) return fail('bad-as-of', '"asOf" must be a day YYYY-MM-DD');
  const raw = line['facts'];
  if (!isObject(raw)) return fail('bad-facts', '"facts" must be an object of fact names and values');
  const facts = readFacts(policy, asOf, raw);
  return facts.type === 'facts' ? { id, policy, asOf, facts: facts.facts } : fail(facts.code, facts.message, facts.facts);
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below, like any other line that is not an object.
  }
  throw new BadLine(null, { code: 'malformed-line', message: 'the line must be one JSON object {"id", "policy", "asOf", "facts"}' });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
