import assert from 'node:assert/strict';
import { EXPORT_COLUMNS } from '../../../bot/console/export-columns.js';
import { harmless } from '../../../bot/console/export.js';
import type { DueLists, FoundPage } from '../../../bot/console/search-view.js';
import type { Claim } from '../../../dialogs/records.js';
import { ClaimDesk, TODAY } from './claimDesk.js';

describe('the search for claims', () => {
  let desk: ClaimDesk;
  let anna: string;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    anna = await desk.cookieFor('Anna');
  });
  afterEach(() => desk.app.close());

  const page = async (query: string): Promise<FoundPage> => {
    const answer = await desk.read(anna, `/api/claims?${query}`);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<FoundPage>();
  };
  const numbers = async (query: string): Promise<string[]> => (await page(query)).claims.map(({ number }) => number);
  const on = (day: string): void => { desk.clock.at = new Date(`${day}T10:00:00.000Z`); };

  it('finds by number, RMA, serial number, e-mail and words of the name, in any spelling', async () => {
    const lukasz = await desk.claim({ name: 'Łukasz Żak-Nowak', serial: 'OA-1 77', email: 'Lukasz@Example.com' });
    await desk.claim({ name: 'Ewa Nowak', serial: 'OA-2', email: 'ewa@example.com' });
    await desk.step(anna, lukasz, { do: 'authoriseRma' });
    for (const q of [lukasz.number, lukasz.number.toLowerCase(), '1', 'rma-2026-000001', 'oa177', 'oa-1-77', 'lukasz@example.com', 'lukasz', 'ŻAK', 'nowak łukasz']) {
      assert.deepEqual(await numbers(`q=${encodeURIComponent(q)}`), [lukasz.number], q);
    }
    assert.equal((await numbers('q=nowak')).length, 2);
    assert.deepEqual(await numbers('q=nowak%20ewa%20zak'), []);
    for (const q of ['---', '%', '../x', 'constructor', '0', '{}']) assert.deepEqual(await numbers(`q=${encodeURIComponent(q)}`), [], q);
  });

  it('takes filters together, days as they are in Warsaw', async () => {
    desk.clock.at = new Date('2026-11-18T23:30:00.000Z');
    const late = await desk.claim({ serial: 'OA-1' });
    on(TODAY);
    const today = await desk.claim({ serial: 'OA-2' });
    await desk.step(anna, today, { do: 'withdraw', note: null });
    assert.deepEqual(await numbers('from=2026-11-19&to=2026-11-19'), [late.number]);
    assert.deepEqual(await numbers('to=2026-11-18'), []);
    assert.deepEqual(await numbers('state=withdrawn'), [today.number]);
    assert.deepEqual(await numbers('state=underReview&product=dji-osmo-action'), [late.number]);
    assert.deepEqual(await numbers('product=axis-device'), []);
    assert.deepEqual(await numbers(`q=zak&from=${TODAY}`), [today.number]);
    assert.equal((await desk.read(anna, '/api/claims?state=eaten')).statusCode, 400);
    assert.equal((await desk.read(anna, '/api/claims?from=yesterday')).statusCode, 400);
    assert.equal((await desk.read(anna, '/api/claims?page=0')).statusCode, 400);
  });

  it('turns pages, the newest first, without gap or repetition', async () => {
    const opened: Claim[] = [];
    for (let count = 0; count < 53; count++) {
      if (count % 10 === 0) on(`2026-11-${10 + count / 10}`);
      opened.push(await desk.claim({ serial: `S-${count}` }));
    }
    const pages = [await page(''), await page('page=2'), await page('page=3'), await page('page=4')];
    assert.deepEqual(pages.map(({ claims, more }) => [claims.length, more]), [[25, true], [25, true], [3, false], [0, false]]);
    assert.deepEqual(pages.flatMap(({ claims }) => claims.map(({ number }) => number)), opened.map(({ number }) => number).reverse());
  }).timeout(60_000);

  it('reaches back to the first year with claims', async () => {
    const old = await desk.claim();
    on('2027-02-01');
    anna = await desk.cookieFor('Anna');
    assert.deepEqual(await numbers(''), [old.number]);
  });

  it('lists what is overdue, due soon, waiting for papers and owed an answer, by day', async () => {
    on('2026-11-02');
    const asked = await desk.claim({ serial: 'OA-1' });
    await desk.step(anna, asked, { do: 'askPapers', papers: [], note: 'zdjęcie' });
    const owed = await desk.claim({ serial: 'OA-2' });
    const [late, soon] = [await withDeadline('OA-3', 10, '2026-11-09'), await withDeadline('OA-4', 10, '2026-11-11')];
    on(TODAY);
    const lists = (await desk.read(anna, '/api/claims/due')).json<DueLists>();
    const told = (list: DueLists[keyof DueLists]) => list.map(({ claim, day, standing }) => [claim.number, day, standing]);
    assert.deepEqual(told(lists.overdue), [[late.number, '2026-11-19', 'over']]);
    assert.deepEqual(told(lists.dueSoon), [[soon.number, '2026-11-21', 'soon']]);
    assert.deepEqual(told(lists.papers), [[asked.number, '2026-11-02', 'ahead']]);
    assert.deepEqual(told(lists.answer), [[asked.number, '2026-11-16', 'over'], [owed.number, '2026-11-16', 'over']]);
  });

  /** Accepted on that day, with so many days to remedy. */
  async function withDeadline(serial: string, days: number, acceptedOn: string): Promise<Claim> {
    const claim = await desk.claim({ serial });
    await desk.step(anna, claim, { do: 'authoriseRma' });
    const { value, version } = (await desk.services.store.get('claim', claim.number)) ?? assert.fail();
    const deadline = { value: days, unit: 'days' as const };
    await desk.services.store.commit([{ kind: 'claim', id: claim.number, expected: version, value: { ...value, state: 'accepted', decision: { ...value.decision, deadline }, parcel: { ...value.parcel, receivedOn: acceptedOn, acceptedOn } } }]);
    return claim;
  }

  describe('taken away as a file', () => {
    it('is CSV that spreadsheets read, and that calls nothing', async () => {
      await desk.claim({ name: '=HYPERLINK("http://evil.example")', serial: '+1', email: 'a@example.com', description: '-2+3\n"quoted"; \t@x' });
      const answer = await desk.read(anna, '/api/claims.csv');
      assert.match(String(answer.headers['content-type']), /^text\/csv/u);
      assert.equal(answer.headers['content-disposition'], `attachment; filename="claims-${TODAY}.csv"`);
      assert.deepEqual([...answer.rawPayload.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const [head = '', ...rows] = answer.body.slice(1).split('\r\n');
      assert.equal(head, Object.keys(EXPORT_COLUMNS).join(','));
      const row = rows.join('\r\n');
      for (const cell of [`"'=HYPERLINK(""http://evil.example"")"`, `,'+1,`, `"'-2+3\n""quoted""; \t@x"`]) assert.ok(row.includes(cell), cell);
    });

    it('leaves no cell that begins a formula', () => {
      for (const cell of ['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1']) assert.equal(harmless(cell), `'${cell}`);
      for (const cell of ['', 'a=1', 'GW-2026-000001', ' x']) assert.equal(harmless(cell), cell);
    });

    it('holds what the search finds, all pages of it, as CSV and as JSON', async () => {
      for (let count = 0; count < 30; count++) await desk.claim({ serial: `S-${count}`, name: count === 7 ? 'Ewa Kot' : 'Jan Kot' });
      const csv = (await desk.read(anna, '/api/claims.csv?q=kot')).body.trimEnd().split('\r\n');
      assert.equal(csv.length, 31);
      const json = (await desk.read(anna, '/api/claims.json?q=ewa')).json<Record<string, string | null>[]>();
      assert.deepEqual(json.map(({ name, serial, state, rma }) => [name, serial, state, rma]), [['Ewa Kot', 'S-7', 'underReview', null]]);
      assert.deepEqual(Object.keys(json[0] ?? {}), Object.keys(EXPORT_COLUMNS));
      assert.deepEqual((await desk.read(anna, '/api/claims.json?q=nobody')).json(), []);
      assert.equal((await desk.read(anna, '/api/claims.json')).json<unknown[]>().length, 30);
    }).timeout(60_000);

    it('has its columns in the OpenAPI', async () => {
      const { paths } = (await desk.read(anna, '/api/openapi.json')).json<{ paths: Record<string, { get: { description?: string } }> }>();
      for (const path of ['/api/claims.csv', '/api/claims.json']) for (const column of Object.keys(EXPORT_COLUMNS)) assert.ok(paths[path]?.get.description?.includes(`${column}: `), column);
    });
  });
});
