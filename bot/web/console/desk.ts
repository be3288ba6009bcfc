/** What the console knows, and how it changes: a pure function, as in a turn. */
import type { CaseChange, CaseRow, CaseView, Line, Me, Transcript } from '../../console/view.js';
import { latestFirst } from '../../console/queue-order.js';
import type { Moment } from '../../console/live-view.js';
import { isWorthKeeping, type DeedName, type Filled } from '../../console/filled.js';
import { NOBODY, withMoment, withoutTyping, type Present } from './moment.js';
import { withNotice, withoutStale, type Notice } from './news.js';
import type { Seen } from './seen.js';

/** A message on its way. The key makes trying again harmless. */
export interface Outgoing {
  readonly key: string;
  readonly conversation: string;
  readonly text: string;
  /** The newest line when it was written. */
  readonly after: number;
  /** Why it did not go; null while it is being sent. */
  readonly failure: string | null;
  /** It waits in the browser: sending can still be undone. */
  readonly held: boolean;
  /** No answer came, or the page was closed meanwhile: it may have arrived. */
  readonly unsure?: boolean;
}

/** Something to do with a case that waits some seconds, in which it can be undone. The key makes trying again harmless. */
export interface Deed {
  readonly key: string;
  readonly conversation: string;
  /** Whose case it is. */
  readonly customer: string | null;
  readonly what: DeedName;
  readonly body?: Filled;
  /** The server did not answer; null so far. */
  readonly failure: string | null;
  readonly held: boolean;
}

export interface Desk {
  readonly me: Me | null;
  readonly signedOut: boolean;
  readonly connection: 'connecting' | 'live' | 'broken';
  /** Waiting and accepted cases; null before they are loaded. */
  readonly rows: readonly CaseRow[] | null;
  /** Null until somebody wants to see them. */
  readonly completed: readonly CaseRow[] | null;
  readonly view: CaseView | null;
  /** Why the open case cannot be shown. */
  readonly viewFailure: string | null;
  readonly outgoing: readonly Outgoing[];
  /** What was decided and is not done yet. */
  readonly deeds: readonly Deed[];
  /** Taken back with something filled in: its dialog is open again. */
  readonly reopened: Deed | null;
  /** How far this person has read each case; null before it is loaded. */
  readonly seen: Seen | null;
  /** Of the case on the screen. */
  readonly present: Present;
  readonly notices: readonly Notice[];
  /** For screen readers: what has just happened elsewhere than where they read. */
  readonly announcement: string;
}

export const EMPTY_DESK: Desk = {
  me: null, signedOut: false, connection: 'connecting', rows: null, completed: null, view: null, viewFailure: null,
  outgoing: [], deeds: [], reopened: null, seen: null, present: NOBODY, notices: [], announcement: ''
};

export type DeskEvent =
  | { readonly type: 'me'; readonly me: Me }
  | { readonly type: 'signedOut' }
  | { readonly type: 'connection'; readonly connection: Desk['connection'] }
  | { readonly type: 'rows'; readonly rows: readonly CaseRow[] }
  | { readonly type: 'completed'; readonly rows: readonly CaseRow[] }
  /** Another case is on the screen, or none. */
  | { readonly type: 'left'; readonly open: string | null }
  | { readonly type: 'view'; readonly view: CaseView }
  | { readonly type: 'viewFailed'; readonly message: string }
  | { readonly type: 'lines'; readonly conversation: string; readonly transcript: Transcript; readonly side: 'earlier' | 'later' }
  | { readonly type: 'changed'; readonly change: CaseChange }
  | { readonly type: 'sending'; readonly outgoing: Outgoing }
  | { readonly type: 'sent'; readonly key: string }
  | { readonly type: 'notSent'; readonly key: string; readonly failure: string; readonly unsure: boolean }
  | { readonly type: 'deed'; readonly deed: Deed }
  | { readonly type: 'deedOver'; readonly key: string }
  | { readonly type: 'undone'; readonly deed: Deed }
  | { readonly type: 'reopenedOver' }
  | { readonly type: 'seenAll'; readonly seen: Seen }
  | { readonly type: 'seen'; readonly conversation: string; readonly seq: number }
  | { readonly type: 'present'; readonly present: Present }
  /** `now`: milliseconds since 1970. */
  | { readonly type: 'moment'; readonly moment: Moment; readonly now: number }
  | { readonly type: 'typingOver'; readonly now: number }
  | { readonly type: 'notice'; readonly notice: Notice }
  | { readonly type: 'dismissed'; readonly id: string }
  | { readonly type: 'announced'; readonly text: string };

