import assert from 'node:assert/strict';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { directLine } from '../../../bot/channels/directline/plugin.js';
import { createApp } from '../../../bot/http/server.js';
import { LetterLinks } from '../../../bot/paper/letterLinks.js';
import { newSession } from '../../../dialogs/case.js';
import { DEFAULT_DESK, type Desk } from '../../../dialogs/desk.js';
import type { Handoff } from '../../../dialogs/records.js';
import { turn } from '../../../dialogs/turn.js';
import { fakeServices, type FakeClock } from '../fakeServices.js';
import { MemoryStore } from '../memoryStore.js';
import { CHAT, RoadScene } from '../roadScene.js';
import { claim } from '../store/samples.js';
import { EMPTY_BOOK } from '../teams/road.js';
import { BASE, bearer, codeOf, generate, type Activity, type ActivitySet } from './chat.js';

const HUB = 'the-secret-of-the-hub';
const OTHER = 'the-secret-of-another-hub';
const [QUEUE] = DEFAULT_DESK.queues;
const DESK: Desk = {
  ...DEFAULT_DESK,
  queues: [
    { ...(QUEUE ?? assert.fail()), id: 'other', languages: ['en'], hub: { name: 'Other', secretName: 'HUB_SECRET_OTHER' } },
    { ...(QUEUE ?? assert.fail()), id: 'desk', hub: { name: 'Shop desk', secretName: 'HUB_SECRET' } }
  ]
};
const ANNA = { id: 'anna', name: 'Anna' };

