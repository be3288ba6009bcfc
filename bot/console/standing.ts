/** Where a case stands: who has it, who is asked to take it, what was promised, and what was left with it. */
import type { Desk } from '../../dialogs/desk.js';
import { queueNamed } from '../../dialogs/handoff/queue.js';
import type { Conversation } from '../../dialogs/records.js';
import type { Locale } from '../../policies/language.js';
import type { CaseRow } from './view.js';

export type Standing = Pick<CaseRow,
  'state' | 'reason' | 'since' | 'acceptedAt' | 'completedAt' | 'owner' | 'queue' | 'offered' | 'promise' | 'snoozedUntil' | 'silentSince' | 'warnedAt' | 'answeredAt' | 'note'>;

const NOBODY: Omit<Standing, 'since'> = {
  state: 'bot', reason: null, acceptedAt: null, completedAt: null, owner: null, queue: null, offered: null, promise: null, snoozedUntil: null, silentSince: null, warnedAt: null, answeredAt: null, note: null
};

/** A note is for whoever takes the case; once it is over it has done its work. */
export function standingOf({ handoff, createdAt }: Conversation, desk: Desk, locale: Locale): Standing {
  if (!handoff) return { ...NOBODY, since: createdAt };
  const { state, reason, since, calledAt, acceptedAt, completedAt, agent, offered, promise, snoozedUntil, silentSince, warnedAt, answeredAt, note } = handoff;
  const queue = queueNamed(desk, handoff.queue);
  return {
    state, reason, since: calledAt ?? since, acceptedAt, completedAt, owner: agent, queue: { id: queue.id, title: queue.title[locale] }, offered: offered?.agent ?? null,
    promise: promise ?? null, snoozedUntil: snoozedUntil ?? null, silentSince: silentSince ?? null, warnedAt: warnedAt ?? null, answeredAt: answeredAt ?? null, note: state === 'completed' ? null : (note ?? null)
  };
}
