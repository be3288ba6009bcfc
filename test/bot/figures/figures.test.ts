/** The figures as the console and Prometheus get them. */
import assert from 'node:assert/strict';
import { pino } from 'pino';
import { ClaimGauges } from '../../../bot/figures/gauges.js';
import { reportOverturned } from '../../../bot/figures/overturned.js';
import { Metrics } from '../../../bot/http/metrics.js';
import type { FiguresView } from '../../../bot/console/figures-view.js';
import type { Road, RoadChange } from '../../../bot/services.js';
import type { Store } from '../../../bot/store/store.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import type { Claim, ClaimAct, ClaimState } from '../../../dialogs/records.js';
import { cookieFor, openScene, type Scene } from '../console/scene.js';
import { MemoryStore } from '../memoryStore.js';
import { claim, conversation, delivery } from '../store/samples.js';

const ON = '2026-03-01';

/** A claim whose every act took an hour. */
function claimWith(number: string, acts: readonly ClaimAct[], over: Partial<Claim> = {}): Claim {
  const at = (index: number): string => `${ON}T1${index}:00:00.000Z`;
  const end = acts.at(-1);
  const state: ClaimState = end === 'closed' || end === 'withdrawn' ? end : 'underReview';
  return claim(number, 'c', {
    state, openedAt: at(0), decision: { ...claim('x', 'c').decision, policy: 'kettle-warranty', outcome: 'not-covered', cites: ['K2'] },
    unit: { product: 'kettle', serial: null },
    history: acts.map((what, index) => ({ at: at(index), who: { role: what === 'contested' || what === 'withdrawn' ? 'customer' : 'agent', id: 'x', name: 'Anna' }, via: 'console', what, from: null, to: index === acts.length - 1 ? state : 'underReview', note: null })),
    ...over
  });
}

/** Five denials that cite K2, two of them overturned. */
async function fill(store: Store): Promise<void> {
  const claims = [
    claimWith('GW-2026-000001', ['opened', 'contested', 'taken', 'repairChosen']), claimWith('GW-2026-000002', ['opened', 'contested', 'refundChosen', 'closed']),
    claimWith('GW-2026-000003', ['opened', 'contested']), claimWith('GW-2026-000004', ['opened', 'withdrawn'])
  ];
  await store.commit([
    ...claims.map((value) => ({ kind: 'claim' as const, id: value.number, expected: 0, value })),
    { kind: 'conversation', id: 'no', expected: 0, value: conversation('no', { settled: { on: ON, outcome: 'not-covered', product: 'kettle', policy: 'kettle-warranty', cites: ['K2'] } }) },
    { kind: 'conversation', id: 'ok', expected: 0, value: conversation('ok', { settled: { on: ON, outcome: 'solved', product: 'toaster', policy: 'kettle-warranty', cites: [] } }) }
  ]);
}

describe('GET /api/figures', () => {
  let scene: Scene;
  let cookie: string;
  beforeEach(async () => {
    scene = await openScene();
    cookie = await cookieFor(scene, 'Anna');
    await fill(scene.services.store);
  });
  afterEach(() => scene.app.close());
  const ask = (query = '', headers: Record<string, string> = { cookie }) => scene.app.inject({ url: `/api/figures${query}`, headers });

  it('counts the last thirty days in the agent’s language, and marks what is overturned often', async () => {
    const view = (await ask('?locale=pl')).json<FiguresView>();
    assert.deepEqual([view.from, view.to, view.opened, view.closed, view.withdrawn, view.solved], ['2026-02-01', '2026-03-02', 4, 1, 1, 1]);
    assert.deepEqual([view.denials, view.now], [{ told: 5, contested: 3, overturned: 2 }, { open: 2, overdue: 0, dueSoon: 0 }]);
    assert.deepEqual(view.clauses, [{
      policy: 'kettle-warranty', clause: 'K2', title: 'Kettle warranty (pl)', section: '2', text: 'With a receipt (pl)', outcomes: { 'not-covered': 5 }, denials: 5, contested: 3, overturned: 2, flagged: true
    }]);
    assert.deepEqual(view.toAnswer, { count: 2, median: 2, ninetieth: 2 });
  });

  it('keeps to its period and product', async () => {
    assert.equal((await ask('?from=2026-01-01&to=2026-02-28')).json<FiguresView>().opened, 0);
    const kettle = (await ask('?product=kettle')).json<FiguresView>();
    assert.deepEqual([kettle.product, kettle.opened, kettle.solved], ['kettle', 4, 0]);
  });

  it('refuses what is no period', async () => {
    for (const query of ['?from=2026-03-03&to=2026-03-02', '?from=yesterday', '?to=2026-02-30', '?from=2020-01-01&to=2026-01-01', '?product=none']) {
      assert.equal((await ask(query)).statusCode, 400, query);
    }
    assert.equal((await ask('', {})).statusCode, 401);
  });

  it('names nobody', async () => {
    const { body } = await ask();
    assert.doesNotMatch(body, /Anna|dl_/u);
  });
});

