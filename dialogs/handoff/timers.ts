/** What the clock has to do with a hand-off next. It follows from the hand-off alone, so that a restart loses nothing. */
import type { Instant } from '../records.js';
import { afterOpenMinutes, isOpenAt, nextOpening } from './hours.js';
import type { Queue } from './queue.js';
import type { Handoff, HandoffTimer } from './record.js';

/** @param now the moment of the event that changed it last */
export function nextHandoffTimer(handoff: Handoff, queue: Queue, now: Instant): HandoffTimer | null {
  const due = handoff.state === 'waiting' ? whileWaiting(handoff, queue, now) : handoff.state === 'accepted' ? whileOwned(handoff, queue) : [];
  return due.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

function whileWaiting({ offered, promise, tried }: Handoff, queue: Queue, now: Instant): HandoffTimer[] {
  const list: HandoffTimer[] = [];
  if (promise?.state === 'open') list.push({ kind: 'promiseDue', at: promise.by });
  if (!isOpenAt(queue, now)) {
    const opens = nextOpening(queue, now);
    if (opens !== null) list.push({ kind: 'opens', at: opens });
  } else if (offered || tried.length === 0) {
    const next = afterOpenMinutes(queue, offered?.at ?? now, queue.acceptMinutes);
    if (next !== null) list.push({ kind: 'offerNext', at: next });
  }
  return list;
}

/** While it is snoozed nobody is silent. */
function whileOwned({ snoozedUntil, silentSince, warnedAt }: Handoff, queue: Queue): HandoffTimer[] {
  if (snoozedUntil !== null) return [{ kind: 'wakes', at: snoozedUntil }];
  if (silentSince === null) return [];
  const at = afterOpenMinutes(queue, warnedAt ?? silentSince, queue.silentMinutes);
  return at === null ? [] : [{ kind: warnedAt === null ? 'ownerWarned' : 'ownerLoses', at }];
}
