import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import { Tokens, type ChatClaims } from '../../../bot/channels/directline/tokens.js';
import type { HttpProblem } from '../../../bot/http/errors.js';
import { FakeClock } from '../fakeServices.js';

const CHAT: ChatClaims = { use: 'chat', conv: 'conversation', user: 'dl_jan', name: 'Jan' };
const code = (expected: string) => (error: HttpProblem): boolean => error.code === expected;

describe('Direct Line tokens', () => {
  const clock = new FakeClock();
  const tokens = new Tokens('secret', 60, () => clock.now());
  const token = tokens.sign(CHAT);
  const [header = '', body = '', signature = ''] = token.split('.');

  it('are JWTs that say who talks where, until when', async () => {
    const now = clock.now().getTime() / 1000;
    assert.deepEqual(decodeJwt(token), { use: 'chat', conv: 'conversation', user: 'dl_jan', name: 'Jan', iat: now, exp: now + 60 });
    const key = createHmac('sha256', 'secret').update('gwarant direct line tokens').digest();
    await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: clock.now() });
  });

  it('are read back', () => {
    const { conv, user, name } = tokens.read(token, 'chat');
    assert.deepEqual({ use: 'chat', conv, user, name }, CHAT);
  });

  it('expire', () => {
    const later = new FakeClock();
    const mine = new Tokens('secret', 60, () => later.now());
    const old = mine.sign(CHAT);
    later.pass(59);
    mine.read(old, 'chat');
    later.pass(1);
    assert.throws(() => mine.read(old, 'chat'), code('TokenExpired'));
  });

  it('of one kind do not do for the other', () => {
    assert.throws(() => tokens.read(token, 'stream'), code('BadToken'));
    assert.throws(() => tokens.read(tokens.sign({ use: 'stream', conv: 'c', after: 0 }), 'chat'), code('BadToken'));
  });

  it('are worth nothing when anything in them was changed', () => {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = encode({ alg: 'none', typ: 'JWT' });
    const forged = [
      `${header}.${encode({ ...claims, user: 'dl_admin' })}.${signature}`,
      `${none}.${body}.`, `${none}.${body}.${signature}`, `${header}.${body}.`, `${header}.${body}`, `${token}.x`, `${token}=`,
      `${header}.${body}.${signature.slice(0, -1)}`, '', '..', 'not-a-token', `${header}..${signature}`
    ];
    for (const one of forged) assert.throws(() => tokens.read(one, 'chat'), code('BadToken'), one);
  });

  it('of another secret are foreign', () => {
    assert.throws(() => new Tokens('other', 60, () => clock.now()).read(token, 'chat'), code('BadToken'));
  });
});
