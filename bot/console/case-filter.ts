/** Which cases of the queue are shown: the same rule for the API and for the browser. */
import type { CaseRow } from './view.js';

export const SHOWS = ['all', 'waiting', 'offered', 'mine', 'snoozed'] as const;
export type Show = (typeof SHOWS)[number];

/** What is null is not looked at. */
export interface CaseFilter {
  readonly show: Show;
  /** Id. */
  readonly queue: string | null;
  readonly language: CaseRow['language'] | null;
  /** Its title, as the rows have it. */
  readonly product: string | null;
}

export const EVERYTHING: CaseFilter = { show: 'all', queue: null, language: null, product: null };

/** @param me id of the person who asks */
export function passes(row: CaseRow, { show, queue, language, product }: CaseFilter, me: string): boolean {
  return (
    (queue === null || row.queue?.id === queue) &&
    (language === null || row.language === language) &&
    (product === null || row.product === product) &&
    isShown(row, show, me)
  );
}

function isShown({ state, owner, offered, snoozedUntil }: CaseRow, show: Show, me: string): boolean {
  switch (show) {
    case 'all': return true;
    case 'waiting': return state === 'waiting';
    case 'offered': return state === 'waiting' && offered?.id === me;
    case 'mine': return owner?.id === me && state !== 'completed';
    case 'snoozed': return snoozedUntil !== null && state !== 'completed';
  }
}
