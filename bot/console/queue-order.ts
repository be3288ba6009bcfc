/** What comes first in the queue: the same order for the API and for the browser. Pure. */
import type { CaseRow } from './view.js';

type Ordered = Pick<CaseRow, 'promise' | 'state' | 'silentSince' | 'unanswered' | 'offered' | 'since'>;

/** What was promised and is not done: what is past its time is broken, whatever the clock has done. Null: nothing is owed. */
export function promiseOwed({ promise, state, silentSince, unanswered }: Omit<Ordered, 'offered' | 'since'>, now: number): 'open' | 'broken' | null {
  if (promise === null || promise.state === 'kept' || state === 'completed') return null;
  if (promise.state === 'open') return Date.parse(promise.by) < now ? 'broken' : 'open';
  // An answer that came late is an answer.
  return state === 'waiting' || (silentSince !== null && unanswered) ? 'broken' : null;
}

/** A broken promise, then what is offered to the reader, then what is promised soonest, then the longest wait. @param now milliseconds since 1970 */
export function byUrgency(me: string, now: number): (a: Ordered, b: Ordered) => number {
  const broken = (row: Ordered): number => Number(promiseOwed(row, now) === 'broken');
  const due = (row: Ordered): number => (row.promise !== null && promiseOwed(row, now) === 'open' ? Date.parse(row.promise.by) : Number.MAX_VALUE);
  const offered = (row: Ordered): number => Number(isOfferedTo(row, me));
  return (a, b) => broken(b) - broken(a) || offered(b) - offered(a) || due(a) - due(b) || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0);
}

export function isOfferedTo({ state, offered }: Pick<CaseRow, 'state' | 'offered'>, me: string): boolean {
  return state === 'waiting' && offered?.id === me;
}

/** Completed cases: the one completed last on top. */
export function latestFirst({ completedAt: a }: Pick<CaseRow, 'completedAt'>, { completedAt: b }: Pick<CaseRow, 'completedAt'>): number {
  return (a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0;
}
