/** Passing cases on, by the console's API, on the real road. */
import assert from 'node:assert/strict';
import type { CaseRow, CaseView } from '../../../bot/console/view.js';
import type { DeskPeople, ReadyReply } from '../../../bot/console/live-view.js';
import { ClaimDesk } from './claimDesk.js';
import { write } from './scene.js';

describe('a case that is passed on', () => {
  let desk: ClaimDesk;
  let anna: string;
  let jan: string;
  let id: string;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    [anna, jan] = [await desk.cookieFor('Anna'), await desk.cookieFor('Jan')];
    id = (await desk.claim()).conversation;
    await act(anna, 'accept');
  });
  afterEach(() => desk.app.close());

  let keys = 0;
  async function act(cookie: string, what: string, body?: object, headers: Record<string, string> = {}) {
    return write(desk, cookie, `/api/cases/${id}/${what}`, body, { 'idempotency-key': `key ${(keys += 1)}`, 'accept-language': 'en', ...headers });
  }
  const rowAfter = async (cookie: string, what: string, body?: object): Promise<CaseRow> => {
    const answer = await act(cookie, what, body);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<CaseView>().row;
  };
  const rows = async (cookie: string, query: string): Promise<string[]> =>
    (await desk.read(cookie, `/api/cases?${query}`)).json<{ cases: CaseRow[] }>().cases.map(({ conversation }) => conversation);
  const people = async (): Promise<DeskPeople> => (await desk.read(anna, '/api/people', { 'accept-language': 'pl' })).json<DeskPeople>();
  const idOf = async (name: string): Promise<string> => (await people()).people.find((one) => one.name === name)?.id ?? '';

  it('to a person is offered to them with its note, and theirs when they take it', async () => {
    const row = await rowAfter(anna, 'transfer', { to: { person: await idOf('Jan') }, note: ' Has the same unit.\u0007 ' });
    assert.deepEqual([row.state, row.owner, row.offered?.name, row.note], ['waiting', null, 'Jan', 'Has the same unit.']);
    assert.deepEqual([await rows(jan, 'show=offered'), await rows(anna, 'show=offered'), await rows(anna, 'show=waiting')], [[id], [], [id]]);
    const taken = await rowAfter(jan, 'accept');
    assert.deepEqual([taken.owner?.name, taken.note], ['Jan', 'Has the same unit.']);
    assert.deepEqual([await rows(jan, 'show=mine'), await rows(anna, 'show=mine')], [[id], []]);
  });

  it('to a queue waits there for anybody', async () => {
    const row = await rowAfter(anna, 'transfer', { to: { queue: 'desk' }, note: null });
    assert.deepEqual([row.state, row.queue], ['waiting', { id: 'desk', title: 'Service desk' }]);
    assert.deepEqual(await rows(jan, 'queue=desk&language=pl'), [id]);
    assert.deepEqual([await rows(jan, 'queue=other'), await rows(jan, 'language=en'), await rows(jan, 'product=Kettle')], [[], [], []]);
  });

  it('waits since the customer called, however often it went back; what is promised sooner, or was and is late, comes first', async () => {
    const called = desk.clock.at.toISOString();
    const at = (time: string): void => { desk.clock.at = new Date(`2026-11-20T${time}:00.000Z`); };
    at('11:00');
    const { conversation: later } = await desk.claim();
    at('12:00');
    await act(anna, 'messages', { text: 'Good morning' });
    assert.equal((await rowAfter(anna, 'release', { note: null })).since, called);
    // The later one is promised an answer by 15:00; whoever was answered has a new promise, until 16:00.
    assert.deepEqual(await rows(jan, 'show=waiting'), [later, id]);
    at('15:30');
    assert.deepEqual(await rows(jan, 'show=waiting'), [later, id]);
    // Now both are late: the longer wait comes first.
    at('16:30');
    assert.deepEqual(await rows(jan, 'show=waiting'), [id, later]);
  });

  it('is refused, with who has it, to whoever does not', async () => {
    for (const [what, body] of [['transfer', { to: { queue: 'desk' }, note: null }], ['release', { note: null }], ['snooze', { until: null }], ['delegate', { task: 'x' }]] as const) {
      const answer = await act(jan, what, body);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [409, 'takenByOther'], what);
      assert.match(answer.json().error.message, /It is with: Anna\.$/u);
    }
  });

  it('is refused to nobody, to no queue, and to oneself', async () => {
    const refusal = async (to: object): Promise<unknown[]> => {
      const answer = await act(anna, 'transfer', { to, note: null });
      return [answer.statusCode, answer.json().error.code];
    };
    assert.deepEqual(await refusal({ person: 'nobody' }), [400, 'noSuchPerson']);
    assert.deepEqual(await refusal({ queue: 'none' }), [400, 'noSuchQueue']);
    assert.deepEqual(await refusal({ person: await idOf('Anna') }), [409, 'alreadyYours']);
    assert.deepEqual(await refusal({ somebody: 'x' }), [400, 'badRequest']);
  });

  it('goes back to its queue', async () => {
    const row = await rowAfter(anna, 'release', { note: 'Needs a lead.' });
    assert.deepEqual([row.state, row.owner, row.note], ['waiting', null, 'Needs a lead.']);
  });

  it('is laid aside until a moment, or until the customer writes', async () => {
    const until = '2026-11-23T09:00:00.000Z';
    assert.equal((await rowAfter(anna, 'snooze', { until })).snoozedUntil, until);
    assert.deepEqual(await rows(anna, 'show=snoozed'), [id]);
    await desk.services.road.handle(id, { eventId: 'back', event: { type: 'message', text: 'Halo' }, activity: { type: 'message', text: 'Halo' } });
    assert.deepEqual(await rows(anna, 'show=snoozed'), []);
    const tooSoon = await act(anna, 'snooze', { until: null });
    assert.deepEqual([tooSoon.statusCode, tooSoon.json().error.code], [409, 'customerWaits']);
    await act(anna, 'messages', { text: 'Proszę o zdjęcie faktury.' });
    assert.notEqual((await rowAfter(anna, 'snooze', { until: null })).snoozedUntil, null);
    const past = await act(anna, 'snooze', { until: '2020-01-01T00:00:00.000Z' });
    assert.deepEqual([past.statusCode, past.json().error.code], [400, 'badMoment']);
  });

  it('goes to the bot with a task, and comes back with the customer’s answer', async () => {
    assert.equal((await rowAfter(anna, 'delegate', { task: 'Poproszę zdjęcie tabliczki.' })).state, 'delegated');
    await desk.services.road.handle(id, { eventId: 'photo', event: { type: 'message', text: 'Oto ono' }, activity: { type: 'message', text: 'Oto ono' } });
    const { row } = (await desk.read(anna, `/api/cases/${id}`)).json<CaseView>();
    assert.deepEqual([row.state, row.owner?.name], ['accepted', 'Anna']);
    const empty = await act(anna, 'delegate', { task: ' \u0000 ' });
    assert.deepEqual([empty.statusCode, empty.json().error.code], [400, 'emptyText']);
  });

  it('has notes among agents, by anybody', async () => {
    const answer = await act(jan, 'notes', { text: 'Second case of this customer.' });
    const line = answer.json<CaseView>().transcript.lines.at(-1);
    assert.deepEqual([line?.kind, line?.deed, line?.name, line?.text, line?.markdown], ['noted', false, 'Jan', 'Second case of this customer.', false]);
  });

  it('has what was done to it among them, told from what anybody wrote', async () => {
    const answer = await act(anna, 'release', { note: 'Ask for the invoice.' });
    const trail = answer.json<CaseView>().transcript.lines.filter(({ deed }) => deed);
    assert.deepEqual(trail.map(({ kind, name, text }) => [kind, name, text.split('\n').at(-1)]), [['noted', 'Anna', 'Ask for the invoice.']]);
  });

  it('is passed on once for one Idempotency-Key', async () => {
    const send = () => act(anna, 'release', { note: null }, { 'idempotency-key': 'same' });
    assert.deepEqual([(await send()).statusCode, (await send()).statusCode], [200, 200]);
    assert.equal((await rowAfter(jan, 'accept')).owner?.name, 'Jan');
  });

  it('can go to those who work here: who is at the desk, and what they hold', async () => {
    const leave = desk.services.presence.enter({ id: await idOf('Jan'), name: 'Jan', role: 'agent' });
    const here = await people();
    leave();
    assert.deepEqual(here.people.map(({ name, online, load }) => [name, online, load]), [['Jan', true, 0], ['Anna', false, 1]]);
    const [queue] = here.queues;
    assert.deepEqual([queue?.title, queue?.members.length, queue?.waiting, queue?.open], ['Serwis', 2, 0, true]);
  });

  it('is answered with ready words in the customer’s language, filled in as far as the case is known', async () => {
    const { replies } = (await desk.read(anna, `/api/cases/${id}/replies`, { 'accept-language': 'en' })).json<{ replies: ReadyReply[] }>();
    const hello = replies.find(({ id: one }) => one === 'hello');
    assert.deepEqual([hello?.title, hello?.open], ['Greeting', []]);
    assert.match(hello?.text ?? '', /^Dzień dobry, tu Anna\./u);
    assert.match(replies.find(({ id: one }) => one === 'proof')?.text ?? '', /zgłoszenia GW-2026-000001 /u);
    assert.deepEqual(replies.find(({ id: one }) => one === 'rma')?.open, ['rma', 'rmaUntil', 'returnAddress']);
    assert.equal((await desk.read(anna, '/api/cases/none/replies')).statusCode, 404);
  });
});
