/**
 * The conversation's place on the page: which words of a person are really in view, and that its end is in view while
 * a person speaks. For the bot's long answers Web Chat stops one screen after the customer's last message, so that
 * they are read from their beginning; it never starts again by itself, and what a person writes would stay below.
 */

/** Pixels that a browser's rounding may take from the end. */
const SLACK = 4;
/** Pixels of what was said before that stay in view above what is read from its beginning. */
const CONTEXT = 48;

export class Transcript {
  private scroller: HTMLElement | null = null;
  private follows = false;
  /** The activity that is to be read from its beginning, until it has been brought into view. */
  private next: string | null = null;
  /** The customer's hand was on the conversation since they were last at its end: what goes up now is their doing. */
  private hand = false;
  /** The customer scrolled up and reads there: nothing is taken from under their eyes. */
  private away = false;
  private top = 0;
  private readonly listeners = new Set<() => void>();
  private readonly sizes = new ResizeObserver(() => this.settle());

  /** @param chat what Web Chat is drawn in */
  constructor(private readonly chat: HTMLElement) {
    new MutationObserver(() => this.drawn()).observe(chat, { childList: true, subtree: true });
    // Scrolling does not bubble.
    chat.addEventListener('scroll', ({ target }) => { if (target === this.scroller) this.scrolled(); }, true);
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) chat.addEventListener(type, (event) => this.touched(event), { capture: true, passive: true });
    document.addEventListener('visibilitychange', () => this.tell());
  }

  /** @param listener called when something else may be in view */
  onLook(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** From now on its end stays in view. */
  follow(): void {
    this.follows = true;
    this.settle();
  }

  /** @param next its end no longer stays in view: this activity, which comes next, is read from its beginning; null: where it is */
  unfollow(next: string | null): void {
    this.follows = false;
    this.next = next;
    this.settle();
  }

  /** The customer wrote or pressed something: they have read what they wanted to read above. */
  answered(): void {
    this.back();
    this.next = null;
  }

  /** The newest words of a person whose end the customer has before their eyes: the activity's id. */
  inView(): string | null {
    const { scroller } = this;
    // A panel that is closed has no height.
    if (!scroller || scroller.clientHeight === 0 || document.visibilityState !== 'visible') return null;
    const view = scroller.getBoundingClientRect();
    const end = Math.min(view.bottom, innerHeight) + SLACK;
    const said = [...scroller.querySelectorAll<HTMLElement>('.by-person[data-activity]')].reverse();
    const shown = said.find((words) => {
      const { bottom, height } = words.getBoundingClientRect();
      return height > 0 && bottom <= end && bottom > view.top;
    });
    return shown?.dataset['activity'] ?? null;
  }

  private drawn(): void {
    const scroller = this.chat.querySelector<HTMLElement>('.webchat__basic-transcript__scrollable');
    if (scroller !== this.scroller) this.watch(scroller);
    this.settle();
  }

  /** Another stay is another Web Chat. */
  private watch(scroller: HTMLElement | null): void {
    this.sizes.disconnect();
    this.scroller = scroller;
    this.top = 0;
    this.answered();
    const content = scroller?.querySelector('.webchat__basic-transcript__transcript');
    for (const part of [scroller, content]) if (part) this.sizes.observe(part);
  }

  private touched({ target, isTrusted }: Event): void {
    if (isTrusted && target instanceof Node && this.scroller?.contains(target)) this.hand = true;
  }

  private scrolled(): void {
    const { scroller } = this;
    if (!scroller) return;
    if (missing(scroller) <= SLACK) this.back();
    else if (this.hand && scroller.scrollTop < this.top) this.away = true;
    this.top = scroller.scrollTop;
    this.tell();
  }

  private back(): void {
    this.hand = false;
    this.away = false;
  }

  private settle(): void {
    const { scroller } = this;
    if (scroller && !this.away) {
      if (this.follows && missing(scroller) >= 1) scrollTo(scroller, scroller.scrollHeight);
      if (!this.follows) this.beginNext(scroller);
    }
    this.tell();
  }

  private beginNext(scroller: HTMLElement): void {
    const bubble = this.next === null ? null : scroller.querySelector(`[data-activity="${CSS.escape(this.next)}"]`);
    if (!bubble) return;
    this.next = null;
    scrollTo(scroller, scroller.scrollTop + bubble.getBoundingClientRect().top - scroller.getBoundingClientRect().top - CONTEXT);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function missing({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

function scrollTo(scroller: HTMLElement, top: number): void {
  // For a turn of the wheel Web Chat gives up gliding to where it would have stopped.
  scroller.dispatchEvent(new WheelEvent('wheel'));
  scroller.scrollTop = top;
  // It takes the first word of scrolling for a change of size, and with the second knows that this is the end.
  requestAnimationFrame(() => scroller.dispatchEvent(new Event('scroll')));
}
