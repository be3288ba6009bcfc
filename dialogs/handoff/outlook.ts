/** What a customer who waits for a person is told: the place in the queue or the next opening, and a dated promise. */
import { told } from '../case.js';
import type { Draft } from '../draft.js';
import { formatMoment } from '../format.js';
import type { Instant } from '../records.js';
import { afterOpenMinutes, isOpenAt, nextOpening } from './hours.js';
import { queueNamed, type Queue } from './queue.js';
import type { Handoff } from './record.js';

/** An answer within so many minutes of opening hours; null where nothing is promised, or the desk never opens. */
export function promised({ answerMinutes, ...opening }: Queue, now: Instant): Handoff['promise'] {
  const by = answerMinutes === null ? null : afterOpenMinutes(opening, now, answerMinutes);
  return by === null ? null : { by, state: 'open' };
}

/**
 * One paragraph, or none where there is nothing to say; at its end that nobody needs to sit and wait. A promise that is
 * over and that the clock has not come to yet is not told again: the customer hears in a moment that it was broken.
 */
export function outlook({ world, texts, conversation, session }: Draft, { queue: id, since, calledAt, promise }: Handoff): string[] {
  const queue = queueNamed(world.desk, id);
  const { floor } = texts;
  const opens = isOpenAt(queue, world.now) ? null : nextOpening(queue, world.now);
  const ahead = world.floor(queue.id).waiting.filter((one) => one.since < (calledAt ?? since) && one.conversation !== conversation.id).length;
  const when = (at: string): string => formatMoment(at, world.now, conversation.locale);
  const lines = [
    opens === null ? '' : floor.closed(when(opens)),
    opens === null && ahead > 0 ? floor.ahead(ahead) : '',
    promise?.state === 'open' && promise.by > world.now ? floor.promise(when(promise.by)) : ''
  ].filter(Boolean);
  if (lines.length === 0) return [];
  return [[...lines, told(session, 'email') !== null ? floor.mayLeaveEmail : floor.mayLeave].join(' ')];
}
