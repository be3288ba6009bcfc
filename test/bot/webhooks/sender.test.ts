import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { pino } from 'pino';
import { createApp } from '../../../bot/http/server.js';
import { webhooks } from '../../../bot/webhooks/part.js';
import { WebhookSender } from '../../../bot/webhooks/sender.js';
import type { Desk, Webhook } from '../../../dialogs/desk.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { turn } from '../../../dialogs/turn.js';
import { newSession } from '../../../dialogs/case.js';
import { fakeServices } from '../fakeServices.js';
import { MemoryStore } from '../memoryStore.js';
import { CHAT, RoadScene } from '../roadScene.js';
import { listen, readBody, type Loopback } from '../teams/loopback.js';
import { HandClock } from '../teams/scene.js';
import { EMPTY_BOOK } from '../teams/road.js';

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const SECRET = `whsec_${Buffer.from('a key of enough length').toString('base64')}`;

describe('The sender of webhooks', () => {
  let receiver: Loopback;
  let got: Got[];
  let answers: ((response: ServerResponse) => unknown)[];
  let clock: HandClock;
  let store: MemoryStore;
  let logged: string;
  let senders: WebhookSender[];
  let arrived: () => void;

  beforeEach(async () => {
    [got, answers, clock, store, logged, senders, arrived] = [[], [], new HandClock(), new MemoryStore(), '', [], () => {}];
    receiver = await listen(async (request, response) => {
      got.push({ headers: request.headers, body: await readBody(request) });
      (answers.shift() ?? ((good) => good.writeHead(204).end()))(response);
      arrived();
    });
  });
  afterEach(async () => {
    for (const sender of senders) await sender.stop();
    await receiver.close();
  });

  const deskOf = (over: Partial<Webhook> = {}): Desk => ({ ...DEFAULT_DESK, webhooks: [{ url: `${receiver.url}/hook`, events: ['handoff.waiting'], secretName: 'WEBHOOK_SECRET', ...over }] });
  const status = (code: number, headers = {}) => (response: ServerResponse): unknown => response.writeHead(code, headers).end();
  const kept = async () => [...(await store.find('webhook', 'state', 'fresh')), ...(await store.find('webhook', 'state', 'tried'))].map(({ value }) => value);

  /** A road on which a customer asks for a person, and a sender that listens to it. */
  async function open(desk: Desk = deskOf()) {
    const scene = new RoadScene(store);
    const road = scene.road({ clock, turn, newSession, book: () => EMPTY_BOOK, desk: () => desk });
    const sender = new WebhookSender({ store, road, desk: () => desk, secrets: { WEBHOOK_SECRET: SECRET }, clock, timer: clock.timer, log: pino({ level: 'info' }, { write: (line: string) => (logged += line) }) });
    senders.push(sender);
    const asks = async (): Promise<void> => {
      const { id } = await road.open(CHAT);
      await road.handle(id, { eventId: 'ask', event: { type: 'message', text: '', value: { intent: 'person' } }, activity: { type: 'message', text: '' } });
    };
    return { sender, asks };
  }

  const received = (count: number): Promise<void> => new Promise((resolve) => {
    arrived = () => { if (got.length >= count) resolve(); };
    arrived();
  });

  it('signs as Standard Webhooks says', async () => {
    const { sender, asks } = await open();
    await sender.start();
    await asks();
    await received(1);
    await sender.idle();
    const { headers, body } = got[0] ?? assert.fail();
    const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    assert.match(id, /^msg_[\w-]{32}$/u);
    assert.equal(timestamp, String(Math.floor(clock.at / SECOND)));
    assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', 'a key of enough length').update(`${id}.${timestamp}.${body}`).digest('base64')}`);
    const { type, data } = JSON.parse(body) as { type: string; data: { state: string; queue: string } };
    assert.deepEqual([type, data.state, data.queue], ['handoff.waiting', 'waiting', 'desk']);
    assert.deepEqual([await kept(), sender.counts.taken], [[], 1]);
  });

  it('tries again with growing pauses, with the same id and body, and a new time', async () => {
    answers.push(status(500), status(429), status(302, { location: `${receiver.url}/elsewhere` }));
    const { sender, asks } = await open();
    await sender.start();
    await asks();
    const pauses: number[] = [];
    for (let tries = 1; tries <= 3; tries++) {
      await received(tries);
      await sender.idle();
      pauses.push(clock.waiting[0] ?? 0);
      clock.pass(pauses.at(-1) ?? 0);
    }
    await received(4);
    await sender.idle();
    assert.deepEqual(pauses, [5 * SECOND, 10 * SECOND, 20 * SECOND]);
    assert.equal(new Set(got.map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size, 1);
    assert.equal(new Set(got.map(({ headers }) => headers['webhook-timestamp'])).size, 4);
    assert.deepEqual([await kept(), sender.counts.taken, sender.counts.retried], [[], 1, 3]);
  });

  it('gives up after a day', async () => {
    answers.push(...Array.from({ length: 2 }, () => status(503)));
    const { sender, asks } = await open();
    await sender.start();
    await asks();
    await received(1);
    await sender.idle();
    clock.pass(25 * HOUR);
    await received(2);
    await sender.idle();
    assert.deepEqual([await kept(), sender.counts.givenUp], [[], 1]);
    assert.match(logged, /given up after a day: HTTP 503/u);
  });

  it('sends nothing more to a receiver that is gone', async () => {
    answers.push(status(410));
    const { sender, asks } = await open();
    await sender.start();
    await asks();
    await received(1);
    await sender.idle();
    await asks();
    while ((await kept()).length > 0) await sender.idle();
    assert.deepEqual([got.length, sender.counts.stopped], [1, 2]);
  });

  it('takes up what an earlier process left', async () => {
    const { asks } = await open();
    await asks();
    assert.deepEqual((await kept()).map(({ attempts }) => attempts), [0], 'kept in the commit of the change, before anything is sent');
    const { sender } = await open();
    await sender.start();
    await received(1);
    await sender.idle();
    assert.deepEqual(await kept(), []);
  });

  it('does not wait for ever, and counts a cut line as not taken', async () => {
    answers.push(() => {}, (response) => response.destroy());
    const { sender, asks } = await open();
    await sender.start();
    await asks();
    await received(1);
    clock.pass(15 * SECOND);
    await sender.idle();
    clock.pass(5 * SECOND);
    await received(2);
    await sender.idle();
    assert.equal(sender.counts.retried, 2);
  });

  it('sends only what was asked for', async () => {
    const { sender, asks } = await open(deskOf({ events: ['claim.opened'] }));
    await sender.start();
    await asks();
    await sender.idle();
    assert.deepEqual([await kept(), got], [[], []]);
  });

  it('is counted in the metrics', async () => {
    const app = await createApp({ ...fakeServices(), store }, [webhooks]);
    await app.ready();
    const { body } = await app.inject('/metrics');
    assert.match(body, /gwarant_webhooks_total\{result="givenUp"\} 0/u);
    assert.match(body, /gwarant_webhooks\{state="fresh"\} 0/u);
    await app.close();
  });
});
