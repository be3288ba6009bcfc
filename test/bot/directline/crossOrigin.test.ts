import assert from 'node:assert/strict';
import { BASE, bearer, Chat, directLineServer, type Server } from './chat.js';

const SHOP = 'https://shop.example.com';
const ASKED = 'authorization,content-type,x-ms-bot-agent,x-requested-with';

describe('Direct Line from pages of other origins', () => {
  let server: Server;
  let chat: Chat;
  before(async () => {
    server = await directLineServer({ env: { WEBCHAT_ORIGINS: SHOP } });
    chat = await Chat.start(server.app);
  });
  after(() => server.app.close());

  const paths = (): readonly string[] => [
    `${BASE}/conversations`, `${BASE}/conversations/${chat.id}`, `${BASE}/conversations/${chat.id}/activities`, `${BASE}/conversations/${chat.id}/upload?userId=x`,
    `${BASE}/tokens/refresh`, '/api/webchat/token'
  ];

  it('is allowed beforehand, for every operation and header its client uses', async () => {
    for (const url of paths()) {
      const { statusCode, headers } = await server.app.inject({ method: 'OPTIONS', url, headers: { origin: SHOP, 'access-control-request-method': 'POST', 'access-control-request-headers': ASKED } });
      assert.deepEqual([statusCode, headers['access-control-allow-origin'], headers['vary']], [204, SHOP, 'Origin'], url);
      assert.deepEqual(String(headers['access-control-allow-headers']).split(', ').sort(), ASKED.split(',').sort());
      assert.match(String(headers['access-control-allow-methods']), /GET, POST/);
    }
  });

  it('sees answers and errors alike', async () => {
    const calls = [
      { url: `${BASE}/conversations/${chat.id}/activities`, headers: bearer(chat.token) },
      { url: `${BASE}/conversations/${chat.id}/activities` },
      { url: `${BASE}/nothing` },
      { method: 'POST' as const, url: `${BASE}/conversations/${chat.id}/activities`, headers: { ...bearer(chat.token), 'content-type': 'application/json' }, payload: '{' },
      { method: 'POST' as const, url: `${BASE}/conversations/${chat.id}/activities`, headers: { ...bearer(chat.token), 'content-type': 'application/json' }, payload: JSON.stringify('x'.repeat(300_000)) }
    ];
    for (const call of calls) {
      const { statusCode, headers } = await server.app.inject({ ...call, headers: { ...call.headers, origin: SHOP } });
      assert.equal(headers['access-control-allow-origin'], SHOP, String(statusCode));
    }
  });

  it('is not allowed to anybody else', async () => {
    for (const origin of ['https://evil.example', 'http://shop.example.com', 'null']) {
      const { headers } = await server.app.inject({ method: 'OPTIONS', url: `${BASE}/conversations`, headers: { origin, 'access-control-request-method': 'POST' } });
      assert.equal(headers['access-control-allow-origin'], undefined, origin);
    }
  });
});
