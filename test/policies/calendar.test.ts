import { strict as assert } from 'node:assert';
import { addDays, addMonths, addWorkingDays, daysBetween, isDay, isHoliday, isWorkingDay, rollToWorkingDay } from '../../policies/calendar.js';

describe('calendar', () => {
  it('clamps months to the month’s end', () => {
    assert.equal(addMonths('2020-02-29', 12), '2021-02-28');
    assert.equal(addMonths('2024-02-29', 24), '2026-02-28');
    assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
    assert.equal(addMonths('2023-12-31', 2), '2024-02-29');
    assert.equal(addMonths('2024-03-31', -1), '2024-02-29');
    assert.equal(addMonths('2024-03-15', -15), '2022-12-15');
  });

  it('counts days without the first', () => {
    assert.equal(addDays('2024-02-28', 2), '2024-03-01');
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(daysBetween('2024-03-01', '2024-02-28'), -2);
  });

  it('knows the movable holidays', () => {
    for (const [easterMonday, corpusChristi] of [['2021-04-05', '2021-06-03'], ['2024-04-01', '2024-05-30'], ['2026-04-06', '2026-06-04'], ['2038-04-26', '2038-06-24']]) {
      assert.ok(isHoliday(easterMonday ?? ''), easterMonday);
      assert.ok(isHoliday(corpusChristi ?? ''), corpusChristi);
    }
  });

  it('has 24 December since 2025 only', () => {
    assert.ok(!isHoliday('2024-12-24'));
    assert.ok(isHoliday('2025-12-24'));
    assert.equal(rollToWorkingDay('2025-12-24'), '2025-12-29');
    assert.equal(rollToWorkingDay('2024-12-24'), '2024-12-24');
  });

  it('rolls over weekends and holidays in a row', () => {
    assert.equal(rollToWorkingDay('2026-05-01'), '2026-05-04');
    assert.equal(rollToWorkingDay('2025-02-01'), '2025-02-03');
    assert.ok(isWorkingDay('2026-11-20'));
  });

  it('adds working days without the first', () => {
    assert.equal(addWorkingDays('2026-11-20', 1), '2026-11-23');
    assert.equal(addWorkingDays('2025-12-23', 1), '2025-12-29');
    assert.equal(addWorkingDays('2026-01-02', 60), '2026-03-30');
  });

  it('takes only days of the calendar', () => {
    for (const day of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '1899-12-31', 20260101, null]) assert.ok(!isDay(day), String(day));
    assert.ok(isDay('2024-02-29'));
  });
});
