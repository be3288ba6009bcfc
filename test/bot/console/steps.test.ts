import assert from 'node:assert/strict';
import type { CaseView, ClaimCard } from '../../../bot/console/view.js';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import type { Claim } from '../../../dialogs/records.js';
import { ClaimDesk, TODAY } from './claimDesk.js';
import { write } from './scene.js';

describe('a claim at the console', () => {
  let desk: ClaimDesk;
  let anna: string;
  let claim: Claim;
  beforeEach(async () => {
    desk = await ClaimDesk.open();
    anna = await desk.cookieFor('Anna');
    claim = await desk.claim();
  });
  afterEach(() => desk.app.close());

  const cardIn = (view: CaseView): ClaimCard => view.summary.claims.find(({ number }) => number === claim.number) as ClaimCard;
  const take = async (step: ClaimStep): Promise<ClaimCard> => {
    const answer = await desk.step(anna, claim, step);
    assert.equal(answer.statusCode, 200, answer.body);
    return cardIn(answer.json<CaseView>());
  };
  const refused = async (step: object, headers: Record<string, string> = {}): Promise<[number, string, string]> => {
    const answer = await desk.step(anna, claim, step as ClaimStep, headers);
    const { error } = answer.json<{ error: { code: string; message: string } }>();
    return [answer.statusCode, error.code, error.message];
  };

  it('goes from review to closed, each step with the next one beside it', async () => {
    const steps: ClaimStep[] = [
      { do: 'authoriseRma' }, { do: 'send', tracking: 'PL123' }, { do: 'receive', on: TODAY, condition: 'pęknięta', missingParts: null }, { do: 'accept', on: TODAY },
      { do: 'inspect' }, { do: 'choose', remedy: 'replacement', note: null }, { do: 'shipBack', tracking: null }, { do: 'close', result: 'replaced', note: null }
    ];
    const seen: [string, string | null][] = [];
    for (const step of steps) {
      const { state, next } = await take(step);
      seen.push([state, next]);
    }
    assert.deepEqual(seen, [
      ['rmaAuthorised', 'receive'], ['inTransit', 'receive'], ['received', 'accept'], ['accepted', 'inspect'], ['inInspection', 'choose'], ['replacement', 'shipBack'],
      ['shippedBack', 'close'], ['closed', null]
    ]);
    const card = cardIn((await desk.read(anna, `/api/cases/${claim.conversation}`)).json<CaseView>());
    assert.deepEqual([card.steps, card.parcel.tracking, card.parcel.condition, card.result?.code], [['reopen', 'note'], 'PL123', 'pęknięta', 'replaced']);
    assert.equal(card.history.at(-1)?.via, 'console');
    assert.deepEqual(card.ledger.map(({ used, reserved, limit }) => [used, reserved, limit]), [[1, 0, 2], [1, 0, 6]]);
  });

  it('shows what can be pressed, and what the forms offer', async () => {
    const card = cardIn((await desk.read(anna, `/api/cases/${claim.conversation}`, { 'accept-language': 'pl' })).json<CaseView>());
    assert.deepEqual(card.steps, ['askPapers', 'authoriseRma', 'choose', 'reject', 'close', 'withdraw', 'override', 'answer', 'identify', 'note']);
    assert.deepEqual([card.next, card.remedies[0], card.answerBy, card.answerStanding], ['authoriseRma', 'replacement', '2026-12-04', 'ahead']);
    assert.deepEqual([card.offers.today, card.offers.earliest], [TODAY, null]);
    assert.ok(card.offers.clauses.some(({ id, text }) => id === 'CRA-4' && /wymian/u.test(text)));
    assert.equal((await take({ do: 'authoriseRma' })).offers.earliest, TODAY);
  });

  it('tells a refusal with its reason, in the reader’s language', async () => {
    assert.deepEqual(await refused({ do: 'accept', on: TODAY }), [409, 'wrongClaimState', 'The claim is not in a state in which this can be done. Refresh the case. State of the claim: under review.']);
    assert.match((await refused({ do: 'accept', on: TODAY }, { 'accept-language': 'pl' }))[2], /Stan zgłoszenia: .+\.$/u);
    assert.deepEqual((await refused({ do: 'askPapers', papers: ['nothing'], note: null })).slice(0, 2), [400, 'noSuchPaper']);
    assert.deepEqual((await refused({ do: 'reject', reason: ' \u0000 ', clause: null })).slice(0, 2), [400, 'emptyText']);
    assert.deepEqual((await refused({ do: 'override', outcome: 'not-covered', reason: 'Opened.', clause: 'NO-1' })).slice(0, 2), [400, 'noSuchClause']);
    assert.deepEqual(await refused({ do: 'override', outcome: 'not-covered', reason: 'Opened.', clause: null }), [400, 'clauseMissing', 'The clause that the decision rests on is missing. Choose one from the list.']);
    assert.match((await refused({ do: 'override', outcome: 'covered', reason: 'Goodwill.', clause: '  ' }, { 'accept-language': 'pl' }))[2], /^Brakuje postanowienia/u);
    assert.match((await refused({ do: 'reject', reason: 'Opened.', clause: 'NO-1' }, { 'accept-language': 'pl' }))[2], /takiego postanowienia.* NO-1\.$/u);
    await take({ do: 'authoriseRma' });
    assert.match((await refused({ do: 'receive', on: '2026-11-19', condition: null, missingParts: null }))[2], /The earliest possible day: 20 November 2026\.$/u);
    assert.deepEqual((await refused({ do: 'receive', on: '2026-11-21', condition: null, missingParts: null })).slice(0, 2), [400, 'badDay']);
    assert.deepEqual((await desk.step(anna, { ...claim, number: 'GW-2026-999999' }, { do: 'inspect' })).json<{ error: { code: string } }>().error.code, 'noClaim');
  });

  it('knows no papers and clauses but the policy’s own, whatever every object has', async () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.deepEqual((await refused({ do: 'askPapers', papers: [name], note: null })).slice(0, 2), [400, 'noSuchPaper']);
      assert.deepEqual((await refused({ do: 'override', outcome: 'covered', reason: 'Goodwill.', clause: name })).slice(0, 2), [400, 'noSuchClause']);
    }
  });

  it('refuses what is no step, and says what is wrong with it', async () => {
    assert.match((await refused({ do: 'send' }))[2], /tracking/u);
    assert.match((await refused({ do: 'choose', remedy: 'cake', note: null }))[2], /remedy/u);
    assert.match((await refused({ do: 'dance' }))[2], /do must be/u);
    for (const wrong of [{}, { do: 'receive', on: 'yesterday', condition: null, missingParts: null }, { do: 'note', text: 'x'.repeat(2001) }]) assert.equal((await refused(wrong))[0], 400);
    assert.deepEqual((await desk.stored(claim.number)).history, claim.history);
  });

  it('leaves behind what a step does not carry, and takes nothing written for nothing', async () => {
    await take({ do: 'authoriseRma' });
    const card = await take({ do: 'send', tracking: ' \u0007 ', state: 'closed', history: [] } as unknown as ClaimStep);
    assert.deepEqual([card.state, card.parcel.tracking, card.history.at(-1)?.what], ['inTransit', null, 'sent']);
  });

  it('is stepped once for one Idempotency-Key', async () => {
    const twice = [await desk.step(anna, claim, { do: 'note', text: 'once' }, { 'idempotency-key': 'k' }), await desk.step(anna, claim, { do: 'note', text: 'once' }, { 'idempotency-key': 'k' })];
    assert.deepEqual(twice.map(({ statusCode }) => statusCode), [200, 200]);
    assert.equal((await desk.stored(claim.number)).history.filter(({ note }) => note === 'once').length, 1);
  });

  it('is not for those who are not in, nor for another site, nor through another conversation', async () => {
    const other = await desk.claim({ serial: 'OA-2' });
    const url = `/api/cases/${claim.conversation}/claims/${claim.number}/steps`;
    const payload = { do: 'note', text: 'x' };
    assert.equal((await desk.app.inject({ method: 'POST', url, payload, headers: { 'x-gwarant': '1', 'idempotency-key': 'k' } })).statusCode, 401);
    assert.equal((await desk.app.inject({ method: 'POST', url, payload, headers: { cookie: anna, 'idempotency-key': 'k' } })).statusCode, 403);
    assert.equal((await desk.step(anna, { conversation: other.conversation, number: claim.number }, { do: 'note', text: 'x' })).json<{ error: { code: string } }>().error.code, 'noClaim');
    assert.deepEqual((await desk.stored(claim.number)).history, claim.history);
  });

  it('belongs to whoever talks with the customer, while they do', async () => {
    const jan = await desk.cookieFor('Jan');
    await write(desk, anna, `/api/cases/${claim.conversation}/accept`);
    const answer = await desk.step(jan, claim, { do: 'authoriseRma' });
    assert.deepEqual([answer.statusCode, answer.json<{ error: { code: string } }>().error.code], [409, 'takenByOther']);
    assert.match(answer.body, /It is with: Anna\./u);
    const card = cardIn((await desk.read(jan, `/api/cases/${claim.conversation}`)).json<CaseView>());
    assert.deepEqual([card.steps, card.remedies, card.next], [[], [], null]);
  });

  it('can be worked on when its hand-off is over, and when there never was one', async () => {
    await write(desk, anna, `/api/cases/${claim.conversation}/accept`);
    await write(desk, anna, `/api/cases/${claim.conversation}/return`);
    assert.equal((await take({ do: 'authoriseRma' })).state, 'rmaAuthorised');
    const { value, version } = (await desk.services.store.get('conversation', claim.conversation)) ?? assert.fail();
    await desk.services.store.commit([{ kind: 'conversation', id: value.id, expected: version, value: { ...value, handoff: null } }]);
    const view = (await desk.read(anna, `/api/cases/${claim.conversation}`)).json<CaseView>();
    assert.deepEqual([view.row.state, view.row.reason, view.row.claim?.number], ['bot', null, claim.number]);
    assert.equal((await take({ do: 'receive', on: TODAY, condition: null, missingParts: null })).state, 'received');
  });

  it('shows the other claims for its unit, the older one too, and what the plan has left', async () => {
    const newer = await desk.claim({ serial: 'oa 1' });
    await take({ do: 'authoriseRma' });
    const card = cardIn((await desk.read(anna, `/api/cases/${claim.conversation}`)).json<CaseView>());
    assert.deepEqual(card.links.map(({ number, state, conversation }) => [number, state, conversation]), [[newer.number, 'underReview', newer.conversation]]);
    assert.deepEqual(card.ledger.map(({ used, reserved, limit }) => [used, reserved, limit]), [[0, 1, 2], [0, 1, 6]]);
    const other = (await desk.read(anna, `/api/cases/${newer.conversation}`)).json<CaseView>().summary.claims[0];
    assert.deepEqual([other?.links[0]?.number, other?.links[0]?.state, other?.ledger[0]?.reserved], [claim.number, 'rmaAuthorised', 1]);
  });

  it('tells its history in words', async () => {
    await take({ do: 'authoriseRma' });
    await take({ do: 'receive', on: TODAY, condition: null, missingParts: 'kabel' });
    await take({ do: 'accept', on: TODAY });
    await take({ do: 'pause', reason: 'parts', note: 'moduł' });
    const history = (await desk.read(anna, `/api/cases/${claim.conversation}`, { 'accept-language': 'pl' })).json<CaseView>().summary.claims[0]?.history ?? [];
    assert.deepEqual(history.slice(-3).map(({ what, note, name, via }) => [what, note, name, via]), [
      ['received', 'kabel', 'Anna', 'console'], ['accepted', '20 listopada 2026', 'Anna', 'console'], ['paused', 'czekamy na części: moduł', 'Anna', 'console']
    ]);
  });
});
