import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CATALOGUE } from '../../../bot/http/catalogue.js';
import { answerOf, HttpProblem, problemOf, type ErrorCode } from '../../../bot/http/errors.js';
import { fromRoot } from '../../paths.js';

const CODES = Object.keys(CATALOGUE) as ErrorCode[];

describe('the error catalogue', () => {
  it('says in both languages what happened and what to do', () => {
    for (const code of CODES) {
      const { status, what, todo } = CATALOGUE[code];
      assert.ok(status >= 400 && status < 600, code);
      for (const text of [what.pl, what.en, todo.pl, todo.en]) assert.match(text, /^\p{Lu}.*[.!]$/u, `${code}: ${text}`);
      assert.notEqual(what.pl, what.en, code);
    }
  });

  it('is the list in errors.md', () => {
    const listed = readFileSync(fromRoot('bot/http/errors.md'), 'utf8').split('\n').filter((line) => line.startsWith('| `'));
    const expected = CODES.map((code) => `| \`${code}\` | ${CATALOGUE[code].status} | ${CATALOGUE[code].what.en} | ${CATALOGUE[code].todo.en} |`);
    assert.deepEqual(listed, expected);
  });

  it('never answers 401 for a token that has expired: the client would not notice', () => {
    for (const code of ['TokenExpired', 'BadToken'] as const) assert.equal(CATALOGUE[code].status, 403);
  });

  it('answers with code and message', () => {
    assert.deepEqual(answerOf('notFound', 'en'), { status: 404, body: { error: { code: 'notFound', message: 'There is nothing at this address. Check the path and the method.' } } });
    assert.match(answerOf('BadArgument', 'pl', '“type” must be a text.').body.error.message, /^To nie jest .* “type” must be a text\.$/);
  });

  it('keeps surprises to itself', () => {
    assert.equal(problemOf(new Error('password hunter2')), null);
    assert.equal(problemOf(new TypeError('x is not a function')), null);
    assert.equal(problemOf('thrown text'), null);
    assert.equal(problemOf(Object.assign(new Error('disk'), { code: 'ENOSPC' })), null);
  });

  it('knows the framework’s own errors', () => {
    const fastify = (code: string, statusCode: number): Error => Object.assign(new Error('internal words'), { code, statusCode });
    assert.equal(problemOf(fastify('FST_ERR_CTP_BODY_TOO_LARGE', 413))?.code, 'tooLarge');
    assert.equal(problemOf(fastify('FST_ERR_CTP_INVALID_JSON_BODY', 400))?.code, 'badSyntax');
    assert.equal(problemOf(fastify('FST_REQ_FILE_TOO_LARGE', 413))?.code, 'tooLarge');
    assert.equal(problemOf(fastify('FST_ERR_SOMETHING', 400))?.code, 'badRequest');
    assert.equal(problemOf(fastify('FST_ERR_SOMETHING', 500)), null);
    const problem = new HttpProblem('rateLimited');
    assert.equal(problemOf(problem), problem);
  });
});
