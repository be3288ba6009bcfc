import assert from 'node:assert/strict';
import type { CaseRow, CaseView } from '../../../bot/console/view.js';
import { addCase, cookieFor, openScene, write, type Scene } from './scene.js';

describe('cases as an agent reads them', () => {
  let scene: Scene;
  let cookie: string;
  beforeEach(async () => {
    scene = await openScene();
    cookie = await cookieFor(scene, 'Anna');
    await addCase(scene, '1', '2026-03-02T08:00:00.000Z');
    await addCase(scene, '2', '2026-03-02T07:00:00.000Z', '<script>alert(1)</script>');
    await addCase(scene, '3', '2026-03-02T06:00:00.000Z');
  });
  afterEach(() => scene.app.close());

  const get = async <T>(url: string, language = 'en'): Promise<T> => {
    const answer = await scene.app.inject({ url, headers: { cookie, 'accept-language': language } });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<T>();
  };

  it('lists those who wait first, the longest wait on top, then those that have an owner', async () => {
    await write(scene, cookie, '/api/cases/3/accept');
    const { cases } = await get<{ cases: CaseRow[] }>('/api/cases');
    assert.deepEqual(cases.map(({ conversation, state }) => `${conversation} ${state}`), ['2 waiting', '1 waiting', '3 accepted']);
  });

  it('says who, what, since when, why, and what was said last', async () => {
    const { cases } = await get<{ cases: CaseRow[] }>('/api/cases');
    assert.deepEqual(cases.find(({ conversation }) => conversation === '1'), {
      conversation: '1', state: 'waiting', reason: 'rma', since: '2026-03-02T08:00:00.000Z', acceptedAt: null, completedAt: null, owner: null,
      customer: 'Maria Lis', product: 'Kettle', channel: 'webchat', language: 'pl', claim: { number: 'GW-2026-000001', state: 'opened' },
      last: { seq: 6, at: '2026-03-02T08:00:00.000Z', role: 'customer', name: null, by: null, text: '<img src=x onerror=alert(1)>' }, length: 6, words: [3, 4, 6], unanswered: true, events: 1,
      queue: { id: 'desk', title: 'Service desk' }, offered: null, promise: null, snoozedUntil: null, silentSince: null, warnedAt: null, answeredAt: null, note: null
    });
  });

  it('leaves names as data', async () => {
    const answer = await scene.app.inject({ url: '/api/cases', headers: { cookie } });
    assert.match(String(answer.headers['content-type']), /^application\/json/u);
    assert.equal(answer.json<{ cases: CaseRow[] }>().cases.find(({ conversation }) => conversation === '2')?.customer, '<script>alert(1)</script>');
  });

  it('lists completed cases of the last days, the latest first', async () => {
    for (const id of ['1', '2']) {
      await write(scene, cookie, `/api/cases/${id}/accept`);
      await write(scene, cookie, `/api/cases/${id}/return`);
      scene.clock.at = new Date('2026-03-04T12:00:00.000Z');
      cookie = await cookieFor(scene, 'Anna');
    }
    const completed = async (): Promise<string[]> => (await get<{ cases: CaseRow[] }>('/api/cases?state=completed')).cases.map(({ conversation }) => conversation);
    assert.deepEqual(await completed(), ['2', '1']);
    scene.clock.at = new Date('2026-03-10T12:00:00.000Z');
    cookie = await cookieFor(scene, 'Anna');
    assert.deepEqual(await completed(), ['2']);
  });

  it('shows the decision with its clauses, facts, checks and what is missing, in the agent’s language', async () => {
    const { summary } = await get<CaseView>('/api/cases/1');
    assert.deepEqual(summary.decisions, [{
      policy: 'kettle-warranty', title: 'Kettle warranty', version: '1', asOf: '2 March 2026', outcome: 'covered',
      clauses: [{ id: 'K1', section: '1', text: 'Two years', source: 'Terms of the kettle', authority: 'seller', note: 'The maker\u2019s terms prevail' }],
      remedies: ['repair'], actions: [], fee: 'PLN\u00a020.00', indicative: true, deadline: '30 days', coverEnds: '2 January 2027', overridden: null
    }]);
    assert.deepEqual(summary.facts, [{ title: 'Kettle warranty', facts: [
      { label: 'purchase date', value: '2 January 2025', known: true },
      { label: 'colour', value: 'not known', known: false },
      { label: 'receipt', value: 'no', known: true }
    ] }]);
    assert.deepEqual(summary.checks, [{ title: 'Descale the kettle', result: 'yes' }]);
    assert.deepEqual(summary.missing, [{ title: 'Send the receipt', howTo: 'A photo will do' }]);
    assert.deepEqual(summary.customer, { name: 'Maria Lis', email: 'maria@example.com', serial: 'K-1', description: 'It leaks.' });
    assert.deepEqual(summary.claims.map(({ number, state, history }) => [number, state, history.length]), [['GW-2026-000001', 'opened', 1]]);
    const polish = await get<CaseView>('/api/cases/1', 'pl-PL,pl;q=0.9');
    assert.equal(polish.summary.facts[0]?.facts[0]?.value, '2 stycznia 2025');
    assert.equal((await get<CaseView>('/api/cases/1?locale=pl')).row.product, 'Kettle (pl)');
  });

  it('tells the transcript line by line, with buttons in words', async () => {
    const { transcript } = await get<CaseView>('/api/cases/1');
    assert.deepEqual(transcript.lines.map(({ seq, role, kind, text, markdown, offered }) => [seq, role, kind, text, markdown, offered]), [
      [1, 'customer', 'joined', '', false, []],
      [2, 'bot', 'said', 'Which **colour**?', true, ['Red one']],
      [3, 'customer', 'pressed', 'Red one', false, []],
      [4, 'customer', 'filled', 'purchase date: 2 January 2025\nevil: <b>x</b>', false, []],
      [5, 'bot', 'said', 'It is covered.', true, []],
      [6, 'customer', 'said', '<img src=x onerror=alert(1)>', false, []]
    ]);
    assert.deepEqual(transcript.lines[5]?.attachments, [{ name: 'a.png', contentType: 'image/png', url: 'https://files.example/a.png' }]);
    assert.equal(transcript.earlier, false);
  });

  it('keeps from agents the link by which the customer comes back', async () => {
    const stored = await scene.services.store.get('conversation', '1');
    const link = `https://page.example/?resume=${stored?.value.resumeKey ?? ''}`;
    await scene.road.customerSays('1', `My link is ${link}`);
    await scene.road.botSays('1', `Come back: [open it](${link}), or read [this](https://page.example/terms).`);
    const [said, told] = (await get<CaseView>('/api/cases/1')).transcript.lines.slice(-2);
    assert.equal(said?.text, 'My link is https://page.example/?resume=…');
    assert.equal(told?.text, 'Come back: open it, or read [this](https://page.example/terms).');
  });

  it('pages the transcript by seq in both directions', async () => {
    for (let said = 1; said <= 70; said += 1) await scene.road.customerSays('1', `word ${said}`);
    const seqs = ({ lines }: CaseView['transcript']): number[] => [lines[0]?.seq ?? 0, lines.at(-1)?.seq ?? 0, lines.length];
    const { transcript } = await get<CaseView>('/api/cases/1');
    assert.deepEqual([seqs(transcript), transcript.earlier], [[17, 76, 60], true]);
    const before = await get<CaseView['transcript']>('/api/cases/1/transcript?before=17');
    assert.deepEqual([seqs(before), before.earlier], [[1, 16, 16], false]);
    assert.deepEqual(seqs(await get<CaseView['transcript']>('/api/cases/1/transcript?after=70')), [71, 76, 6]);
  });

  it('knows nothing of a conversation that was never handed over and has no claim', async () => {
    const stored = await scene.services.store.get('conversation', '1');
    assert.ok(stored);
    await scene.services.store.commit([
      { kind: 'conversation', id: '1', expected: 1, value: { ...stored.value, handoff: null } },
      { kind: 'claim', id: 'GW-2026-000001', expected: 1, value: null }
    ]);
    for (const url of ['/api/cases/1', '/api/cases/1/transcript', '/api/cases/none']) {
      const answer = await scene.app.inject({ url, headers: { cookie } });
      assert.equal(answer.statusCode, 404);
      assert.equal(answer.json().error.code, 'caseNotFound');
    }
  });
});

