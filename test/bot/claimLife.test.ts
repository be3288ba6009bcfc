/** Claims on the real road and the real store: the last one of a plan, timers across restarts, claims of an older version. */
import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createRoad } from '../../bot/road.js';
import type { Road } from '../../bot/services.js';
import { openLowdbStore } from '../../bot/store/lowdb.js';
import type { Change, Store } from '../../bot/store/store.js';
import { Timers } from '../../bot/timers.js';
import { newSession } from '../../dialogs/case.js';
import type { ClaimStep } from '../../dialogs/claim/steps.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import type { TurnResponse } from '../../dialogs/events.js';
import type { Claim } from '../../dialogs/records.js';
import { turn } from '../../dialogs/turn.js';
import { addDays } from '../../policies/calendar.js';
import { delivered } from '../policies/delivered.js';

const TODAY = '2026-11-20';
const ANNA = { id: 'anna', name: 'Anna' };
const CARE = {
  request: 'claim', plan: 'annual', planStart: '2026-02-12', faultDate: '2026-11-02', replacementsUsed: 0, replacementsUsedTotal: 0, incident: 'damage', item: 'device',
  damageExtent: 'function', causes: []
};

describe('claims on the road', () => {
  let folder: string;
  let store: Store;
  let today: string;
  let ids: number;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-claims-'));
    store = await openLowdbStore({ folder });
    today = TODAY;
    ids = 0;
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const clock = { now: () => new Date(`${today}T10:00:00.000Z`) };
  const roadOn = (on: Store): Road => createRoad({
    store: on, book: () => delivered, clock, random: { id: () => `id-${(ids += 1)}` }, turn, newSession, publicUrl: 'https://help.example', desk: () => DEFAULT_DESK, people: () => [],
    letters: () => DEFAULT_LETTERS, letterLink: (id) => `https://help.example/letters/${id}.pdf`,
    log: pino({ level: 'silent' }), onEffect: () => undefined
  });

  /** A claim under Care for the unit, on its own conversation. */
  async function open(road: Road, serial: string): Promise<Claim> {
    const { id } = await road.open({ channel: 'webchat', user: { id: `dl_${ids}`, name: null }, address: null, locale: 'pl' });
    const said = [
      { facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } },
      { policy: 'dji-care-osmo-action', facts: CARE },
      { policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] } },
      { facts: { openClaim: true } },
      { facts: { name: 'Jan', email: 'jan@example.com', serial, description: 'Spadła.' } }
    ];
    for (const [index, value] of said.entries()) await road.handle(id, { eventId: `e${index}`, event: { type: 'message', text: '', value }, activity: { type: 'message' } });
    const [claim] = (await store.find('claim', 'conversation', id)).map(({ value }) => value);
    if (!claim) throw new Error('no claim was opened');
    return claim;
  }

  async function take(road: Road, claim: Claim, step: ClaimStep): Promise<TurnResponse> {
    const handled = await road.handle(claim.conversation, { eventId: JSON.stringify(step), event: { type: 'agent', agent: ANNA, action: { do: 'step', claim: claim.number, step } }, activity: null });
    return handled.response;
  }

  it('a hundred authorisations at the same moment share the two that the plan has', async () => {
    const road = roadOn(store);
    const claims: Claim[] = [];
    for (let count = 0; count < 100; count++) claims.push(await open(road, count % 2 === 0 ? 'SN-1' : 'sn 1'));
    const responses = await Promise.all(claims.map((claim) => take(road, claim, { do: 'authoriseRma' })));
    assert.equal(responses.filter(({ ok }) => ok).length, 2);
    assert.deepEqual([...new Set(responses.flatMap((one) => (one.ok ? [] : [one.code])))], ['usedUp']);
    const [ledger, ...others] = (await store.find('ledger', 'serial', 'SN1')).map(({ value }) => value);
    assert.deepEqual([others.length, ledger?.lines.map(({ state }) => state)], [0, ['reserved', 'reserved']]);
    const numbers = (await store.find('claim', 'state', 'rmaAuthorised')).map(({ value }) => value.rma?.number);
    assert.deepEqual(numbers.sort(), ['RMA-2026-000001', 'RMA-2026-000002']);
    // Given back, it is there for the next one.
    const held = claims[responses.findIndex(({ ok }) => ok)] as Claim;
    const refused = claims[responses.findIndex(({ ok }) => !ok)] as Claim;
    assert.deepEqual(await take(road, held, { do: 'withdraw', note: null }), { ok: true });
    const again = await road.handle(refused.conversation, { eventId: 'again', event: { type: 'agent', agent: ANNA, action: { do: 'step', claim: refused.number, step: { do: 'authoriseRma' } } }, activity: null });
    assert.deepEqual(again.response, { ok: true });
  });

  it('a new claim names the older ones of its unit', async () => {
    const road = roadOn(store);
    const first = await open(road, 'SN-2');
    const second = await open(road, 'sn2');
    assert.deepEqual(second.links, [first.number]);
    assert.notEqual(second.conversation, first.conversation);
  });

  describe('timers', () => {
    /** Wakes nobody by itself: the test says when. */
    const silent = (): (() => void) => () => undefined;
    const timersOn = (on: Store, road: Road): Timers => new Timers({ store: on, road, clock, log: pino({ level: 'silent' }), timer: silent });

    it('do at start what became due while nobody ran, each once, also when two start', async () => {
      const first = roadOn(store);
      const claim = await open(first, 'SN-3');
      await take(first, claim, { do: 'authoriseRma' });
      await store.close();
      store = await openLowdbStore({ folder });
      today = addDays(TODAY, 40);
      const road = roadOn(store);
      const [one, other] = [timersOn(store, road), timersOn(store, road)];
      await Promise.all([one.start(), other.start()]);
      const after = (await store.get('claim', claim.number))?.value;
      assert.equal(after?.state, 'underReview');
      assert.deepEqual(after?.history.slice(3).map(({ what, via }) => [what, via]), [['rmaExpired', 'timer']]);
      await Promise.all([one.stop(), other.stop()]);
    });

    it('notice what changes, and come back for what could not be done', async () => {
      const road = roadOn(store);
      let failing = true;
      const waits: number[] = [];
      const calls: (() => void)[] = [];
      const breaking: Road = { ...road, open: (wanted) => road.open(wanted), onChange: (listener) => road.onChange(listener), handle: (id, arrival) => (failing ? Promise.reject(new Error('the disk is full')) : road.handle(id, arrival)) };
      const timers = new Timers({ store, road: breaking, clock, log: pino({ level: 'silent' }), timer: (wait, call) => { waits.push(wait); calls.push(call); return () => undefined; } });
      await timers.start();
      const claim = await open(road, 'SN-4');
      assert.ok((waits.at(-1) ?? 0) > 0);
      today = addDays(TODAY, 11);
      await timers.run();
      assert.equal(waits.at(-1), 60_000);
      failing = false;
      await timers.run();
      assert.deepEqual((await store.get('claim', claim.number))?.value.alarms, [`answerSoon:${addDays(TODAY, 11)}`]);
      await timers.stop();
      assert.ok(calls.length > 0);
    });
  });

  it('reads a claim of the first schema, with everything it said', async () => {
    const road = roadOn(store);
    const claim = await open(road, 'SN-5');
    const { override, documents, parcel, pauses, answerBy, answeredOn, links, timer, alarms, ...kept } = claim;
    assert.ok([override, documents, parcel, pauses, answerBy, answeredOn, links, timer, alarms].length === 9);
    const at = claim.openedAt;
    const old = {
      ...kept, schema: 1, number: 'GW-2025-000001', state: 'rmaAuthorised', rma: { number: 'RMA-2025-000001', authorisedAt: at, by: ANNA },
      history: [
        { at, who: { role: 'customer', id: 'dl_1', name: 'Jan' }, what: 'opened', from: null, to: 'opened', note: null },
        { at, who: { role: 'agent', ...ANNA }, what: 'accepted', from: 'opened', to: 'opened', note: null },
        { at, who: { role: 'agent', ...ANNA }, what: 'rmaAuthorised', from: 'opened', to: 'rmaAuthorised', note: 'RMA-2025-000001' }
      ]
    };
    await store.commit([{ kind: 'claim', id: old.number, expected: 0, value: old } as unknown as Change]);
    await store.close();
    store = await openLowdbStore({ folder });
    const read = (await store.get('claim', old.number))?.value;
    assert.equal(read?.schema, 2);
    assert.deepEqual(read?.history.map(({ what, via }) => [what, via]), [['opened', 'webchat'], ['taken', 'console'], ['rmaAuthorised', 'console']]);
    const handled = await roadOn(store).handle(claim.conversation, {
      eventId: 'old', event: { type: 'agent', agent: ANNA, action: { do: 'step', claim: old.number, step: { do: 'receive', on: TODAY, condition: null, missingParts: null } } }, activity: null
    });
    assert.deepEqual(handled.response, { ok: true });
  });
});
