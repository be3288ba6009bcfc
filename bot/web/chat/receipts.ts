/** Tells the server which words of an agent the customer has before their eyes: agents see it as a read mark. */
import type { DirectLine } from './webchat.js';

/** A transcript that is told anew is one mark, not many. */
const TOGETHER_MS = 400;

export class Receipts {
  private newest: string | null = null;
  private told: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly looked = (): void => this.soon();

  constructor(private readonly directLine: Pick<DirectLine, 'postActivity'>) {
    document.addEventListener('visibilitychange', this.looked);
  }

  /** An agent's words are on the page. @param activity its id, which ends in its place in the transcript */
  came(activity: string): void {
    if (this.newest === null || placeOf(activity) > placeOf(this.newest)) this.newest = activity;
    this.soon();
  }

  end(): void {
    clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.looked);
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), TOGETHER_MS);
  }

  private tell(): void {
    const { newest } = this;
    if (newest === null || newest === this.told || document.visibilityState !== 'visible') return;
    this.told = newest;
    const failed = (): void => { this.told = null; };
    this.directLine.postActivity({ type: 'event', name: 'gwarant/seen', from: { id: '' }, value: { activity: newest } }).subscribe(() => undefined, failed);
  }
}

function placeOf(activity: string): number {
  return Number(/\d+$/u.exec(activity)?.[0] ?? 0);
}
