/** The line that a search led to: earlier ones are fetched until it is there, then it is in sight and has the focus. */
import { useEffect, useRef, type RefObject } from 'react';
import type { Transcript } from '../../console/view.js';

interface Wanted {
  /** Seq of the line; null: none is looked for. */
  readonly line: number | null;
  readonly transcript: Transcript;
  readonly loadEarlier: () => void;
  /** It is in sight: the newest line is not to be. */
  readonly onFound: () => void;
}

export function useFoundLine(box: RefObject<HTMLElement | null>, { line, transcript: { lines, earlier }, loadEarlier, onFound }: Wanted): void {
  const done = useRef<number | null>(null);
  const asked = useRef<number | null>(null);
  const first = lines[0]?.seq ?? 0;
  const events = useRef({ loadEarlier, onFound });
  events.current = { loadEarlier, onFound };
  useEffect(() => {
    if (line === null || done.current === line) return;
    if (line < first && earlier) {
      if (asked.current !== first) events.current.loadEarlier();
      asked.current = first;
      return;
    }
    done.current = line;
    const element = box.current?.querySelector<HTMLElement>(`[data-seq="${line}"]`);
    if (!element) return;
    events.current.onFound();
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  }, [box, line, first, earlier]);
}
