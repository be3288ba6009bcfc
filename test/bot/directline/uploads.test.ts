import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import { UPLOAD_LIMIT } from '../../../bot/channels/directline/upload.js';
import { PDF, png, zip } from '../documents/samples.js';
import { Chat, codeOf, directLineServer, type Server } from './chat.js';

const PNG = png();

interface Part {
  readonly name: string;
  readonly type: string;
  readonly file?: string;
  readonly content: Buffer | string;
}

describe('Direct Line: uploads', () => {
  let server: Server;
  let chat: Chat;
  beforeEach(async () => {
    server = await directLineServer();
    chat = await Chat.start(server.app);
  });
  afterEach(() => server.app.close());

  async function upload(...parts: Part[]): Promise<LightMyRequestResponse> {
    const form = new FormData();
    for (const { name, type, file, content } of parts) form.append(name, new Blob([content], { type }), file ?? 'blob');
    const packed = new Response(form);
    return chat.request('POST', `/upload?userId=${chat.user}`, {
      payload: Buffer.from(await packed.arrayBuffer()),
      headers: { 'content-type': packed.headers.get('content-type') ?? '' }
    });
  }

  const activity = (body: unknown): Part => ({ name: 'activity', type: 'application/vnd.microsoft.activity', content: JSON.stringify(body) });
  const file = (name: string, type: string, content: Buffer | string = PNG): Part => ({ name: 'file', type, file: name, content });

  /** The first file of the last message, as a browser loads it. */
  async function load(): Promise<LightMyRequestResponse> {
    const sent = (await chat.activities()).activities.filter(({ from }) => from.role === 'user').at(-1);
    return server.app.inject(new URL(sent?.attachments?.[0]?.contentUrl ?? '').pathname);
  }

  it('become a message with the files, in order, and their text', async () => {
    const response = await upload(activity({ type: 'message', text: 'two', attachments: [{ name: 'ignored' }], channelData: { clientActivityID: 'c1' } }), file('zdjęcie 1.png', 'image/png'), file('paragon.txt', 'text/plain;charset=utf-8', 'zażółć'));
    const [own] = (await chat.activities()).activities;
    assert.equal(own?.id, response.json<{ id: string }>().id);
    assert.equal(own?.text, 'two');
    assert.deepEqual(own?.attachments?.map(({ name, contentType }) => [name, contentType]), [['zdjęcie 1.png', 'image/png'], ['paragon.txt', 'text/plain']]);
    assert.deepEqual(own?.attachments?.map((attachment) => 'thumbnailUrl' in attachment), [true, false]);
    for (const { contentUrl } of own?.attachments ?? []) assert.match(contentUrl ?? '', /^http:\/\/[^/]+\/v3\/directline\/uploads\/[\w-]{20,}$/);
  });

  it('reach the turn with their addresses', async () => {
    await upload(activity({ type: 'message', text: 'x' }), file('a.png', 'image/png'));
    const event = server.services.road.arrivals.at(-1)?.event;
    assert.ok(event?.type === 'message');
    assert.deepEqual(event.attachments?.map(({ name, contentType }) => [name, contentType]), [['a.png', 'image/png']]);
    assert.match(event.attachments?.[0]?.url ?? '', /^\/v3\/directline\/uploads\//);
  });

  it('show pictures in place, byte for byte, without a header and on other pages too', async () => {
    await upload(activity({ type: 'message' }), file('a.png', 'image/png'));
    const { statusCode, headers, rawPayload } = await load();
    assert.deepEqual([statusCode, headers['content-type'], headers['x-content-type-options']], [200, 'image/png', 'nosniff']);
    assert.match(String(headers['content-disposition']), /^inline;/);
    assert.equal(headers['cross-origin-resource-policy'], 'cross-origin');
    assert.ok(rawPayload.equals(PNG));
  });

  it('are handed out as bytes to be saved, never as a page, where they are no pictures', async () => {
    for (const [name, type, content, told] of [['x.xml', 'text/html', '<a/>', 'text/plain'], ['x.pdf', 'text/html', PDF, 'application/pdf'], ['x', 'image/png', zip({ a: 'b' }), 'application/octet-stream']] as const) {
      await upload(activity({ type: 'message' }), file(name, type, content));
      const { headers } = await load();
      assert.equal(String(headers['content-type']).split(';')[0], told);
      assert.match(String(headers['content-disposition']), /^attachment;/);
      assert.match(String(headers['content-security-policy']), /sandbox/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
  });

  it('that are programs, pages or nothing known are not kept: the others are, and the turn hears of both', async () => {
    const response = await upload(activity({ type: 'message', text: 'three' }), file('x.html', 'image/png', '<script>alert(1)</script>'), file('a.png', 'text/html'), file('x.exe', 'image/png', 'MZ'));
    assert.equal(response.statusCode, 200);
    assert.equal(server.services.store.files, 1);
    const event = server.services.road.arrivals.at(-1)?.event;
    assert.ok(event?.type === 'message');
    assert.deepEqual(event.attachments?.map(({ name, contentType, upload: id, url }) => [name, contentType, url === `/v3/directline/uploads/${id}`]), [['a.png', 'image/png', true]]);
    assert.deepEqual(event.refused, [{ name: 'x.html', why: 'program' }, { name: 'x.exe', why: 'program' }]);
    const [own] = (await chat.activities()).activities;
    assert.deepEqual(own?.attachments?.map(({ name, contentUrl }) => [name, contentUrl === undefined]), [['a.png', false], ['x.html', true], ['x.exe', true]]);
  });

  it('never come from what a message says of itself', async () => {
    await chat.post({ type: 'message', text: 'x', attachments: [{ name: 'a', contentType: 'image/png', contentUrl: '/v3/directline/uploads/of-somebody-else', upload: 'of-somebody-else' }] });
    const event = server.services.road.arrivals.at(-1)?.event;
    assert.ok(event?.type === 'message');
    assert.deepEqual(event.attachments?.map((attachment) => 'upload' in attachment), [false]);
  });

  it('keep the last part of a path for a name', async () => {
    await upload(activity({ type: 'message' }), file('../../etc/pass\u0000wd|x.png', 'image/png'));
    const [own] = (await chat.activities()).activities;
    assert.equal(own?.attachments?.[0]?.name, 'passwd_x.png');
    assert.match(String((await load()).headers['content-disposition']), /^inline; filename\*=UTF-8''[\w.%-]+$/);
  });

  it('may be one file as the whole body', async () => {
    const response = await chat.request('POST', '/upload', { payload: PNG, headers: { 'content-type': 'image/png', 'content-disposition': 'name="file"; filename="one.png"' } });
    const [own] = (await chat.activities()).activities;
    assert.deepEqual([own?.id, own?.attachments?.[0]?.name], [response.json<{ id: string }>().id, 'one.png']);
    assert.ok((await load()).rawPayload.equals(PNG));
  });

  it('may be JSON as the whole body too: it is a file here', async () => {
    await chat.request('POST', '/upload', { payload: '{"a": 1}', headers: { 'content-type': 'application/json' } });
    assert.equal((await load()).body, '{"a": 1}');
  });

  it('sent again with the same clientActivityID are one message', async () => {
    const parts = [activity({ type: 'message', channelData: { clientActivityID: 'same' } }), file('a.png', 'image/png')];
    const [first, second] = [await upload(...parts), await upload(...parts)];
    assert.equal(first.body, second.body);
    assert.equal((await chat.activities()).activities.filter(({ from }) => from.role === 'user').length, 1);
    assert.equal(server.services.store.files, 1);
  });

  it('are taken up to the limit, and refused beyond it', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(UPLOAD_LIMIT - 1000 - PDF.length)]);
    assert.equal((await upload(activity({ type: 'message' }), file('large.pdf', 'application/pdf', large))).statusCode, 200);
    assert.equal(server.services.store.files, 1);
    for (const parts of [[file('huge.bin', 'application/zip', Buffer.alloc(UPLOAD_LIMIT + 1))], [file('a', 'a/b', large), file('b', 'a/b', large)], [file('a', 'a/b', large), file('b', 'a/b', Buffer.alloc(2000))]]) {
      const response = await upload(activity({ type: 'message', text: 'huge' }), ...parts);
      assert.deepEqual([response.statusCode, codeOf(response)], [413, 'tooLarge']);
      const { event, activity: kept } = server.services.road.arrivals.at(-1) ?? {};
      assert.deepEqual([event, kept], [{ type: 'message', text: '', refused: [{ name: null, why: 'upload' }] }, null]);
    }
    assert.ok(!(await chat.activities()).activities.some(({ text }) => text === 'huge'));
  });

  it('that cannot be read are refused', async () => {
    const broken = (payload: string, type: string): Promise<LightMyRequestResponse> => chat.request('POST', '/upload', { payload, headers: { 'content-type': type } });
    assert.equal((await broken('--x\r\nnot really', 'multipart/form-data; boundary=x')).statusCode, 400);
    assert.equal((await broken('abc', 'multipart/form-data')).statusCode, 400);
    assert.equal((await broken('', 'image/png')).statusCode, 400);
    assert.equal((await upload(activity({ type: 'message' }))).statusCode, 400);
    assert.equal((await upload({ ...activity(null), content: '{nope' }, file('a.png', 'image/png'))).statusCode, 400);
    assert.equal((await upload(activity({ type: 'message', text: 7 }), file('a.png', 'image/png'))).statusCode, 400);
    assert.equal((await upload(...Array.from({ length: 12 }, () => file('a.png', 'image/png')))).statusCode, 413);
    assert.deepEqual((await chat.activities()).activities.filter(({ from }) => from.role === 'user'), []);
  });

  it('cannot be found by guessing', async () => {
    assert.equal((await server.app.inject('/v3/directline/uploads/1')).statusCode, 404);
  });
});
