import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { afterOpenMinutes, instantOf, isOpenAt, localTime, nextOpening, type Opening } from '../../../dialogs/handoff/hours.js';

const OFFICE: Opening = { hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }], openOnHolidays: false };
const ALWAYS: Opening = { hours: [], openOnHolidays: false };
const NEVER: Opening = { hours: [{ days: [], from: '09:00', to: '17:00' }], openOnHolidays: false };

describe('opening hours', () => {
  it('are Warsaw’s, in winter and in summer', () => {
    assert.deepEqual(localTime('2026-01-15T08:00:00.000Z'), { day: '2026-01-15', minute: 540 });
    assert.deepEqual(localTime('2026-07-15T22:30:00.000Z'), { day: '2026-07-16', minute: 30 });
    assert.equal(isOpenAt(OFFICE, '2026-01-15T08:00:00.000Z'), true);
    assert.equal(isOpenAt(OFFICE, '2026-01-15T07:59:00.000Z'), false);
    assert.equal(isOpenAt(OFFICE, '2026-07-15T07:00:00.000Z'), true);
    assert.equal(isOpenAt(OFFICE, '2026-07-15T15:00:00.000Z'), false);
  });

  it('end for the week on Friday, and skip holidays', () => {
    assert.equal(nextOpening(OFFICE, '2026-11-20T17:00:00.000Z'), '2026-11-23T08:00:00.000Z');
    // Christmas Eve to the second day of Christmas, then a weekend.
    assert.equal(nextOpening(OFFICE, '2026-12-23T17:00:00.000Z'), '2026-12-28T08:00:00.000Z');
    assert.equal(nextOpening({ ...OFFICE, openOnHolidays: true }, '2026-12-23T17:00:00.000Z'), '2026-12-24T08:00:00.000Z');
    assert.equal(nextOpening(OFFICE, '2026-11-20T10:00:00.000Z'), '2026-11-20T10:00:00.000Z');
    assert.equal(nextOpening(ALWAYS, '2026-12-25T03:00:00.000Z'), '2026-12-25T03:00:00.000Z');
    assert.equal(nextOpening(NEVER, '2026-11-20T10:00:00.000Z'), null);
  });

  it('count the minutes in which somebody is there', () => {
    assert.equal(afterOpenMinutes(OFFICE, '2026-11-20T10:00:00.000Z', 240), '2026-11-20T14:00:00.000Z');
    assert.equal(afterOpenMinutes(OFFICE, '2026-11-20T15:00:00.000Z', 240), '2026-11-23T11:00:00.000Z');
    assert.equal(afterOpenMinutes(OFFICE, '2026-11-21T15:00:00.000Z', 480), '2026-11-23T16:00:00.000Z');
    assert.equal(afterOpenMinutes(ALWAYS, '2026-11-21T15:00:00.000Z', 30), '2026-11-21T15:30:00.000Z');
    assert.equal(afterOpenMinutes(NEVER, '2026-11-21T15:00:00.000Z', 30), null);
    // Over the night in which clocks go back: four hours of work are four hours of work.
    assert.equal(afterOpenMinutes(OFFICE, '2026-10-23T14:00:00.000Z', 120), '2026-10-26T09:00:00.000Z');
  });

  it('count real minutes in the nights in which the clocks change', () => {
    const NIGHTS: Opening = { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }], openOnHolidays: true };
    // 01:30 CET; from 02:00 to 03:00 there is nothing.
    assert.equal(afterOpenMinutes(NIGHTS, '2026-03-29T00:30:00.000Z', 120), '2026-03-29T02:30:00.000Z');
    // 01:30 CEST; from 02:00 to 03:00 there is everything twice.
    assert.equal(afterOpenMinutes(NIGHTS, '2026-10-24T23:30:00.000Z', 120), '2026-10-25T01:30:00.000Z');
    assert.equal(afterOpenMinutes(NIGHTS, '2026-10-24T12:00:00.000Z', 24 * 60), '2026-10-25T12:00:00.000Z');
  });

  it('count a minute once, also where two entries overlap', () => {
    const twice: Opening = { hours: [{ days: [5], from: '09:00', to: '13:00' }, { days: [5], from: '12:00', to: '17:00' }], openOnHolidays: false };
    assert.equal(afterOpenMinutes(twice, '2026-11-20T10:00:00.000Z', 240), '2026-11-20T14:00:00.000Z');
  });

  it('begin with the minute it is, so that what is told to the minute is true', () => {
    assert.equal(afterOpenMinutes(OFFICE, '2026-11-20T10:00:59.900Z', 1), '2026-11-20T10:01:00.000Z');
    assert.equal(afterOpenMinutes(OFFICE, '2026-11-20T15:59:30.000Z', 1), '2026-11-20T16:00:00.000Z');
  });

  it('local times and instants are each other’s way back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 * 24 * 700 }), (minutes) => {
      const at = new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000).toISOString();
      const back = instantOf(localTime(at));
      // The hour that comes twice has two instants.
      assert.ok(back === at || Math.abs(Date.parse(back) - Date.parse(at)) === 3_600_000 && localTime(back).minute === localTime(at).minute);
    }));
  });
});
