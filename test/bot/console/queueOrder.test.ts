/** What comes first in the queue, and what a change of a case means to whoever reads it. */
import assert from 'node:assert/strict';
import { byUrgency, latestFirst, promiseOwed } from '../../../bot/console/queue-order.js';
import type { CaseRow, Line, Me } from '../../../bot/console/view.js';
import { isWorthKeeping } from '../../../bot/console/filled.js';
import { alertOf, newsOf, withNotice, withoutStale, type Notice, type Noticed } from '../../../bot/web/console/news.js';

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
const line = (over: Partial<Line>): Line => ({ id: 'x', seq: 2, at: '', role: 'customer', name: null, by: null, text: 'x', markdown: false, kind: 'said', deed: false, offered: [], attachments: [], ...over });

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

  it('has what is promised soonest before what is promised later, and both before a long wait', () => {
    const rows = [
      row({ conversation: 'monday', since: '2026-11-20T09:00:00.000Z', ...promise('open', '2026-11-23T12:00:00.000Z') }),
      row({ conversation: 'waits', since: '2026-11-20T08:00:00.000Z' }),
      row({ conversation: 'soon', since: '2026-11-20T11:58:00.000Z', ...promise('open', '2026-11-20T12:03:00.000Z') })
    ];
    assert.deepEqual(rows.sort(byUrgency('anna', NOW)).map(({ conversation }) => conversation), ['soon', 'monday', 'waits']);
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
    assert.equal(told(row({ state: 'accepted', owner: OLA }), mine(), [line({ kind: 'noted', role: 'agent', name: 'Ola', by: 'ola' })]), 'takenFromYou');
    assert.equal(told(row({}), mine(), [line({ kind: 'noted', role: 'agent', name: 'Anna', by: 'anna' })]), null);
    assert.equal(told(row({ state: 'accepted', owner: { id: 'anna-2', name: 'Anna' } }), mine(), [line({ kind: 'noted', role: 'agent', name: 'Anna', by: 'anna-2' })]), 'takenFromYou', 'a namesake');
    assert.equal(told(row({ state: 'accepted', owner: OLA }), mine(), [], ANNA, true), null);
    assert.equal(told(mine({ state: 'completed' }), mine()), null);
    assert.equal(told(row({ state: 'bot' }), mine()), null);
  });

  it('tells an owner that a case laid aside is back, also by the customer’s words', () => {
    const aside = mine({ snoozedUntil: '2026-11-21T09:00:00.000Z' });
    assert.equal(told(mine(), aside), 'wokeUp');
    assert.equal(told(mine(), aside, [line({})]), 'wokeUp');
    assert.equal(told(mine(), aside, [line({ role: 'agent', name: 'Anna', by: 'anna' })]), null);
    assert.equal(told(mine({ state: 'delegated' }), aside), null);
    assert.equal(told(mine({ snoozedUntil: '2026-11-22T09:00:00.000Z' }), aside), null);
  });

  it('tells those who lead, and the owner, that a promise was broken', () => {
    assert.equal(told(row(promise('broken')), row(promise('open')), [], OLA), 'promiseMissed');
    assert.equal(told(row(promise('broken')), row(promise('open'))), null);
    assert.equal(told(mine(promise('broken')), mine(promise('open'))), 'promiseMissed');
    assert.equal(told(row(promise('broken')), row(promise('broken')), [], OLA), null);
  });

  it('does not tell a lead who is offered the case of its promise, too', () => {
    assert.equal(told(row({ ...promise('broken'), offered: OLA }), row(promise('open')), [], OLA), 'offeredToYou');
    assert.equal(told(row({ ...promise('broken'), offered: OLA }), row({ ...promise('open'), offered: OLA }), [], OLA), null);
  });

  it('still tells of new cases, offers and words', () => {
    assert.equal(told(row({}), undefined), 'newCase');
    assert.equal(told(row({ offered: ANNA }), row({})), 'offeredToYou');
    assert.equal(told(mine(), mine(), [line({})]), 'newMessage');
    assert.equal(told(mine(), mine(), [line({ role: 'bot' })]), null);
  });
});

