/** What time does to a claim: papers that come later, pauses, reminders, the days on which something is owed. */
import { strict as assert } from 'node:assert';
import { expectation } from '../../../dialogs/claim/deadline.js';
import { possibleSteps } from '../../../dialogs/claim/possible.js';
import { NO_PARCEL } from '../../../dialogs/claim/record.js';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { addDays } from '../../../policies/calendar.js';
import { Talk, TODAY } from '../talk.js';
import { breaches } from './invariants.js';
import { careClaim, PERSON, steps } from './lives.js';

describe('papers that were missing', () => {
  const SCOOTER = {
    item: 'scooter', preventsUse: true, purchaseDate: '2026-06-14', faultDate: '2026-11-19', customerKind: 'consumer', condition: 'new', registered: false, causes: [],
    interventions: [], territory: 'poland', originalBuyer: true, proofOfPurchase: false, claimForm: true, complete: true, serialLegible: true, repairDays: 0
  };
  const waiting = (): Talk => new Talk('en').join().submit({ facts: { product: 'scooter-kaabo' } }).submit({ policy: 'scooter-warranty', facts: SCOOTER })
    .submit({ facts: { openClaim: true } }).submit({ facts: PERSON });

  it('once they are there, the policy decides again, with its remedy and its time', () => {
    const talk = waiting();
    assert.deepEqual([talk.claim.decision.outcome, talk.claim.missing], ['action-needed', ['proofOfPurchase']]);
    talk.happen({ type: 'message', text: '', attachments: [{ name: 'invoice.pdf', contentType: 'application/pdf', url: 'https://support.example/f', upload: 'u1' }] });
    assert.deepEqual([talk.claim.state, talk.claim.decision.outcome, talk.claim.decision.deadline], ['underReview', 'covered', { value: 30, unit: 'days' }]);
    assert.equal(talk.claim.facts['proofOfPurchase'], true);
    steps(talk, { do: 'authoriseRma' }, { do: 'receive', on: TODAY, condition: null, missingParts: null }, { do: 'accept', on: TODAY });
    assert.match(talk.lastReply.text, /We expect to be done by 20 December 2026/);
  });

  it('also when the agent says that they are not needed', () => {
    const talk = steps(waiting(), { do: 'review' });
    assert.equal(talk.claim.decision.outcome, 'covered');
  });

  it('a person’s decision is not decided again, and has the time that the policy gives', () => {
    const talk = waiting();
    steps(talk, { do: 'override', outcome: 'covered', clause: 'ZG1', reason: 'Goodwill.' }, { do: 'authoriseRma' }, { do: 'receive', on: TODAY, condition: null, missingParts: null });
    assert.equal(talk.claim.decision.outcome, 'action-needed');
    steps(talk, { do: 'accept', on: TODAY });
    assert.deepEqual(expectation(talk.claim), { type: 'by', day: '2026-12-20' });
  });
});

describe('pauses', () => {
  it('lengthen the time to remedy, and end with it', () => {
    const talk = new Talk('en').join().submit({ facts: { product: 'scooter-kaabo' } }).submit({ policy: 'scooter-warranty', facts: {
      item: 'scooter', preventsUse: true, purchaseDate: '2026-06-14', faultDate: '2026-11-19', customerKind: 'consumer', condition: 'new', registered: false, causes: [],
      interventions: [], territory: 'poland', originalBuyer: true, proofOfPurchase: true, claimForm: true, complete: true, serialLegible: true, repairDays: 0
    } }).submit({ facts: { openClaim: true } }).submit({ facts: PERSON });
    assert.deepEqual(talk.claim.decision.deadline, { value: 30, unit: 'days' });
    steps(talk, { do: 'authoriseRma' }, { do: 'receive', on: TODAY, condition: null, missingParts: null }, { do: 'accept', on: TODAY });
    assert.deepEqual(expectation(talk.claim), { type: 'by', day: '2026-12-20' });
    talk.later('2026-11-25');
    steps(talk, { do: 'pause', reason: 'parts', note: null });
    assert.deepEqual(expectation(talk.claim), { type: 'paused', since: '2026-11-25', left: 25 });
    assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'pause', reason: 'parts', note: null } }), { ok: false, code: 'alreadyPaused' });
    talk.later('2026-12-05');
    steps(talk, { do: 'resume' });
    assert.deepEqual(expectation(talk.claim), { type: 'by', day: '2026-12-30' });
    assert.match(talk.lastReply.text, /30 December 2026/);
    steps(talk, { do: 'pause', reason: 'customer', note: null }, { do: 'inspect' }, { do: 'reject', reason: 'It was opened.', clause: null });
    assert.equal(talk.claim.pauses.at(-1)?.to, '2026-12-05');
    assert.deepEqual(expectation(talk.claim), { type: 'none' });
  });
});

