/**
 * What became of the hand-offs of a period, counted one by one so that nobody has to hold them all. A hand-off counts
 * for the day on which the customer called, for the queue it was in last, and for whoever had it last.
 */
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import { spreadOf, type Spread } from '../figures/times.js';
import type { Conversation, Instant } from '../records.js';
import { localTime } from './hours.js';
import { handoffsOf, type ServedHandoff } from './served.js';

/** Who calls again within so many days was not helped. */
export const REOPENED_DAYS = 7;
const HOUR = 3_600_000;
const DAY = 86_400_000;
/** Comments are for reading: the latest ones. */
const MOST_COMMENTS = 50;

export interface Report {
  readonly total: ReportLine;
  /** By the queue's id. */
  readonly queues: readonly (ReportLine & { readonly queue: string })[];
  readonly agents: readonly (ReportLine & { readonly id: string; readonly name: string })[];
  /** Calls by day, oldest first, without gaps. */
  readonly course: readonly { readonly day: Day; readonly handoffs: number }[];
  /** The latest first. */
  readonly comments: readonly Comment[];
}

export interface ReportLine {
  readonly handoffs: number;
  /** Hours from the call to a person's first words. */
  readonly toAnswer: Spread | null;
  /** Of promises whose time is over or that were kept: how many were, and how many there are. */
  readonly promises: { readonly kept: number; readonly of: number };
  readonly transfers: number;
  readonly closed: number;
  readonly returned: number;
  /** Called again within `REOPENED_DAYS` after it was over. */
  readonly reopened: number;
  readonly ratings: { readonly count: number; readonly mean: number | null; readonly scores: readonly [number, number, number, number, number] };
}

export interface Comment {
  readonly conversation: string;
  readonly day: Day;
  readonly queue: string;
  readonly agent: string | null;
  readonly score: number;
  readonly text: string;
}

/** Both days included, Europe/Warsaw. */
export interface ReportPeriod {
  readonly from: Day;
  readonly to: Day;
}

export class ReportTally {
  readonly #total = new Line();
  readonly #queues = new Map<string, Line>();
  readonly #agents = new Map<string, { name: string; readonly line: Line }>();
  readonly #days = new Map<Day, number>();
  #comments: (Comment & { readonly at: string })[] = [];

  /** @param now a promise whose time is over by then was not kept, whatever the clock has done */
  constructor(private readonly period: ReportPeriod, private readonly now: Instant) {
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) this.#days.set(day, 0);
  }

  /** Every hand-off of the conversation whose call has this day in UTC and is within the period in Warsaw. */
  count(conversation: Conversation, day: Day): void {
    const all = handoffsOf(conversation).map((one) => (isLate(one, conversation, this.now) ? { ...one, promise: 'broken' as const } : one));
    all.forEach((one, place) => {
      const called = localTime(one.calledAt).day;
      if (one.calledAt.slice(0, 10) !== day || called < this.period.from || called > this.period.to) return;
      this.#days.set(called, (this.#days.get(called) ?? 0) + 1);
      const reopened = isReopened(one, all[place + 1]);
      for (const line of this.#lines(one)) line.add(one, reopened);
      this.#comment(conversation.id, one);
    });
  }

  get report(): Report {
    const byCount = (a: ReportLine, b: ReportLine): number => b.handoffs - a.handoffs;
    return {
      total: this.#total.line,
      queues: [...this.#queues].map(([queue, { line }]) => ({ queue, ...line })).sort(byCount),
      agents: [...this.#agents].map(([id, { name, line }]) => ({ id, name, ...line.line })).sort(byCount),
      course: [...this.#days].map(([day, handoffs]) => ({ day, handoffs })),
      comments: this.#latest().map(({ at: _at, ...comment }) => comment)
    };
  }

  #lines({ queue, agent }: ServedHandoff): Line[] {
    const inQueue = this.#queues.get(queue) ?? new Line();
    this.#queues.set(queue, inQueue);
    if (!agent) return [this.#total, inQueue];
    const own = this.#agents.get(agent.id) ?? { name: agent.name, line: new Line() };
    this.#agents.set(agent.id, own);
    return [this.#total, inQueue, own.line];
  }

  #comment(conversation: string, { rating, queue, agent, calledAt }: ServedHandoff): void {
    if (!rating || rating.comment === null || rating.score === null || rating.ratedOn === null) return;
    this.#comments.push({ at: calledAt, conversation, day: rating.ratedOn, queue, agent: agent?.name ?? null, score: rating.score, text: rating.comment });
    if (this.#comments.length > 2 * MOST_COMMENTS) this.#comments = this.#latest();
  }

  #latest(): (Comment & { readonly at: string })[] {
    return [...this.#comments].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_COMMENTS);
  }
}

/** The sums of one row. */
class Line {
  readonly #answers: number[] = [];
  readonly #promises = { kept: 0, of: 0 };
  readonly #sums = { handoffs: 0, transfers: 0, closed: 0, returned: 0, reopened: 0 };
  readonly #scores: [number, number, number, number, number] = [0, 0, 0, 0, 0];

  add({ calledAt, answeredAt, promise, passedOn, end, rating }: ServedHandoff, reopened: boolean): void {
    this.#sums.handoffs += 1;
    this.#sums.transfers += passedOn;
    if (answeredAt !== null) this.#answers.push((Date.parse(answeredAt) - Date.parse(calledAt)) / HOUR);
    if (promise === 'kept' || promise === 'broken') this.#promises.of += 1;
    if (promise === 'kept') this.#promises.kept += 1;
    if (end !== null) this.#sums[end] += 1;
    if (reopened) this.#sums.reopened += 1;
    const place = rating?.score ? rating.score - 1 : null;
    if (place !== null) this.#scores[place] = (this.#scores[place] ?? 0) + 1;
  }

  get line(): ReportLine {
    const count = this.#scores.reduce((sum, one) => sum + one, 0);
    const points = this.#scores.reduce((sum, one, place) => sum + one * (place + 1), 0);
    return { ...this.#sums, toAnswer: spreadOf(this.#answers), promises: { ...this.#promises }, ratings: { count, mean: count === 0 ? null : points / count, scores: [...this.#scores] } };
  }
}

function isLate({ calledAt, promise }: ServedHandoff, { handoff }: Conversation, now: Instant): boolean {
  return promise === 'open' && handoff?.promise?.state === 'open' && handoff.promise.by <= now && (handoff.calledAt ?? handoff.since) === calledAt;
}

function isReopened({ completedAt }: ServedHandoff, next: ServedHandoff | undefined): boolean {
  return completedAt !== null && next !== undefined && Date.parse(next.calledAt) - Date.parse(completedAt) <= REOPENED_DAYS * DAY;
}
