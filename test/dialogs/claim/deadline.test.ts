import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { expectation } from '../../../dialogs/claim/deadline.js';
import type { Claim, Pause } from '../../../dialogs/claim/record.js';
import { addDays, daysBetween, isWorkingDay } from '../../../policies/calendar.js';

type Asked = Parameters<typeof expectation>[0];

function accepted(on: string | null, deadline: Claim['decision']['deadline'], pauses: readonly Pause[] = [], state: Claim['state'] = 'accepted'): Asked {
  const decision = { policy: 'p', version: '1.0.0', asOf: '2026-01-01', outcome: 'covered', cites: [], actions: [], remedies: [], fee: null, handoff: true, facts: {}, trace: [] } as const;
  const parcel = { sentOn: null, tracking: null, receivedOn: on, condition: null, missingParts: null, acceptedOn: on, shippedBackOn: null, returnTracking: null };
  return { state, decision: deadline ? { ...decision, deadline } : decision, parcel, pauses };
}

const pause = (from: string, to: string | null): Pause => ({ from, to, reason: 'parts', note: null });

describe('the time to remedy', () => {
  it('counts calendar days without the first', () => {
    assert.deepEqual(expectation(accepted('2026-11-20', { value: 30, unit: 'days' })), { type: 'by', day: '2026-12-20' });
  });

  it('counts Polish working days: Christmas Eve, Christmas, New Year and Epiphany do not count', () => {
    assert.deepEqual(expectation(accepted('2026-12-21', { value: 10, unit: 'workingDays' })), { type: 'by', day: '2027-01-08' });
    assert.deepEqual(expectation(accepted('2026-11-20', { value: 60, unit: 'workingDays' })), { type: 'by', day: '2027-02-18' });
  });

  it('is nothing without a promise, before acceptance, and once it is over', () => {
    assert.deepEqual(expectation(accepted('2026-11-20', undefined)), { type: 'none' });
    assert.deepEqual(expectation(accepted(null, { value: 30, unit: 'days' }, [], 'received')), { type: 'none' });
    assert.deepEqual(expectation(accepted('2026-11-20', { value: 30, unit: 'days' }, [], 'closed')), { type: 'none' });
  });

  it('stands still while it is paused, with what is left', () => {
    assert.deepEqual(expectation(accepted('2026-11-20', { value: 30, unit: 'days' }, [pause('2026-11-25', null)])), { type: 'paused', since: '2026-11-25', left: 25 });
    assert.deepEqual(expectation(accepted('2026-11-20', { value: 3, unit: 'days' }, [pause('2026-12-25', null)])), { type: 'paused', since: '2026-12-25', left: 0 });
  });

  it('ends as many days later as it stood still; working days, on a working day', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { maxLength: 3 });
    fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), lengths, fc.integer({ min: 40, max: 80 }), (offset, stops, value) => {
      const on = addDays('2026-01-01', offset);
      let at = on;
      const pauses = stops.map(([after, long]) => {
        const from = addDays(at, after);
        at = addDays(from, long);
        return pause(from, at);
      });
      const still = pauses.reduce((sum, { from, to }) => sum + daysBetween(from, to ?? from), 0);
      assert.deepEqual(expectation(accepted(on, { value, unit: 'days' }, pauses)), { type: 'by', day: addDays(on, value + still) });
      const working = expectation(accepted(on, { value, unit: 'workingDays' }, pauses));
      assert.ok(working.type === 'by' && isWorkingDay(working.day));
    }));
  });
});
