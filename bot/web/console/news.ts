/** What a change of a case means to the reader: it follows from the row as it was and as it is. Pure. */
import type { CaseChange, CaseRow, Me } from '../../console/view.js';
import { isOfferedTo, promiseOwed } from '../../console/queue-order.js';
import type { DeedName } from '../../console/filled.js';

/** What is also left as a notice, because nothing else on the screen says it. */
export const NOTICED = ['lostCase', 'takenFromYou', 'aboutToLose', 'promiseMissed', 'wokeUp'] as const;
export type Noticed = (typeof NOTICED)[number];
export type Alert = 'offeredToYou' | 'newCase' | 'newMessage' | Noticed;

/** Something happened to a case. It is put into words where it is drawn, in the language of that moment. */
export interface News {
  readonly id: string;
  readonly kind: 'news';
  readonly alert: Noticed;
  readonly conversation: string;
  readonly customer: string | null;
  /** Who has the case now, other than the reader. */
  readonly owner: string | null;
  /** Who passed it on. */
  readonly by: string | null;
  /** What waited to be done with it, and will not be. */
  readonly undone: DeedName | null;
}

/** What the reader did, or what went wrong with it. */
export interface Toast {
  readonly id: string;
  readonly kind: 'done' | 'error';
  readonly text: string;
}

export type Notice = News | Toast;

const MOST_TOASTS = 4;

/** A case has one piece of news, the latest; the same toast again is told once. */
export function withNotice(notices: readonly Notice[], notice: Notice): Notice[] {
  if (notice.kind === 'news') return [...notices.filter((one) => one.kind !== 'news' || one.conversation !== notice.conversation), notice];
  const same = notices.filter((one) => one.kind === notice.kind && one.text === notice.text);
  const toasts = notices.filter((one) => one.kind !== 'news' && !same.includes(one));
  const tooMany = toasts.slice(0, Math.max(0, toasts.length - MOST_TOASTS + 1));
  return [...notices.filter((one) => !same.includes(one) && !tooMany.includes(one)), notice];
}

/** @param find the row of a case as it is now; null: it is not among the open ones; undefined: nothing new is known of it */
export function withoutStale(notices: readonly Notice[], me: Me | null, find: (conversation: string) => CaseRow | null | undefined): readonly Notice[] {
  if (me === null) return notices;
  const left = notices.filter((one) => {
    const row = one.kind === 'news' ? find(one.conversation) : undefined;
    return one.kind !== 'news' || row === undefined || isStillSo(one.alert, row, me);
  });
  return left.length === notices.length ? notices : left;
}

function isStillSo(alert: Noticed, row: CaseRow | null, me: Me): boolean {
  const mine = row?.owner?.id === me.id && row.state !== 'completed' && row.state !== 'bot';
  switch (alert) {
    case 'lostCase':
    case 'takenFromYou': return !mine;
    case 'aboutToLose': return mine && row.warnedAt !== null;
    case 'wokeUp': return mine && row.state === 'accepted' && row.snoozedUntil === null;
    // Without a clock: a promise that is open again was given anew.
    case 'promiseMissed': return row !== null && promiseOwed(row, 0) === 'broken' && isTheirs(row, me);
  }
}

/** Whose promise it is to keep, or to see to. Whoever is offered the case sees it there. */
function isTheirs(row: CaseRow, me: Pick<Me, 'id' | 'role'>): boolean {
  return (row.owner?.id === me.id || me.role !== 'agent') && !isOfferedTo(row, me.id);
}

/** @param undone what waited to be done with the case, and will not be */
export function newsOf(id: string, alert: Noticed, { row, lines }: CaseChange, me: Pick<Me, 'id'>, undone: DeedName | null): News {
  const owner = row.owner !== null && row.owner.id !== me.id ? row.owner.name : null;
  return { id, kind: 'news', alert, conversation: row.conversation, customer: row.customer, owner, by: takingNote(lines, me.id)?.name ?? null, undone };
}

/**
 * @param known the row as it was before; undefined for a case that was not there
 * @param gaveAway whether this page gave the case away itself
 */
export function alertOf({ row, lines }: CaseChange, known: CaseRow | undefined, me: Pick<Me, 'id' | 'role'>, gaveAway: boolean): Alert | null {
  const mine = row.owner?.id === me.id && row.state !== 'completed';
  if (isLost(row, known, me.id)) return gaveAway || isOwnDoing(lines, me.id) ? null : takingNote(lines, me.id) ? 'takenFromYou' : 'lostCase';
  if (mine && row.warnedAt !== null && known && known.warnedAt !== row.warnedAt) return 'aboutToLose';
  if (known && row.promise?.state === 'broken' && known.promise?.state === 'open' && isTheirs(row, me)) return 'promiseMissed';
  if (isOfferedTo(row, me.id) && !(known && isOfferedTo(known, me.id))) return 'offeredToYou';
  if (row.state === 'waiting' && known?.state !== 'waiting') return 'newCase';
  if (mine && row.state === 'accepted' && row.snoozedUntil === null && known?.snoozedUntil && known.owner?.id === me.id && !lines.some(({ role }) => role === 'agent')) return 'wokeUp';
  return mine && lines.some(({ role }) => role === 'customer') ? 'newMessage' : null;
}

/** What somebody else left with a case when they took it or passed it on. */
function takingNote(lines: CaseChange['lines'], me: string): CaseChange['lines'][number] | undefined {
  return lines.find(({ kind, by }) => kind === 'noted' && by !== me);
}

/** What an owner does leaves a note of theirs, wherever they did it: in another tab, in Teams. */
function isOwnDoing(lines: CaseChange['lines'], me: string): boolean {
  return lines.some(({ kind, by }) => kind === 'noted' && by === me);
}

/** The case was the reader's, is not any more, and is not over. */
export function isLost(row: CaseRow, known: CaseRow | undefined, me: string): boolean {
  return known?.owner?.id === me && known.state !== 'completed' && row.owner?.id !== me && row.state !== 'completed' && row.state !== 'bot';
}
