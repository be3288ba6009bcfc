import assert from 'node:assert/strict';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { ChatAnswer } from '../../../bot/channels/directline/chatToken.js';
import { BASE, bearer, codeOf, directLineServer, type Server } from './chat.js';

const OWN = { host: 'localhost:3978', origin: 'http://localhost:3978' };
const EMBEDDING = { host: 'localhost:3978', origin: 'https://shop.example.com' };

describe('the page’s token', () => {
  let server: Server;
  beforeEach(async () => {
    server = await directLineServer({ env: { WEBCHAT_ORIGINS: 'https://shop.example.com' } });
  });
  afterEach(() => server.app.close());

  const ask = (options: InjectOptions = {}, headers: Record<string, string> = OWN): Promise<LightMyRequestResponse> =>
    server.app.inject({ method: 'POST', url: '/api/webchat/token', ...options, headers });
  const answerOf = (response: LightMyRequestResponse): ChatAnswer => response.json<ChatAnswer>();
  const cookieOf = (response: LightMyRequestResponse): string => response.cookies.find(({ name }) => name === 'gw_chat')?.value ?? '';
  const withCookie = (cookie: string): Record<string, string> => ({ ...OWN, cookie: `gw_chat=${cookie}` });

  /** A visitor who has come in. */
  async function visit(): Promise<{ answer: ChatAnswer; cookie: string }> {
    const response = await ask();
    const answer = answerOf(response);
    await server.app.inject({ method: 'POST', url: `${BASE}/conversations`, headers: bearer(answer.token) });
    return { answer, cookie: cookieOf(response) };
  }

  it('is given without a secret, for a user of its own', async () => {
    const [a, b] = [answerOf(await ask()), answerOf(await ask())];
    assert.match(a.userId, /^dl_[\w-]{16,}$/);
    assert.notEqual(a.userId, b.userId);
    assert.notEqual(a.conversationId, b.conversationId);
    assert.deepEqual([a.expires_in, a.resumed], [1800, false]);
    assert.equal(JSON.parse(Buffer.from(a.token.split('.')[1] ?? '', 'base64url').toString()).user, a.userId);
  });

  it('comes with a cookie that scripts and other sites do not get', async () => {
    const header = String((await ask()).headers['set-cookie']);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/api/webchat', 'Max-Age=2592000']) assert.ok(header.includes(attribute), attribute);
    assert.ok(!header.includes('Secure'));
  });

  it('comes with a cookie for HTTPS only where the address has it', async () => {
    await server.app.close();
    server = await directLineServer({ env: { PUBLIC_URL: 'https://warranty.example.com' } });
    assert.match(String((await ask({}, { host: 'warranty.example.com', origin: 'https://warranty.example.com' })).headers['set-cookie']), /Secure/);
  });

  it('leads back to the same conversation, again and again', async () => {
    const { answer, cookie } = await visit();
    for (let i = 0; i < 2; i++) {
      const again = await ask({}, withCookie(cookie));
      assert.deepEqual([answerOf(again).conversationId, answerOf(again).userId, answerOf(again).resumed, cookieOf(again)], [answer.conversationId, answer.userId, true, cookie]);
    }
  });

  it('opens nothing before the conversation is started', async () => {
    const response = await ask();
    assert.equal(await server.services.road.find(answerOf(response).conversationId), null);
    assert.equal(answerOf(await ask({}, withCookie(cookieOf(response)))).resumed, false);
  });

  it('does not tell the cookie’s secret', async () => {
    const { answer, cookie } = await visit();
    assert.ok(!JSON.stringify([answer, await server.services.road.find(answer.conversationId)]).includes(cookie.slice(2)));
  });

  it('goes to and fro as a key where the page stands in a frame, and no cookie is read or set', async () => {
    const first = await ask({ payload: { embedded: true } });
    const { key = '', token, conversationId } = answerOf(first);
    assert.match(key, /^k\.[\w-]{16,}$/u);
    assert.deepEqual(first.cookies, []);
    await server.app.inject({ method: 'POST', url: `${BASE}/conversations`, headers: bearer(token) });
    const again = answerOf(await ask({ payload: { embedded: true, key } }));
    assert.deepEqual([again.conversationId, again.resumed, again.key], [conversationId, true, key]);
    for (const wrong of ['', 'k.', 'x.sixteen-characters-or-more', 5, null, {}]) assert.equal(answerOf(await ask({ payload: { embedded: true, key: wrong } })).resumed, false);
    assert.equal(answerOf(await ask({ url: `/api/webchat/token?key=${key}`, payload: { embedded: true } })).resumed, false);
    assert.equal(answerOf(await ask({ payload: { key } })).resumed, false);
    const { answer, cookie } = await visit();
    const framed = await ask({ payload: { embedded: true } }, withCookie(cookie));
    assert.notEqual(answerOf(framed).conversationId, answer.conversationId);
    assert.ok(!framed.body.includes(cookie.slice(2)));
    assert.equal('key' in answer, false);
  });

  it('begins another conversation when that is wished for', async () => {
    const { answer, cookie } = await visit();
    const fresh = await ask({ payload: { fresh: true } }, withCookie(cookie));
    assert.notEqual(answerOf(fresh).conversationId, answer.conversationId);
    assert.notEqual(cookieOf(fresh), cookie);
  });

  it('is led back by a resume key, from any browser, and from then on by the cookie', async () => {
    const { answer } = await visit();
    const key = (await server.services.road.find(answer.conversationId))?.resumeKey ?? '';
    for (const options of [{ payload: { resume: key } }, { url: `/api/webchat/token?resume=${key}` }]) {
      const resumed = await ask(options);
      assert.deepEqual([answerOf(resumed).conversationId, answerOf(resumed).userId, answerOf(resumed).resumed], [answer.conversationId, answer.userId, true]);
      assert.equal(answerOf(await ask({}, withCookie(cookieOf(resumed)))).conversationId, answer.conversationId);
    }
  });

  it('says so when a resume key is wrong', async () => {
    const response = await ask({ payload: { resume: 'not-a-key-of-any-conversation' } });
    assert.deepEqual([response.statusCode, codeOf(response), response.headers['set-cookie']], [404, 'unknownResumeLink', undefined]);
  });

  it('does not lead into a conversation of Teams', async () => {
    const { resumeKey } = await server.services.road.open({ channel: 'teams', user: { id: 't', name: null }, address: null, locale: 'pl' });
    assert.equal((await ask({ payload: { resume: resumeKey } })).statusCode, 404);
    assert.equal(answerOf(await ask({}, withCookie(`r.${resumeKey}`))).resumed, false);
  });

  it('takes a broken cookie for none', async () => {
    for (const cookie of ['', 'x', 'k.', 'k.short', 'k.<script>alert(1)</script>', 'r.unknown-but-long-enough', `k.${'x'.repeat(201)}`]) {
      assert.equal(answerOf(await ask({}, withCookie(cookie))).resumed, false, cookie);
    }
  });

  it('tells the language: the conversation’s, the wished one, the browser’s', async () => {
    const { cookie } = await visit();
    assert.equal(answerOf(await ask({ payload: { locale: 'en' } }, withCookie(cookie))).locale, 'pl');
    assert.equal(answerOf(await ask({ payload: { locale: 'en-GB' } })).locale, 'en');
    assert.equal(answerOf(await ask({}, { ...OWN, 'accept-language': 'en-US' })).locale, 'en');
    assert.equal(answerOf(await ask()).locale, 'pl');
  });

  it('is given to pages that embed the chat, without recognising anybody', async () => {
    const { answer, cookie } = await visit();
    const response = await ask({}, { ...EMBEDDING, cookie: `gw_chat=${cookie}` });
    assert.notEqual(answerOf(response).conversationId, answer.conversationId);
    assert.equal(response.headers['set-cookie'], undefined);
    assert.equal(response.headers['access-control-allow-origin'], 'https://shop.example.com');
    assert.equal(response.headers['access-control-allow-credentials'], undefined);
  });

  it('is given to no other page', async () => {
    const response = await ask({}, { ...EMBEDDING, origin: 'https://evil.example' });
    assert.deepEqual([response.statusCode, codeOf(response)], [403, 'originNotAllowed']);
  });

  it('is limited per address', async () => {
    await server.app.close();
    server = await directLineServer({ env: { RATE_LIMIT: 'on' } });
    const statuses = [];
    for (let i = 0; i < 31; i++) statuses.push((await ask()).statusCode);
    assert.deepEqual([statuses[29], statuses[30]], [200, 429]);
  });

  for (const payload of ['{', '[]', '"text"', 'null', '{"resume": 5, "locale": {}, "fresh": "yes"}']) {
    it(`is given or refused for the body ${payload}, never a server error`, async () => {
      const response = await ask({ payload }, { ...OWN, 'content-type': 'application/json' });
      assert.equal(response.statusCode, payload === '{' ? 400 : 200);
    });
  }
});