describe('a clause that is overturned often', () => {
  it('is told in the log', async () => {
    const store = new MemoryStore();
    await fill(store);
    let logged = '';
    const log = pino({ level: 'warn' }, { write: (line: string) => (logged += line) });
    await reportOverturned(store, { ...DEFAULT_DESK, overturned: { percent: 50, atLeast: 5 } }, '2026-03-02', log);
    assert.equal(logged, '');
    await reportOverturned(store, DEFAULT_DESK, '2026-03-02', log);
    const { policy, clause, denials, contested, overturned } = JSON.parse(logged) as Record<string, unknown>;
    assert.deepEqual([policy, clause, denials, contested, overturned], ['kettle-warranty', 'K2', 5, 3, 2]);
  });
});

describe('metrics of the desk', () => {
  let store: MemoryStore;
  let metrics: Metrics;
  let change: (claim: Claim) => void;
  beforeEach(async () => {
    store = new MemoryStore();
    metrics = new Metrics();
    let listener: (change: RoadChange) => void = () => undefined;
    const road = { onChange: (one: typeof listener) => { listener = one; return () => undefined; } } as Pick<Road, 'onChange'> as Road;
    change = (one) => listener({ conversation: { version: 1, value: conversation('c') }, claims: [one], entries: [] });
    await store.commit([
      { kind: 'claim', id: 'a', expected: 0, value: claimWith('a', ['opened', 'contested'], { answerBy: '2026-03-09', timer: { kind: 'remind', on: ON, at: ON } }) },
      { kind: 'claim', id: 'b', expected: 0, value: claimWith('b', ['opened', 'closed']) },
      { kind: 'conversation', id: 'w', expected: 0, value: conversation('w', { handoff: { ...UNTOUCHED, state: 'waiting', reason: 'asked', since: '', agent: null, acceptedAt: null, completedAt: null, claim: null, acknowledgedAt: null } }) },
      { kind: 'delivery', id: 'c-0000001', expected: 0, value: delivery('c', 1, 'failed') }
    ]);
    const gauges = new ClaimGauges({ store, road, clock: { now: () => new Date('2026-03-10T10:00:00.000Z') } });
    gauges.addTo(metrics);
    await gauges.start();
  });
  const has = async (...lines: string[]): Promise<void> => {
    const text = await metrics.text();
    for (const line of lines) assert.ok(text.split('\n').includes(line), `${line} in\n${text}`);
  };

  it('stand as the store has them', () => has(
    'gwarant_claims{state="underReview"} 1', 'gwarant_claims{state="closed"} 1', 'gwarant_claims{state="opened"} 0', 'gwarant_handoffs{state="waiting"} 1', 'gwarant_handoffs{state="accepted"} 0',
    'gwarant_letters{state="pending"} 0', 'gwarant_deliveries{state="failed"} 1', 'gwarant_claims_overdue 1', 'gwarant_timers 1', 'gwarant_claims_opened_total 0', 'gwarant_denials_contested_total 0'
  ));

  it('count what happens, each once', async () => {
    const contested = claimWith('n', ['opened', 'contested']);
    change(claimWith('n', ['opened']));
    change(contested);
    change(contested);
    change(claimWith('n', ['opened', 'contested', 'repairChosen']));
    change(claimWith('n', ['opened', 'contested', 'repairChosen', 'closed']));
    change(claimWith('n', ['opened', 'contested', 'repairChosen', 'closed']));
    change(claimWith('a', ['opened', 'contested', 'withdrawn']));
    await has('gwarant_claims_opened_total 1', 'gwarant_denials_contested_total 1', 'gwarant_denials_overturned_total 1', 'gwarant_claims_closed_total 2', 'gwarant_claims_overdue 0', 'gwarant_timers 0');
  });

  it('name no route by its address, and no two figures the same', async () => {
    metrics.answered('GET', '/api/cases/:id', 200, 12);
    metrics.answered('BREW', null, 404, 1);
    await has('gwarant_http_request_duration_seconds_count{method="GET",route="/api/cases/:id",status="2xx"} 1', 'gwarant_http_request_duration_seconds_count{method="any",route="none",status="4xx"} 1');
    metrics.add('once', 'gauge', 'help', () => 1);
    assert.throws(() => metrics.add('once', 'gauge', 'help', () => 2));
  });
});
