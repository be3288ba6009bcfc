/** Which cases the queue shows: chosen in the queue or from elsewhere on the page, and kept in the browser. */
import { useSyncExternalStore } from 'react';
import { EVERYTHING, type CaseFilter } from '../../console/case-filter.js';
import { forGood } from './kept.js';

const KEPT = 'gwarant.console.filter';
const listeners = new Set<() => void>();
let filter: CaseFilter | null = null;

export function useFilter(): readonly [CaseFilter, (change: Partial<CaseFilter>) => void] {
  return [useSyncExternalStore(listen, current), setFilter];
}

export function setFilter(change: Partial<CaseFilter>): void {
  filter = { ...current(), ...change };
  forGood.set(KEPT, JSON.stringify(filter));
  for (const listener of listeners) listener();
}

/** What an earlier page has kept, once; other tabs have their own. */
function current(): CaseFilter {
  filter ??= readFilter();
  return filter;
}

function readFilter(): CaseFilter {
  try {
    return { ...EVERYTHING, ...(JSON.parse(forGood.get(KEPT) ?? '{}') as Partial<CaseFilter>) };
  } catch {
    return EVERYTHING;
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
