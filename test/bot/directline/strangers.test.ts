/** Uploads and names as nobody sends them by mistake. */
import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { Chat, codeOf, directLineServer, generate, type Server } from './chat.js';

describe('Direct Line and what strangers send', () => {
  let server: Server;
  let chat: Chat;
  beforeEach(async () => {
    server = await directLineServer();
    chat = await Chat.start(server.app);
  });
  afterEach(() => server.app.close());

  const form = (parts: readonly string[]): string => parts.map((part) => `--x\r\nContent-Disposition: form-data; ${part}\r\n`).join('') + '--x--\r\n';
  const file = (name: string): string => `name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\nx`;
  const upload = (...parts: string[]): Promise<LightMyRequestResponse> =>
    chat.request('POST', '/upload', { payload: form(parts), headers: { 'content-type': 'multipart/form-data; boundary=x' } });
  const activity = (json: string): string => `name="activity"\r\n\r\n${json}`;

  it('cuts a long file name between characters, so that the file can be fetched', async () => {
    await upload(file(`${'a'.repeat(149)}\u{1f600}.png`));
    const [own] = (await chat.activities()).activities;
    assert.equal(own?.attachments?.[0]?.name, 'a'.repeat(149));
    const answer = await server.app.inject(new URL(own?.attachments?.[0]?.contentUrl ?? '').pathname);
    assert.equal(answer.statusCode, 200);
  });

  it('cuts names of people and of linked files between characters', async () => {
    const { token } = (await generate(server.app, { user: { id: 'dl_1', name: `${'a'.repeat(99)}\u{1f600}` } })).json<{ token: string }>();
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { name: string };
    assert.equal(claims.name, 'a'.repeat(99));
    await chat.post({ type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'https://files.example/a.png', name: `${'b'.repeat(199)}\u{1f600}` }] });
    assert.equal((await chat.activities()).activities[0]?.attachments?.[0]?.name, 'b'.repeat(199));
  });

  for (const [what, parts] of [
    ['more files than a message may have', Array.from({ length: 11 }, () => file('a.png'))],
    ['files with an activity that nobody sees', [activity('{"type":"typing"}'), file('a.png')]],
    ['files with an event', [activity('{"type":"event","name":"webchat/join"}'), file('a.png')]]
  ] as const) {
    it(`refuses ${what}, and keeps none of them`, async () => {
      const answer = await upload(...parts);
      assert.deepEqual([answer.statusCode, /^(badUpload|BadArgument)$/.test(codeOf(answer))], [400, true]);
      assert.equal(server.services.store.files, 0);
    });
  }

  it('takes a prototype for what it is: data', async () => {
    const evil = '{"type":"message","__proto__":{"admin":true},"value":{"__proto__":{"intent":"person"},"constructor":{"prototype":{"admin":true}}}}';
    assert.equal((await upload(activity(evil), file('a.png'))).statusCode, 200);
    assert.equal((await chat.request('POST', '/activities', { payload: evil, headers: { 'content-type': 'application/json' } })).statusCode, 400);
    assert.equal(Reflect.get({}, 'admin'), undefined);
    const event = server.services.road.arrivals.at(-1)?.event;
    assert.ok(event?.type === 'message' && !Reflect.has(event, 'admin'));
  });

  it('refuses values nested deeper than anything that is meant', async () => {
    const answer = await chat.request('POST', '/activities', {
      payload: `{"type":"message","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, headers: { 'content-type': 'application/json' }
    });
    assert.deepEqual([answer.statusCode, codeOf(answer)], [400, 'BadArgument']);
  });
});
