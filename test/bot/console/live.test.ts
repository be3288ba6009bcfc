/** What is true at this moment: who looks on, who types, where the customer's page is, and how far each person has read. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Moment, Surroundings } from '../../../bot/console/live-view.js';
import { Onlookers } from '../../../bot/console/onlookers.js';
import { Signals } from '../../../bot/signals.js';
import type { SignIn } from '../../../bot/store/store.js';
import { addCase, cookieFor, NOW, openScene, write, type Scene } from './scene.js';

/** One tab's stream, read event by event. */
class Tab {
  #text = '';
  constructor(private readonly stream: NodeJS.ReadableStream & { destroy(): void }) {}

  /** The next event of this name, with its data. */
  async hears(name: string): Promise<Record<string, unknown>> {
    for (;;) {
      const blocks = this.#text.split('\n\n');
      const index = blocks.findIndex((block) => block.includes(`event: ${name}\n`));
      if (index >= 0 && index < blocks.length - 1) {
        this.#text = blocks.slice(index + 1).join('\n\n');
        return JSON.parse(/^data: (.*)$/mu.exec(blocks[index] ?? '')?.[1] ?? '{}') as Record<string, unknown>;
      }
      const chunk = this.stream.read() as Buffer | null;
      if (chunk === null) await once(this.stream, 'readable');
      else this.#text += chunk.toString();
    }
  }

  close(): void {
    this.stream.destroy();
  }
}

describe('what is true at this moment', () => {
  let scene: Scene;
  let anna: string;
  let jan: string;
  const tabs: Tab[] = [];
  beforeEach(async () => {
    scene = await openScene();
    [anna, jan] = [await cookieFor(scene, 'Anna'), await cookieFor(scene, 'Jan')];
    await addCase(scene, '1', NOW);
  });
  afterEach(async () => {
    for (const tab of tabs.splice(0)) tab.close();
    await scene.app.close();
  });

  async function open(cookie: string, name: string): Promise<Tab> {
    const answer = await scene.app.inject({ url: `/api/events?tab=${name}`, headers: { cookie }, payloadAsStream: true });
    const tab = new Tab(answer.stream() as never);
    tabs.push(tab);
    await tab.hears('reload');
    return tab;
  }
  const look = (cookie: string, tab: string, conversation: string | null) => write(scene, cookie, '/api/look', { tab, conversation });
  const names = (viewers: unknown): string[] => (viewers as { name: string }[]).map(({ name }) => name);

  it('tells those who show a case of each other', async () => {
    const hers = await open(anna, 'a');
    await open(jan, 'j');
    assert.deepEqual(names((await look(anna, 'a', '1')).json<Surroundings>().viewers), ['Anna']);
    await hers.hears('moment');
    assert.deepEqual(names((await look(jan, 'j', '1')).json<Surroundings>().viewers), ['Anna', 'Jan']);
    assert.deepEqual(names((await hers.hears('moment'))['viewers']), ['Anna', 'Jan']);
  });

  it('counts a person with two tabs once, and follows a tab to another case', async () => {
    await addCase(scene, '2', NOW);
    const hers = await open(anna, 'a');
    await open(anna, 'b');
    await look(anna, 'b', '1');
    assert.deepEqual(names((await look(anna, 'a', '1')).json<Surroundings>().viewers), ['Anna']);
    await look(anna, 'b', null);
    assert.deepEqual((await look(anna, 'a', '2')).json<Surroundings>().viewers.length, 1);
    assert.equal((await hers.hears('moment'))['conversation'], '1');
  });

  it('knows no tab without a stream, nor one of somebody else, nor a case that is none', async () => {
    await open(anna, 'a');
    assert.deepEqual([(await look(jan, 'a', '1')).json().error.code, (await look(anna, 'x', '1')).json().error.code], ['tabUnknown', 'tabUnknown']);
    assert.equal((await look(anna, 'a', 'none')).json().error.code, 'caseNotFound');
  });

  it('tells of typing in both directions, and keeps nothing of it', async () => {
    const hers = await open(anna, 'a');
    await look(anna, 'a', '1');
    await hers.hears('moment');
    scene.services.signals.typed('1', null);
    assert.deepEqual(await hers.hears('moment'), { conversation: '1', typing: 'customer' });
    const typed: string[] = [];
    scene.services.signals.listen((signal) => { if (signal.type === 'typing' && signal.by) typed.push(signal.by.name); });
    assert.equal((await write(scene, anna, '/api/cases/1/typing')).json().error.code, 'notOwner');
    await write(scene, anna, '/api/cases/1/accept');
    assert.equal((await write(scene, anna, '/api/cases/1/typing')).statusCode, 204);
    assert.equal((await write(scene, jan, '/api/cases/1/typing')).statusCode, 409);
    assert.deepEqual(typed, ['Anna']);
    assert.equal((await scene.services.store.entries('1', 7)).length, 0);
  });

  it('tells where the customer’s page is, which never goes back', async () => {
    const hers = await open(anna, 'a');
    await look(anna, 'a', '1');
    await hers.hears('moment');
    scene.services.signals.reached('1', 'received', 5);
    assert.deepEqual((await hers.hears('moment'))['place'], { received: 5, seen: 0 });
    scene.services.signals.reached('1', 'seen', 6);
    scene.services.signals.reached('1', 'received', 2);
    assert.deepEqual((await look(anna, 'a', '1')).json<Surroundings>().place, { received: 6, seen: 6 });
  });

  it('remembers with the person, not the browser, how far a case was read', async () => {
    const other = await open(anna, 'b');
    assert.deepEqual((await write(scene, anna, '/api/cases/1/seen', { seq: 4 })).json(), { seq: 4 });
    assert.deepEqual(await other.hears('seen'), { conversation: '1', seq: 4 });
    assert.deepEqual((await write(scene, anna, '/api/cases/1/seen', { seq: 2 })).json(), { seq: 4 });
    assert.deepEqual((await write(scene, anna, '/api/cases/1/seen', { seq: 999 })).json(), { seq: 6 });
    const seen = async (cookie: string): Promise<unknown> => (await scene.app.inject({ url: '/api/seen', headers: { cookie } })).json();
    assert.deepEqual([await seen(await cookieFor(scene, 'Anna')), await seen(jan)], [{ seen: { 1: 6 } }, { seen: {} }]);
  });

  it('loses no mark when two tabs tell at once', async () => {
    await addCase(scene, '2', NOW);
    await Promise.all([write(scene, anna, '/api/cases/1/seen', { seq: 3 }), write(scene, anna, '/api/cases/2/seen', { seq: 5 })]);
    assert.deepEqual((await scene.app.inject({ url: '/api/seen', headers: { cookie: anna } })).json(), { seen: { 1: 3, 2: 5 } });
  });
});

