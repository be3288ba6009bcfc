/**
 * Finds words in the transcripts of cases that were handed to a person. There is no index of words: days of calls are
 * walked backwards by the store's day index, and transcripts are read one at a time, so that memory stays that of one
 * day's conversations and one transcript. A request does no more than a fixed amount of work and says where to go on;
 * a desk of five has some ten thousand such cases a year, which a few requests walk through.
 */
import { setImmediate } from 'node:timers/promises';
import { localTime } from '../../dialogs/handoff/hours.js';
import { handoffsOf, type ServedHandoff } from '../../dialogs/handoff/served.js';
import type { Conversation, Entry, Instant } from '../../dialogs/records.js';
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Line } from '../console/view.js';
import { linesOf, type Reading } from '../console/transcript.js';
import type { Store } from '../store/store.js';
import { holds, snippetOf, type Snippet } from './fold.js';

export interface Wanted {
  readonly words: readonly string[];
  /** Days of the call in Europe/Warsaw, both included; null: open on that side. */
  readonly from: Day | null;
  readonly to: Day;
  /** Ids; null: all of them. */
  readonly queue: string | null;
  readonly agent: string | null;
}

export interface FoundTranscript {
  readonly conversation: Conversation;
  /** The latest hand-off that fits. */
  readonly handoff: ServedHandoff;
  readonly hits: readonly Hit[];
  /** Lines that fit, beyond those listed. */
  readonly more: number;
}

export interface Hit extends Snippet, Pick<Line, 'seq' | 'at' | 'role' | 'name' | 'kind'> {}

/** Up to this call everything was looked at; those of the same moment are told by their ids. */
export interface Place {
  readonly calledAt: Instant;
  readonly conversation: string;
}

export interface Page {
  readonly found: readonly FoundTranscript[];
  /** Null: there is nothing more. */
  readonly next: Place | null;
}

/** No hand-off is older than the product. */
export const FIRST_DAY: Day = '2025-01-01';
export const LIMITS = { found: 20, conversations: 200, entries: 10_000, days: 800, hits: 3 } as const;
/** A button's title is looked for in so many entries before it was pressed. */
const LOOK_BACK = 10;
/** So many characters, then others get their turn: one message may be long, and a transcript full of those. */
const AT_ONCE = 200_000;

type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** @param after where the page before ended @param readingOf the reader's language, and what nobody may read */
export async function searchTranscripts(store: Store, wanted: Wanted, after: Place | null, readingOf: (conversation: Conversation) => Reading, limits: Limits = LIMITS): Promise<Page> {
  const found: FoundTranscript[] = [];
  const done = { conversations: 0, entries: 0, days: 0 };
  const isFull = (): boolean => found.length >= limits.found || done.conversations >= limits.conversations || done.entries >= limits.entries;
  const first = addDays(wanted.from ?? FIRST_DAY, -1);
  let last: Place | null = null;
  for (let day = after ? after.calledAt.slice(0, 10) : wanted.to; day >= first; day = addDays(day, -1)) {
    if (done.days++ >= limits.days) return { found, next: { calledAt: `${addDays(day, 1)}T00:00:00.000Z`, conversation: '' } };
    for (const { conversation, handoff } of await calledOn(store, day, wanted, after)) {
      if (last && isFull()) return { found, next: last };
      // Whoever waits for an answer meanwhile gets it between two transcripts.
      await setImmediate();
      const entries = await store.entries(conversation.id, 0);
      done.conversations += 1;
      done.entries += entries.length;
      const { hits, more } = await hitsIn(entries, wanted.words, readingOf(conversation), limits.hits);
      if (hits.length > 0) found.push({ conversation, handoff, hits, more });
      last = { calledAt: handoff.calledAt, conversation: conversation.id };
    }
  }
  return { found, next: null };
}

interface Called {
  readonly conversation: Conversation;
  readonly handoff: ServedHandoff;
}

/** The latest first. A conversation with several calls is looked at once, at the latest one that fits. */
async function calledOn(store: Store, day: Day, wanted: Wanted, after: Place | null): Promise<Called[]> {
  const called = (await store.find('conversation', 'calledOn', day)).flatMap(({ value: conversation }): Called[] => {
    const handoff = handoffsOf(conversation).findLast((one) => fits(one, wanted));
    return handoff?.calledAt.slice(0, 10) === day ? [{ conversation, handoff }] : [];
  });
  const rest = called.filter(({ conversation, handoff }) => after === null || handoff.calledAt < after.calledAt || (handoff.calledAt === after.calledAt && conversation.id < after.conversation));
  return rest.sort((a, b) => compared(b.handoff.calledAt, a.handoff.calledAt) || compared(b.conversation.id, a.conversation.id));
}

function fits({ calledAt, queue, agent }: ServedHandoff, wanted: Wanted): boolean {
  const { day } = localTime(calledAt);
  return day <= wanted.to && (wanted.from === null || day >= wanted.from) && (wanted.queue === null || queue === wanted.queue) && (wanted.agent === null || agent?.id === wanted.agent);
}

/** What people said, notes among agents included; not the bot's words. The latest lines first. */
async function hitsIn(entries: readonly Entry[], words: readonly string[], reading: Reading, most: number): Promise<{ readonly hits: readonly Hit[]; readonly more: number }> {
  const hits: Hit[] = [];
  let more = 0;
  let looked = 0;
  for (let place = entries.length - 1; place >= 0; place--) {
    const entry = entries[place];
    if (!entry || entry.from.role === 'bot') continue;
    const [line] = linesOf([entry], entries.slice(Math.max(0, place - LOOK_BACK), place), reading);
    if (!line) continue;
    looked += line.text.length;
    if (looked > AT_ONCE) looked = await setImmediate(0);
    if (!holds(line.text, words)) continue;
    // The place in the text is dear: only where it is shown.
    const snippet = hits.length < most ? snippetOf(line.text, words) : null;
    if (snippet) hits.push({ seq: line.seq, at: line.at, role: line.role, name: line.name, kind: line.kind, ...snippet });
    else more += 1;
  }
  return { hits, more };
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
