/** Letters to one address, on the real road and the real store: all at once, over a restart, and forgotten in the end. */
import { strict as assert } from 'node:assert';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { forgetAddresses } from '../../bot/privacy/addresses.js';
import { createRoad } from '../../bot/road.js';
import type { Handled, Road } from '../../bot/services.js';
import { openLowdbStore } from '../../bot/store/lowdb.js';
import type { KeptLetter, Store } from '../../bot/store/store.js';
import { newSession } from '../../dialogs/case.js';
import type { CodesSent } from '../../dialogs/claim/codes.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import { isOfAddress } from '../../dialogs/letters/sparing.js';
import { turn } from '../../dialogs/turn.js';
import { delivered } from '../policies/delivered.js';
import { claim, conversation, withFolder } from './store/samples.js';

const ADDRESS = 'ewa.zolc@poczta.example';
const AXIS = { powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: true, solved: false };

describe('letters to one address, on the road', () => {
  let ids = 0;
  let now = new Date('2026-11-20T10:00:00.000Z');
  const clock = { now: () => now };
  beforeEach(() => { now = new Date('2026-11-20T10:00:00.000Z'); });

  const roadOn = (store: Store): Road => createRoad({
    store, book: () => delivered, clock, random: { id: () => `id-${(ids += 1)}` }, turn, newSession, publicUrl: 'https://help.example', codeKey: 'key of this test',
    desk: () => DEFAULT_DESK, people: () => [], letters: () => DEFAULT_LETTERS, letterLink: (id) => `https://help.example/letters/${id}.pdf`, log: pino({ level: 'silent' }), onEffect: () => undefined
  });

  /** What a customer without a page sends until a claim is open, up to the last step; that one is for the caller. */
  async function prepare(road: Road): Promise<() => Promise<Handled>> {
    const { id } = await road.open({ channel: 'webchat', user: { id: `dl_${(ids += 1)}`, name: null }, address: null, locale: 'en' });
    const send = (value: object): Promise<Handled> => road.handle(id, { eventId: `e${(ids += 1)}`, event: { type: 'message', text: '', value }, activity: { type: 'message', text: '' } });
    await send({ facts: { product: 'axis-device' } });
    await send({ policy: 'axis-rma', facts: AXIS });
    await send({ facts: { openClaim: true } });
    return () => send({ facts: { name: 'Ewa', email: ADDRESS, serial: `ACCC8E${(ids += 1)}`, description: 'No picture.' } });
  }

  const prepared = async (road: Road, many: number): Promise<(() => Promise<Handled>)[]> => Promise.all(Array.from({ length: many }, () => prepare(road)));
  const said = ({ entries }: Handled): string =>
    entries.map(({ content }) => (content.type === 'said' ? content.reply.text : '')).join('\n').replace(/GW-\d{4}-\d{6}/gu, 'GW-…').replace(/resume=[\w-]+/gu, 'resume=…');

  async function lettersOf(store: Store, handled: readonly Handled[]): Promise<KeptLetter[]> {
    const found = await Promise.all(handled.map(({ conversation: { id } }) => store.find('letter', 'conversation', id)));
    return found.flat().map(({ value }) => value);
  }

  const inPost = async (store: Store, handled: readonly Handled[]): Promise<number> => (await lettersOf(store, handled)).filter(({ state }) => state === 'pending').length;
  const counts = async (store: Store): Promise<CodesSent[]> => (await store.find('codes', 'addressOn', now.toISOString().slice(0, 10))).map(({ value }) => value);

  it('forty claims at the same moment bring twenty letters and forty times the same words', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    const handled = await Promise.all((await prepared(roadOn(store), 40)).map((open) => open()));
    const letters = await lettersOf(store, handled);
    assert.deepEqual([letters.length, letters.filter(({ state, to }) => state === 'pending' && to === ADDRESS).length, letters.filter(({ state, withheld }) => state === 'kept' && withheld).length], [40, 20, 20]);
    assert.equal(new Set(handled.map(said)).size, 1);
    assert.deepEqual((await counts(store)).map(({ total }) => total), [20]);
    await store.close();
  }));

  it('two roads on one store, as two processes would be, do not count past each other', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    const halves = await Promise.all([prepared(roadOn(store), 15), prepared(roadOn(store), 15)]);
    const handled: Handled[] = [];
    // A few at a time: who lost the race five times gives up, and that is another story.
    for (let index = 0; index < 15; index += 1) handled.push(...(await Promise.all(halves.map((half) => half[index]?.()))).flatMap((one) => one ?? []));
    assert.deepEqual([handled.length, await inPost(store, handled)], [30, 20]);
    await store.close();
  }));

  it('are counted on after a restart', () => withFolder(async (folder) => {
    let store = await openLowdbStore({ folder });
    const before = await Promise.all((await prepared(roadOn(store), 18)).map((open) => open()));
    assert.equal(await inPost(store, before), 18);
    await store.close();
    store = await openLowdbStore({ folder });
    const after = await Promise.all((await prepared(roadOn(store), 10)).map((open) => open()));
    assert.equal(await inPost(store, after), 2);
    now = new Date('2026-11-21T10:00:00.000Z');
    assert.equal(await inPost(store, [await (await prepare(roadOn(store)))()]), 1, 'a day later there is room again');
    await store.close();
  }));

  it('are counted for codes, too: forty claims of one customer are asked for by forty people at once', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    const numbers = Array.from({ length: 40 }, (_, index) => `GW-2026-${String(900 + index).padStart(6, '0')}`);
    await store.commit([
      { kind: 'conversation', id: 'elsewhere', expected: 0, value: conversation('elsewhere') },
      ...numbers.map((number) => ({ kind: 'claim' as const, id: number, expected: 0, value: claim(number, 'elsewhere', { customer: { name: 'Ewa', email: ADDRESS } }) }))
    ]);
    const road = roadOn(store);
    const answers = await Promise.all([...numbers, 'GW-2026-000001'].map(async (number) => {
      const { id } = await road.open({ channel: 'webchat', user: { id: `dl_${(ids += 1)}`, name: null }, address: null, locale: 'en' });
      return road.handle(id, { eventId: 'ask', event: { type: 'message', text: number }, activity: { type: 'message', text: number } });
    }));
    assert.equal(new Set(answers.map(said)).size, 1);
    assert.equal((await Promise.all(numbers.map((number) => store.find('letter', 'claim', number)))).flat().length, 6);
    await store.close();
  }));

  it('leave no address with their counts, and no count after a day', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await (await prepare(roadOn(store)))();
    await store.scrub();
    const [count] = await counts(store);
    assert.ok(count && isOfAddress(count));
    const ofCounts = (await filesIn(folder)).filter(({ path }) => path.includes('codes'));
    assert.ok(ofCounts.some(({ text }) => text.includes(count.id)));
    for (const { path, text } of ofCounts) assert.ok(!`${path} ${text}`.toLowerCase().includes('poczta'), path);
    await store.commit([{ kind: 'codes', id: 'GW-2026-000900', expected: 0, value: { schema: 1, id: 'GW-2026-000900', total: 3, at: [count.at[0] ?? ''] } }]);
    now = new Date('2026-11-21T09:59:00.000Z');
    await forgetAddresses(store, clock, '2026-11-21');
    assert.notEqual(await store.get('codes', count.id), null);
    now = new Date('2026-11-21T23:30:00.000Z');
    await forgetAddresses(store, clock, '2026-11-22');
    assert.equal(await store.get('codes', count.id), null);
    assert.notEqual(await store.get('codes', 'GW-2026-000900'), null);
    await store.scrub();
    for (const { path, text } of await filesIn(folder)) assert.ok(!`${path} ${text}`.includes(count.id), path);
    await store.close();
  }));
});

async function filesIn(folder: string): Promise<{ readonly path: string; readonly text: string }[]> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ path: path.slice(folder.length), text: await readFile(path, 'utf8') })));
}
