import assert from 'node:assert/strict';
import type { FoundPage } from '../../../bot/console/search-view.js';
import type { CaseRow, CaseView } from '../../../bot/console/view.js';
import { ClaimDesk } from './claimDesk.js';
import { write } from './scene.js';

describe('a case for a customer on the phone', () => {
  let desk: ClaimDesk;
  let anna: string;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    anna = await desk.cookieFor('Anna');
  });
  afterEach(() => desk.app.close());

  const open = (key: string, cookie: string = anna) => write(desk, cookie, '/api/cases', { language: 'pl' }, { 'idempotency-key': key });

  it('is a conversation of the web page in the customer’s language, with the way into it', async () => {
    const { row, interview } = (await open('k')).json<CaseView>();
    const stored = await desk.services.road.find(row.conversation);
    assert.deepEqual([stored?.channel, stored?.locale, stored?.openedBy?.name, stored?.handoff], ['webchat', 'pl', 'Anna', null]);
    assert.deepEqual([row.state, row.language, row.claim], ['bot', 'pl', null]);
    assert.equal(new URL(interview ?? '').searchParams.get('resume'), stored?.resumeKey);
    assert.match(stored?.user.id ?? '', /^dl_/u);
  });

  it('opens once for one key, and another for another person', async () => {
    const jan = await desk.cookieFor('Jan');
    const answers = await Promise.all([open('k'), open('k'), open('k', jan), open('other')]);
    const ids = answers.map((answer) => answer.json<CaseView>().row.conversation);
    assert.equal(ids[0], ids[1]);
    assert.equal(new Set(ids).size, 3);
  });

  it('gives the way in to nobody but the one who opened it', async () => {
    const { row, interview } = (await open('k')).json<CaseView>();
    const jan = await desk.cookieFor('Jan');
    const other = await desk.read(jan, `/api/cases/${row.conversation}`);
    assert.equal(other.json<CaseView>().interview, null);
    assert.doesNotMatch(other.body, new RegExp(new URL(interview ?? '').searchParams.get('resume') ?? 'x', 'u'));
    const customers = await desk.claim();
    assert.equal((await desk.read(anna, `/api/cases/${customers.conversation}`)).json<CaseView>().interview, null);
  });

  it('has the agent in its claim’s history, and is found by the search', async () => {
    const { row } = (await open('k')).json<CaseView>();
    await desk.answers(row.conversation, { name: 'Maria Lis', email: 'maria@example.com', serial: 'OA-9', description: 'Spadła.' });
    const { claims } = (await desk.read(anna, '/api/claims?q=maria%20lis')).json<FoundPage>();
    assert.deepEqual(claims.map(({ conversation }) => conversation), [row.conversation]);
    const { summary } = (await desk.read(anna, `/api/cases/${row.conversation}`)).json<CaseView>();
    assert.deepEqual([summary.claims[0]?.history[0]?.what, summary.claims[0]?.history[0]?.role, summary.claims[0]?.history[0]?.name], ['opened', 'agent', 'Anna']);
    const { cases } = (await desk.read(anna, '/api/cases')).json<{ cases: CaseRow[] }>();
    assert.deepEqual(cases.map(({ conversation }) => conversation), [row.conversation]);
  });

  it('is opened by those who are in, from our own page, in a language we speak', async () => {
    const send = (headers: Record<string, string>, payload: object = { language: 'pl' }) => desk.app.inject({ method: 'POST', url: '/api/cases', payload, headers: { 'idempotency-key': 'k', ...headers } });
    assert.equal((await send({ 'x-gwarant': '1' })).statusCode, 401);
    assert.equal((await send({ cookie: anna })).statusCode, 403);
    assert.equal((await send({ cookie: anna, 'x-gwarant': '1' }, { language: 'de' })).statusCode, 400);
  });

  it('leaves conversations that are no case unread', async () => {
    const { id } = await desk.services.road.open({ channel: 'webchat', user: { id: 'dl_x', name: null }, address: null, locale: 'pl' });
    for (const url of [`/api/cases/${id}`, `/api/cases/${id}/transcript`, '/api/cases/nobody']) assert.equal((await desk.read(anna, url)).statusCode, 404, url);
  });
});
