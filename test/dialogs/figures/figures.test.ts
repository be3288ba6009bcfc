import { strict as assert } from 'node:assert';
import { isOftenOverturned } from '../../../dialogs/figures/clauses.js';
import { denialsOf } from '../../../dialogs/figures/denials.js';
import { FiguresTally, stepOf } from '../../../dialogs/figures/figures.js';
import { dueDay, hoursToAnswer, hoursToClose, lateness, spreadOf } from '../../../dialogs/figures/times.js';
import type { Claim, ClaimAct, ClaimEvent, ClaimState } from '../../../dialogs/records.js';
import { claim } from '../../bot/store/samples.js';
import { Talk } from '../talk.js';

const DENIED: Claim['decision'] = { ...claim('x', 'c').decision, outcome: 'not-covered', cites: ['W7', 'W8'] };
const OVERTURN: Claim['override'] = { outcome: 'covered', clause: null, reason: 'fair', by: { id: 'anna', name: 'Anna' }, at: '' };

/** Each act an hour after the one before; `clause` after a slash. */
function history(...acts: string[]): ClaimEvent[] {
  const by: Partial<Record<ClaimAct, ClaimEvent['who']['role']>> = { opened: 'customer', contested: 'customer', handedOver: 'customer', sent: 'customer', withdrawn: 'customer', alarmed: 'bot' };
  return acts.map((act, index) => {
    const [what, clause] = act.split('/') as [ClaimAct, string | undefined];
    const to: ClaimState = what === 'closed' || what === 'withdrawn' ? what : 'underReview';
    return { at: `2026-11-20T1${index}:00:00.000Z`, who: { role: by[what] ?? 'agent', id: 'x', name: null }, via: 'console', what, from: null, to, ...(clause ? { clause } : {}), note: null };
  });
}
const opened = (over: Partial<Claim> = {}): Claim => claim('GW-2026-000001', 'c', { openedAt: '2026-11-20T10:00:00.000Z', ...over });

describe('denials of a claim', () => {
  for (const [what, over, expected] of [
    ['a grant', { history: history('opened', 'rmaAuthorised') }, []],
    ['the policy’s, contested', { decision: DENIED, history: history('opened', 'contested') }, [['policy', 'W7 W8', true, false]]],
    ['the policy’s, overturned by an override', { decision: DENIED, override: OVERTURN, history: history('opened', 'contested', 'overridden') }, [['policy', 'W7 W8', true, true]]],
    ['the policy’s, overturned by a repair', { decision: DENIED, history: history('opened', 'contested', 'repairChosen') }, [['policy', 'W7 W8', true, true]]],
    ['the policy’s, confirmed by the desk', { decision: DENIED, history: history('opened', 'contested', 'rejected/W9') }, [['policy', 'W7 W8', true, false], ['desk', 'W9', false, false]]],
    ['the desk’s, accepted', { history: history('opened', 'rmaAuthorised', 'rejected/W9', 'closed') }, [['desk', 'W9', false, false]]],
    ['the desk’s, contested and overturned', { history: history('opened', 'rejected/W9', 'contested', 'replacementChosen') }, [['desk', 'W9', true, true]]],
    ['the desk’s, given after an earlier grant', { history: history('opened', 'rmaAuthorised', 'rejected', 'contested') }, [['desk', '', true, false]]],
    ['the desk’s, by override', { override: { ...OVERTURN, outcome: 'not-covered' }, history: history('opened', 'overridden/W3') }, [['desk', 'W3', false, false]]],
    ['the desk’s, said twice', { override: { ...OVERTURN, outcome: 'not-covered' }, history: history('opened', 'overridden/W3', 'rejected/W3') }, [['desk', 'W3', false, false]]]
  ] as const) {
    it(`${what}`, () => {
      assert.deepEqual(denialsOf(opened(over)).map((one) => [one.by, one.clauses.join(' '), one.contested, one.overturned]), expected);
    });
  }

  it('a step’s clause is in the history, beside the words', () => {
    const talk = new Talk('en').join().say('axis').answer({
      powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: true, solved: false
    }).say('Yes, open the claim').fill({ name: 'Lee', email: 'lee@example.com', serial: 'ACCC8E', description: 'No picture.' });
    talk.agent({ do: 'accept' });
    assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'reject', reason: 'Opened by hand', clause: 'AX-1' } }), { ok: true });
    assert.deepEqual(denialsOf(talk.claim).map(({ clauses }) => clauses), [['AX-1']]);
  });
});

describe('times of a claim', () => {
  it('to the first answer: notes and what the machine does are none', () => {
    assert.equal(hoursToAnswer(opened({ history: history('opened', 'alarmed', 'noted', 'taken', 'answered') })), 3);
    assert.equal(hoursToAnswer(opened({ history: history('opened', 'handedOver') })), null);
  });

  it('to the last end', () => {
    assert.equal(hoursToClose(opened({ history: history('opened', 'closed', 'reopened', 'closed', 'erased') })), 3);
    assert.equal(hoursToClose(opened({ history: history('opened') })), null);
  });

  it('late is what has an earlier day than today', () => {
    const owed = opened({ answerBy: '2026-11-20' });
    assert.deepEqual(['2026-11-21', '2026-11-20', '2026-11-17', '2026-11-16'].map((today) => lateness(owed, today, 3)), ['overdue', 'dueSoon', 'dueSoon', 'inTime']);
    assert.equal(dueDay({ ...owed, answeredOn: '2026-11-19' }), null);
    const accepted = opened({ state: 'repair', answerBy: null, decision: { ...DENIED, deadline: { value: 10, unit: 'days' } }, parcel: { ...owed.parcel, acceptedOn: '2026-11-01' } });
    assert.equal(dueDay(accepted), '2026-11-11');
  });

  it('spread: the middle, and nine of ten', () => {
    assert.equal(spreadOf([]), null);
    assert.deepEqual(spreadOf([5]), { count: 1, median: 5, ninetieth: 5 });
    assert.deepEqual(spreadOf([10, 1, 2, 3, 4, 5, 6, 7, 8, 9]), { count: 10, median: 5, ninetieth: 9 });
  });
});

