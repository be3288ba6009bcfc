/** What the search of transcripts answers. The browser reads these types too. */
import type { Agent, Instant } from '../../dialogs/records.js';
import type { Day } from '../../policies/language.js';
import type { Line } from './view.js';

export interface TranscriptsView {
  readonly found: readonly FoundTalk[];
  /** To be given as `page` to go on; null at the end. */
  readonly next: string | null;
  /** Everything called since this day was looked at; null: everything there is. */
  readonly searchedTo: Day | null;
  readonly queues: readonly { readonly id: string; readonly title: string }[];
  /** Who is at the desk now, and whoever had what was found. */
  readonly agents: readonly Agent[];
}

export interface FoundTalk {
  readonly conversation: string;
  readonly customer: string | null;
  readonly claim: string | null;
  readonly queue: string;
  /** Who had it last. */
  readonly agent: Agent | null;
  /** Nobody has it now, but somebody had it before. */
  readonly hadBefore: boolean;
  readonly calledAt: Instant;
  readonly hits: readonly FoundLine[];
  readonly more: number;
}

export interface FoundLine extends Pick<Line, 'seq' | 'at' | 'role' | 'name'> {
  /** Among agents: the customer never saw it. */
  readonly note: boolean;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}
