/** The place is in the address (`#/id`, `#/id/case`, `#/id/case/CLAIM`, `#/id/line/SEQ`, `#/search?q=…`), so that reloading and going back work. */
import { useEffect, useMemo, useState } from 'react';

export const SECTIONS = ['cases', 'search', 'board', 'figures', 'privacy'] as const;
/** Pages beside one of these, and reached from there. */
const BESIDE = { transcripts: 'search', reports: 'board' } as const;
export type Section = (typeof SECTIONS)[number] | keyof typeof BESIDE;
/** Agents do not see them. */
export const LEADS_ONLY: readonly Section[] = ['board', 'privacy'];
const PAGES: readonly Section[] = [...SECTIONS, ...(Object.keys(BESIDE) as (keyof typeof BESIDE)[])];

export interface Place {
  readonly section: Section;
  readonly open: string | null;
  /** What a narrow screen shows of it. */
  readonly pane: 'conversation' | 'case';
  /** The claim it was opened for. */
  readonly claim: string | null;
  /** The line of the transcript it was opened at. */
  readonly line: number | null;
  /** What is searched for, as the API takes it. */
  readonly query: string;
}

export function usePlace(): Place {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const moved = (): void => setHash(location.hash);
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return useMemo(() => placeOf(hash), [hash]);
}

export function addressOf(open: string | null, pane: Place['pane'] = 'conversation', claim: string | null = null): string {
  if (open === null) return '#/';
  return `#/${encodeURIComponent(open)}${pane === 'case' ? '/case' : ''}${claim === null ? '' : `/${encodeURIComponent(claim)}`}`;
}

export function lineAddress(open: string, seq: number): string {
  return `#/${encodeURIComponent(open)}/line/${seq}`;
}

/** The one of the top bar that a page belongs to. */
export function mainSection(section: Section): Section {
  return section === 'transcripts' || section === 'reports' ? BESIDE[section] : section;
}

export function sectionAddress(section: Section, query = ''): string {
  return section === 'cases' ? '#/' : `#/${section}${query === '' ? '' : `?${query}`}`;
}

export function goTo(open: string | null, pane?: Place['pane']): void {
  location.hash = addressOf(open, pane);
}

export function searchFor(query: string): void {
  location.hash = sectionAddress('search', query);
}

function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.split('?');
  const [, open = '', pane, claim = ''] = path.split('/');
  const section = PAGES.find((one) => one === open && pane === undefined) ?? 'cases';
  return { section, open: section === 'cases' ? decoded(open) || null : null, pane: pane === 'case' ? 'case' : 'conversation', claim: pane === 'line' ? null : decoded(claim) || null, line: pane === 'line' ? Number(claim) || null : null, query };
}

/** An address typed by hand may be no good encoding. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
