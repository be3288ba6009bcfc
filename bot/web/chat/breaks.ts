/** What the customer is told while the connection is broken, and what happens when it stays so. */
import type { Page } from './page.js';
import type { TextKey } from './texts.js';

/** Shorter breaks are not worth a word; after the long one the client's own attempts have come to nothing. */
const TELL_AFTER_MS = 1_500;
const GIVE_UP_AFTER_MS = 30_000;
const NOTICE_MS = 10_000;

type Timer = ReturnType<typeof setTimeout>;

export class Breaks {
  private timers: Timer[] = [];
  private noticeTimer: Timer | undefined;

  constructor(private readonly page: Page, private readonly giveUp: () => void) {}

  get broken(): boolean {
    return this.timers.length > 0;
  }

  begin(): void {
    if (this.broken) return;
    clearTimeout(this.noticeTimer);
    this.timers = [
      setTimeout(() => this.page.showState(navigator.onLine ? 'reconnecting' : 'offline'), TELL_AFTER_MS),
      setTimeout(this.giveUp, GIVE_UP_AFTER_MS)
    ];
  }

  end(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [];
    this.page.showState(null);
  }

  /** Says something for a while, unless there is something more important to say. */
  notice(key: TextKey): void {
    if (this.broken) return;
    clearTimeout(this.noticeTimer);
    this.page.showState(key);
    this.noticeTimer = setTimeout(() => this.page.showState(null), NOTICE_MS);
  }
}
