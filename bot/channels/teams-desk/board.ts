/**
 * The hand-off cards of a desk in Teams. What they are to show follows from the records, so nothing can be lost in
 * between: whatever differs from what Teams shows is posted or replaced, until it does not.
 */
import { createHash } from 'node:crypto';
import type { Claim, Conversation, Instant, Json, JsonObject } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';
import type { PolicyBook } from '../../../policies/book.js';
import { currentClaim } from '../../console/current-claim.js';
import { committed } from '../../store/attempts.js';
import type { Stored } from '../../store/store.js';
import { attempt, begun, FRESH, mayBeThere, waitUntil, type Wire } from './attempt.js';
import { cardSummary, handoffCard, standingOf, type CardContent } from './card.js';
import { fixedPlace, type Desks } from './places.js';
import type { TeamsCard } from './records.js';

export interface Board extends Wire, Desks {
  readonly book: PolicyBook;
  readonly publicUrl: string;
}

/** Entries among which the last decision is looked for. */
const LOOK_BACK = 200;

/** Posts and replaces what is due. @returns when to try again; null: everything shows what it should */
export async function showCards(board: Board, conversation: Conversation): Promise<Instant | null> {
  await addCards(board, conversation);
  const found = await board.store.find('teamsCard', 'conversation', conversation.id);
  // The older one says that there is a newer one before that is posted.
  const cards = found.filter(({ value }) => value.state === 'open').sort((a, b) => a.value.since.localeCompare(b.value.since));
  if (cards.length === 0) return null;
  const content = await contentOf(board, conversation);
  let next: Instant | null = null;
  for (const card of cards) {
    const again = await show(board, card, { ...content, since: card.value.since });
    if (again !== null && (next === null || again < next)) next = again;
  }
  return next;
}

/** The card that somebody sees who pressed: as things stand now. */
export async function cardNow(board: Board, conversation: Conversation, since: Instant, locale: Locale): Promise<JsonObject> {
  return handoffCard({ ...(await contentOf(board, conversation)), since }, { ...board, locale });
}

/** A card for the queue's place, and one for whoever is asked, where they are in Teams. */
async function addCards(board: Board, { id, handoff }: Conversation): Promise<void> {
  if (handoff?.state !== 'waiting') return;
  const { store, clock } = board;
  const place = (await store.get('teamsPlace', handoff.queue))?.value ?? fixedPlace(board, handoff.queue);
  const asked = handoff.offered ? (await store.find('teamsAgent', 'person', handoff.offered.agent.id))[0]?.value : undefined;
  for (const target of [place, asked?.address ? { ...asked, address: asked.address, threads: false } : null]) {
    if (!target) continue;
    const card: TeamsCard = {
      schema: 1, id: `card-${digest([id, handoff.since, target.address])}`, conversation: id, since: handoff.since, address: target.address, threads: target.threads,
      locale: target.locale, createdAt: clock.now().toISOString(), message: null, shown: null, state: 'open', ...FRESH, notBefore: handoff.since
    };
    if (!(await store.get('teamsCard', card.id))) await committed(store, [{ kind: 'teamsCard', id: card.id, expected: 0, value: card }]);
  }
}

async function contentOf({ store }: Board, conversation: Conversation): Promise<Omit<CardContent, 'since'>> {
  const claims: Claim[] = (await store.find('claim', 'conversation', conversation.id)).map(({ value }) => value);
  const claim = currentClaim({ conversation, claims });
  const told = claim ? [] : await store.entries(conversation.id, Math.max(0, conversation.length - LOOK_BACK));
  const decisions = told.flatMap(({ content }) => (content.type === 'said' ? (content.reply.signal?.decisions ?? []) : []));
  return { conversation, claim, decision: claim?.decision ?? decisions.at(-1) ?? null };
}

async function show(board: Board, { value: card, version }: Stored<TeamsCard>, content: CardContent): Promise<Instant | null> {
  const { store, clock, teams } = board;
  const reading = { ...board, locale: card.locale };
  const standing = standingOf(content.conversation, card.since);
  const shows = handoffCard(content, reading);
  const shown = digest(shows);
  const state = standing === 'completed' || standing === 'passedOn' ? 'closed' : 'open';
  // What was never posted and waits for nobody any more is not posted.
  if (card.shown === shown || (card.message === null && standing !== 'waiting')) {
    if (state !== card.state) await committed(store, [{ kind: 'teamsCard', id: card.id, expected: version, value: { ...card, state } }]);
    return null;
  }
  const wait = waitUntil(card, clock);
  if (wait !== null) return wait;
  if (mayBeThere(card)) board.log.warn({ card: card.id }, 'a hand-off card may stand in Teams already: it is sent again');
  const trying = begun(card);
  if (!(await committed(store, [{ kind: 'teamsCard', id: card.id, expected: version, value: trying }]))) return clock.now().toISOString();
  const message = { type: 'message', summary: cardSummary(content, reading), attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: shows }] };
  const { message: posted } = card;
  const outcome = await attempt(board, trying, card.id, posted === null ? card.createdAt : clock.now().toISOString(), (signal) =>
    posted === null ? teams.send(card.address, message, signal) : teams.update(card.address, posted, message, signal));
  const after: TeamsCard =
    outcome.type === 'sent' ? { ...trying, ...outcome.after, message: posted ?? outcome.id, shown, state } : { ...trying, ...outcome.after, ...(outcome.type === 'failed' ? { state: 'closed' as const } : {}) };
  await committed(store, [{ kind: 'teamsCard', id: card.id, expected: version + 1, value: after }]);
  return outcome.type === 'later' ? outcome.after.notBefore : null;
}

export function digest(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 32);
}
