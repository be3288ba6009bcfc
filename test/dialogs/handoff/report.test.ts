/** Reports: hand-offs counted by queue and agent. */
import { strict as assert } from 'node:assert';
import { ReportTally, type Report } from '../../../dialogs/handoff/report.js';
import { callDays, type ServedHandoff } from '../../../dialogs/handoff/served.js';
import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import type { Conversation } from '../../../dialogs/records.js';
import { conversation } from '../../bot/store/samples.js';

const ANNA = { id: 'anna', name: 'Anna' };
const OLA = { id: 'ola', name: 'Ola' };

const served = (over: Partial<ServedHandoff>): ServedHandoff => ({
  calledAt: '2026-11-20T10:00:00.000Z', reason: 'asked', queue: 'desk', agent: ANNA, claim: null, answeredAt: '2026-11-20T11:00:00.000Z', passedOn: 0, promise: 'kept',
  completedAt: '2026-11-20T12:00:00.000Z', end: 'closed', rating: null, ...over
});
const rated = (score: number, comment: string | null = null): ServedHandoff['rating'] => ({ score, comment, ratedOn: '2026-11-20', open: null });
const talk = (id: string, ...list: ServedHandoff[]): Conversation => conversation(id, { served: list });

function reportOf(talks: readonly Conversation[], from = '2026-11-20', to = '2026-11-20'): Report {
  const tally = new ReportTally({ from, to }, '2026-11-22T00:00:00.000Z');
  for (const one of talks) for (const day of callDays(one)) tally.count(one, day);
  return tally.report;
}

describe('a report', () => {
  it('counts by queue and by who had it last', () => {
    const { total, queues, agents } = reportOf([
      talk('a', served({ passedOn: 1 })), talk('b', served({ agent: OLA, queue: 'parts', end: 'returned', promise: 'broken', answeredAt: '2026-11-20T13:00:00.000Z' })),
      talk('c', served({ agent: null, answeredAt: null, promise: null, end: null, completedAt: null }))
    ]);
    assert.deepEqual([total.handoffs, total.transfers, total.closed, total.returned], [3, 1, 1, 1]);
    assert.deepEqual(total.promises, { kept: 1, of: 2 });
    assert.deepEqual(total.toAnswer, { count: 2, median: 1, ninetieth: 3 });
    assert.deepEqual(queues.map(({ queue, handoffs }) => [queue, handoffs]), [['desk', 2], ['parts', 1]]);
    assert.deepEqual(agents.map(({ name, handoffs, promises }) => [name, handoffs, promises.of]), [['Anna', 1, 1], ['Ola', 1, 1]]);
  });

  it('takes a promise that is past due and not kept for broken, before the clock says so', () => {
    const open = (id: string, by: string): Conversation => ({
      ...conversation(id, { served: [] }),
      handoff: { ...UNTOUCHED, state: 'accepted', reason: 'asked', agent: ANNA, claim: null, since: '2026-11-20T11:00:00.000Z', calledAt: '2026-11-20T10:00:00.000Z', queue: 'desk', promise: { by, state: 'open' } }
    });
    assert.deepEqual(reportOf([open('late', '2026-11-21T10:00:00.000Z'), talk('a', served({}))]).total.promises, { kept: 1, of: 2 });
    assert.deepEqual(reportOf([open('ahead', '2026-11-22T10:00:00.000Z'), talk('a', served({}))]).total.promises, { kept: 1, of: 1 });
  });

  it('has the mean of the ratings, how many gave which, and the comments, the latest first', () => {
    const { total, comments } = reportOf([
      talk('a', served({ rating: rated(5, 'Great') })), talk('b', served({ calledAt: '2026-11-20T10:05:00.000Z', rating: rated(2, 'Slow') })), talk('c', served({ rating: { score: null, comment: null, ratedOn: null, open: null } }))
    ]);
    assert.deepEqual(total.ratings, { count: 2, mean: 3.5, scores: [0, 1, 0, 0, 1] });
    assert.deepEqual(comments.map(({ conversation: id, score, text, agent }) => [id, score, text, agent]), [['b', 2, 'Slow', 'Anna'], ['a', 5, 'Great', 'Anna']]);
    assert.equal(reportOf([]).total.ratings.mean, null);
  });

  it('keeps no more comments than can be read', () => {
    const { comments } = reportOf(Array.from({ length: 130 }, (_, place) => talk(`t${place}`, served({ calledAt: new Date(Date.parse('2026-11-20T08:00:00.000Z') + place * 1000).toISOString(), rating: rated(4, `comment ${place}`) }))));
    assert.deepEqual([comments.length, comments[0]?.text, comments.at(-1)?.text], [50, 'comment 129', 'comment 80']);
  });

  it('counts who called again within seven days', () => {
    const after = (days: number) => served({ calledAt: new Date(Date.parse('2026-11-20T12:00:00.000Z') + days * 86_400_000).toISOString(), agent: OLA });
    const { agents } = reportOf([talk('a', served({}), after(7)), talk('b', served({}), after(8))]);
    assert.deepEqual(agents.map(({ name, handoffs, reopened }) => [name, handoffs, reopened]), [['Anna', 2, 1]]);
  });

  it('goes by days in Warsaw, each call once', () => {
    const late = talk('late', served({ calledAt: '2026-11-19T23:30:00.000Z' }), served({ calledAt: '2026-11-20T22:59:00.000Z' }), served({ calledAt: '2026-11-20T23:00:00.000Z' }));
    const { total, course } = reportOf([late], '2026-11-20', '2026-11-21');
    assert.equal(total.handoffs, 3);
    assert.deepEqual(course, [{ day: '2026-11-20', handoffs: 2 }, { day: '2026-11-21', handoffs: 1 }]);
    assert.deepEqual(callDays(late), ['2026-11-19', '2026-11-20']);
  });

  it('has the one that is not over, too, and those of before this was counted', () => {
    const handoff = { ...UNTOUCHED, state: 'accepted' as const, reason: 'asked' as const, since: '2026-11-20T15:00:00.000Z', agent: OLA, claim: null, queue: 'desk' };
    const { total, agents } = reportOf([conversation('a', { served: [served({})], handoff }), conversation('old', { handoff: { ...handoff, state: 'completed', completedAt: '2026-11-20T16:00:00.000Z' } })]);
    assert.deepEqual([total.handoffs, total.closed], [3, 2]);
    assert.deepEqual(agents.map(({ name, handoffs }) => [name, handoffs]), [['Ola', 2], ['Anna', 1]]);
  });
});
