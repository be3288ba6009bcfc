import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLowdbStore } from '../../../bot/store/lowdb.js';
import type { Delivery } from '../../../bot/store/store.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { activity, openScene, openWorld, shown, type Scene } from './scene.js';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

describe('The outbox towards Teams', () => {
  let scene: Scene;
  beforeEach(async () => (scene = await openScene(await openWorld())));
  afterEach(() => scene.close());

  const say = (text: string, part: JsonObject = {}) => scene.post(activity(scene, { text, ...part }));
  const deliveries = async (): Promise<Delivery[]> => {
    const conversations = await scene.store.find('conversation', 'user', 'teams:aad-maria');
    const entries = await scene.store.entries(conversations[0]?.value.id ?? '', 0);
    const found = await Promise.all(entries.map((entry) => scene.store.get('delivery', entry.id)));
    return found.flatMap((stored) => (stored ? [stored.value] : []));
  };
  const warned = (text: RegExp): JsonObject[] => scene.logged.filter(({ msg }) => text.test(String(msg)));

  it('marks what was sent', async () => {
    await say('one');
    await scene.sent(1);
    assert.deepEqual((await deliveries()).map(({ state, attempts, lastError }) => ({ state, attempts, lastError })), [{ state: 'sent', attempts: 1, lastError: null }]);
    assert.deepEqual(await scene.store.find('delivery', 'state', 'pending'), []);
  });

  it('waits as long as Teams asks for, and does not press meanwhile', async () => {
    scene.connector.reactions.push({ status: 429, retryAfter: 7 });
    await say('one');
    await scene.sent(1);
    assert.equal(scene.clock.waiting[0], 7 * SECOND);
    scene.clock.pass(6 * SECOND);
    assert.equal(scene.connector.posted.length, 1, 'the SDK does not try on its own either');
    scene.clock.pass(1 * SECOND);
    await scene.sent(2);
    assert.deepEqual(shown(scene), ['You said: one', 'You said: one']);
  });

  it('sends the same message with the same id the second time', async () => {
    scene.connector.reactions.push({ status: 503 });
    await say('one');
    await scene.sent(1);
    scene.clock.pass(5 * SECOND);
    await scene.sent(2);
    const [first, second] = scene.connector.posted.map((one) => one.activity);
    assert.deepEqual(second, first);
    assert.match(String((first?.['channelData'] as JsonObject)['messageId']), /.+\.0$/u);
  });

  it('waits longer each time, up to five minutes or so', async () => {
    const tries = 14;
    scene.connector.reactions.push(...Array.from({ length: tries }, () => ({ status: 500 })));
    await say('one');
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= tries; attempt++) {
      await scene.sent(attempt);
      pauses.push(scene.clock.waiting[0] ?? 0);
      scene.clock.pass(pauses.at(-1) ?? 0);
    }
    await scene.sent(tries + 1);
    pauses.forEach((pause, index) => {
      const middle = Math.min(300, 2 ** index) * SECOND;
      assert.ok(pause >= 0.75 * middle && pause <= 1.25 * middle, `pause ${index + 1}: ${pause}`);
    });
  });

  for (const [what, reaction] of [['cuts the line', 'cut'], ['has a gateway between that gives up', { status: 504 }]] as const) {
    it(`says in the log that it cannot know when Teams ${what}, and sends again`, async () => {
      scene.connector.reactions.push(reaction);
      await say('one');
      await scene.sent(1);
      assert.equal(warned(/not known whether/u).length, 1);
      assert.doesNotMatch(JSON.stringify(scene.logged), /You said/u);
      scene.clock.pass(5 * SECOND);
      await scene.sent(2);
      assert.deepEqual((await deliveries()).map(({ state }) => state), ['sent']);
    });
  }

  it('notes an attempt down before it is made, so that a process that dies in it leaves a sign', async () => {
    scene.connector.reactions.push({ status: 500 }, 'hang');
    await say('one');
    await scene.sent(1);
    scene.clock.pass(5 * SECOND);
    await scene.connector.arrived(2);
    assert.deepEqual((await deliveries()).map(({ state, attempts, lastError }) => [state, attempts, lastError]), [['pending', 2, null]]);
    scene.clock.pass(15 * SECOND);
  });

  it('does not wait for ever for an answer', async () => {
    scene.connector.reactions.push('hang');
    await say('one');
    await scene.connector.arrived(1);
    assert.deepEqual(scene.clock.waiting, [15 * SECOND]);
    scene.clock.pass(15 * SECOND);
    await scene.sent(1);
    assert.equal(warned(/not known whether/u).length, 1);
    scene.clock.pass(5 * SECOND);
    await scene.sent(2);
  });

  it('loses nothing while Teams cannot be reached at all', async () => {
    const nobody = 'http://127.0.0.1:1';
    await scene.post(activity(scene, { text: 'one', serviceUrl: nobody }), { claims: { serviceurl: nobody } });
    await scene.sent(0);
    assert.deepEqual((await deliveries()).map(({ state, lastError }) => [state, lastError]), [['pending', 'ECONNREFUSED']]);
    assert.equal(warned(/not known whether/u).length, 0, 'here it is known: nothing left');
    await say('two');
    scene.clock.pass(5 * SECOND);
    await scene.sent(2);
    assert.deepEqual(shown(scene), ['You said: one', 'You said: two']);
  });

  it('keeps the order: what comes after a message waits with it', async () => {
    scene.connector.reactions.push({ status: 500 });
    await say('one');
    await scene.sent(1);
    await say('two');
    await say('three');
    await scene.sent(1);
    scene.clock.pass(5 * SECOND);
    await scene.sent(4);
    assert.deepEqual(shown(scene), ['You said: one', 'You said: one', 'You said: two', 'You said: three']);
  });

  it('sends one message at a time', async () => {
    scene.connector.reactions.push('hang');
    await say('one');
    await say('two');
    await scene.connector.arrived(1);
    scene.clock.pass(15 * SECOND);
    await scene.sent(1);
    assert.deepEqual(shown(scene), ['You said: one']);
  });

  it('does not hold up other conversations', async () => {
    scene.connector.reactions.push({ status: 429, retryAfter: 60 });
    await say('one');
    await scene.sent(1);
    await say('hello', { conversation: { id: 'another' }, from: { id: '29:jan' } });
    await scene.connector.arrived(2);
    assert.deepEqual(shown(scene), ['You said: one', 'You said: hello']);
  });

  for (const status of [401, 408, 412, 429, 500, 502, 503, 504]) {
    it(`tries again after HTTP ${status}`, async () => {
      scene.connector.reactions.push({ status });
      await say('one');
      await scene.sent(1);
      scene.clock.pass(5 * SECOND);
      await scene.sent(2);
      assert.deepEqual((await deliveries()).map(({ state, attempts }) => [state, attempts]), [['sent', 2]]);
    });
  }

  it('gives up at once where Teams will never take it, says so, and goes on', async () => {
    scene.connector.reactions.push({ status: 403 });
    await say('one');
    await say('two');
    await scene.sent(2);
    assert.deepEqual((await deliveries()).map(({ state, lastError }) => [state, lastError]), [['failed', 'HTTP 403'], ['sent', null]]);
    assert.deepEqual(warned(/could not be delivered/u).map(({ level, reason }) => [level, reason]), [[50, 'HTTP 403']]);
  });

  it('gives up after a day', async () => {
    scene.connector.reactions.push({ status: 500 }, { status: 500 });
    await say('one');
    await scene.sent(1);
    scene.clock.pass(DAY + SECOND);
    await scene.sent(2);
    assert.deepEqual((await deliveries()).map(({ state, lastError }) => [state, lastError]), [['failed', 'given up: HTTP 500']]);
  });

  it('goes on with a long message where it broke off', async () => {
    scene.stage.script = () => [{ text: Array.from({ length: 400 }, (_, line) => `Line ${line} of a long explanation, with all its reasons.`).join('\n\n') }];
    scene.connector.reactions.push({ status: 200 }, { status: 502 });
    await say('explain');
    await scene.sent(2);
    scene.clock.pass(5 * SECOND);
    await scene.sent(3);
    const ids = scene.connector.posted.map((one) => String((one.activity['channelData'] as JsonObject)['messageId']).split('.').at(-1));
    assert.deepEqual(ids.slice(0, 3), ['0', '1', '1']);
  });

  it('sends a person’s words with the name, as they were written', async () => {
    await say('one');
    await scene.sent(1);
    const id = (await deliveries())[0]?.conversation ?? '';
    await scene.stage.say(id, { id: 'a1', name: 'Anna' }, 'Send *both* photos');
    await scene.connector.arrived(2);
    const { text, textFormat } = scene.connector.posted[1]?.activity ?? {};
    assert.deepEqual([text, textFormat], ['Anna: Send *both* photos', 'plain']);
  });
});

