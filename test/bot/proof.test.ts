/** Codes for claims of other conversations, on the real road and the real store. */
import { strict as assert } from 'node:assert';
import pino from 'pino';
import { createRoad, type RoadOptions } from '../../bot/road.js';
import type { Handled, Road } from '../../bot/services.js';
import { openLowdbStore } from '../../bot/store/lowdb.js';
import type { KeptLetter, Kind, Records, Store, Stored } from '../../bot/store/store.js';
import { newSession } from '../../dialogs/case.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import { turn } from '../../dialogs/turn.js';
import { delivered } from '../policies/delivered.js';
import { MemoryStore } from './memoryStore.js';
import { claim, conversation, withFolder } from './store/samples.js';

const NUMBER = 'GW-2026-000900';
const NOBODYS = 'GW-2026-000901';

describe('codes on the road', () => {
  let ids = 0;
  const options = (store: Store, over: Partial<RoadOptions> = {}): RoadOptions => ({
    store, book: () => delivered, clock: { now: () => new Date('2026-11-20T10:00:00.000Z') }, random: { id: () => `id-${(ids += 1)}` }, turn, newSession,
    publicUrl: 'https://help.example', codeKey: 'key of this test', desk: () => DEFAULT_DESK, people: () => [], letters: () => DEFAULT_LETTERS,
    letterLink: (id) => `https://help.example/letters/${id}.pdf`, log: pino({ level: 'silent' }), onEffect: () => undefined, ...over
  });

  /** A claim with an e-mail in a conversation of its own. */
  async function seed(store: Store): Promise<void> {
    await store.commit([
      { kind: 'conversation', id: 'elsewhere', expected: 0, value: conversation('elsewhere') },
      { kind: 'claim', id: NUMBER, expected: 0, value: claim(NUMBER, 'elsewhere', { customer: { name: 'Ewa Żółć', email: 'ewa@example.pl' } }) }
    ]);
  }

  const visit = async (road: Road): Promise<string> => (await road.open({ channel: 'webchat', user: { id: `dl_${ids}`, name: null }, address: null, locale: 'en' })).id;
  const say = (road: Road, id: string, text: string): Promise<Handled> => road.handle(id, { eventId: `e${(ids += 1)}`, event: { type: 'message', text }, activity: { type: 'message', text } });
  const said = ({ entries }: Handled): string => entries.flatMap(({ content }) => (content.type === 'said' ? [content.reply.text] : [])).join('\n');
  const lettersOf = async (store: Store): Promise<KeptLetter[]> => (await store.find('letter', 'claim', NUMBER)).map(({ value }) => value);
  const codeIn = (letter: KeptLetter | undefined): string => /"(\d{6})"/.exec(JSON.stringify(letter?.body))?.[1] ?? '';

  it('the code of the letter shows the claim and the way back to its conversation', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await seed(store);
    const road = createRoad(options(store));
    const id = await visit(road);
    await say(road, id, NUMBER);
    const code = codeIn((await lettersOf(store))[0]);
    assert.match(code, /^\d{6}$/);
    assert.ok(!JSON.stringify(await store.get('conversation', id)).includes(code), 'only its seal is remembered');
    assert.ok(said(await say(road, id, code)).includes('https://help.example/?resume=key-elsewhere'));
    assert.equal((await store.get('claim', NUMBER))?.version, 1, 'nothing of the claim was written');
    await store.close();
  }));

  it('another process without the key of the first does not take its codes', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await seed(store);
    const road = createRoad(options(store));
    const id = await visit(road);
    await say(road, id, NUMBER);
    const other = createRoad(options(store, { codeKey: 'another key' }));
    assert.match(said(await say(other, id, codeIn((await lettersOf(store))[0]))), /not the code/);
    await store.close();
  }));

  it('sixty who ask at the same moment get the same words, and the customer five letters', () => withFolder(async (folder) => {
    const store = await openLowdbStore({ folder });
    await seed(store);
    const road = createRoad(options(store));
    const visitors = await Promise.all(Array.from({ length: 60 }, () => visit(road)));
    const answers = await Promise.all(visitors.map((id, index) => say(road, id, index % 2 === 0 ? NUMBER : NOBODYS)));
    assert.equal(new Set(answers.map(said)).size, 1);
    assert.equal(new Set(answers.map(({ entries }) => entries.length)).size, 1);
    assert.equal((await lettersOf(store)).length, 5);
    assert.equal((await store.get('codes', NUMBER))?.value.total, 5);
    assert.equal(await store.get('codes', NOBODYS), null, 'made-up numbers leave no trace');
    await store.close();
  }));

  it('takes the same steps for a number that exists and for one that does not', async () => {
    const store = new WatchedStore();
    await seed(store);
    const road = createRoad(options(store));
    const stepsFor = async (number: string): Promise<string[]> => {
      const id = await visit(road);
      store.reads = [];
      await say(road, id, number);
      await say(road, id, '000000');
      return store.reads.map((read) => read.replace(number, 'NUMBER').replace(id, 'ID').replace(/to-code-.+/u, 'ADDRESS'));
    };
    const steps = await stepsFor(NUMBER);
    assert.ok(steps.includes('codes NUMBER') && steps.includes('codes ADDRESS'));
    assert.deepEqual(await stepsFor(NOBODYS), steps);
  });
});

/** Tells what was read of it. */
class WatchedStore extends MemoryStore {
  reads: string[] = [];

  override get<K extends Kind>(kind: K, id: string): Promise<Stored<Records[K]> | null> {
    this.reads.push(`${kind} ${id}`);
    return super.get(kind, id);
  }
}
