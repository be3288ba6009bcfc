import assert from 'node:assert/strict';
import { BODY_LIMIT } from '../../../bot/http/server.js';
import type { Answer } from '../fakeRoad.js';
import { echo } from '../fakeRoad.js';
import { Chat, codeOf, directLineServer, type Server } from './chat.js';

describe('Direct Line: activities', () => {
  let server: Server;
  let chat: Chat;

  async function open(answer: Answer = echo, env = {}): Promise<void> {
    server = await directLineServer({ answer, env });
    chat = await Chat.start(server.app);
  }
  beforeEach(() => open());
  afterEach(() => server.app.close());

  it('come back with the id of their post, before the answer', async () => {
    const id = await chat.say('hello');
    const { activities, watermark } = await chat.activities();
    const [own, reply] = activities;
    assert.equal(watermark, '2');
    assert.deepEqual([own?.id, own?.text, own?.from, own?.channelData], [id, 'hello', { id: 'dl_jan', role: 'user' }, { clientActivityID: 'c-hello' }]);
    assert.deepEqual([reply?.text, reply?.replyToId, reply?.from.role], ['You said: hello', id, 'bot']);
    assert.ok((own?.timestamp ?? '') < (reply?.timestamp ?? ''));
    for (const activity of activities) assert.deepEqual([activity['channelId'], activity.conversation], ['webchat', { id: chat.id }]);
  });

  it('are told apart by place: no gap, nothing twice', async () => {
    const seen: string[] = [];
    let watermark = '';
    for (let i = 0; i < 5; i++) {
      await chat.say(`n ${i}`);
      const set = await chat.activities(watermark);
      assert.deepEqual(await chat.activities(watermark), set);
      seen.push(...set.activities.map(({ id }) => id));
      watermark = set.watermark;
    }
    assert.deepEqual(seen, (await chat.activities()).activities.map(({ id }) => id));
    assert.deepEqual(await chat.activities(watermark), { activities: [], watermark });
  });

  it('come in pages when there is much to tell', async () => {
    const long = 'x'.repeat(100_000);
    for (let i = 0; i < 8; i++) await chat.say(`${i}${long}`, `c${i}`);
    const first = await chat.activities();
    assert.ok(first.activities.length > 4 && first.activities.length < 16, String(first.activities.length));
    const second = await chat.activities(first.watermark);
    assert.equal(first.activities.length + second.activities.length, 16);
    assert.equal(second.watermark, '16');
  });

  it('posted twice are acted on once', async () => {
    const ids = await Promise.all([chat.say('twin', 'same'), chat.say('twin', 'same')]);
    assert.equal(ids[0], ids[1]);
    assert.equal(await chat.say('twin', 'same'), ids[0]);
    assert.equal((await chat.activities()).activities.length, 2);
  });

  it('tell who speaks, also when an agent does', async () => {
    server.services.road.say(chat.id, { text: 'Anna here', plain: true }, { role: 'agent', id: 'anna', name: 'Anna' });
    const [said] = (await chat.activities()).activities;
    assert.deepEqual([said?.from, said?.['textFormat'], said?.replyToId], [{ id: 'anna', name: 'Anna', role: 'bot' }, 'plain', undefined]);
  });

  it('are the token’s user’s, whoever they say they are', async () => {
    for (const from of [{ id: 'dl_else', name: 'Eve' }, { id: 'bot', role: 'bot' }]) await chat.post({ type: 'message', text: 'spoofed', from });
    for (const { from } of (await chat.activities()).activities.filter(({ text }) => text === 'spoofed')) assert.deepEqual(from, { id: 'dl_jan', role: 'user' });
  });

  it('show the customer’s words as they were written, not as Markdown', async () => {
    const text = '**<script>alert(1)</script>** [a](javascript:alert(1))';
    await chat.post({ type: 'message', text, textFormat: 'markdown' });
    const [own] = (await chat.activities()).activities;
    assert.deepEqual([own?.text, own?.['textFormat']], [text, 'plain']);
  });

  it('that tell of coming are greeted and leave no trace of their own', async () => {
    const response = await chat.post({ type: 'event', name: 'webchat/join', locale: 'en-GB' });
    assert.ok(response.json<{ id: string }>().id);
    assert.deepEqual((await chat.activities()).activities.map(({ text }) => text), ['Hello (en-GB)']);
  });

  it('of other kinds are taken and change nothing', async () => {
    for (const type of ['typing', 'conversationUpdate', 'invoke', 'endOfConversation', 'messageReaction', 'made/up']) {
      const response = await chat.post({ type, from: { id: 'x' } });
      assert.deepEqual([response.statusCode, typeof response.json<{ id: string }>().id], [200, 'string'], type);
    }
    assert.deepEqual(await chat.activities(), { activities: [], watermark: '0' });
  });

  it('may be large, up to the limit', async () => {
    assert.equal((await chat.post({ type: 'message', text: 'x'.repeat(100 * 1024) })).statusCode, 200);
    const response = await chat.post({ type: 'message', value: 'x'.repeat(BODY_LIMIT) });
    assert.deepEqual([response.statusCode, codeOf(response)], [413, 'tooLarge']);
    assert.equal((await chat.activities()).activities.length, 2);
  });

  for (const payload of ['', '{', '"', '\u0000', '{"type": message}']) {
    it(`that are no JSON are refused: ${JSON.stringify(payload)}`, async () => {
      const response = await chat.request('POST', '/activities', { payload, headers: { 'content-type': 'application/json' } });
      assert.deepEqual([response.statusCode, codeOf(response)], [400, 'badSyntax']);
    });
  }

  it('that are no activities are refused, and nothing is kept', async () => {
    for (const body of [1, [], {}, { type: 5 }, { type: 'message', text: { a: 1 } }]) assert.equal((await chat.post(body)).statusCode, 400);
    assert.deepEqual((await chat.activities()).activities, []);
  });

  it('that fail inside are a server error without details', async () => {
    await server.app.close();
    await open(() => {
      throw new Error('hunter2');
    });
    const response = await chat.post({ type: 'message', text: 'x' });
    assert.deepEqual([response.statusCode, codeOf(response), response.body.includes('hunter2')], [500, 'internal', false]);
  });

  it('are limited for those who post, never for those who poll', async () => {
    await server.app.close();
    await open(echo, { RATE_LIMIT: 'on' });
    const posts = [];
    for (let i = 0; i < 241; i++) posts.push((await chat.post({ type: 'typing' })).statusCode);
    assert.deepEqual([posts[239], posts[240]], [200, 429]);
    for (let i = 0; i < 300; i++) assert.equal((await chat.request('GET', '/activities')).statusCode, 200);
  });
});