export function reduce(desk: Desk, event: DeskEvent): Desk {
  switch (event.type) {
    case 'me': return { ...desk, me: event.me, signedOut: false };
    case 'signedOut': return { ...EMPTY_DESK, signedOut: true };
    case 'connection': return { ...desk, connection: event.connection };
    case 'rows': return { ...desk, rows: event.rows, notices: withoutStale(desk.notices, desk.me, (conversation) => event.rows.find((row) => row.conversation === conversation) ?? null) };
    case 'completed': return { ...desk, completed: event.rows };
    case 'left': return { ...desk, view: null, viewFailure: null, present: NOBODY, reopened: desk.reopened?.conversation === event.open ? desk.reopened : null };
    case 'view': return { ...placed(desk, event.view.row), view: withKept(desk.view, event.view), viewFailure: null };
    case 'viewFailed': return { ...desk, viewFailure: event.message };
    case 'lines': return withLines(desk, event.conversation, event.transcript, event.side);
    case 'changed': return withChange(placed(desk, event.change.row), event.change);
    case 'sending': return { ...desk, outgoing: [...without(desk.outgoing, event.outgoing.key), event.outgoing] };
    case 'sent': return { ...desk, outgoing: without(desk.outgoing, event.key) };
    case 'notSent': return { ...desk, outgoing: desk.outgoing.map((one) => (one.key === event.key ? { ...one, failure: event.failure, unsure: event.unsure } : one)) };
    case 'deed': return { ...desk, deeds: [...desk.deeds.filter(({ key }) => key !== event.deed.key), event.deed] };
    case 'deedOver': return { ...desk, deeds: desk.deeds.filter(({ key }) => key !== event.key) };
    case 'undone': return { ...desk, deeds: desk.deeds.filter(({ key }) => key !== event.deed.key), reopened: isWorthKeeping(event.deed) ? event.deed : null };
    case 'reopenedOver': return { ...desk, reopened: null };
    case 'seenAll': return { ...desk, seen: event.seen };
    case 'seen': return { ...desk, seen: { ...desk.seen, [event.conversation]: Math.max(event.seq, desk.seen?.[event.conversation] ?? 0) } };
    case 'present': return { ...desk, present: event.present };
    case 'moment': return { ...desk, present: withMoment(desk.present, event.moment, event.now) };
    case 'typingOver': return { ...desk, present: withoutTyping(desk.present, [], event.now) };
    case 'notice': return { ...desk, notices: withNotice(desk.notices, event.notice) };
    case 'dismissed': return { ...desk, notices: desk.notices.filter(({ id }) => id !== event.id) };
    case 'announced': return { ...desk, announcement: event.text };
  }
}

/** Seq of the newest line that is shown without a gap before it. */
export function newestSeq(view: CaseView | null): number {
  return view?.transcript.lines.at(-1)?.seq ?? 0;
}

/** Has something changed that the summary card shows? */
export function summaryIsOld(view: CaseView, row: CaseRow): boolean {
  const { row: known } = view;
  return known.state !== row.state || known.owner?.id !== row.owner?.id || known.claim?.number !== row.claim?.number || known.claim?.state !== row.claim?.state || known.events !== row.events;
}

/** Puts a case where it belongs: among the open ones or the completed ones; those the bot has are in neither. */
function placed(desk: Desk, row: CaseRow): Desk {
  const others = (rows: readonly CaseRow[]): CaseRow[] => rows.filter(({ conversation }) => conversation !== row.conversation);
  const isCompleted = row.state === 'completed';
  const isOpen = !isCompleted && row.state !== 'bot';
  return {
    ...desk,
    rows: desk.rows && [...others(desk.rows), ...(isOpen ? [row] : [])],
    notices: withoutStale(desk.notices, desk.me, (conversation) => (conversation === row.conversation ? row : undefined)),
    completed: desk.completed && [...(isCompleted ? [row] : []), ...others(desk.completed)].sort(latestFirst)
  };
}

/** Earlier pages that were loaded already are kept, when nothing lies between. */
function withKept(before: CaseView | null, now: CaseView): CaseView {
  if (before?.row.conversation !== now.row.conversation) return now;
  const first = now.transcript.lines[0]?.seq ?? 0;
  if (newestSeq(before) < first - 1) return now;
  return { ...now, transcript: { lines: merged(before.transcript.lines, now.transcript.lines), earlier: earlierOf(before, now) } };
}

function earlierOf(before: CaseView, now: CaseView): boolean {
  const start = ({ transcript }: CaseView): number => transcript.lines[0]?.seq ?? Infinity;
  return start(before) < start(now) ? before.transcript.earlier : now.transcript.earlier;
}

function withLines(desk: Desk, conversation: string, { lines, earlier }: Transcript, side: 'earlier' | 'later'): Desk {
  const { view } = desk;
  if (view?.row.conversation !== conversation) return desk;
  const transcript = { lines: merged(view.transcript.lines, lines), earlier: side === 'earlier' ? earlier : view.transcript.earlier };
  return { ...desk, view: { ...view, transcript } };
}

/** Lines that follow without a gap are shown at once; others are fetched (`Clerk.take`). */
function withChange(desk: Desk, { row, lines }: CaseChange): Desk {
  const { view } = desk;
  if (view?.row.conversation !== row.conversation) return desk;
  const follows = (lines[0]?.seq ?? 0) <= newestSeq(view) + 1;
  const transcript = follows ? { ...view.transcript, lines: merged(view.transcript.lines, lines) } : view.transcript;
  return { ...desk, view: { ...view, row, transcript }, present: withoutTyping(desk.present, lines, 0) };
}

function merged(known: readonly Line[], more: readonly Line[]): Line[] {
  const bySeq = new Map([...known, ...more].map((line) => [line.seq, line]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function without(outgoing: readonly Outgoing[], key: string): Outgoing[] {
  return outgoing.filter((one) => one.key !== key);
}
