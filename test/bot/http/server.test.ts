import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { HttpProblem } from '../../../bot/http/errors.js';
import { BODY_LIMIT, createApp, perMinute, type Part } from '../../../bot/http/server.js';
import { fakeServices, type Fakes, type FakeServices } from '../fakeServices.js';

describe('the HTTP server', () => {
  let app: FastifyInstance;
  let services: FakeServices;
  afterEach(() => app.close());

  async function serve(fakes: Fakes, ...parts: Part[]): Promise<void> {
    services = fakeServices(fakes);
    app = await createApp(services, parts);
  }

  const throwing: Part = (scope) => {
    scope.get('/surprise', () => {
      throw new Error('the password is hunter2');
    });
    scope.get('/problem', () => {
      throw new HttpProblem('takenByOther');
    });
    scope.get('/full', () => {
      throw new HttpProblem('tooManyStreams');
    });
    scope.post('/json', async (request) => request.body);
  };

  it('says when to try again, where that is known', async () => {
    await serve({}, throwing);
    const { statusCode, headers } = await app.inject('/full');
    assert.deepEqual([statusCode, headers['retry-after']], [503, '30']);
    assert.equal((await app.inject('/problem')).headers['retry-after'], undefined);
  });

  it('says whether it lives', async () => {
    await serve({});
    assert.deepEqual((await app.inject('/healthz')).json(), { status: 'ok' });
  });

  it('is ready while the store can write', async () => {
    await serve({});
    assert.equal((await app.inject('/readyz')).statusCode, 200);
    services.store.broken = true;
    const response = await app.inject('/readyz');
    assert.equal(response.statusCode, 503);
    assert.ok(!response.body.includes('disk'));
  });

  it('counts turns', async () => {
    await serve({});
    await services.road.open({ id: 'c', channel: 'webchat', user: { id: 'u', name: null }, address: null, locale: 'pl' });
    await services.road.handle('c', { eventId: 'e', activity: null, event: { type: 'joined' } });
    const { body, headers } = await app.inject('/metrics');
    assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/);
    assert.match(body, /^# TYPE gwarant_turns_total counter\ngwarant_turns_total 1$/m);
    assert.match(body, /^gwarant_up 1$/m);
  });

  it('answers errors of the catalogue in the reader’s language', async () => {
    await serve({}, throwing);
    const polish = await app.inject({ url: '/problem', headers: { 'accept-language': 'pl' } });
    assert.equal(polish.statusCode, 409);
    assert.deepEqual(polish.json(), { error: { code: 'takenByOther', message: 'Sprawę przejęła inna osoba. Nie musisz nic robić.' } });
    assert.match((await app.inject('/problem')).body, /Somebody else/);
  });

  it('shows nothing of a surprise to the outside, and logs it', async () => {
    const lines: string[] = [];
    const log = pino(new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) }));
    await serve({ log }, throwing);
    const response = await app.inject('/surprise');
    assert.equal(response.statusCode, 500);
    assert.deepEqual(Object.keys(response.json<object>()), ['error']);
    assert.ok(!/hunter2|at .*\.ts|node_modules/.test(response.body), response.body);
    assert.ok(lines.some((line) => line.includes('"route":"/surprise"') && line.includes('hunter2')));
  });

  it('writes routes into the log, never addresses', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) }));
    await serve({ log }, (scope) => void scope.get('/cases/:id', async () => ({})));
    await app.inject('/cases/4711?resume=secret-key');
    await app.inject('/nowhere?resume=secret-key');
    assert.ok(lines.some((line) => line.includes('"route":"/cases/:id"')));
    assert.ok(!/secret-key|4711/.test(lines.join('')), lines.join(''));
  });

  for (const [what, url] of [['an unknown path', '/nothing/<script>'], ['a broken address', '/%zz'], ['a wrong method', '/json']] as const) {
    it(`answers ${what} as JSON`, async () => {
      await serve({}, throwing);
      const response = await app.inject({ url });
      assert.ok([400, 404].includes(response.statusCode));
      assert.match(String(response.headers['content-type']), /^application\/json/);
      assert.deepEqual(Object.keys(response.json<{ error: object }>().error), ['code', 'message']);
    });
  }

  for (const payload of ['{', '', '"', '{"a": b}', '{"__proto__": {"admin": true}}']) {
    it(`refuses the body ${JSON.stringify(payload)}`, async () => {
      await serve({}, throwing);
      const response = await app.inject({ method: 'POST', url: '/json', payload, headers: { 'content-type': 'application/json' } });
      assert.equal(response.statusCode, 400);
      assert.equal(response.json<{ error: { code: string } }>().error.code, 'badSyntax');
    });
  }

  it('refuses what is not JSON', async () => {
    await serve({}, throwing);
    const response = await app.inject({ method: 'POST', url: '/json', payload: '<a/>', headers: { 'content-type': 'application/xml' } });
    assert.equal(response.statusCode, 415);
  });

  it('reads a body that is too large to its end before it answers', async () => {
    await serve({}, throwing);
    await app.listen({ host: '127.0.0.1', port: 0 });
    const size = 40 * BODY_LIMIT;
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.write(`POST /json HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n`);
    socket.write(Buffer.alloc(size, 0x20));
    await once(socket, 'close');
    assert.match(answer, /^HTTP\/1\.1 413 /);
    assert.match(answer, /"code":"tooLarge"/);
  });

  it('forbids everything a page could do with an answer', async () => {
    await serve({}, throwing);
    const { headers } = await app.inject('/healthz');
    assert.equal(headers['content-security-policy'], "default-src 'none';frame-ancestors 'none'");
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['strict-transport-security'], undefined);
    assert.equal(headers['x-powered-by'], undefined);
  });

  it('insists on HTTPS where its address has it', async () => {
    await serve({ env: { PUBLIC_URL: 'https://warranty.example.com' } });
    assert.match(String((await app.inject('/healthz')).headers['strict-transport-security']), /max-age/);
  });

  it('limits requests of one address per minute, where limits are on', async () => {
    await serve({ env: { RATE_LIMIT: 'on' } }, (scope, given) => void scope.get('/rare', { config: perMinute(given, 2) }, async () => ({})));
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await app.inject('/rare')).statusCode);
    assert.deepEqual(statuses, [200, 200, 429]);
    assert.equal((await app.inject({ url: '/rare', remoteAddress: '192.0.2.1' })).statusCode, 200);
  });

  it('is not ready while it closes', async () => {
    let status = 0;
    await serve({}, (scope) => void scope.addHook('preClose', async () => {
      status = (await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/readyz`)).status;
    }));
    await app.listen({ host: '127.0.0.1', port: 0 });
    await app.close();
    assert.equal(status, 503);
  });
});
