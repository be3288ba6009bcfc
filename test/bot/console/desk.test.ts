/** What the console's page decides by itself: pure parts, without a browser. */
import assert from 'node:assert/strict';
import { EVERYTHING, passes } from '../../../bot/console/case-filter.js';
import type { CaseRow, Line } from '../../../bot/console/view.js';
import { arrived, NOBODY, TYPING_MS, withMoment, withoutTyping } from '../../../bot/web/console/moment.js';
import { unreadOf } from '../../../bot/web/console/seen.js';
import { localMoment, snoozeChoices } from '../../../bot/web/console/snooze-choices.js';
import { NOW } from './scene.js';

const ANNA = { id: 'anna', name: 'Anna' };
const JAN = { id: 'jan', name: 'Jan' };

const ROW: CaseRow = {
  conversation: 'c', state: 'waiting', reason: 'asked', since: NOW, acceptedAt: null, completedAt: null, owner: null, queue: { id: 'desk', title: 'Desk' }, offered: ANNA,
  promise: null, snoozedUntil: null, silentSince: null, warnedAt: null, note: null, customer: null, product: 'Kettle', channel: 'webchat', language: 'pl', claim: null,
  events: 0, last: null, length: 9, words: [2, 5, 9], unanswered: true
};
const said = (role: Line['role'], name: string | null): Line => ({ id: 'c-1', seq: 1, at: NOW, role, name, text: 'x', markdown: false, kind: 'said', offered: [], attachments: [] });

describe('the filter of the queue', () => {
  it('shows by whom a case is with, and by queue, language and product', () => {
    const mine: CaseRow = { ...ROW, state: 'accepted', owner: ANNA, offered: null };
    const laidAside: CaseRow = { ...mine, snoozedUntil: '2026-03-03T09:00:00.000Z' };
    const shown = (row: CaseRow, me: string): string[] => (['all', 'waiting', 'offered', 'mine', 'snoozed'] as const).filter((show) => passes(row, { ...EVERYTHING, show }, me));
    assert.deepEqual([shown(ROW, 'anna'), shown(ROW, 'jan')], [['all', 'waiting', 'offered'], ['all', 'waiting']]);
    assert.deepEqual([shown(mine, 'anna'), shown(mine, 'jan'), shown(laidAside, 'anna')], [['all', 'mine'], ['all'], ['all', 'mine', 'snoozed']]);
    assert.deepEqual([{ queue: 'desk' }, { queue: 'x' }, { language: 'en' as const }, { product: 'Kettle' }].map((one) => passes(ROW, { ...EVERYTHING, ...one }, 'anna')), [true, false, false, true]);
  });
});

describe('unread words', () => {
  it('are those of the customer after what was read', () => {
    assert.deepEqual([unreadOf(ROW, {}), unreadOf(ROW, { c: 5 }), unreadOf(ROW, { c: 9, other: 1 })], [3, 1, 0]);
  });
});

describe('typing', () => {
  const present = arrived('c', { viewers: [], place: null });

  it('is over after a while, and when the words are there', () => {
    const both = withMoment(withMoment(present, { conversation: 'c', typing: 'customer' }, 0), { conversation: 'c', typing: JAN }, 1000);
    assert.equal(both.typing.length, 2);
    assert.deepEqual(withoutTyping(both, [], TYPING_MS).typing.map(({ by }) => by), [JAN]);
    assert.deepEqual(withoutTyping(both, [said('customer', null)], 0).typing.map(({ by }) => by), [JAN]);
    assert.deepEqual(withoutTyping(both, [said('agent', 'Jan')], 0).typing.map(({ by }) => by), ['customer']);
    assert.equal(withMoment(both, { conversation: 'c', typing: JAN }, 2000).typing.length, 2);
  });

  it('in another case is passed over', () => {
    assert.equal(withMoment(present, { conversation: 'other', typing: 'customer' }, 0), present);
    assert.equal(withMoment(NOBODY, { conversation: 'c', viewers: [ANNA] }, 0), NOBODY);
  });
});

describe('moments to lay a case aside until', () => {
  const on = (day: string): string[] => snoozeChoices(new Date(`${day}T14:30:00`)).map(({ word, until }) => `${word} ${localMoment(new Date(until))}`);

  it('are mornings of working days on the agent’s clock', () => {
    assert.deepEqual(on('2026-11-20'), ['snoozeHour 2026-11-20T15:30', 'snoozeTomorrow 2026-11-21T09:00', 'snoozeMonday 2026-11-23T09:00']);
    assert.deepEqual(on('2026-11-22'), ['snoozeHour 2026-11-22T15:30', 'snoozeMonday 2026-11-23T09:00']);
    assert.deepEqual(on('2026-11-23'), ['snoozeHour 2026-11-23T15:30', 'snoozeTomorrow 2026-11-24T09:00', 'snoozeMonday 2026-11-30T09:00']);
  });
});
