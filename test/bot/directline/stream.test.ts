import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import WebSocket from 'ws';
import { SOCKETS_PER_CONVERSATION, Streams } from '../../../bot/channels/directline/streams.js';
import { Signals } from '../../../bot/signals.js';
import { fakeServices } from '../fakeServices.js';
import { BASE, Chat, directLineServer, type Activity, type ActivitySet, type Server } from './chat.js';

/** A socket's frames, to be waited for. */
class Reader {
  readonly frames: ActivitySet[] = [];
  private readonly arrived = new EventEmitter();

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()) as ActivitySet);
      this.arrived.emit('frame');
    });
  }

  get activities(): Activity[] {
    return this.frames.flatMap(({ activities }) => activities);
  }

  async until(enough: (activities: Activity[]) => boolean): Promise<Activity[]> {
    while (!enough(this.activities)) await once(this.arrived, 'frame');
    return this.activities;
  }
}

describe('Direct Line: the stream', () => {
  let server: Server;
  let chat: Chat;
  let host: string;
  let sockets: WebSocket[] = [];

  beforeEach(async () => {
    server = await directLineServer({ env: { WEBCHAT_ORIGINS: 'https://shop.example.com' } });
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    host = `127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
    chat = await Chat.start(server.app);
  });
  afterEach(async () => {
    for (const socket of sockets) socket.terminate();
    sockets = [];
    await server.app.close();
  });

  function connect(url: string, origin = `http://${host}`): WebSocket {
    const socket = new WebSocket(url, { origin });
    // One that was refused says so once more when it is ended.
    socket.on('error', () => undefined);
    sockets.push(socket);
    return socket;
  }

  /** Injection knows no port, so the address given there names none. */
  const here = (streamUrl: string): string => streamUrl.replace(/^ws:\/\/[^/]+/, `ws://${host}`);

  async function follow(streamUrl = chat.streamUrl): Promise<Reader> {
    const reader = new Reader(connect(here(streamUrl)));
    await once(reader.socket, 'open');
    return reader;
  }

  async function statusOf(socket: WebSocket): Promise<number> {
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    return response.statusCode;
  }

  const ids = (activities: readonly Activity[]): string[] => activities.map(({ id }) => id);

  it('tells what was said before it was opened, then what is said', async () => {
    await chat.say('early');
    const reader = await follow();
    await reader.until((seen) => seen.length === 2);
    await chat.say('live');
    const seen = await reader.until((all) => all.length === 4);
    assert.deepEqual(ids(seen), ids((await chat.activities()).activities));
    assert.equal(reader.frames.at(-1)?.watermark, '4');
  });

  it('begins behind the watermark it was asked for', async () => {
    await chat.say('one');
    const { watermark } = await chat.activities();
    await chat.say('two');
    const { streamUrl } = (await chat.request('GET', `?watermark=${watermark}`)).json<{ streamUrl: string }>();
    const reader = await follow(streamUrl);
    assert.deepEqual((await reader.until((all) => all.length === 2)).map(({ text }) => text), ['two', 'You said: two']);
  });

  it('misses and repeats nothing while much is said', async () => {
    const posts = Array.from({ length: 30 }, (_, i) => chat.say(`before ${i}`));
    const reader = await follow();
    posts.push(...Array.from({ length: 30 }, (_, i) => chat.say(`after ${i}`)));
    await Promise.all(posts);
    const seen = await reader.until((all) => all.length >= 120);
    assert.deepEqual(ids(seen), ids((await chat.activities()).activities));
  });

  it('reaches every tab', async () => {
    const readers = [await follow(), await follow(), await follow()];
    await chat.say('to all');
    for (const reader of readers) assert.deepEqual((await reader.until((all) => all.length === 2)).map(({ text }) => text), ['to all', 'You said: to all']);
  });

  it('tells of nobody else’s conversation', async () => {
    const other = await Chat.start(server.app, 'dl_other');
    const reader = await follow();
    await other.say('private');
    await chat.say('mine');
    assert.deepEqual((await reader.until((all) => all.length === 2)).map(({ text }) => text), ['mine', 'You said: mine']);
  });

  it('shows that somebody types, and keeps it out of the transcript', async () => {
    const reader = await follow();
    await chat.say('first');
    await reader.until((all) => all.length === 2);
    await chat.post({ type: 'typing' });
    const seen = await reader.until((all) => all.length === 3);
    assert.deepEqual([seen[2]?.type, reader.frames.at(-1)?.watermark], ['typing', '2']);
    assert.equal((await chat.activities()).activities.length, 2);
  });

  it('gives back what it does not keep, so that nobody waits for it; what clients never see stays away', async () => {
    const reader = await follow();
    await chat.say('first');
    await reader.until((all) => all.length === 2);
    const posted = [];
    for (const type of ['conversationUpdate', 'typing', 'event']) posted.push((await chat.post({ type, name: 'some/event', channelData: { clientActivityID: `c-${type}` } })).json<{ id: string }>().id);
    const seen = (await reader.until((all) => all.length === 4)).slice(2);
    assert.deepEqual(seen.map(({ type, id, from, channelData }) => [type, id, from?.role, channelData]), [
      ['typing', posted[1], 'user', { clientActivityID: 'c-typing' }], ['event', posted[2], 'user', { clientActivityID: 'c-event' }]
    ]);
    assert.equal(reader.frames.at(-1)?.watermark, '2');
    assert.equal((await chat.activities()).activities.length, 2);
  });

  it('does not mind what a client sends', async () => {
    const reader = await follow();
    for (const junk of ['', '{', '[]', 'null', JSON.stringify({ type: 'message', text: 'by socket' }), Buffer.from([1, 2, 3])]) reader.socket.send(junk);
    await chat.say('still here');
    assert.equal((await reader.until((all) => all.length === 2))[0]?.text, 'still here');
    assert.equal(server.services.road.arrivals.length, 1);
  });

  it('drops a client that sends too much, and no other', async () => {
    const [reader, other] = [await follow(), await follow()];
    reader.socket.send(Buffer.alloc(100_000));
    await once(reader.socket, 'close');
    await chat.say('still here');
    await other.until((all) => all.length === 2);
  });

  it('opens only with its own key, for a minute', async () => {
    const url = new URL(here(chat.streamUrl));
    const other = await Chat.start(server.app, 'dl_other');
    const key = url.searchParams.get('t') ?? '';
    for (const t of ['', 'nope', chat.token, `${key}x`]) {
      url.searchParams.set('t', t);
      assert.equal(await statusOf(connect(url.toString())), 403, t);
    }
    assert.equal(await statusOf(connect(here(chat.streamUrl).replace(chat.id, other.id))), 403);
    server.services.clock.pass(59);
    await follow();
    server.services.clock.pass(1);
    assert.equal(await statusOf(connect(here(chat.streamUrl))), 403);
  });

  it('opens only for pages that may embed the chat', async () => {
    assert.equal(await statusOf(connect(here(chat.streamUrl), 'https://evil.example')), 403);
    await once(connect(here(chat.streamUrl), 'https://shop.example.com'), 'open');
  });

  it('is no plain address', async () => {
    assert.equal((await server.app.inject(`${BASE}/conversations/${chat.id}/stream`)).statusCode >= 400, true);
  });

  it('has room for some tabs, not for any number', async () => {
    for (let i = 0; i < SOCKETS_PER_CONVERSATION; i++) await follow();
    assert.equal(await statusOf(connect(here(chat.streamUrl))), 429);
    assert.match((await server.app.inject('/metrics')).body, new RegExp(`^gwarant_open_sockets ${SOCKETS_PER_CONVERSATION}$`, 'm'));
  });

  it('says good-bye when the server stops', async () => {
    const { socket } = await follow();
    const closed = once(socket, 'close');
    await server.app.close();
    assert.equal((await closed)[0], 1001);
  });
});

/** A socket whose client reads when the test says so. */
class SlowSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly frames: string[] = [];
  pings = 0;
  private waiting: (() => void)[] = [];

  send(frame: string, sent: () => void): void {
    this.frames.push(frame);
    this.waiting.push(sent);
  }
  read(): void {
    const [next, ...rest] = this.waiting;
    this.waiting = rest;
    next?.();
  }
  ping(): void {
    this.pings += 1;
  }
  terminate(): void {
    this.readyState = 3;
    this.emit('close');
  }
}

