/** Reports over HTTP: what happened on the road comes out as counts, on the page and as a file. */
import { strict as assert } from 'node:assert';
import { REPORT_COLUMNS } from '../../../bot/console/report-csv.js';
import type { ReportsView } from '../../../bot/console/reports-view.js';
import { ClaimDesk } from './claimDesk.js';
import { cookieFor } from './scene.js';
import { act, ANNA, callPerson, OLA, say } from './supervised.js';

describe('reports', () => {
  let desk: ClaimDesk;
  let lead: string;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    lead = await cookieFor(desk, 'Lena', 'lead');
  });
  afterEach(() => desk.app.close());

  const later = (at: string): void => { desk.clock.at = new Date(at); };
  const report = async (query = ''): Promise<ReportsView> => (await desk.read(lead, `/api/reports${query}`, { 'accept-language': 'en' })).json<ReportsView>();

  /** Called at 10:00 UTC, answered at 11:30, closed, rated. */
  async function served(score: number, comment: string | null): Promise<string> {
    const id = await callPerson(desk);
    later('2026-11-20T11:30:00.000Z');
    await act(desk, id, ANNA, { do: 'accept' }, { do: 'transfer', to: { agent: OLA }, note: null });
    await act(desk, id, OLA, { do: 'accept' }, { do: 'say', text: 'Dzień dobry' }, { do: 'close', claim: null, result: 'other', note: null });
    await say(desk, id, '', { question: 'rating-1', facts: { rating: score, comment } });
    return id;
  }

  it('count a hand-off from the call to the rating', async () => {
    const id = await served(2, '=1+1');
    const { from, to, total, queues, agents, comments, course } = await report();
    assert.deepEqual([from, to, course.length], ['2026-10-22', '2026-11-20', 30]);
    assert.deepEqual(total, {
      handoffs: 1, transfers: 1, closed: 1, returned: 0, reopened: 0, toAnswer: { count: 1, median: 1.5, ninetieth: 1.5 }, promises: { kept: 1, of: 1 },
      ratings: { count: 1, mean: 2, scores: [0, 1, 0, 0, 0] }
    });
    assert.deepEqual(queues.map(({ queue, title, handoffs }) => [queue, title, handoffs]), [['desk', 'Service desk', 1]]);
    assert.deepEqual(agents.map(({ name, handoffs }) => [name, handoffs]), [['Ola', 1]]);
    assert.deepEqual(comments, [{ conversation: id, day: '2026-11-20', queue: 'desk', title: 'Service desk', agent: 'Ola', score: 2, text: '=1+1' }]);
  });

  it('are of the period that is asked for', async () => {
    await served(5, null);
    assert.equal((await report('?from=2026-11-20&to=2026-11-20')).total.handoffs, 1);
    assert.equal((await report('?to=2026-11-19')).total.handoffs, 0);
    for (const query of ['?from=2026-11-21&to=2026-11-20', '?from=yesterday', '?to=2026-02-30', '?from=2000-01-01']) assert.equal((await desk.read(lead, `/api/reports${query}`)).statusCode, 400, query);
  });

  it('are a file, too, whose columns stand in the OpenAPI', async () => {
    await served(4, 'ok');
    const answer = await desk.read(lead, '/api/reports.csv?from=2026-11-01', { 'accept-language': 'pl' });
    assert.match(String(answer.headers['content-type']), /^text\/csv/u);
    assert.equal(answer.headers['content-disposition'], 'attachment; filename="report-2026-11-01-2026-11-20.csv"');
    const [head, ...rows] = answer.body.slice(1).trimEnd().split('\r\n');
    assert.equal(head, Object.keys(REPORT_COLUMNS).join(','));
    assert.deepEqual(rows, ['total,,1,1,1.50,1.50,1,1,1,1,0,0,1,4.00', 'queue,Serwis,1,1,1.50,1.50,1,1,1,1,0,0,1,4.00', 'agent,Ola,1,1,1.50,1.50,1,1,1,1,0,0,1,4.00']);
    const { paths } = (await desk.read(lead, '/api/openapi.json')).json<{ paths: Record<string, { get: { description?: string } }> }>();
    for (const column of Object.keys(REPORT_COLUMNS)) assert.ok(paths['/api/reports.csv']?.get.description?.includes(`${column}: `), column);
  });

  it('stay when the person’s data is erased; the comment goes', async () => {
    const id = await served(1, 'My name is Jan');
    const erased = await desk.app.inject({ method: 'POST', url: '/api/privacy/erase', headers: { cookie: lead, 'x-gwarant': '1' }, payload: { conversation: id } });
    assert.equal(erased.statusCode, 200);
    const { total, comments } = await report();
    assert.deepEqual([total.handoffs, total.ratings.mean, comments], [1, 1, []]);
  });
});
