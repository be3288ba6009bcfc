/** What the live board shows. The browser reads these types too. */
import type { CaseBoard, PersonBoard, QueueBoard } from '../../dialogs/handoff/board.js';
import type { Handoff, Instant } from '../../dialogs/records.js';

export interface BoardView {
  /** When it was so. */
  readonly at: Instant;
  readonly queues: readonly QueueView[];
  readonly people: readonly PersonBoard[];
}

export interface QueueView extends Omit<QueueBoard, 'cases'> {
  readonly title: string;
  /** The first of them; `more` are not listed. */
  readonly cases: readonly BoardCase[];
  readonly more: number;
}

export interface BoardCase extends CaseBoard {
  readonly customer: string | null;
  readonly product: string | null;
  readonly claim: string | null;
  readonly language: 'pl' | 'en';
  readonly reason: Handoff['reason'];
}
