/** The live board and what leads do from it, over HTTP. */
import { strict as assert } from 'node:assert';
import type { BoardView } from '../../../bot/console/board-view.js';
import type { CaseView } from '../../../bot/console/view.js';
import { ClaimDesk } from './claimDesk.js';
import { cookieFor, write } from './scene.js';
import { act, ANNA, callPerson, OLA, say } from './supervised.js';

describe('the live board', () => {
  let desk: ClaimDesk;
  let lead: string;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    lead = await cookieFor(desk, 'Lena', 'lead');
  });
  afterEach(() => desk.app.close());

  const board = async (cookie = lead): Promise<BoardView> => (await desk.read(cookie, '/api/board', { 'accept-language': 'en' })).json<BoardView>();
  const later = (at: string): void => { desk.clock.at = new Date(at); };

  it('shows what waits, who has what, and the promises', async () => {
    const waiting = await callPerson(desk);
    const held = await callPerson(desk);
    await act(desk, held, ANNA, { do: 'accept' }, { do: 'say', text: 'Dzień dobry' });
    desk.services.presence.enter({ ...ANNA, role: 'agent' });
    later('2026-11-20T13:45:00.000Z');
    lead = await cookieFor(desk, 'Lena', 'lead');
    const { at, queues: [queue], people } = await board();
    assert.equal(at, '2026-11-20T13:45:00.000Z');
    assert.deepEqual([queue?.title, queue?.open, queue?.waiting, queue?.held, queue?.promises, queue?.capacity], ['Service desk', true, 1, 1, { dueSoon: 1, broken: 0 }, 5]);
    assert.deepEqual(queue?.cases.map((one) => [one.conversation, one.state, one.owner?.name ?? null, one.reason, one.language]), [[waiting, 'waiting', null, 'asked', 'pl'], [held, 'held', 'Anna', 'asked', 'pl']]);
    assert.deepEqual(people.map(({ name, online, load, capacity }) => [name, online, load, capacity]), [['Anna', true, 1, 5]]);
  });

  it('names the customer, the product and the claim in the reader’s language', async () => {
    const claim = await desk.claim({ name: 'Ewa Lis' });
    const { queues: [queue] } = await board();
    const [one] = queue?.cases ?? [];
    assert.deepEqual([one?.conversation, one?.customer, one?.claim], [claim.conversation, 'Ewa Lis', claim.number]);
    assert.ok(one?.product?.includes('Osmo Action'));
  });

  it('is for leads and admins only, and so is what is done from it', async () => {
    const agent = await desk.cookieFor('Anna');
    const id = await callPerson(desk);
    for (const answer of [
      await desk.read(agent, '/api/board'), await desk.read(agent, '/api/reports'), await desk.read(agent, '/api/reports.csv'),
      await write(desk, agent, `/api/cases/${id}/take-over`, { reason: 'x' }), await write(desk, agent, `/api/cases/${id}/reassign`, { queue: 'desk', note: null })
    ]) assert.deepEqual([answer.statusCode, answer.json<{ error: { code: string } }>().error.code], [403, 'roleMissing']);
    assert.equal((await desk.read('', '/api/board')).statusCode, 401);
    assert.equal((await desk.read(await cookieFor(desk, 'Ada', 'admin'), '/api/board')).statusCode, 200);
  });

  it('takes a case over with a reason, which the history of the claim keeps', async () => {
    const claim = await desk.claim();
    await act(desk, claim.conversation, ANNA, { do: 'accept' });
    const answer = await write(desk, lead, `/api/cases/${claim.conversation}/take-over`, { reason: 'Anna is away' });
    assert.equal(answer.statusCode, 200);
    const view = answer.json<CaseView>();
    assert.deepEqual([view.row.owner?.name, view.row.state], ['Lena', 'accepted']);
    assert.deepEqual(view.transcript.lines.filter(({ kind }) => kind === 'noted').map(({ name, deed }) => [name, deed]), [['Lena', true]]);
    const last = (await desk.stored(claim.number)).history.at(-1);
    assert.deepEqual([last?.what, last?.who.name, last?.note], ['taken', 'Lena', 'Anna is away']);
    assert.deepEqual(await act(desk, claim.conversation, ANNA, { do: 'say', text: 'Hi' }), { ok: false, code: 'takenByOther', detail: 'Lena' });
    const again = await write(desk, lead, `/api/cases/${claim.conversation}/take-over`, { reason: 'again' });
    assert.deepEqual([again.statusCode, again.json<{ error: { code: string } }>().error.code], [409, 'alreadyYours']);
    const empty = await write(desk, lead, `/api/cases/${claim.conversation}/take-over`, { reason: ' \u0000 ' });
    assert.equal(empty.statusCode, 409, 'whose it is comes first');
  });

  it('passes a case on to somebody who is there, or to a queue', async () => {
    const id = await callPerson(desk);
    await act(desk, id, ANNA, { do: 'accept' });
    desk.services.presence.enter({ ...OLA, role: 'agent' });
    const asked = await write(desk, lead, `/api/cases/${id}/reassign`, { agent: 'ola', note: 'knows it' });
    assert.equal(asked.statusCode, 200);
    const { queues: [queue] } = await board();
    assert.deepEqual([queue?.cases[0]?.state, queue?.cases[0]?.offered?.name], ['waiting', 'Ola']);
    const unknown = await write(desk, lead, `/api/cases/${id}/reassign`, { agent: 'nobody', note: null });
    assert.deepEqual([unknown.statusCode, unknown.json<{ error: { code: string } }>().error.code], [400, 'badRequest']);
    assert.equal((await write(desk, lead, `/api/cases/${id}/reassign`, { queue: 'nowhere', note: null })).statusCode, 400);
    assert.equal((await write(desk, lead, `/api/cases/${id}/reassign`, { queue: 'desk', agent: 'ola', note: null })).statusCode, 400, 'one of both');
    assert.equal((await write(desk, lead, `/api/cases/${id}/reassign`, { note: null })).statusCode, 400);
    assert.equal((await write(desk, lead, `/api/cases/${id}/reassign`, { queue: 'desk', note: null })).statusCode, 200);
    assert.equal((await write(desk, lead, '/api/cases/nothing/reassign', { queue: 'desk', note: null })).statusCode, 404);
  });

  it('does not list more than a hundred cases of a queue, and says so', async () => {
    for (let count = 0; count < 102; count++) await callPerson(desk);
    const { queues: [queue] } = await board();
    assert.deepEqual([queue?.waiting, queue?.cases.length, queue?.more], [102, 100, 2]);
  }).timeout(60_000);

  it('is heard of through the feed: a take-over is a change of the case', async () => {
    const id = await callPerson(desk);
    const changes: string[] = [];
    desk.services.road.onChange(({ conversation }) => changes.push(conversation.value.handoff?.agent?.name ?? ''));
    await write(desk, lead, `/api/cases/${id}/take-over`, { reason: 'x' });
    await say(desk, id, 'Hello');
    assert.deepEqual(changes, ['Lena', 'Lena']);
  });
});
