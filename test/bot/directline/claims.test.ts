import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { ClaimsAnswer } from '../../../bot/channels/directline/claimsRoute.js';
import { directLine } from '../../../bot/channels/directline/plugin.js';
import { createApp } from '../../../bot/http/server.js';
import { delivered } from '../../policies/delivered.js';
import { fakeServices, type FakeServices } from '../fakeServices.js';
import { MemoryStore } from '../memoryStore.js';
import { claim } from '../store/samples.js';
import { bearer, Chat, codeOf, generate, type Server } from './chat.js';

describe('GET /api/webchat/claims', () => {
  let server: Server;
  let store: MemoryStore;
  const start = async (env: Record<string, string> = {}): Promise<void> => {
    store = new MemoryStore();
    const services = { ...fakeServices({ env }), store, book: delivered };
    server = { app: await createApp(services, [directLine]), services: services as unknown as FakeServices };
  };
  beforeEach(() => start());
  afterEach(() => server.app.close());

  const ask = (token: string | null, url = '/api/webchat/claims', headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    server.app.inject({ method: 'GET', url, headers: { ...(token === null ? {} : bearer(token)), ...headers } });
  const keep = (number: string, conversation: string, over: Parameters<typeof claim>[2] = {}): Promise<void> =>
    store.commit([{ kind: 'claim', id: number, expected: 0, value: claim(number, conversation, over) }]);

  it('tells the claims of the token’s own conversation, the newest first, and no other', async () => {
    const chat = await Chat.start(server.app);
    await keep('GW-2026-000001', chat.id, { openedAt: '2026-11-01T10:00:00.000Z' });
    await keep('GW-2026-000002', chat.id, { openedAt: '2026-11-10T10:00:00.000Z' });
    await keep('GW-2026-000003', 'elsewhere');
    const answer = await ask(chat.token);
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json<ClaimsAnswer>().claims.map(({ number }) => number), ['GW-2026-000002', 'GW-2026-000001']);
    assert.equal(answer.headers['cache-control'], 'no-store');
  });

  it('tells nothing personal', async () => {
    const chat = await Chat.start(server.app);
    await keep('GW-2026-000001', chat.id, { customer: { name: 'Ewa Żółć', email: 'ewa@example.pl' }, unit: { product: 'scooter-nami', serial: 'S-1' }, description: 'nie jedzie' });
    const { body } = await ask(chat.token);
    assert.ok(body.includes('GW-2026-000001'));
    for (const word of ['Ewa', 'ewa@', 'S-1', 'nie jedzie']) assert.ok(!body.includes(word), word);
  });

  it('speaks the page’s language, else the conversation’s', async () => {
    const chat = await Chat.start(server.app);
    await keep('GW-2026-000001', chat.id);
    const text = async (tail: string): Promise<string> => (await ask(chat.token, `/api/webchat/claims${tail}`)).json<ClaimsAnswer>().claims[0]?.stateText ?? '';
    assert.equal(await text('?locale=en'), 'Your claim is open');
    for (const tail of ['', '?locale=pl', '?locale=xx', '?locale=pl&locale=en']) assert.equal(await text(tail), 'Zgłoszenie jest otwarte', tail);
  });

  it('is empty for a conversation that was not started yet', async () => {
    const { token } = (await generate(server.app)).json<{ token: string }>();
    assert.deepEqual((await ask(token)).json(), { claims: [] });
  });

  it('asks for the same token as the conversation does', async () => {
    assert.deepEqual([(await ask(null)).statusCode, codeOf(await ask(null))], [401, 'MissingToken']);
    assert.deepEqual([(await ask('no.such.token')).statusCode, codeOf(await ask('no.such.token'))], [403, 'BadToken']);
    const chat = await Chat.start(server.app);
    const stream = /[?&]t=([^&]+)/.exec(chat.streamUrl)?.[1] ?? '';
    assert.equal(codeOf(await ask(stream)), 'BadToken', 'a stream’s token opens a stream');
    server.services.clock.pass(1801);
    assert.equal(codeOf(await ask(chat.token)), 'TokenExpired');
  });

  it('may be asked from the pages that embed the chat, and is limited per address', async () => {
    await server.app.close();
    await start({ WEBCHAT_ORIGINS: 'https://shop.example.com', RATE_LIMIT: 'on' });
    const preflight = await server.app.inject({ method: 'OPTIONS', url: '/api/webchat/claims', headers: { origin: 'https://shop.example.com' } });
    assert.deepEqual([preflight.statusCode, preflight.headers['access-control-allow-origin']], [204, 'https://shop.example.com']);
    assert.equal((await ask(null, undefined, { origin: 'https://evil.example' })).headers['access-control-allow-origin'], undefined);
    const { token } = (await generate(server.app)).json<{ token: string }>();
    let status = 200;
    for (let i = 0; i < 130 && status === 200; i++) status = (await ask(token)).statusCode;
    assert.equal(status, 429);
  });
});
