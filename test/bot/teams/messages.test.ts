import assert from 'node:assert/strict';
import Fastify from 'fastify';
import { teamsChannel } from '../../../bot/channels/teams.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { startConnector } from './connector.js';
import { BOT_TOKEN } from './issuer.js';
import { activity, CONVERSATION, joined, openScene, openWorld, pressed, servicesOf, settingsOf, shown, teamsEnv, type Scene } from './scene.js';

describe('A message from Teams', () => {
  let scene: Scene;
  beforeEach(async () => (scene = await openScene(await openWorld())));
  afterEach(() => scene.close());

  const only = async (): Promise<string> => (await scene.store.find('conversation', 'user', 'teams:aad-maria'))[0]?.value.id ?? '';

  it('is taken by a turn, and the reply arrives with the bot’s token', async () => {
    const { statusCode, body } = await scene.post(activity(scene, { text: 'hello' }));
    assert.equal(statusCode, 200);
    assert.equal(body, '');
    await scene.connector.arrived(1);
    const [reply] = scene.connector.posted;
    assert.equal(reply?.authorization, `Bearer ${BOT_TOKEN}`);
    assert.equal(reply?.path, `/v3/conversations/${encodeURIComponent(CONVERSATION)}/activities`);
    const { type, text, textFormat, recipient, from } = reply?.activity as JsonObject & { recipient: JsonObject; from: JsonObject };
    assert.deepEqual({ type, text, textFormat }, { type: 'message', text: 'You said: hello', textFormat: 'markdown' });
    assert.equal(recipient['id'], '29:maria');
    assert.equal(from['name'], 'Gwarant');
  });

  it('asks for the bot’s token by its id and secret', async () => {
    const own = await openWorld();
    const appId = '00000000-0000-4000-8000-0000000000aa';
    const other = await openScene(own, { ...teamsEnv(own), MicrosoftAppId: appId });
    await other.post(activity(other, { text: 'hello' }), { claims: { aud: appId } });
    await other.connector.arrived(1);
    assert.deepEqual(own.issuer.asked.map((form) => Object.fromEntries(form)), [
      { grant_type: 'client_credentials', client_id: appId, client_secret: 'a-password', scope: 'https://api.botframework.com/.default' }
    ]);
    await other.close();
  });

  it('belongs to a conversation with an id of its own, the same next time', async () => {
    await scene.post(activity(scene, { text: 'one' }));
    await scene.post(activity(scene, { text: 'two' }));
    const id = await only();
    assert.match(id, /^teams-[\w-]{43}$/u);
    assert.equal((await scene.store.entries(id, 0)).filter(({ content }) => content.type === 'received').length, 2);
    const tenant = { conversation: { id: CONVERSATION, conversationType: 'personal', tenantId: 'another' }, from: { id: '29:other', name: 'Jan' } };
    await scene.post(activity(scene, { text: 'three', ...tenant }));
    const other = (await scene.store.find('conversation', 'user', 'teams:29:other'))[0]?.value.id ?? '';
    assert.match(other, /^teams-[\w-]{43}$/u);
    assert.notEqual(other, id);
  });

  it('may come together with the one that opens the chat', async () => {
    scene.stage.together = 3;
    const answers = await Promise.all([scene.post(joined(scene)), scene.post(activity(scene, { text: 'hello' })), scene.post(activity(scene, { text: 'anybody?' }))]);
    assert.deepEqual(answers.map(({ statusCode }) => statusCode), [200, 200, 200]);
    assert.equal(scene.stage.arrivals.length, 3);
  });

  it('is kept in the transcript without what Teams needs for itself', async () => {
    await scene.post(activity(scene, { text: 'My scooter', textFormat: 'plain' }));
    const [entry] = await scene.store.entries(await only(), 0);
    assert.deepEqual(entry?.content, { type: 'received', activity: { type: 'message', text: 'My scooter' } });
  });

  it('is acted on once when Teams repeats it, also under a new id', async () => {
    const first = activity(scene, { text: 'tak' });
    await scene.post(first);
    await scene.post(first);
    await scene.post({ ...first, id: '1:again', timestamp: '2026-03-02T09:00:16.000Z' });
    assert.equal(scene.stage.arrivals.length, 1);
    await scene.post({ ...first, id: '1:later', localTimestamp: '2026-03-02T09:05:00.000Z' });
    assert.equal(scene.stage.arrivals.length, 2, 'the same word at another time is another message');
  });

  it('sets the language of the conversation', async () => {
    await scene.post(activity(scene, { text: 'a', locale: 'pl-PL', conversation: { id: 'pl' }, from: { id: 'pl' } }));
    await scene.post(activity(scene, { text: 'a', locale: '', entities: [{ type: 'clientInfo', locale: 'pl-PL' }], conversation: { id: 'info' }, from: { id: 'info' } }));
    await scene.post(activity(scene, { text: 'a', locale: 'de-DE', conversation: { id: 'de' }, from: { id: 'de' } }));
    const locales = await Promise.all(['pl', 'info', 'de'].map(async (user) => (await scene.store.find('conversation', 'user', `teams:${user}`))[0]?.value.locale));
    assert.deepEqual(locales, ['pl', 'pl', 'en']);
    assert.deepEqual(scene.stage.arrivals.map(({ event }) => event.type === 'message' && event.locale), ['pl-PL', 'pl-PL', 'de-DE']);
  });

  it('moves the way back when the service address changes', async () => {
    const second = await startConnector();
    await scene.post(activity(scene, { text: 'one' }));
    await scene.connector.arrived(1);
    await scene.post(activity({ connector: second }, { text: 'two' }), { claims: { serviceurl: second.url } });
    await second.arrived(1);
    assert.deepEqual(shown({ connector: second }), ['You said: two']);
    await second.close();
  });

  it('greets who opens the chat', async () => {
    await scene.post(joined(scene));
    await scene.connector.arrived(2);
    assert.deepEqual(shown(scene), ['Hello!', 'Which **colour** is it?']);
  });

  it('is answered with 500 when the turn fails, so that Teams tries again, and goes well then', async () => {
    scene.stage.failure = new Error('the disk of Maria is full');
    const first = activity(scene, { text: 'hello' });
    const failed = await scene.post(first);
    assert.equal(failed.statusCode, 500);
    assert.doesNotMatch(failed.body, /disk/u);
    assert.equal((await scene.post(first)).statusCode, 200);
    await scene.connector.arrived(1);
    assert.deepEqual(shown(scene), ['You said: hello']);
  });

  it('is not answered where others read along', async () => {
    for (const conversationType of ['groupChat', 'channel']) {
      const conversation = { id: 'g', conversationType };
      for (const one of [activity(scene, { text: 'hello all' }), joined(scene), pressed(scene, { intent: 'status' })]) {
        assert.equal((await scene.post({ ...one, conversation })).statusCode, 200);
      }
    }
    assert.deepEqual(scene.stage.arrivals, []);
  });

  it('of a type that means nothing to the bot is accepted and left alone', async () => {
    for (const type of ['typing', 'messageReaction', 'installationUpdate', 'endOfConversation', 'somethingNew']) {
      assert.equal((await scene.post(activity(scene, { type }))).statusCode, 200, type);
    }
    assert.equal((await scene.post(activity(scene, { type: 'invoke', name: 'composeExtension/query' }))).statusCode, 501);
    assert.deepEqual(scene.stage.arrivals, []);
  });
});