describe('Direct Line: a slow client', () => {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  async function slow(): Promise<{ socket: SlowSocket; streams: Streams; say: (text: string) => void }> {
    const { road } = fakeServices();
    const { id } = await road.open({ channel: 'webchat', user: { id: 'dl_slow', name: null }, address: null, locale: 'pl' });
    const streams = new Streams(road, pino({ level: 'silent' }), new Signals());
    const socket = new SlowSocket();
    streams.follow(socket as unknown as WebSocket, { conversation: id, after: 0, base: 'http://x' });
    await turn();
    return { socket, streams, say: (text) => void road.say(id, { text }) };
  }

  it('costs the memory of one frame, however much is said', async () => {
    const { socket, say } = await slow();
    for (let i = 0; i < 100; i++) say(`${i} ${'x'.repeat(10_000)}`);
    await turn();
    assert.equal(socket.frames.length, 1);
    for (let read = 0; read < socket.frames.length; read++) {
      socket.read();
      await turn();
    }
    const texts = socket.frames.flatMap((frame) => (JSON.parse(frame) as ActivitySet).activities.map(({ text }) => text?.split(' ')[0]));
    assert.deepEqual(texts, Array.from({ length: 100 }, (_, i) => String(i)));
    assert.ok(socket.frames.every((frame) => frame.length < 300_000));
  });

  it('is dropped when it answers no ping, and kept while it reads', async () => {
    const { socket, streams, say } = await slow();
    streams.checkAlive();
    socket.emit('pong');
    streams.checkAlive();
    assert.deepEqual([socket.pings, streams.size], [2, 1]);
    say('something');
    await turn();
    socket.read();
    streams.checkAlive();
    assert.equal(streams.size, 1);
    streams.checkAlive();
    assert.deepEqual([socket.readyState, streams.size], [3, 0]);
  });
});
