/** Tells the server which words of an agent the customer has before their eyes: agents see it as a read mark, and letters for unread words rest on it. */
import type { Transcript } from './transcript.js';
import type { DirectLine } from './webchat.js';

/** A transcript that is told anew, or scrolled through, is one mark, not many. */
const TOGETHER_MS = 400;

export class Receipts {
  private told = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly forget: () => void;

  constructor(private readonly directLine: Pick<DirectLine, 'postActivity'>, private readonly transcript: Pick<Transcript, 'inView' | 'onLook'>) {
    this.forget = transcript.onLook(() => this.soon());
  }

  /** The server may have been another one meanwhile, which knows nothing of what was seen. */
  again(): void {
    this.told = 0;
    this.soon();
  }

  end(): void {
    clearTimeout(this.timer);
    this.forget();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), TOGETHER_MS);
  }

  private tell(): void {
    const activity = this.transcript.inView();
    const { told } = this;
    if (activity === null || placeOf(activity) <= told) return;
    this.told = placeOf(activity);
    const failed = (): void => { this.told = told; };
    this.directLine.postActivity({ type: 'event', name: 'gwarant/seen', from: { id: '' }, value: { activity } }).subscribe(() => undefined, failed);
  }
}

/** An activity's id ends in its place in the transcript. */
export function placeOf(activity: string): number {
  return Number(/\d+$/u.exec(activity)?.[0] ?? 0);
}
