/** What the console's page decides by itself: pure parts, without a browser. */
import assert from 'node:assert/strict';
import { EVERYTHING, passes } from '../../../bot/console/case-filter.js';
import type { CaseRow, Line } from '../../../bot/console/view.js';
import { arrived, NOBODY, TYPING_MS, withMoment, withoutTyping } from '../../../bot/web/console/moment.js';
import { withoutHardBreaks } from '../../../bot/console/hard-breaks.js';
import type { ReadyReply } from '../../../bot/console/live-view.js';
import { foundReplies } from '../../../bot/web/console/reply-search.js';
import { unreadOf } from '../../../bot/web/console/seen.js';
import { localMoment, snoozeChoices } from '../../../bot/web/console/snooze-choices.js';
import { NOW } from './scene.js';

const ANNA = { id: 'anna', name: 'Anna' };
const JAN = { id: 'jan', name: 'Jan' };

const ROW: CaseRow = {
  conversation: 'c', state: 'waiting', reason: 'asked', since: NOW, acceptedAt: null, completedAt: null, owner: null, queue: { id: 'desk', title: 'Desk' }, offered: ANNA,
  promise: null, snoozedUntil: null, silentSince: null, warnedAt: null, answeredAt: null, note: null, customer: null, product: 'Kettle', channel: 'webchat', language: 'pl', claim: null,
  events: 0, last: null, length: 9, words: [2, 5, 9], unanswered: true
};
const said = (role: Line['role'], name: string | null): Line => ({ id: 'c-1', seq: 1, at: NOW, role, name, by: role === 'agent' ? JAN.id : null, text: 'x', markdown: false, kind: 'said', deed: false, offered: [], attachments: [] });

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

describe('ready answers', () => {
  const reply = (title: string, text: string): ReadyReply => ({ id: title, title, text, open: [] });
  const replies = [reply('Proof of purchase', 'We need a confirmation.'), reply('Parcel', 'Write the RMA on it.'), reply('Numer RMA', 'Dziękujemy.'), reply('Żółta owiewka', 'Wymienimy.')];
  const titles = (query: string): string[] => foundReplies(replies, query).map(({ title }) => title);

  it('are found by titles first, then by words that begin so, then by pieces of words', () => {
    assert.deepEqual(titles('/RMA'), ['Numer RMA', 'Parcel', 'Proof of purchase']);
    assert.deepEqual(titles('zolt'), ['Żółta owiewka']);
    assert.deepEqual(titles('rma purchase'), ['Proof of purchase']);
    assert.deepEqual([titles(''), titles('nothing')], [replies.map(({ title }) => title), []]);
  });
});

describe('the bot’s Markdown', () => {
  it('has no backslash left where a line ends on purpose', () => {
    assert.equal(withoutHardBreaks('Serwis Gwarant\\\nul. Prosta 1\\\nWarszawa'), 'Serwis Gwarant\nul. Prosta 1\nWarszawa');
    assert.equal(withoutHardBreaks('C:\\\\\nhere \\* and \\'), 'C:\\\\\nhere \\* and ', 'an escaped one stays');
  });
});
