/** What the customer's page and the console tell each other without keeping it: typing, and how far the page is. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import type { Signal } from '../../../bot/signals.js';
import { Chat, directLineServer, type ActivitySet, type Server } from './chat.js';

describe('Direct Line: what is not kept', () => {
  let server: Server;
  let chat: Chat;
  let told: Signal[];
  beforeEach(async () => {
    server = await directLineServer();
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    chat = await Chat.start(server.app);
    told = [];
    server.services.signals.listen((signal) => told.push(signal));
  });
  afterEach(() => server.app.close());

  const seen = (value: unknown) => chat.post({ type: 'event', name: 'gwarant/seen', from: { id: chat.user }, value });

  it('the page’s words that it shows an entry become a read mark, never more than there is', async () => {
    await chat.say('hello');
    await seen({ activity: `${chat.id}-0000001` });
    await seen({ activity: `${chat.id}-0000999` });
    for (const nonsense of [null, 'x', {}, { activity: 7 }, { activity: 'no-place' }, { activity: 'x-99999999999' }]) assert.equal((await seen(nonsense)).statusCode, 200);
    assert.deepEqual(told.map((signal) => (signal.type === 'reached' ? signal.place : null)), [{ received: 1, seen: 1 }, { received: 2, seen: 2 }]);
    assert.equal((await chat.activities()).activities.length, 2);
  });

  it('a poller’s watermark says what it has received', async () => {
    await chat.say('hello');
    const { watermark } = await chat.activities();
    await chat.activities(watermark);
    assert.deepEqual(server.services.signals.placeOf(chat.id), { received: 2, seen: 0 });
  });

  it('an agent’s typing reaches every open page, and what a page was sent is known', async () => {
    const host = `127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
    const socket = new WebSocket(chat.streamUrl.replace(/^ws:\/\/[^/]+/, `ws://${host}`), { origin: `http://${host}` });
    const frames: ActivitySet[] = [];
    const next = async (): Promise<ActivitySet> => {
      while (frames.length === 0) await once(socket, 'message');
      return frames.shift() as ActivitySet;
    };
    socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as ActivitySet));
    await once(socket, 'open');
    server.services.signals.typed(chat.id, { id: 'anna', name: 'Anna' });
    const { activities, watermark } = await next();
    assert.deepEqual(activities.map(({ type, from }) => [type, from]), [['typing', { id: 'anna', name: 'Anna', role: 'bot' }]]);
    assert.equal(watermark, '0');
    const reached = new Promise<Signal>((resolve) => server.services.signals.listen((signal) => { if (signal.type === 'reached') resolve(signal); }));
    await chat.say('hello');
    await next();
    assert.equal((await reached).type, 'reached');
    socket.terminate();
  });

  it('the customer’s typing is told only of cases that somebody may read', async () => {
    await chat.post({ type: 'typing', from: { id: chat.user } });
    assert.deepEqual(told, []);
  });
});
