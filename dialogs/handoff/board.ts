/** The desk at this moment, as those who lead it see it: what waits, who has what, and which promises are at stake. */
import type { Desk } from '../desk.js';
import type { Agent, Conversation, Instant } from '../records.js';
import { isOpenAt, nextOpening } from './hours.js';
import { queueNamed, worksIn, type Presence, type Queue } from './queue.js';
import type { Handoff } from './record.js';

/** A promise that falls due within so many minutes is shown as near. */
export const DUE_SOON_MINUTES = 30;
const MINUTE = 60_000;

export interface Board {
  readonly queues: readonly QueueBoard[];
  readonly people: readonly PersonBoard[];
}

export interface QueueBoard {
  readonly queue: string;
  readonly open: boolean;
  /** The moment itself when it is open; null when it never opens. */
  readonly opensAt: Instant | null;
  readonly waiting: number;
  /** Since when the one waits who waits longest. */
  readonly waitingSince: Instant | null;
  /** Cases that somebody has and works on. */
  readonly held: number;
  readonly snoozed: number;
  readonly delegated: number;
  /** The customer waits for the owner's word so long that the owner was warned. */
  readonly silent: number;
  readonly promises: { readonly dueSoon: number; readonly broken: number };
  /** Cases that those who are here may hold together. */
  readonly capacity: number;
  /** Broken promises first; then those who wait, the longest first, and the others by when they were taken. */
  readonly cases: readonly CaseBoard[];
}

export interface CaseBoard {
  readonly conversation: string;
  readonly state: 'waiting' | 'held' | 'snoozed' | 'delegated';
  readonly owner: Agent | null;
  /** Who is asked to take it now. */
  readonly offered: Agent | null;
  /** Of the customer's call, or of the owner's taking it. */
  readonly since: Instant;
  readonly promise: { readonly by: Instant; readonly standing: 'inTime' | 'soon' | 'broken' } | null;
  readonly silent: boolean;
  readonly snoozedUntil: Instant | null;
}

export interface PersonBoard extends Agent {
  readonly role: Presence['role'] | null;
  readonly online: boolean;
  /** Cases worked on now; snoozed and delegated ones wait for something else. */
  readonly load: number;
  /** The most of any queue the person works in. */
  readonly capacity: number;
  readonly snoozed: number;
  readonly delegated: number;
  readonly silent: number;
  readonly queues: readonly string[];
}

/** @param cases conversations whose hand-off is not over @param people who is at the desk */
export function boardOf(desk: Desk, cases: readonly Conversation[], people: readonly Omit<Presence, 'load'>[], now: Instant): Board {
  const open = cases.flatMap((one) => (one.handoff && one.handoff.state !== 'completed' ? [{ queue: queueNamed(desk, one.handoff.queue).id, entry: caseOf(one.id, one.handoff, now) }] : []));
  const inQueue = (id: string): CaseBoard[] => open.filter(({ queue }) => queue === id).map(({ entry }) => entry);
  return {
    queues: desk.queues.map((queue) => queueBoard(queue, inQueue(queue.id), people, now)),
    people: peopleBoard(desk, open.map(({ entry }) => entry), people)
  };
}

function queueBoard(queue: Queue, cases: readonly CaseBoard[], people: readonly Omit<Presence, 'load'>[], now: Instant): QueueBoard {
  const sorted = [...cases].sort((a, b) => late(a) - late(b) || rank(a) - rank(b) || (a.since < b.since ? -1 : a.since > b.since ? 1 : a.conversation < b.conversation ? -1 : 1));
  const having = (state: CaseBoard['state']): number => cases.filter((one) => one.state === state).length;
  const standing = (wanted: string): number => cases.filter(({ promise }) => promise?.standing === wanted).length;
  return {
    queue: queue.id,
    open: isOpenAt(queue, now),
    opensAt: nextOpening(queue, now),
    waiting: having('waiting'),
    waitingSince: cases.flatMap(({ state, since }) => (state === 'waiting' ? [since] : [])).sort()[0] ?? null,
    held: having('held'),
    snoozed: having('snoozed'),
    delegated: having('delegated'),
    silent: cases.filter(({ silent }) => silent).length,
    promises: { dueSoon: standing('soon'), broken: standing('broken') },
    capacity: queue.capacity * people.filter((one) => one.online && worksIn(queue, one)).length,
    cases: sorted
  };
}

function caseOf(conversation: string, handoff: Handoff, now: Instant): CaseBoard {
  const { state, agent, offered, since, calledAt, acceptedAt, snoozedUntil, warnedAt } = handoff;
  return {
    conversation,
    state: state === 'waiting' || state === 'delegated' ? state : snoozedUntil === null ? 'held' : 'snoozed',
    owner: agent,
    offered: offered?.agent ?? null,
    since: state === 'waiting' ? (calledAt ?? since) : (acceptedAt ?? since),
    promise: promiseOf(handoff, now),
    silent: warnedAt !== null,
    snoozedUntil
  };
}

/** What was kept, or done late, is no concern any more; an open one whose time is over is broken already, whatever the clock has done. */
function promiseOf({ promise, state, silentSince }: Handoff, now: Instant): CaseBoard['promise'] {
  if (!promise || promise.state === 'kept' || (promise.state === 'broken' && state !== 'waiting' && silentSince === null)) return null;
  const left = Date.parse(promise.by) - Date.parse(now);
  const standing = promise.state === 'broken' || left <= 0 ? 'broken' : left <= DUE_SOON_MINUTES * MINUTE ? 'soon' : 'inTime';
  return { by: promise.by, standing };
}

/** Those who are here, and those who are not but have cases. */
function peopleBoard(desk: Desk, cases: readonly CaseBoard[], people: readonly Omit<Presence, 'load'>[]): PersonBoard[] {
  const away = cases.flatMap(({ owner }) => (owner && !people.some(({ id }) => id === owner.id) ? [owner] : []));
  const all = [...people, ...new Map(away.map((owner) => [owner.id, { ...owner, role: null, online: false }])).values()];
  const rows = all.map(({ id, name, role, online }): PersonBoard => {
    const own = cases.filter(({ owner }) => owner?.id === id);
    const having = (state: CaseBoard['state']): number => own.filter((one) => one.state === state).length;
    const queues = desk.queues.filter((queue) => worksIn(queue, { name, role: role ?? 'agent' }));
    return {
      id, name, role, online, load: having('held'), snoozed: having('snoozed'), delegated: having('delegated'), silent: own.filter(({ silent }) => silent).length,
      capacity: Math.max(0, ...queues.map(({ capacity }) => capacity)), queues: queues.map((queue) => queue.id)
    };
  });
  return rows.sort((a, b) => Number(b.online) - Number(a.online) || b.load - a.load || (a.name < b.name ? -1 : 1));
}

function late({ promise }: CaseBoard): number {
  return promise?.standing === 'broken' ? 0 : 1;
}

function rank({ state }: CaseBoard): number {
  return ['waiting', 'held', 'delegated', 'snoozed'].indexOf(state);
}
