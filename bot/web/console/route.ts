/** The open case is in the address (`#/id` or `#/id/case`), so that reloading and going back work. */
import { useEffect, useState } from 'react';

export interface Place {
  readonly open: string | null;
  /** What a narrow screen shows of it. */
  readonly pane: 'conversation' | 'case';
}

export function usePlace(): Place {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const moved = (): void => setHash(location.hash);
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return placeOf(hash);
}

export function addressOf(open: string | null, pane: Place['pane'] = 'conversation'): string {
  if (open === null) return '#/';
  return `#/${encodeURIComponent(open)}${pane === 'case' ? '/case' : ''}`;
}

export function goTo(open: string | null, pane?: Place['pane']): void {
  location.hash = addressOf(open, pane);
}

function placeOf(hash: string): Place {
  const [, open = '', pane] = hash.split('/');
  return { open: decoded(open) || null, pane: pane === 'case' ? 'case' : 'conversation' };
}

/** An address typed by hand may be no good encoding. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
