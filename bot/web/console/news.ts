/** What a change of a case means to the reader: it follows from the row as it was and as it is. Pure. */
import type { CaseChange, CaseRow, Me } from '../../console/view.js';
import { isOfferedTo } from '../../console/queue-order.js';

/** What is also left as a notice, because nothing else on the screen says it. */
export const NOTICED = ['lostCase', 'takenFromYou', 'aboutToLose', 'promiseMissed', 'wokeUp'] as const;
export type Alert = 'offeredToYou' | 'newCase' | 'newMessage' | (typeof NOTICED)[number];

/**
 * @param known the row as it was before; undefined for a case that was not there
 * @param gaveAway whether this page gave the case away itself
 */
export function alertOf({ row, lines }: CaseChange, known: CaseRow | undefined, me: Pick<Me, 'id' | 'name' | 'role'>, gaveAway: boolean): Alert | null {
  const mine = row.owner?.id === me.id && row.state !== 'completed';
  if (isLost(row, known, me.id)) return gaveAway || isOwnDoing(lines, me.name) ? null : takingNote(lines, me.name) ? 'takenFromYou' : 'lostCase';
  if (mine && row.warnedAt !== null && known && known.warnedAt !== row.warnedAt) return 'aboutToLose';
  if (known && row.promise?.state === 'broken' && known.promise?.state === 'open' && (mine || me.role !== 'agent')) return 'promiseMissed';
  if (isOfferedTo(row, me.id) && !(known && isOfferedTo(known, me.id))) return 'offeredToYou';
  if (row.state === 'waiting' && known?.state !== 'waiting') return 'newCase';
  if (mine && row.state === 'accepted' && row.snoozedUntil === null && known?.snoozedUntil && known.owner?.id === me.id && !lines.some(({ role }) => role === 'agent')) return 'wokeUp';
  return mine && lines.some(({ role }) => role === 'customer') ? 'newMessage' : null;
}

/** What somebody else left with a case when they took it or passed it on. */
export function takingNote(lines: CaseChange['lines'], me: string): CaseChange['lines'][number] | undefined {
  return lines.find(({ kind, name }) => kind === 'noted' && name !== me);
}

/** What an owner does leaves a note of theirs, wherever they did it: in another tab, in Teams. */
function isOwnDoing(lines: CaseChange['lines'], me: string): boolean {
  return lines.some(({ kind, name }) => kind === 'noted' && name === me);
}

/** The case was the reader's, is not any more, and is not over. */
function isLost(row: CaseRow, known: CaseRow | undefined, me: string): boolean {
  return known?.owner?.id === me && known.state !== 'completed' && row.owner?.id !== me && row.state !== 'completed' && row.state !== 'bot';
}