describe('the summary before a claim is opened', () => {
  it('shows the decisions told in this round, without those whose facts were corrected', async () => {
    const scene = await openScene();
    const cookie = await cookieFor(scene, 'Anna');
    await addCase(scene, '1', '2026-03-02T08:00:00.000Z');
    const { store } = scene.services;
    const stored = await store.get('conversation', '1');
    assert.ok(stored?.value.handoff);
    const { session, handoff } = stored.value;
    const bare = { ...stored.value, session: { ...session, claim: null }, handoff: { ...handoff, claim: null, reason: 'contested' as const } };
    await store.commit([
      { kind: 'conversation', id: '1', expected: 1, value: bare },
      { kind: 'claim', id: 'GW-2026-000001', expected: 1, value: null }
    ]);
    const read = async (): Promise<CaseView> => (await scene.app.inject({ url: '/api/cases/1', headers: { cookie } })).json<CaseView>();
    assert.deepEqual((await read()).summary.decisions.map(({ outcome }) => outcome), ['covered']);
    assert.equal((await read()).row.customer, null);
    const answers = session.answers.map((answer) => (answer.fact === 'purchaseDate' ? { ...answer, value: '2019-01-01' } : answer));
    await store.commit([{ kind: 'conversation', id: '1', expected: 2, value: { ...bare, session: { ...bare.session, answers } } }]);
    const corrected = await read();
    assert.deepEqual(corrected.summary.decisions, []);
    assert.equal(corrected.summary.facts[0]?.facts[0]?.value, '1 January 2019');
    await scene.app.close();
  });
});
