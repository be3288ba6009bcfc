/** What is true at this moment of the case on the screen: who else looks on, who types, where the customer's page is. */
import type { Agent } from '../../../dialogs/records.js';
import type { Line } from '../../console/view.js';
import type { Moment, Place, Surroundings } from '../../console/live-view.js';

export interface Typing {
  readonly by: 'customer' | Agent;
  /** Milliseconds since 1970, after which it is over. */
  readonly until: number;
}

export interface Present {
  readonly conversation: string | null;
  readonly viewers: readonly Agent[];
  readonly place: Place | null;
  readonly typing: readonly Typing[];
}

export const NOBODY: Present = { conversation: null, viewers: [], place: null, typing: [] };
/** Whoever types on is told of again before that. */
export const TYPING_MS = 5000;

export function arrived(conversation: string | null, { viewers, place }: Surroundings): Present {
  return { conversation, viewers, place, typing: [] };
}

/** Moments of another case are passed over. */
export function withMoment(present: Present, moment: Moment, now: number): Present {
  if (moment.conversation !== present.conversation) return present;
  if ('viewers' in moment) return { ...present, viewers: moment.viewers };
  if ('place' in moment) return { ...present, place: moment.place };
  const others = present.typing.filter(({ by }) => nameOf(by) !== nameOf(moment.typing));
  return { ...present, typing: [...others, { by: moment.typing, until: now + TYPING_MS }] };
}

/** Who has said it types no more; nor does who was not heard of for a while. */
export function withoutTyping(present: Present, lines: readonly Line[], now: number): Present {
  const spoke = (by: Typing['by']): boolean => lines.some((line) => (by === 'customer' ? line.role === 'customer' : line.by === by.id));
  const typing = present.typing.filter(({ by, until }) => until > now && !spoke(by));
  return typing.length === present.typing.length ? present : { ...present, typing };
}

function nameOf(by: Typing['by']): string {
  return by === 'customer' ? '' : by.id;
}
