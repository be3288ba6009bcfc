import assert from 'node:assert/strict';
import type { CaseView } from '../../../bot/console/view.js';
import { addCase, cookieFor, NOW, openScene, write, type Scene } from './scene.js';

const CLAIM = 'GW-2026-000001';

describe('what an agent does', () => {
  let scene: Scene;
  let anna: string;
  let jan: string;
  beforeEach(async () => {
    scene = await openScene();
    anna = await cookieFor(scene, 'Anna');
    jan = await cookieFor(scene, 'Jan');
    await addCase(scene, '1', NOW);
  });
  afterEach(() => scene.app.close());

  it('is one event on the road, in the name of who is signed in', async () => {
    const accepted = await write(scene, anna, '/api/cases/1/accept');
    assert.equal(accepted.json<CaseView>().row.owner?.name, 'Anna');
    await write(scene, anna, '/api/cases/1/messages', { text: ' Hello\r\nthere\u0007 ' });
    await write(scene, anna, '/api/cases/1/rma', { claim: CLAIM });
    await write(scene, anna, '/api/cases/1/close', { claim: CLAIM, result: 'repaired', note: '  ' });
    const agent = { id: accepted.json<CaseView>().row.owner?.id, name: 'Anna' };
    assert.deepEqual(scene.road.arrivals.map(({ event, activity }) => [event, activity]), [
      [{ type: 'agent', agent, action: { do: 'accept' } }, null],
      [{ type: 'agent', agent, action: { do: 'say', text: 'Hello\nthere' } }, null],
      [{ type: 'agent', agent, action: { do: 'authoriseRma', claim: CLAIM } }, null],
      [{ type: 'agent', agent, action: { do: 'close', claim: CLAIM, result: 'repaired', note: null } }, null]
    ]);
  });

  it('answers with the case as it is now', async () => {
    await write(scene, anna, '/api/cases/1/accept');
    const { row, summary, transcript } = (await write(scene, anna, '/api/cases/1/rma', { claim: CLAIM })).json<CaseView>();
    assert.equal(summary.claims[0]?.rma?.number, 'RMA-2026-000001');
    assert.deepEqual(row.claim, { number: CLAIM, state: 'rmaAuthorised' });
    assert.equal(transcript.lines.at(-1)?.text, '**RMA-2026-000001**');
    const returned = (await write(scene, anna, '/api/cases/1/return')).json<CaseView>();
    assert.equal(returned.row.state, 'completed');
  });

  it('is done once for one Idempotency-Key, however often it is sent', async () => {
    await write(scene, anna, '/api/cases/1/accept');
    const send = (cookie: string) => write(scene, cookie, '/api/cases/1/messages', { text: 'Hello' }, { 'idempotency-key': 'same' });
    const answers = await Promise.all([send(anna), send(anna)]);
    assert.deepEqual(answers.map(({ statusCode }) => statusCode), [200, 200]);
    assert.equal((await scene.services.store.entries('1', 0)).filter(({ from }) => from.role === 'agent').length, 1);
    assert.equal((await send(jan)).statusCode, 409);
  });

  it('needs an Idempotency-Key', async () => {
    const answer = await scene.app.inject({ method: 'POST', url: '/api/cases/1/accept', headers: { cookie: anna, 'x-gwarant': '1' } });
    assert.deepEqual([answer.statusCode, answer.json().error.code], [400, 'badRequest']);
  });

  it('tells the second of two who accept at once who has the case', async () => {
    const answers = await Promise.all([write(scene, anna, '/api/cases/1/accept'), write(scene, jan, '/api/cases/1/accept', undefined, { 'accept-language': 'pl' })]);
    assert.deepEqual(answers.map(({ statusCode }) => statusCode), [200, 409]);
    const { error } = answers[1].json<{ error: { code: string; message: string } }>();
    assert.equal(error.code, 'takenByOther');
    assert.match(error.message, /Prowadzi ją: Anna\.$/u);
  });

  it('refuses with the code of the turn', async () => {
    const refusal = async (cookie: string, url: string, payload?: object) => {
      const answer = await write(scene, cookie, url, payload);
      return [answer.statusCode, answer.json().error?.code];
    };
    assert.deepEqual(await refusal(jan, '/api/cases/1/messages', { text: 'x' }), [409, 'notOwner']);
    await write(scene, anna, '/api/cases/1/accept');
    assert.deepEqual(await refusal(jan, '/api/cases/1/messages', { text: 'y' }), [409, 'notOwner']);
    assert.match((await write(scene, jan, '/api/cases/1/messages', { text: 'z' })).json().error.message, /It is with: Anna\.$/u);
    assert.deepEqual(await refusal(anna, '/api/cases/1/messages', { text: ' \u0000 ' }), [400, 'emptyText']);
    assert.deepEqual(await refusal(anna, '/api/cases/1/rma', { claim: 'GW-2026-999999' }), [409, 'noClaim']);
    await write(scene, anna, '/api/cases/1/rma', { claim: CLAIM });
    const again = await write(scene, anna, '/api/cases/1/rma', { claim: CLAIM }, { 'idempotency-key': 'again' });
    assert.deepEqual([again.statusCode, again.json().error.code], [409, 'wrongClaimState']);
    await write(scene, anna, '/api/cases/1/return');
    assert.deepEqual(await refusal(jan, '/api/cases/1/accept'), [409, 'notWaiting']);
    assert.deepEqual(await refusal(jan, '/api/cases/none/accept'), [404, 'caseNotFound']);
  });

  it('refuses bodies that are none', async () => {
    const status = async (url: string, payload: object): Promise<number> => (await write(scene, anna, url, payload)).statusCode;
    assert.equal(await status('/api/cases/1/messages', {}), 400);
    assert.equal(await status('/api/cases/1/messages', { text: 'x'.repeat(8001) }), 400);
    assert.equal(await status('/api/cases/1/close', { claim: null, result: 'nothing', note: null }), 400);
    assert.equal(await status('/api/cases/1/rma', { claim: {} }), 400);
    assert.equal(scene.road.arrivals.length, 0);
  });
});
