/** Activities of a shape Teams never sends, under a good token: other channels, and whoever got hold of one. */
import assert from 'node:assert/strict';
import type { LightMyRequestResponse } from 'fastify';
import type { JsonObject } from '../../../dialogs/records.js';
import { activity, openScene, openWorld, type Scene } from './scene.js';

const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

describe('Teams and what strangers send', () => {
  let scene: Scene;
  beforeEach(async () => (scene = await openScene(await openWorld())));
  afterEach(() => scene.close());

  const heard = async (): Promise<unknown[]> => {
    const [conversation] = await scene.store.find('conversation', 'user', 'teams:aad-maria');
    const entries = conversation ? await scene.store.entries(conversation.value.id, 0) : [];
    return entries.flatMap(({ content }) => (content.type === 'received' ? [content.activity['text']] : []));
  };
  const postText = async (payload: string): Promise<LightMyRequestResponse> => {
    const authorization = `Bearer ${await scene.issuer.token(scene.connector.url)}`;
    return scene.app.inject({ method: 'POST', url: '/api/messages', headers: { authorization, 'content-type': 'application/json' }, payload });
  };

  for (const [what, part] of [
    ['null', { entities: null }], ['a text', { entities: 'mention' }], ['a list of nothing', { entities: [null, 7, {}] }],
    ['a mention of nobody', { entities: [{ type: 'mention' }] }], ['a mention of the bot without words', { entities: [{ type: 'mention', mentioned: { id: '28:bot' } }], recipient: { id: '28:bot' } }]
  ] as const) {
    it(`takes a message whose entities are ${what}`, async () => {
      assert.equal((await scene.post(activity(scene, { text: 'hello', ...part }))).statusCode, 200);
      assert.deepEqual(await heard(), ['hello']);
    });
  }

  it('takes a mention in a message without a text', async () => {
    const { text: _, ...silent } = activity(scene, { entities: [{ type: 'mention', text: '<at>x</at>', mentioned: { id: '28:bot' } }], recipient: { id: '28:bot' } });
    assert.equal((await scene.post(silent)).statusCode, 200);
  });

  it('still takes the bot’s own mention off a text', async () => {
    const mention: JsonObject = { type: 'mention', text: '<at>Gwarant</at>', mentioned: { id: '28:bot' } };
    await scene.post(activity(scene, { text: '<at>Gwarant</at> hello', entities: [mention], recipient: { id: '28:bot' } }));
    assert.deepEqual(await heard(), ['hello']);
  });

  it('keeps words without control characters and halves of characters', async () => {
    await scene.post(activity(scene, { text: 'a\u0000b\u001bc\ud800' }));
    assert.deepEqual(await heard(), ['abc\ufffd']);
  });

  for (const [what, part] of [['a conversation', { conversation: { id: 'c', x: '@' } }], ['members', { type: 'conversationUpdate', membersAdded: ['@'] }], ['a value', { value: '@' }]] as const) {
    it(`refuses ${what} nested deeper than anything that is meant`, async () => {
      const answer = await postText(JSON.stringify(activity(scene, { text: 'hello', ...part })).replace('"@"', DEEP));
      assert.equal(answer.statusCode, 400);
      assert.deepEqual(await heard(), []);
    });
  }
});