describe('An external agent hub on Direct Line', () => {
  let app: FastifyInstance;
  let road: ReturnType<RoadScene['road']>;
  let store: MemoryStore;
  let id: string;
  let clock: FakeClock;

  beforeEach(async () => {
    store = new MemoryStore();
    const services = fakeServices({ env: { HUB_SECRET: HUB, HUB_SECRET_OTHER: OTHER } });
    ({ clock } = services);
    road = new RoadScene(store).road({ clock: services.clock, random: services.random, turn, newSession, book: () => EMPTY_BOOK, desk: () => DESK });
    app = await createApp({ ...services, store, road, desk: DESK, book: EMPTY_BOOK }, [directLine]);
    ({ id } = await road.open(CHAT));
    await says('Dzień dobry');
  });
  afterEach(() => app.close());

  let events = 0;
  const says = (text: string, value?: object) =>
    road.handle(id, { eventId: `c${(events += 1)}`, event: { type: 'message', text, ...(value ? { value } : {}) }, activity: { type: 'message', text } });
  const asks = () => {
    clock.pass(60);
    return says('Proszę człowieka', { intent: 'person' });
  };
  const read = (watermark = '', secret = HUB): Promise<LightMyRequestResponse> => app.inject({ url: `${BASE}/conversations/${id}/activities?watermark=${watermark}`, headers: bearer(secret) });
  const send = (activity: object, secret = HUB): Promise<LightMyRequestResponse> => app.inject({ method: 'POST', url: `${BASE}/conversations/${id}/activities`, headers: bearer(secret), payload: activity });
  const status = (state: string, more: object = {}) => send({ type: 'event', name: 'handoff.status', value: { state, ...more } });
  const handoff = async (): Promise<Handoff> => (await road.find(id))?.handoff ?? assert.fail('no hand-off');

  it('sees nothing of a conversation that was not handed to it', async () => {
    assert.equal(codeOf(await read()), 'ConversationNotFound');
    await asks();
    assert.equal(codeOf(await read('', OTHER)), 'ConversationNotFound');
    assert.equal(codeOf(await send({ type: 'message', text: 'hi' }, OTHER)), 'ConversationNotFound');
    for (const secret of ['wrong', 'secret-of-this-test']) assert.equal((await read('', secret)).statusCode, 403);
    assert.equal((await app.inject({ url: `${BASE}/hub/conversations`, headers: bearer('wrong') })).statusCode, 403);
  });

  it('finds handoff.initiate in its place, with the transcript before it and what is known', async () => {
    const opened = claim('GW-2026-000001', id, { facts: { purchaseDate: '2026-01-02' } });
    await store.commit([{ kind: 'claim', id: opened.number, expected: 0, value: opened }]);
    const stored = await store.get('conversation', id);
    assert.ok(stored);
    await store.commit([{ kind: 'conversation', id, expected: stored.version, value: { ...stored.value, session: { ...stored.value.session, claim: opened.number } } }]);
    await asks();
    const { activities, watermark } = (await read()).json<ActivitySet>();
    const place = activities.findIndex(({ name }) => name === 'handoff.initiate');
    const event = activities[place] as Activity & { readonly value: Record<string, unknown>; readonly attachments: { readonly name: string; readonly content: { readonly activities: Activity[] } }[] };
    assert.deepEqual([event.type, event.value['reason'], event.value['language'], event.value['claim'], event.value['facts']], ['event', 'asked', 'pl', 'GW-2026-000001', { purchaseDate: '2026-01-02' }]);
    assert.equal((event.value['decision'] as { outcome: string }).outcome, 'covered');
    assert.equal(event.attachments[0]?.name, 'Transcript');
    assert.deepEqual(event.attachments[0]?.content.activities.map(({ id: one }) => one), activities.slice(0, place).map(({ id: one }) => one));
    assert.equal(activities[place + 1]?.text, 'Proszę człowieka');
    assert.deepEqual((await read(watermark)).json(), { activities: [], watermark }, 'told once to whoever keeps the watermark');
  });

  it('lists what waits for it', async () => {
    await asks();
    const { conversations } = (await app.inject({ url: `${BASE}/hub/conversations`, headers: bearer(HUB) })).json<{ conversations: { id: string; state: string }[] }>();
    assert.deepEqual(conversations.map(({ id: one, state }) => [one, state]), [[id, 'waiting']]);
    assert.deepEqual((await app.inject({ url: `${BASE}/hub/conversations`, headers: bearer(OTHER) })).json(), { conversations: [] });
  });

  it('accepts, talks and completes by the same lease', async () => {
    await asks();
    assert.equal((await status('accepted')).statusCode, 200);
    assert.deepEqual([(await handoff()).state, (await handoff()).agent], ['accepted', { id: 'hub-desk', name: 'Shop desk' }]);
    const refused = await road.handle(id, { eventId: 'late', event: { type: 'agent', agent: ANNA, action: { do: 'accept' } }, activity: null });
    assert.deepEqual(refused.response, { ok: false, code: 'takenByOther', detail: 'Shop desk' });
    await send({ type: 'message', text: 'Good *morning* <b>' });
    const said = (await road.entries(id, 0)).find(({ from }) => from.role === 'agent');
    assert.deepEqual([said?.from.name, said?.content.type === 'said' && said.content.reply], ['Shop desk', { text: 'Good *morning* <b>', plain: true }]);
    assert.equal((await status('completed')).statusCode, 200);
    assert.equal((await handoff()).state, 'completed');
    assert.equal(codeOf(await read()), 'ConversationNotFound', 'what is said to the bot again is not the hub’s');
  });

  it('is acted on once for what it repeats', async () => {
    await asks();
    await status('accepted');
    const twice = { type: 'message', text: 'Once', channelData: { clientActivityID: 'm1' } };
    assert.equal((await send(twice)).json().id, (await send(twice)).json().id);
    const done = { type: 'event', name: 'handoff.status', id: 's2', value: { state: 'completed' } };
    assert.deepEqual([(await send(done)).statusCode, (await send(done)).statusCode], [200, 200]);
    const own = (await road.entries(id, 0)).filter(({ from }) => from.role === 'agent').map(({ content }) => (content.type === 'noted' ? content.about?.what : content.type));
    assert.deepEqual(own, ['said', 'closed']);
  });

  it('gives the case back to the queue when it fails, with its reason for people', async () => {
    await asks();
    await status('accepted');
    await status('failed', { message: 'nobody is free' });
    assert.equal((await handoff()).state, 'waiting');
    const notes = (await road.entries(id, 0)).flatMap(({ content }) => (content.type === 'noted' && !content.about ? [content.text] : []));
    assert.deepEqual(notes, ['handoff.status: failed. nobody is free']);
    assert.equal((await road.handle(id, { eventId: 'a', event: { type: 'agent', agent: ANNA, action: { do: 'accept' } }, activity: null })).response.ok, true);
    assert.equal(codeOf(await status('accepted')), 'ConversationNotFound', 'a person has it now');
  });

  it('is told what is wrong with what it sends', async () => {
    await asks();
    assert.equal(codeOf(await send({ type: 'message', text: 'not mine yet' })), 'notOwner');
    assert.equal(codeOf(await status('exploded')), 'BadArgument');
    assert.equal((await send({ type: 'typing' })).statusCode, 200);
    assert.equal((await handoff()).state, 'waiting');
  });

  it('is the only one that may say so: a customer’s own handoff.status changes nothing, and customers never see the event', async () => {
    const { token, conversationId } = (await generate(app, { user: { id: 'dl_eve' } })).json<{ token: string; conversationId: string }>();
    await app.inject({ method: 'POST', url: `${BASE}/conversations`, headers: bearer(token) });
    id = conversationId;
    await asks();
    await send({ type: 'event', name: 'handoff.status', value: { state: 'accepted' } }, token);
    assert.equal((await handoff()).state, 'waiting');
    const { activities } = (await read('', token)).json<ActivitySet>();
    assert.equal(activities.some(({ name }) => name === 'handoff.initiate'), false);
  });

  it('gets no link by which the customer comes back', async () => {
    await asks();
    const key = (await road.find(id))?.resumeKey ?? assert.fail();
    assert.ok(JSON.stringify(await road.entries(id, 0)).includes(`?resume=${key}`), 'the customer has it');
    const { body } = await read();
    assert.ok(!body.includes(key));
    assert.match(body, /\?resume=…/u);
    const sealed = new LetterLinks('secret', 'https://help.example').of('GW-2026-000001-0002-confirmation');
    await road.handle(id, { eventId: 'quoted', event: { type: 'message', text: sealed }, activity: { type: 'message', text: sealed } });
    assert.match((await read()).body, /\/letters\/GW-2026-000001-0002-confirmation\.…\.pdf/u);
  });
});
