/** Where the focus goes when the button that had it is gone: never to nowhere, from where the keyboard starts at the top. */
const PLACES = ['#conversation', 'main[tabindex]', '.tabs a[aria-current]', '.queue .row > a', '.topbar a'] as const;

/** The first place that is on the screen and takes it. */
export function focusContent(): void {
  for (const place of PLACES) {
    const element = document.querySelector<HTMLElement>(place);
    element?.focus({ preventScroll: true });
    if (element && document.activeElement === element) return;
  }
}
