/** A double click or tap is one press: the second would send the same answer again, to a question that is not asked any more. */

/** Milliseconds within which nobody means the same button twice. */
const TWICE_MS = 600;

/** Two presses at once also leave Web Chat's input read-only for good: each remembers, and puts back, what the other set for a moment. */
export function takeDoublePressesForOne(): void {
  let last: { readonly button: Element; readonly at: number } | null = null;
  // What was changed in between is worth sending.
  document.addEventListener('input', () => { last = null; }, true);
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    if (last?.button === button && event.timeStamp - last.at < TWICE_MS) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    last = { button, at: event.timeStamp };
  }, true);
}