describe('The outbox after a restart', () => {
  const left = async (scene: Scene): Promise<Delivery[]> => (await scene.store.find('delivery', 'state', 'pending')).map(({ value }) => value);

  it('sends what was left, in order, as soon as its time has come', async () => {
    const world = await openWorld();
    const before = await openScene(world);
    world.connector.reactions.push({ status: 429, retryAfter: 30 });
    await before.post(activity(world, { text: 'one' }));
    await world.connector.arrived(1);
    await before.post(activity(world, { text: 'two' }));
    await before.app.close();
    assert.deepEqual(world.clock.waiting, [], 'nothing is left running');
    assert.equal((await left(before)).length, 2);

    world.clock.pass(31 * SECOND);
    const after = await openScene(world);
    await world.connector.arrived(3);
    assert.deepEqual(shown(world), ['You said: one', 'You said: one', 'You said: two']);
    assert.equal(world.logged.some(({ msg }) => /when the process ended/u.test(String(msg))), false, 'it was known not to have been sent');
    await after.close();
  });

  it('finds in the durable store what was left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gwarant-outbox-'));
    const world = { ...(await openWorld()), store: await openLowdbStore({ folder }) };
    const before = await openScene(world);
    world.connector.reactions.push('cut');
    await before.post(activity(world, { text: 'one' }));
    await before.sent(1);
    await before.app.close();
    await world.store.close();

    const reopened = { ...world, store: await openLowdbStore({ folder }) };
    const after = await openScene(reopened);
    world.clock.pass(5 * SECOND);
    await after.sent(2);
    assert.deepEqual(shown(world), ['You said: one', 'You said: one']);
    assert.deepEqual(await left(after), []);
    await after.close();
    await reopened.store.close();
    await rm(folder, { recursive: true });
  });

  it('says when a message may already have been seen', async () => {
    const world = await openWorld();
    const first = await openScene(world);
    await first.post(activity(world, { text: 'one' }));
    await world.connector.arrived(1);
    await first.app.close();
    // The process died after the call and before it was noted down.
    const id = (await world.store.find('conversation', 'user', 'teams:aad-maria'))[0]?.value.id ?? '';
    const stored = await world.store.get('delivery', `${id}-0000002`);
    assert.ok(stored);
    await world.store.commit([{ kind: 'delivery', id: stored.value.id, expected: stored.version, value: { ...stored.value, state: 'pending' } }]);
    world.clock.pass(SECOND);

    const second = await openScene(world);
    await world.connector.arrived(2);
    assert.equal(world.logged.filter(({ msg }) => /when the process ended/u.test(String(msg))).length, 1);
    assert.deepEqual(world.connector.posted[1]?.activity, world.connector.posted[0]?.activity);
    await second.close();
  });

  it('lets what is being sent finish when the server stops', async () => {
    const world = await openWorld();
    const scene = await openScene(world);
    await scene.post(activity(world, { text: 'one' }));
    await scene.app.close();
    assert.deepEqual(shown(world), ['You said: one']);
    assert.deepEqual(await left(scene), []);
    await world.close();
  });
});