describe('Bad input to /api/messages', () => {
  let scene: Scene;
  before(async () => (scene = await openScene(await openWorld())));
  after(() => scene.close());

  const send = (payload: string, type = 'application/json') => scene.app.inject({ method: 'POST', url: '/api/messages', headers: { 'content-type': type }, payload });
  const cases: readonly (readonly [what: string, body: string, status: number, code: string])[] = [
    ['malformed JSON', '{"type": "message"', 400, 'badSyntax'],
    ['an empty body', '', 400, 'badSyntax'],
    ['an array', '[]', 400, 'badRequest'],
    ['a number', '42', 400, 'badRequest'],
    ['null', 'null', 400, 'badRequest'],
    ['300 KB', `{"type": "message", "text": "${'x'.repeat(300 * 1024)}"}`, 413, 'tooLarge'],
    ['10 MB', `{"type": "message", "text": "${'x'.repeat(10 * 1024 * 1024)}"}`, 413, 'tooLarge']
  ];
  for (const [what, body, status, code] of cases) {
    it(`${what}: ${status}`, async () => {
      const answer = await send(body);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [status, code]);
    });
  }

  it('another content type: 415', async () => {
    assert.equal((await send('<activity/>', 'application/xml')).statusCode, 415);
  });

  for (const path of ['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation']) {
    it(`an activity without ${path}: 400, and says so`, async () => {
      for (const value of [undefined, null, 7, {}, { id: '' }]) {
        const { [path]: _gone, ...rest } = activity(scene, { text: 'hello' });
        const answer = await scene.post(value === undefined ? rest : { ...rest, [path]: value });
        assert.equal(answer.statusCode, 400);
        assert.match(answer.json().error.message, new RegExp(`has no ${path}`, 'u'));
      }
    });
  }

  it('a text of 100 KB is handed on whole', async () => {
    assert.equal((await scene.post(activity(scene, { text: 'ż'.repeat(50_000) }))).statusCode, 200);
    const event = scene.stage.arrivals.at(-1)?.event;
    assert.equal(event?.type === 'message' && event.text.length, 50_000);
  });

  it('a value of any shape is read, not believed', async () => {
    for (const value of ['text', 7, [], { facts: 'all', question: { deep: true } }, { gwarantPicked: '{' }]) {
      assert.equal((await scene.post(activity(scene, { value: value as JsonObject }))).statusCode, 200);
      const event = scene.stage.arrivals.at(-1)?.event;
      assert.equal(event?.type === 'message' && event.value, undefined);
    }
  });
});

describe('Without an app id', () => {
  it('the Emulator can talk to it on loopback, and replies go nowhere else', async () => {
    const scene = await openScene(await openWorld(), {});
    const send = (payload: JsonObject) => scene.app.inject({ method: 'POST', url: '/api/messages', payload });
    assert.equal((await send(activity(scene, { text: 'hello' }))).statusCode, 200);
    await scene.connector.arrived(1);
    assert.equal(scene.connector.posted[0]?.authorization, undefined);
    assert.equal((await send(activity(scene, { text: 'hello', serviceUrl: 'https://evil.example/' }))).statusCode, 400);
    await scene.close();
  });

  it('nothing is served elsewhere', async () => {
    const scene = await openScene(await openWorld(), {});
    const app = Fastify();
    await app.register(teamsChannel, { ...servicesOf(scene, scene.stage.road, {}), settings: { ...settingsOf({}), loopback: false } });
    assert.equal((await app.inject({ method: 'POST', url: '/api/messages', payload: activity(scene, {}) })).statusCode, 404);
    await app.close();
    await scene.close();
  });
});
