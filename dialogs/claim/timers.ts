/** What the clock has to do with a claim next. It follows from the claim alone, so that a restart loses nothing. */
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import { dayInWarsaw } from '../day.js';
import type { Desk } from '../desk.js';
import type { Instant } from '../records.js';
import { expectation } from './deadline.js';
import type { Claim, ClaimTimer, TimerKind } from './record.js';
import { hasEnded } from './transitions.js';

/** The earliest thing to be done, or null when there is nothing to wait for. */
export function nextTimer(claim: Claim, desk: Desk): ClaimTimer | null {
  if (hasEnded(claim.state)) return null;
  const due = [...reminder(claim, desk), ...expiry(claim), ...alarms(claim, desk)].sort((a, b) => (a.on < b.on ? -1 : 1));
  const [first] = due;
  return first ? { ...first, at: morningOf(first.on) } : null;
}

/** The alarm of a deadline goes off once; a deadline that moved has an alarm of its own. */
export function alarmKey(kind: TimerKind, on: Day): string {
  return `${kind}:${on}`;
}

interface Due {
  readonly kind: TimerKind;
  readonly on: Day;
}

function reminder({ state, history }: Claim, { reminderDays }: Desk): Due[] {
  if (state !== 'waitingForCustomer') return [];
  const asked = history.findLastIndex(({ what }) => what === 'papersAsked');
  const since = history[asked]?.at;
  const days = reminderDays[history.slice(asked).filter(({ what }) => what === 'reminded').length];
  return since === undefined || days === undefined ? [] : [{ kind: 'remind', on: addDays(dayInWarsaw(since), days) }];
}

function expiry({ state, rma }: Claim): Due[] {
  return state === 'rmaAuthorised' && rma ? [{ kind: 'rmaExpires', on: addDays(rma.validUntil, 1) }] : [];
}

function alarms(claim: Claim, { dueSoonDays }: Desk): Due[] {
  const expected = expectation(claim);
  const answer = claim.answeredOn === null ? claim.answerBy : null;
  return [
    ...(answer === null ? [] : around('answerSoon', 'answerOverdue', answer, dueSoonDays)),
    ...(expected.type === 'by' ? around('dueSoon', 'overdue', expected.day, dueSoonDays) : [])
  ].filter(({ kind, on }) => !claim.alarms.includes(alarmKey(kind, on)));
}

function around(soon: TimerKind, over: TimerKind, day: Day, before: number): Due[] {
  return [{ kind: soon, on: addDays(day, -before) }, { kind: over, on: addDays(day, 1) }];
}

/** When people in Poland begin to work: 7:00 UTC is 8:00 or 9:00 there. */
function morningOf(day: Day): Instant {
  return `${day}T07:00:00.000Z`;
}