describe('onlookers', () => {
  const signIn = (name: string): SignIn => ({ schema: 1, id: name, kind: 'session', person: { id: name, name, role: 'agent' }, expiresAt: NOW });

  it('are gone with their tab; an old stream that ends late takes nobody away', () => {
    const onlookers = new Onlookers(new Signals());
    const told: Moment[] = [];
    onlookers.enter(signIn('Anna'), 'a', (_, moment) => told.push(moment));
    onlookers.look(signIn('Anna'), 'a', '1');
    const leaveOld = onlookers.enter(signIn('Jan'), 'j', () => undefined);
    const leave = onlookers.enter(signIn('Jan'), 'j', () => undefined);
    onlookers.look(signIn('Jan'), 'j', '1');
    leaveOld();
    leave();
    const who = told.map((moment) => ('viewers' in moment ? moment.viewers.map(({ name }) => name).join(' ') : ''));
    assert.deepEqual(who, ['Anna', 'Anna Jan', 'Anna']);
  });
});

describe('signals', () => {
  it('are told to those who listen, until they stop', () => {
    const signals = new Signals();
    const heard: string[] = [];
    const stop = signals.listen(({ type }) => heard.push(type));
    signals.typed('c', null);
    signals.reached('c', 'seen', 2);
    signals.reached('c', 'seen', 1);
    stop();
    signals.typed('c', null);
    assert.deepEqual(heard, ['typing', 'reached']);
  });
});