describe('the figures of a period', () => {
  const period = { from: '2026-11-01', to: '2026-11-30' };

  it('count what was opened, ended and settled', () => {
    const tally = new FiguresTally(period);
    tally.opened(opened({ history: history('opened', 'taken') }), '2026-11-20');
    tally.opened(opened({ decision: DENIED, override: OVERTURN, history: history('opened', 'contested', 'overridden') }), '2026-11-21');
    tally.ended(opened({ state: 'closed', result: { code: 'repaired', note: null, at: '' }, history: history('opened', 'taken', 'closed') }), '2026-11-21');
    tally.ended(opened({ state: 'withdrawn', history: history('opened', 'withdrawn') }), '2026-11-21');
    tally.settled({ on: '2026-11-02', outcome: 'solved', product: 'axis-device', policy: 'axis-rma', cites: [] });
    tally.settled({ on: '2026-11-03', outcome: 'not-covered', product: 'p', policy: 'scooter-warranty', cites: ['W7'] });
    tally.open(opened({ answerBy: '2026-11-01' }), '2026-11-30', 3);
    tally.open(opened(), '2026-11-30', 3);
    const { clauses, course, ...figures } = tally.figures;
    assert.deepEqual(figures, {
      opened: 2, closed: 1, withdrawn: 1, solved: 1, now: { open: 2, overdue: 1, dueSoon: 0 }, outcomes: { covered: 1, 'not-covered': 2, solved: 1 }, results: { repaired: 1 },
      toAnswer: { count: 2, median: 1, ninetieth: 2 }, toClose: { count: 2, median: 1, ninetieth: 2 }, denials: { told: 2, contested: 1, overturned: 1 }
    });
    assert.deepEqual(clauses.map((row) => [row.clause, row.outcomes['not-covered'], row.denials, row.contested, row.overturned]), [['W7', 2, 2, 1, 1], ['W8', 1, 1, 1, 1]]);
    assert.equal(course.length, 30);
    assert.deepEqual(course.filter(({ opened: one, ended, solved }) => one + ended + solved > 0), [
      { from: '2026-11-02', opened: 0, ended: 0, solved: 1 }, { from: '2026-11-20', opened: 1, ended: 0, solved: 0 }, { from: '2026-11-21', opened: 1, ended: 2, solved: 0 }
    ]);
  });

  it('go by days, weeks or months, as long as the period is', () => {
    assert.equal(stepOf('2026-11-20', period), '2026-11-20');
    assert.deepEqual(['2026-09-01', '2026-09-07', '2026-09-08'].map((day) => stepOf(day, { from: '2026-09-01', to: '2026-11-30' })), ['2026-09-01', '2026-09-01', '2026-09-08']);
    assert.deepEqual(['2026-01-20', '2026-02-03', '2026-11-30'].map((day) => stepOf(day, { from: '2026-01-15', to: '2026-12-31' })), ['2026-01-15', '2026-02-01', '2026-11-01']);
    assert.deepEqual(new FiguresTally({ from: '2026-01-15', to: '2026-12-31' }).figures.course.length, 12);
  });

  it('mark a clause that agents overturn often, of enough denials', () => {
    const rule = { percent: 30, atLeast: 5 };
    assert.deepEqual([[5, 2], [5, 1], [4, 4], [10, 3], [10, 2]].map(([denials = 0, overturned = 0]) => isOftenOverturned({ denials, overturned }, rule)), [true, false, false, true, false]);
  });
});

describe('what the bot settles by itself', () => {
  it('is remembered when a check helps', () => {
    const talk = new Talk('en').join('en-GB').say('Axis device', 'The power LED is on, but the problem is still there', 'Yes, it is connected, but the problem is still there', 'It works now');
    const { settled } = talk.state.conversation;
    assert.deepEqual([settled?.on, settled?.outcome, settled?.product, settled?.policy], ['2026-11-20', 'solved', 'axis-device', 'axis-rma']);
  });

  it('is remembered when it says no, until the customer contests it', () => {
    const talk = new Talk('en').join('en-GB').say('dualtron', 'A part that wears out');
    assert.deepEqual([talk.state.conversation.settled?.outcome, talk.state.conversation.settled?.cites.length], ['not-covered', 1]);
    talk.say('I disagree');
    assert.equal(talk.state.conversation.settled, undefined);
    assert.ok(denialsOf(talk.claim)[0]?.contested);
  });

  it('of an earlier day stays', () => {
    const talk = new Talk('en').join('en-GB').say('dualtron', 'A part that wears out').later('2026-11-25').say('start over').say('dualtron');
    assert.equal(talk.state.conversation.settled?.on, '2026-11-20');
  });
});
