/**
 * What the clock has to do with a hand-off next. It follows from the hand-off alone, so that a restart loses nothing.
 * A customer who waits for a person is never without one: somebody is asked, is asked again, or a promise falls due.
 */
import type { Instant } from '../records.js';
import { afterOpenMinutes, isOpenAt, nextOpening } from './hours.js';
import type { Queue } from './queue.js';
import type { Handoff, HandoffTimer } from './record.js';
import { unseenDue } from './unseen.js';

/** @param now the moment of the event that changed it last */
export function nextHandoffTimer(handoff: Handoff, queue: Queue, now: Instant): HandoffTimer | null {
  const due = [...whilePromised(handoff), ...whileUnseen(handoff), ...inItsState(handoff, queue, now)];
  return due.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

function inItsState(handoff: Handoff, queue: Queue, now: Instant): HandoffTimer[] {
  switch (handoff.state) {
    case 'waiting': return whileWaiting(handoff, queue, now);
    case 'accepted':
    case 'delegated': return whileOwned(handoff, queue);
    case 'completed': return [];
  }
}

/** Whoever has the case by then, and whatever it was laid aside for. */
function whilePromised({ state, promise }: Handoff): HandoffTimer[] {
  return state !== 'completed' && promise?.state === 'open' ? [{ kind: 'promiseDue', at: promise.by }] : [];
}

/** Also when the case is over: the last words are an answer, too. */
function whileUnseen(handoff: Handoff): HandoffTimer[] {
  const at = unseenDue(handoff);
  return at === null ? [] : [{ kind: 'unseen', at }];
}

function whileWaiting({ offered, timer }: Handoff, queue: Queue, now: Instant): HandoffTimer[] {
  if (!offered && !isOpenAt(queue, now)) {
    const opens = nextOpening(queue, now);
    return opens === null ? [] : [{ kind: 'opens', at: opens }];
  }
  // Nobody could be asked: it is tried again. A customer who writes meanwhile does not put that off.
  if (!offered && timer?.kind === 'offerNext' && timer.at > now) return [timer];
  const next = afterOpenMinutes(queue, offered?.at ?? now, queue.acceptMinutes);
  return next === null ? [] : [{ kind: 'offerNext', at: next }];
}

/** While it is snoozed nobody is silent; what is left to the bot waits for the customer, and comes back when it was laid aside until then. */
function whileOwned({ snoozedUntil, silentSince, warnedAt }: Handoff, queue: Queue): HandoffTimer[] {
  if (snoozedUntil !== null) return [{ kind: 'wakes', at: snoozedUntil }];
  if (silentSince === null) return [];
  const at = afterOpenMinutes(queue, warnedAt ?? silentSince, queue.silentMinutes);
  return at === null ? [] : [{ kind: warnedAt === null ? 'ownerWarned' : 'ownerLoses', at }];
}
