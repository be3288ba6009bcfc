/** Keeps the newest line in sight while the reader is at the end, and their place while earlier lines come in. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Line } from '../../console/view.js';

/** Pixels from the end that still count as being there. */
const NEAR = 40;

export interface EndInSight {
  /** What scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** Something new is below, out of sight. */
  readonly behind: boolean;
  readonly scrolled: () => void;
  /** Something in it has become larger: a picture that was loaded. */
  readonly grown: () => void;
  /** The reader was led elsewhere: the newest line is not to be in sight. */
  readonly leaveEnd: () => void;
  readonly toEnd: () => void;
}

/**
 * @param shown differs whenever something else is shown
 * @param own names what the reader wrote last: whoever has just written wants to see that it is there
 */
export function useEndInSight(shown: string, lines: readonly Line[], own: string): EndInSight {
  const box = useRef<HTMLDivElement>(null);
  const kept = useRef({ top: 0, bottom: 0, atEnd: true, first: 0, own: '' });
  const [behind, setBehind] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const first = lines[0]?.seq ?? 0;
    const wrote = own !== '' && own !== kept.current.own;
    if (wrote) {
      element.scrollTop = element.scrollHeight;
      setBehind(false);
    } else if (kept.current.first > first) element.scrollTop = element.scrollHeight - kept.current.bottom;
    else if (kept.current.atEnd) element.scrollTop = element.scrollHeight;
    else setBehind(true);
    kept.current = { ...kept.current, first, own, atEnd: kept.current.atEnd || wrote, bottom: element.scrollHeight - element.scrollTop };
  }, [shown, lines]);
  const toEnd = (): void => box.current?.scrollTo({ top: box.current.scrollHeight });
  const grown = (): void => { if (kept.current.atEnd) toEnd(); };
  useEffect(() => onSizeChange(box.current, grown), []);
  const scrolled = (): void => {
    const element = box.current;
    if (!element) return;
    const bottom = element.scrollHeight - element.scrollTop;
    // What grows below a reader at the end, a picture for instance, does not take the end away; scrolling up does.
    const atEnd = bottom - element.clientHeight < NEAR || (kept.current.atEnd && element.scrollTop >= kept.current.top);
    kept.current = { ...kept.current, top: element.scrollTop, bottom, atEnd };
    if (atEnd) setBehind(false);
  };
  const leaveEnd = (): void => { kept.current = { ...kept.current, atEnd: false }; };
  return { box, behind, scrolled, grown, leaveEnd, toEnd };
}

function onSizeChange(element: HTMLElement | null, changed: () => void): () => void {
  if (!element) return () => undefined;
  const observer = new ResizeObserver(changed);
  observer.observe(element);
  return () => observer.disconnect();
}
