/** What the console is told of this moment, of the people of the desk, and of ready answers. The browser reads these types too. */
import type { Agent, Instant } from '../../dialogs/records.js';
import type { Me } from './view.js';

/** How far the customer's page is in the transcript: seq of the last entry it was sent, and of the last it showed. */
export interface Place {
  readonly received: number;
  readonly seen: number;
}

/** Server-sent event `moment`: one of these things has just happened in the case that the tab shows. */
export type Moment =
  | { readonly conversation: string; readonly typing: 'customer' | Agent }
  | { readonly conversation: string; readonly viewers: readonly Agent[] }
  | { readonly conversation: string; readonly place: Place };

/** Who else shows the case, and where the customer's page is; null without a case. */
export interface Surroundings {
  readonly viewers: readonly Agent[];
  readonly place: Place | null;
}

export interface Colleague extends Me {
  readonly online: boolean;
  /** Cases held now, those laid aside not counted. */
  readonly load: number;
}

export interface QueueView {
  readonly id: string;
  readonly title: string;
  /** Ids of the people known here who work it. */
  readonly members: readonly string[];
  readonly waiting: number;
  readonly open: boolean;
  /** When it opens next; null while it is open, and where it never does. */
  readonly opensAt: Instant | null;
}

export interface DeskPeople {
  readonly people: readonly Colleague[];
  readonly queues: readonly QueueView[];
}

/** A ready answer, in the customer's language, with what is known of the case filled in. */
export interface ReadyReply {
  readonly id: string;
  /** In the agent's language. */
  readonly title: string;
  readonly text: string;
  /** Names in braces that are still in the text: not known of this case. */
  readonly open: readonly string[];
}
