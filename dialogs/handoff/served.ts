/** What became of each hand-off: what reports count. It stays with the conversation when the next one begins. */
import type { Personal } from '../personal.js';
import type { Day } from '../../policies/language.js';
import type { Agent, Conversation, Instant } from '../records.js';
import type { Handoff } from './record.js';

/** `returned`: given back to the bot for good. */
export type HandoffEnd = 'closed' | 'returned';

export interface ServedHandoff {
  /** When the customer called a person; names it within its conversation. */
  readonly calledAt: Instant;
  readonly reason: Handoff['reason'];
  /** Where it was last. */
  readonly queue: string;
  /** Who had it last; null: nobody took it so far. */
  readonly agent: Agent | null;
  readonly claim: string | null;
  /** A person's first words. */
  readonly answeredAt: Instant | null;
  /** How often it changed hands after it was taken. */
  readonly passedOn: number;
  readonly promise: 'open' | 'kept' | 'broken' | null;
  readonly completedAt: Instant | null;
  readonly end: HandoffEnd | null;
  /** Null: the customer was not asked. */
  readonly rating: Rating | null;
}

export interface Rating {
  /** 1 very poor to 5 very good; null: not told. */
  readonly score: number | null;
  /** Europe/Warsaw. */
  readonly ratedOn: Day | null;
  readonly comment: Personal | null;
  /** What may still be told, and in which turn of the session it was asked for. */
  readonly open: { readonly ask: 'score' | 'comment'; readonly turn: number } | null;
}

export function servedOf(handoff: Handoff, end: HandoffEnd | null, rating: Rating | null): ServedHandoff {
  const { calledAt, since, reason, queue, agent, claim, answeredAt, passedOn, promise, brokenPromises, completedAt } = handoff;
  return { calledAt: calledAt ?? since, reason, queue, agent, claim, answeredAt, passedOn, promise: brokenPromises > 0 ? 'broken' : (promise?.state ?? null), completedAt, end, rating };
}

/** Every hand-off of a conversation, oldest first; one that is not over is the last. */
export function handoffsOf({ served = [], handoff }: Pick<Conversation, 'served' | 'handoff'>): readonly ServedHandoff[] {
  if (!handoff) return served;
  const now = servedOf(handoff, handoff.state === 'completed' ? 'closed' : null, null);
  return served.some(({ calledAt }) => calledAt === now.calledAt) ? served : [...served, now];
}

/** UTC days of the calls, each once. */
export function callDays(conversation: Pick<Conversation, 'served' | 'handoff'>): readonly Day[] {
  return [...new Set(handoffsOf(conversation).map(({ calledAt }) => calledAt.slice(0, 10)))];
}
