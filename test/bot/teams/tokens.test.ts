import assert from 'node:assert/strict';
import { activity, openScene, openWorld, teamsEnv, type Scene } from './scene.js';
import type { TokenChange } from './issuer.js';

describe('Who may call /api/messages', () => {
  let scene: Scene;
  const print = console.error;
  before(async () => {
    scene = await openScene(await openWorld());
    // The SDK prints what it refuses, past any logger.
    console.error = () => {};
  });
  after(async () => {
    console.error = print;
    await scene.close();
  });

  const bad: Readonly<Record<string, TokenChange>> = {
    'expired an hour ago': { expires: -3600 },
    'not valid yet': { claims: { nbf: 4_000_000_000 } },
    'for another bot': { claims: { aud: 'd0d0d0d0-0000-4000-8000-000000000000' } },
    'from another issuer': { claims: { iss: 'https://evil.example' } },
    'signed with a foreign key under the known key’s id': { forged: true },
    'signed with a key that is not published': { header: { kid: 'key-2' } },
    'for another service address': { claims: { serviceurl: 'https://evil.example/' } },
    'without a service address': { claims: { serviceurl: undefined } }
  };

  for (const [what, change] of Object.entries(bad)) {
    it(`refuses a token ${what}`, async () => {
      const { statusCode, json } = await scene.post(activity(scene, { text: 'let me in' }), change);
      assert.equal(statusCode, 401);
      assert.deepEqual(Object.keys(json()), ['error']);
      assert.equal(json().error.code, 'badBotToken');
    });
  }

  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const headers: Readonly<Record<string, string | undefined>> = {
    'no header': undefined,
    'an empty one': '',
    'another scheme': 'Basic Z3dhcmFudDpnd2FyYW50',
    'garbage': 'Bearer garbage',
    'three parts of garbage': 'Bearer a.b.c',
    'a payload that is no JSON': `Bearer ${part({ alg: 'RS256', typ: 'JWT' })}.bm90IGpzb24.c2ln`,
    'an unsigned token': `Bearer ${part({ alg: 'none', typ: 'JWT', kid: 'key-1' })}.${part({ iss: 'https://api.botframework.com' })}.`
  };

  for (const [what, authorization] of Object.entries(headers)) {
    it(`refuses ${what}`, async () => {
      const payload = activity(scene, { text: 'let me in' });
      const { statusCode, body } = await scene.app.inject({ method: 'POST', url: '/api/messages', payload, ...(authorization === undefined ? {} : { headers: { authorization } }) });
      assert.equal(statusCode, 401);
      assert.doesNotMatch(body, /\bat \S+:\d+|Unauthorized\.|jwt|JSON\.parse/u, 'nothing of the inside is told');
    });
  }

  it('hands nothing of all this on', () => {
    assert.deepEqual(scene.stage.arrivals, []);
    assert.deepEqual(scene.connector.posted, []);
  });

  it('lets the good one in', async () => {
    assert.equal((await scene.post(activity(scene, { text: 'hello' }))).statusCode, 200);
    assert.equal(scene.stage.arrivals.length, 1);
  });

  it('writes no token, text or name to the log', async () => {
    assert.ok(scene.logged.some(({ msg }) => msg === 'Teams token refused'));
    assert.doesNotMatch(JSON.stringify(scene.logged), /eyJ|let me in|Maria/u);
  });
});

describe('When the keys cannot be read', () => {
  it('Teams is told to try again', async () => {
    const world = await openWorld();
    const scene = await openScene(world, { ...teamsEnv(world), BotOpenIdMetadata: `${world.issuer.url.replace(/\d+$/u, '1')}/openid` });
    const { statusCode, json } = await scene.post(activity(scene, { text: 'hello' }));
    assert.equal(statusCode, 503);
    assert.equal(json().error.code, 'notReady');
    await scene.close();
  });
});
