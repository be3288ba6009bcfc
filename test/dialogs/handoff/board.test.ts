/** The board: a pure view of the desk at one moment. */
import { strict as assert } from 'node:assert';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { boardOf } from '../../../dialogs/handoff/board.js';
import type { Presence, Queue } from '../../../dialogs/handoff/queue.js';
import { UNTOUCHED, type Handoff } from '../../../dialogs/handoff/record.js';
import type { Conversation } from '../../../dialogs/records.js';
import { conversation } from '../../bot/store/samples.js';

/** A Friday, 11:00 in Warsaw. */
const NOW = '2026-11-20T10:00:00.000Z';
const [FIRST] = DEFAULT_DESK.queues as [Queue];
const DESK = { ...DEFAULT_DESK, queues: [{ ...FIRST, id: 'scooters', capacity: 3, members: ['Anna'] }, { ...FIRST, id: 'rest', capacity: 2, hours: [{ days: [1], from: '08:00', to: '16:00' }] }] };
const ANNA = { id: 'anna', name: 'Anna' };
const OLA = { id: 'ola', name: 'Ola' };
const here = (agent: typeof ANNA): Omit<Presence, 'load'> => ({ ...agent, role: 'agent', online: true });

function withHandoff(id: string, handoff: Partial<Handoff>): Conversation {
  return conversation(id, { handoff: { ...UNTOUCHED, state: 'waiting', reason: 'asked', since: '2026-11-20T09:00:00.000Z', claim: null, queue: 'scooters', ...handoff } });
}

describe('the board', () => {
  it('counts what waits, the longest wait first', () => {
    const cases = [withHandoff('b', { since: '2026-11-20T09:30:00.000Z' }), withHandoff('a', { since: '2026-11-20T09:10:00.000Z' }), withHandoff('gone', { state: 'completed' })];
    const [scooters] = boardOf(DESK, cases, [], NOW).queues;
    assert.deepEqual([scooters?.waiting, scooters?.waitingSince], [2, '2026-11-20T09:10:00.000Z']);
    assert.deepEqual(scooters?.cases.map((one) => one.conversation), ['a', 'b']);
  });

  it('tells which queue is open, and when the other opens', () => {
    const [scooters, rest] = boardOf(DESK, [], [], NOW).queues;
    assert.deepEqual([scooters?.open, scooters?.opensAt, rest?.open, rest?.opensAt], [true, NOW, false, '2026-11-23T07:00:00.000Z']);
  });

  it('tells promises that are near or broken; a late one is broken before the clock says so', () => {
    const promise = (by: string, state: 'open' | 'kept' | 'broken' = 'open') => ({ promise: { by, state } });
    const cases = [
      withHandoff('soon', promise('2026-11-20T10:30:00.000Z')), withHandoff('later', promise('2026-11-20T10:31:00.000Z')),
      withHandoff('late', promise('2026-11-20T10:00:00.000Z')), withHandoff('broken', promise('2026-11-20T11:00:00.000Z', 'broken')), withHandoff('kept', promise('2026-11-20T09:00:00.000Z', 'kept'))
    ];
    const [scooters] = boardOf(DESK, cases, [], NOW).queues;
    assert.deepEqual(scooters?.promises, { dueSoon: 1, broken: 2 });
    assert.deepEqual(Object.fromEntries(scooters?.cases.map((one) => [one.conversation, one.promise?.standing ?? null]) ?? []), { soon: 'soon', later: 'inTime', late: 'broken', broken: 'broken', kept: null });
  });

  it('sorts what people have: worked on, left to the bot, laid aside, silent', () => {
    const held = { state: 'accepted' as const, agent: ANNA, acceptedAt: '2026-11-20T09:20:00.000Z' };
    const cases = [
      withHandoff('held', held), withHandoff('silent', { ...held, acceptedAt: '2026-11-20T08:00:00.000Z', warnedAt: NOW }), withHandoff('snoozed', { ...held, snoozedUntil: '2026-11-23T08:00:00.000Z' }),
      withHandoff('delegated', { ...held, state: 'delegated', agent: OLA }), withHandoff('elsewhere', { ...held, queue: 'no longer there' })
    ];
    const { queues: [scooters, rest], people } = boardOf(DESK, cases, [here(ANNA)], NOW);
    assert.deepEqual([scooters?.held, scooters?.snoozed, scooters?.delegated, scooters?.silent], [2, 1, 1, 1]);
    assert.deepEqual(scooters?.cases.map((one) => [one.conversation, one.state, one.since]), [
      ['silent', 'held', '2026-11-20T08:00:00.000Z'], ['held', 'held', '2026-11-20T09:20:00.000Z'], ['delegated', 'delegated', '2026-11-20T09:20:00.000Z'], ['snoozed', 'snoozed', '2026-11-20T09:20:00.000Z']
    ]);
    assert.deepEqual(rest?.cases.map((one) => one.conversation), ['elsewhere'], 'the last queue has what no other has');
    assert.deepEqual(people.map(({ name, online, load, snoozed, delegated, silent, capacity, queues }) => [name, online, load, snoozed, delegated, silent, capacity, queues]), [
      ['Anna', true, 3, 1, 0, 1, 3, ['scooters', 'rest']], ['Ola', false, 0, 0, 1, 0, 2, ['rest']]
    ]);
  });

  it('counts the room of those who are here', () => {
    const [scooters, rest] = boardOf(DESK, [], [here(ANNA), here(OLA)], NOW).queues;
    assert.deepEqual([scooters?.capacity, rest?.capacity], [3, 4]);
  });
});