describe('what stands above the desk', () => {
  type Step = Notice | { readonly open: readonly CaseRow[]; readonly all: boolean };
  const after = (steps: readonly Step[], me: Me = ANNA): readonly Notice[] => steps.reduce<readonly Notice[]>((notices, step) => ('open' in step
    ? withoutStale(notices, me, (conversation) => step.open.find((one) => one.conversation === conversation) ?? (step.all ? null : undefined))
    : withNotice(notices, step)), []);
  const news = (alert: Noticed, now: CaseRow, me: Me = ANNA): Notice => newsOf(`${alert} ${now.conversation}`, alert, { row: now, lines: [] }, me, null);
  const changed = (now: CaseRow): Step => ({ open: [now], all: false });
  const ids = (notices: readonly Notice[]): string[] => notices.map(({ id }) => id);
  const warned = mine({ warnedAt: '2026-11-20T11:40:00.000Z', ...promise('broken') });

  it('has one piece of news about each case, the latest, also of customers without a name', () => {
    assert.deepEqual(ids(after([news('aboutToLose', warned), news('promiseMissed', warned), news('lostCase', row({}))])), ['lostCase one']);
    assert.deepEqual(ids(after([news('lostCase', row({})), news('lostCase', row({ conversation: 'two' }))])), ['lostCase one', 'lostCase two']);
  });

  it('tells toasts once, and lets them push out no news', () => {
    const toast = (id: string, text = id): Notice => ({ id, kind: 'error', text });
    assert.deepEqual(ids(after([toast('a', 'same'), toast('b', 'same')])), ['b']);
    assert.deepEqual(ids(after([news('lostCase', row({})), ...['a', 'b', 'c', 'd', 'e'].map((one) => toast(one))])), ['lostCase one', 'b', 'c', 'd', 'e']);
  });

  it('goes when the case no longer says so', () => {
    const gone = (alert: Noticed, before: CaseRow, now: CaseRow, me: Me = ANNA): boolean => {
      assert.deepEqual(ids(after([news(alert, before, me), changed(before)], me)).length, 1, `${alert} is still so`);
      return ids(after([news(alert, before, me), changed(now)], me)).length === 0;
    };
    assert.ok(gone('aboutToLose', warned, mine(promise('broken'))));
    assert.ok(gone('aboutToLose', warned, row({})));
    assert.ok(gone('promiseMissed', warned, mine(promise('kept'))));
    assert.ok(gone('promiseMissed', warned, mine({ ...promise('broken'), silentSince: null, unanswered: false })));
    assert.ok(gone('promiseMissed', row(promise('broken')), row({ ...promise('broken'), offered: OLA }), OLA));
    assert.ok(gone('promiseMissed', row(promise('broken')), mine(promise('kept')), OLA));
    assert.ok(gone('wokeUp', mine(), mine({ snoozedUntil: '2026-11-21T09:00:00.000Z' })));
    assert.ok(gone('wokeUp', mine(), row({ state: 'accepted', owner: OLA })));
    assert.ok(gone('lostCase', row({}), mine()));
    assert.deepEqual(ids(after([news('aboutToLose', warned), { open: [], all: true }])), []);
    assert.deepEqual(ids(after([news('lostCase', row({})), { open: [], all: true }])), ['lostCase one']);
  });

  it('names who has the case now, but never the reader, and who passed it on', () => {
    const of = (now: CaseRow, lines: readonly Line[] = []): readonly (string | null)[] => {
      const { owner, by } = newsOf('x', 'takenFromYou', { row: now, lines }, ANNA, null);
      return [owner, by];
    };
    assert.deepEqual(of(row({ state: 'accepted', owner: OLA })), ['Ola', null]);
    assert.deepEqual(of(row({}), [line({ kind: 'noted', role: 'agent', name: 'Ola', by: 'ola', text: 'Taken over from Anna: x' })]), [null, 'Ola']);
    assert.deepEqual(of(mine()), [null, null]);
  });
});

describe('what the desk keeps', () => {
  it('is what somebody chose or wrote before a deed was taken back', () => {
    assert.equal(isWorthKeeping({ body: { to: { queue: 'desk' }, note: null } }), true);
    assert.equal(isWorthKeeping({ body: { task: 'Proszę o zdjęcie.', wants: 'file' } }), true);
    assert.equal(isWorthKeeping({ body: { note: null } }), false);
    assert.equal(isWorthKeeping({}), false);
  });

  it('is the order of completed cases, whichever is opened', () => {
    const over = (conversation: string, completedAt: string): CaseRow => row({ conversation, state: 'completed', completedAt });
    const [late, early] = [over('late', '2026-11-20T11:00:00.000Z'), over('early', '2026-11-20T09:00:00.000Z')];
    assert.deepEqual([early, late].sort(latestFirst).map(({ conversation }) => conversation), ['late', 'early']);
  });
});
