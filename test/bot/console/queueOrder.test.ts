/** What comes first in the queue, and what a change of a case means to whoever reads it. */
import assert from 'node:assert/strict';
import { byUrgency, promiseOwed } from '../../../bot/console/queue-order.js';
import type { CaseRow, Line, Me } from '../../../bot/console/view.js';
import { alertOf } from '../../../bot/web/console/news.js';

const ANNA: Me = { id: 'anna', name: 'Anna', role: 'agent' };
const OLA: Me = { id: 'ola', name: 'Ola', role: 'lead' };
const NOW = Date.parse('2026-11-20T12:00:00.000Z');

const row = (over: Partial<CaseRow>): CaseRow => ({
  conversation: 'one', state: 'waiting', reason: 'asked', since: '2026-11-20T11:00:00.000Z', acceptedAt: null, completedAt: null, owner: null, queue: null, offered: null, promise: null,
  snoozedUntil: null, silentSince: null, warnedAt: null, answeredAt: null, note: null, customer: null, product: null, channel: 'webchat', language: 'en', claim: null, events: 0, last: null, length: 1,
  words: [], unanswered: true, ...over
});
const mine = (over: Partial<CaseRow> = {}): CaseRow => row({ state: 'accepted', owner: ANNA, silentSince: '2026-11-20T11:10:00.000Z', ...over });
const promise = (state: 'open' | 'kept' | 'broken', by = '2026-11-20T11:30:00.000Z'): Partial<CaseRow> => ({ promise: { by, state } });
const line = (over: Partial<Line>): Line => ({ id: 'x', seq: 2, at: '', role: 'customer', name: null, text: 'x', markdown: false, kind: 'said', offered: [], attachments: [], ...over });

describe('the order of the queue', () => {
  it('has broken promises first, then what is offered to the reader, then the longest wait', () => {
    const rows = [
      row({ conversation: 'late', since: '2026-11-20T11:50:00.000Z', ...promise('open') }),
      row({ conversation: 'long' }),
      row({ conversation: 'asked', since: '2026-11-20T11:40:00.000Z', offered: ANNA }),
      row({ conversation: 'ahead', since: '2026-11-20T10:00:00.000Z', ...promise('open', '2026-11-20T13:00:00.000Z') }),
      row({ conversation: 'broken', since: '2026-11-20T11:20:00.000Z', ...promise('broken') })
    ];
    const order = (me: string): string[] => [...rows].sort(byUrgency(me, NOW)).map(({ conversation }) => conversation);
    assert.deepEqual(order('anna'), ['broken', 'late', 'asked', 'ahead', 'long']);
    assert.deepEqual(order('ola'), ['broken', 'late', 'ahead', 'long', 'asked']);
  });

  it('does not hold a promise against a case that was answered, late or not', () => {
    assert.equal(promiseOwed(row(promise('kept')), NOW), null);
    assert.equal(promiseOwed(row({ ...promise('broken'), state: 'completed' }), NOW), null);
    assert.equal(promiseOwed(mine(promise('broken')), NOW), 'broken');
    assert.equal(promiseOwed(mine({ ...promise('broken'), silentSince: null, unanswered: false }), NOW), null);
    assert.equal(promiseOwed(mine(promise('open', '2026-11-20T12:30:00.000Z')), NOW), 'open');
  });
});

describe('what a change means', () => {
  const told = (now: CaseRow, before: CaseRow | undefined, lines: readonly Line[] = [], me: Me = ANNA, gaveAway = false): ReturnType<typeof alertOf> => alertOf({ row: now, lines }, before, me, gaveAway);

  it('tells an owner that the case is about to be lost, once', () => {
    const warned = mine({ warnedAt: '2026-11-20T11:40:00.000Z' });
    assert.equal(told(warned, mine()), 'aboutToLose');
    assert.equal(told(warned, warned), null);
    assert.equal(told(warned, mine(), [], OLA), null);
  });

  it('tells an owner that the case was lost or taken, unless it was their own doing or it is over', () => {
    assert.equal(told(row({}), mine()), 'lostCase');
    assert.equal(told(row({ state: 'accepted', owner: OLA }), mine(), [line({ kind: 'noted', role: 'agent', name: 'Ola' })]), 'takenFromYou');
    assert.equal(told(row({}), mine(), [line({ kind: 'noted', role: 'agent', name: 'Anna' })]), null);
    assert.equal(told(row({ state: 'accepted', owner: OLA }), mine(), [], ANNA, true), null);
    assert.equal(told(mine({ state: 'completed' }), mine()), null);
    assert.equal(told(row({ state: 'bot' }), mine()), null);
  });

  it('tells an owner that a case laid aside is back, also by the customer’s words', () => {
    const aside = mine({ snoozedUntil: '2026-11-21T09:00:00.000Z' });
    assert.equal(told(mine(), aside), 'wokeUp');
    assert.equal(told(mine(), aside, [line({})]), 'wokeUp');
    assert.equal(told(mine(), aside, [line({ role: 'agent', name: 'Anna' })]), null);
    assert.equal(told(mine({ state: 'delegated' }), aside), null);
    assert.equal(told(mine({ snoozedUntil: '2026-11-22T09:00:00.000Z' }), aside), null);
  });

  it('tells those who lead, and the owner, that a promise was broken', () => {
    assert.equal(told(row(promise('broken')), row(promise('open')), [], OLA), 'promiseMissed');
    assert.equal(told(row(promise('broken')), row(promise('open'))), null);
    assert.equal(told(mine(promise('broken')), mine(promise('open'))), 'promiseMissed');
    assert.equal(told(row(promise('broken')), row(promise('broken')), [], OLA), null);
  });

  it('still tells of new cases, offers and words', () => {
    assert.equal(told(row({}), undefined), 'newCase');
    assert.equal(told(row({ offered: ANNA }), row({})), 'offeredToYou');
    assert.equal(told(mine(), mine(), [line({})]), 'newMessage');
    assert.equal(told(mine(), mine(), [line({ role: 'bot' })]), null);
  });
});