describe('the clock', () => {
  const tick = (talk: Talk): Talk => {
    const { timer, number } = talk.claim;
    assert.ok(timer);
    talk.later(timer.on).happen({ type: 'timer', claim: number, kind: timer.kind, on: timer.on });
    return talk;
  };

  it('asks twice for papers, politely, and says that the second time is the last', () => {
    const talk = careClaim();
    steps(talk, { do: 'answer', note: null }, { do: 'askPapers', papers: ['verificationVideo'], note: null });
    assert.deepEqual(talk.claim.timer, { kind: 'remind', on: addDays(TODAY, 3), at: `${addDays(TODAY, 3)}T07:00:00.000Z` });
    tick(talk);
    assert.match(talk.lastReply.text, /A short reminder/);
    assert.ok(!talk.lastReply.text.includes('last time'));
    tick(talk);
    assert.match(talk.lastReply.text, /last time we remind you/);
    assert.equal(talk.claim.timer, null);
    assert.equal(talk.claim.state, 'waitingForCustomer');
  });

  it('does nothing twice, nor what nobody waits for any more', () => {
    const talk = careClaim();
    steps(talk, { do: 'authoriseRma' });
    const { timer, number } = talk.claim;
    assert.equal(timer?.kind, 'rmaExpires');
    tick(talk);
    assert.equal(talk.claim.state, 'underReview');
    assert.deepEqual(talk.ledgers[0]?.lines.map(({ state }) => state), ['released']);
    const { length } = talk.replies;
    talk.happen({ type: 'timer', claim: number, kind: 'rmaExpires', on: timer?.on ?? '' });
    talk.happen({ type: 'timer', claim: 'GW-2026-999999', kind: 'overdue', on: TODAY });
    assert.equal(talk.replies.length, length);
  });

  it('alarms before and after the day on which an answer is owed', () => {
    const talk = careClaim();
    assert.equal(talk.claim.answerBy, addDays(TODAY, 14));
    assert.deepEqual(talk.claim.timer?.kind, 'answerSoon');
    tick(talk);
    assert.deepEqual(talk.last?.effects, [{ type: 'alarm', claim: talk.claim.number, kind: 'answerSoon' }]);
    assert.equal(talk.claim.timer?.kind, 'answerOverdue');
    tick(talk);
    assert.equal(talk.claim.timer, null);
    assert.deepEqual(talk.claim.alarms, [`answerSoon:${addDays(TODAY, 11)}`, `answerOverdue:${addDays(TODAY, 15)}`]);
  });
});

describe('the day by which a complaint is owed an answer', () => {
  const scooter = (customerKind: string | null, days: number | null): Talk => {
    const talk = new Talk('en');
    talk.desk = { ...DEFAULT_DESK, complaintAnswerDays: days };
    return talk.join().submit({ facts: { product: 'scooter-kaabo' } })
      .submit({ policy: 'scooter-warranty', facts: { item: 'wearPart', customerKind } }).say('I disagree');
  };

  it('is as many days away as the desk has set, for consumers and whoever may be one', () => {
    assert.equal(scooter('consumer', 14).claim.answerBy, '2026-12-04');
    assert.equal(scooter(null, 10).claim.answerBy, '2026-11-30');
  });

  it('is none for businesses, nor where the desk has no such duty; no alarm goes off then', () => {
    for (const talk of [scooter('business', 14), scooter('consumer', null)]) assert.deepEqual([talk.claim.answerBy, talk.claim.timer], [null, null]);
  });

  it('is kept by an answer within it: nothing goes off any more', () => {
    const talk = scooter('consumer', 14);
    assert.equal(talk.claim.timer?.kind, 'answerSoon');
    steps(talk, { do: 'answer', note: 'By phone.' });
    assert.deepEqual([talk.claim.answeredOn, talk.claim.timer], [TODAY, null]);
  });
});

describe('days are Warsaw’s', () => {
  it('when it is past midnight there and not yet in UTC', () => {
    const talk = careClaim();
    talk.at = '2026-11-20T23:30:00.000Z';
    steps(talk, { do: 'askPapers', papers: ['verificationVideo'], note: null });
    assert.deepEqual([talk.claim.timer?.kind, talk.claim.timer?.on], ['remind', '2026-11-24']);
    steps(talk, { do: 'authoriseRma' });
    const receive = (on: string) => talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'receive', on, condition: null, missingParts: null } });
    assert.deepEqual(receive('2026-11-20'), { ok: false, code: 'badDay', detail: '2026-11-21' });
    assert.deepEqual(receive('2026-11-21'), { ok: true });
  });
});

describe('a unit that went back', () => {
  it('and comes again, is a parcel of its own: what is done with it follows from where it is now', () => {
    const talk = careClaim();
    const parcel = (on: string): ClaimStep[] => [{ do: 'authoriseRma' }, { do: 'receive', on, condition: null, missingParts: null }];
    steps(talk, ...parcel(TODAY), { do: 'accept', on: TODAY }, { do: 'inspect' }, { do: 'choose', remedy: 'repair', note: null }, { do: 'shipBack', tracking: 'X1' }, { do: 'close', result: 'repaired', note: null });
    const later = addDays(TODAY, 10);
    talk.later(later);
    steps(talk, { do: 'reopen', note: null }, ...parcel(later));
    assert.deepEqual(talk.claim.parcel, { ...NO_PARCEL, receivedOn: later });
    assert.deepEqual(breaches(talk.claim, talk.ledgers, later), []);
    steps(talk, { do: 'accept', on: later }, { do: 'reject', reason: 'It was opened.', clause: null });
    assert.equal(possibleSteps(talk.claim, 'agent').next, 'shipBack');
  });
});
