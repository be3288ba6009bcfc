import assert from 'node:assert/strict';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { BASE, bearer, Chat, codeOf, directLineServer, generate, type Server } from './chat.js';

describe('Direct Line: tokens and conversations', () => {
  let server: Server;
  beforeEach(async () => {
    server = await directLineServer({ env: { DIRECT_LINE_TOKEN_SECONDS: '60' } });
  });
  afterEach(() => server.app.close());

  const send = (method: 'GET' | 'POST', path: string, token: string | null, options: InjectOptions = {}): Promise<LightMyRequestResponse> =>
    server.app.inject({ method, url: `${BASE}${path}`, ...options, headers: { ...(token === null ? {} : bearer(token)), ...options.headers } });

  /** Everything that needs a token. */
  const operations = (id: string): readonly (readonly ['GET' | 'POST', string])[] => [
    ['POST', '/conversations'], ['GET', `/conversations/${id}`], ['GET', `/conversations/${id}/activities`],
    ['POST', `/conversations/${id}/activities`], ['POST', `/conversations/${id}/upload`], ['POST', '/tokens/refresh']
  ];

  it('give a token for a conversation to who has the secret', async () => {
    const { conversationId, token, expires_in } = (await generate(server.app)).json<Record<string, unknown>>();
    assert.match(String(conversationId), /^[\w-]{16,}$/);
    assert.equal(expires_in, 60);
    const other = (await generate(server.app)).json<Record<string, unknown>>();
    assert.notEqual(other['conversationId'], conversationId);
    assert.notEqual(other['token'], token);
  });

  it('give none to anybody else', async () => {
    assert.equal((await send('POST', '/tokens/generate', null)).statusCode, 401);
    assert.equal((await generate(server.app, {}, 'wrong')).statusCode, 403);
    const { token } = await Chat.start(server.app);
    assert.equal((await generate(server.app, {}, token)).statusCode, 403);
  });

  it('take a user id that goes into an address as it is', async () => {
    for (const id of ['a b', 'ą', '', 7, 'x'.repeat(101), 'a/b']) assert.equal(codeOf(await generate(server.app, { user: { id } })), 'BadArgument');
    const chat = await Chat.start(server.app, 'dl_jan.kowalski-1');
    assert.equal(JSON.parse(Buffer.from(chat.token.split('.')[1] ?? '', 'base64url').toString()).user, 'dl_jan.kowalski-1');
  });

  it('refresh a token for the same conversation and user, and leave the old one good', async () => {
    const chat = await Chat.start(server.app);
    server.services.clock.pass(30);
    const renewed = (await send('POST', '/tokens/refresh', chat.token)).json<{ token: string; conversationId: string; expires_in: number }>();
    assert.equal(renewed.conversationId, chat.id);
    assert.notEqual(renewed.token, chat.token);
    const again = new Chat(server.app, chat.id, renewed.token, chat.user, '');
    await again.say('after');
    assert.equal((await chat.activities()).activities[0]?.from.id, 'dl_jan');
  });

  it('refuse every operation without a token, with garbage, and with a token that has expired', async () => {
    const chat = await Chat.start(server.app);
    for (const [method, path] of operations(chat.id)) {
      assert.deepEqual([(await send(method, path, null)).statusCode, codeOf(await send(method, path, null))], [401, 'MissingToken'], path);
      assert.deepEqual([(await send(method, path, 'nope')).statusCode, codeOf(await send(method, path, 'nope'))], [403, 'BadToken'], path);
    }
    server.services.clock.pass(60);
    for (const [method, path] of operations(chat.id)) {
      const response = await send(method, path, chat.token);
      assert.deepEqual([response.statusCode, codeOf(response)], [403, 'TokenExpired'], path);
    }
  });

  for (const value of ['', 'Bearer', 'Bearer ', 'Basic abc', 'abc']) {
    it(`take “${value}” for no token`, async () => {
      const response = await server.app.inject({ url: `${BASE}/conversations/x/activities`, headers: { authorization: value } });
      assert.equal(response.statusCode, 401);
    });
  }

  it('let a token into its own conversation only', async () => {
    const [a, b] = [await Chat.start(server.app, 'dl_a'), await Chat.start(server.app, 'dl_b')];
    for (const [method, path] of operations(b.id).filter(([, path]) => path.includes(b.id))) {
      assert.equal((await send(method, path, a.token)).statusCode, 403, path);
    }
    assert.deepEqual((await b.activities()).activities, []);
  });

  it('know nothing of a conversation before it was started', async () => {
    const { token, conversationId } = (await generate(server.app)).json<{ token: string; conversationId: string }>();
    const response = await send('GET', `/conversations/${conversationId}/activities`, token);
    assert.deepEqual([response.statusCode, codeOf(response)], [404, 'ConversationNotFound']);
  });

  it('start a conversation once, however often it is asked for', async () => {
    const { token, conversationId } = (await generate(server.app)).json<{ token: string; conversationId: string }>();
    const started = await Promise.all([1, 2, 3].map(() => send('POST', '/conversations', token)));
    assert.deepEqual(started.map(({ statusCode }) => statusCode).sort(), [200, 200, 201]);
    for (const response of started) {
      const { conversationId: id, token: given, expires_in, streamUrl } = response.json<Record<string, unknown>>();
      assert.deepEqual([id, expires_in], [conversationId, 60]);
      assert.ok(given);
      assert.match(String(streamUrl), /^ws:\/\/[^/]+\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=[\w.-]+$/);
    }
  });

  it('open the conversation in the customer’s language', async () => {
    const locales: string[] = [];
    for (const [payload, accepts] of [[{ locale: 'en-US' }, 'pl'], [{}, 'en'], [{}, 'de'], [{ locale: 5 }, 'pl']] as const) {
      const { token, conversationId } = (await generate(server.app)).json<{ token: string; conversationId: string }>();
      await send('POST', '/conversations', token, { payload, headers: { 'accept-language': accepts } });
      locales.push((await server.services.road.find(conversationId))?.locale ?? '');
    }
    assert.deepEqual(locales, ['en', 'en', 'pl', 'pl']);
  });

  it('never hand out a conversation of another channel', async () => {
    const { token, conversationId } = (await generate(server.app)).json<{ token: string; conversationId: string }>();
    await server.services.road.open({ id: conversationId, channel: 'teams', user: { id: 'dl_jan', name: null }, address: null, locale: 'pl' });
    assert.equal((await send('GET', `/conversations/${conversationId}/activities`, token)).statusCode, 404);
    assert.equal((await send('POST', '/conversations', token)).statusCode, 404);
  });

  it('reconnect with a token, a watermark or none', async () => {
    const chat = await Chat.start(server.app);
    await chat.say('one');
    for (const [query, after] of [['', 0], ['?watermark=', 0], ['?watermark=1', 1], ['?watermark=99', 2]] as const) {
      const { conversationId, token, streamUrl } = (await chat.request('GET', query)).json<Record<string, string>>();
      assert.deepEqual([conversationId, Boolean(token), new URL(streamUrl ?? '').searchParams.get('watermark')], [chat.id, true, String(after)]);
    }
  });

  it('answer an odd watermark, not stumble over it', async () => {
    const chat = await Chat.start(server.app);
    for (const watermark of ['abc', '-1', '1e9', '0x10', '%00', '1;drop', 'null', '9'.repeat(30)]) {
      for (const path of ['', '/activities']) assert.equal((await chat.request('GET', `${path}?watermark=${watermark}`)).statusCode, 400, watermark);
    }
  });

  it('may not be kept by anybody on the way', async () => {
    const chat = await Chat.start(server.app);
    for (const path of ['', '/activities']) assert.equal((await chat.request('GET', path)).headers['cache-control'], 'no-store');
    assert.equal((await chat.request('GET', '/none')).headers['cache-control'], 'no-store');
  });
});
