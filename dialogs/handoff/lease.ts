/** The lease on a case: taken, passed on, laid aside, given back. One owner at a time; the second is told who has it. */
import type { Draft } from '../draft.js';
import type { AgentAction, TurnResponse } from '../events.js';
import { escapeMarkdown } from '../markdown.js';
import type { Agent } from '../records.js';
import { isOpenAt } from './hours.js';
import { outlook, promised } from './outlook.js';
import { nextPerson, queueNamed } from './queue.js';
import type { Handoff } from './record.js';
import { servedOf, type HandoffEnd } from './served.js';
import { nextHandoffTimer } from './timers.js';

const OK: TurnResponse = { ok: true };

/** Keeps the hand-off, with what the clock has to do next. */
export function update(draft: Draft, handoff: Handoff): void {
  const { desk, now } = draft.world;
  draft.setHandoff({ ...handoff, timer: nextHandoffTimer(handoff, queueNamed(desk, handoff.queue), now) });
}

/**
 * Asks the next person of the queue, where it is open. When all were asked, or nobody is here, the next try begins
 * anew; meanwhile anybody may take it. After a broken promise those who lead are asked first.
 */
export function offer(draft: Draft, handoff: Handoff): Handoff {
  const { world, conversation } = draft;
  const queue = queueNamed(world.desk, handoff.queue);
  const asked = handoff.offered ? [...handoff.tried, handoff.offered.agent.id] : handoff.tried;
  const person = isOpenAt(queue, world.now) ? nextPerson(queue, world.floor(queue.id).people, asked, handoff.promise?.state === 'broken') : null;
  if (!person) return { ...handoff, offered: null, tried: [] };
  const agent = { id: person.id, name: person.name };
  draft.effect({ type: 'offered', conversation: conversation.id, agent });
  return { ...handoff, offered: { agent, at: world.now }, tried: asked };
}

/** Also out of other hands: whatever the one before had laid aside or left to the bot is the new owner's now. */
export function accept(draft: Draft, handoff: Handoff, agent: Agent): void {
  update(draft, { ...handoff, state: 'accepted', agent, acceptedAt: draft.world.now, offered: null, tried: [], collects: null, snoozedUntil: null, silentSince: draft.world.now, warnedAt: null });
}

type Lease = Extract<AgentAction, { do: 'transfer' | 'release' | 'snooze' | 'delegate' }>;

/** @param agent who has the case, or passes it on for nobody yet: not asked first */
export function passOn(draft: Draft, agent: Agent, handoff: Handoff, action: Lease): TurnResponse {
  switch (action.do) {
    case 'transfer': return transfer(draft, agent, handoff, action);
    case 'release': return backToQueue(draft, handoff, { queue: handoff.queue, note: action.note, tried: [agent.id] });
    case 'snooze': return snooze(draft, handoff, action.until);
    case 'delegate': return delegate(draft, handoff, action);
  }
}

function transfer(draft: Draft, agent: Agent, handoff: Handoff, { to, note }: Extract<Lease, { do: 'transfer' }>): TurnResponse {
  if ('queue' in to) {
    if (!draft.world.desk.queues.some(({ id }) => id === to.queue)) return { ok: false, code: 'noSuchQueue', detail: to.queue };
    return backToQueue(draft, handoff, { queue: to.queue, note, tried: [agent.id] });
  }
  if (to.agent.id === handoff.agent?.id) return { ok: false, code: 'alreadyYours' };
  const { world, texts } = draft;
  const again = waitAgain(draft, handoff, [agent.id]);
  draft.effect({ type: 'offered', conversation: draft.conversation.id, agent: to.agent });
  draft.tell([texts.floor.transferred(escapeMarkdown(to.agent.name)), ...outlook(draft, again)], { signal: { handoff: { state: 'waiting' } } });
  update(draft, { ...again, note, offered: { agent: to.agent, at: world.now } });
  return OK;
}

function backToQueue(draft: Draft, handoff: Handoff, { queue, note, tried }: Pick<Handoff, 'note' | 'tried'> & { readonly queue: string }): TurnResponse {
  const again = { ...waitAgain(draft, { ...handoff, queue }, tried), note };
  draft.tell([draft.texts.floor.backInQueue, ...outlook(draft, again)], { signal: { handoff: { state: 'waiting' } } });
  draft.effect({ type: 'handoffWaiting', conversation: draft.conversation.id, reason: handoff.reason });
  update(draft, offer(draft, again));
  return OK;
}

/** The customer waits again: what was promised and not yet done still holds, else there is a new promise. @param tried who is not asked first */
export function waitAgain({ world }: Draft, handoff: Handoff, tried: readonly string[]): Handoff {
  const promise = handoff.promise?.state === 'open' ? handoff.promise : promised(queueNamed(world.desk, handoff.queue), world.now);
  return {
    ...handoff, state: 'waiting', agent: null, timer: null, acceptedAt: null, since: world.now, offered: null, tried, promise, collects: null, snoozedUntil: null, silentSince: null,
    warnedAt: null, acknowledgedAt: null, passedOn: passes(handoff)
  };
}

/** Cases that nobody had yet are only sorted. */
export function passes({ agent, passedOn }: Handoff): number {
  return agent === null ? passedOn : passedOn + 1;
}

/** Until a moment still to come, or until the customer writes: not while it is the customer who waits. What was promised still falls due. */
function snooze(draft: Draft, handoff: Handoff, until: string | null): TurnResponse {
  if (until === null && isOwedWord(handoff)) return { ok: false, code: 'customerWaits' };
  const at = until === null ? FAR : Date.parse(until);
  if (Number.isNaN(at) || at <= Date.parse(draft.world.now) || at > FAR) return { ok: false, code: 'badMoment' };
  update(draft, { ...handoff, snoozedUntil: new Date(at).toISOString(), warnedAt: null });
  return OK;
}

/** Nobody has answered at all, or nobody since a promise was made that is open still or was broken. */
function isOwedWord({ answeredAt, promise, silentSince }: Handoff): boolean {
  return answeredAt === null || (silentSince !== null && promise !== null && promise.state !== 'kept');
}

/** A day that no case waits for. */
const FAR = Date.parse('2199-12-31T00:00:00.000Z');

/** The bot asks for it in the owner's words, which is an answer; what the customer brings takes the case back to the owner. */
function delegate(draft: Draft, handoff: Handoff, { task, wants = 'words' }: Extract<Lease, { do: 'delegate' }>): TurnResponse {
  if (task.trim() === '') return { ok: false, code: 'emptyText' };
  const { texts } = draft;
  const name = escapeMarkdown(handoff.agent?.name ?? '');
  draft.tell([texts.floor.task(name), escapeMarkdown(task.trim()), wants === 'file' ? texts.floor.attachHere : ''], { signal: { handoff: { state: 'accepted', delegated: true } } });
  answered(draft, { ...handoff, state: 'delegated', collects: wants, snoozedUntil: null });
  return OK;
}

/** The customer wrote: what was delegated comes back, what was laid aside is on the table, and the owner's time runs. */
export function customerWrote(draft: Draft, handoff: Handoff, brings: 'file' | 'words'): void {
  if (handoff.state === 'delegated') {
    const name = escapeMarkdown(handoff.agent?.name ?? '');
    if (handoff.collects === 'file' && brings === 'words') {
      draft.tell([draft.texts.floor.fileWanted(name)], { signal: { handoff: { state: 'accepted', delegated: true } } });
      return update(draft, { ...handoff, collects: 'words' });
    }
    draft.tell([draft.texts.floor.taskDone(name)], { signal: { handoff: { state: 'accepted' } } });
  }
  // What was unanswered before it was laid aside was so by choice.
  const silentSince = handoff.snoozedUntil === null ? (handoff.silentSince ?? draft.world.now) : draft.world.now;
  update(draft, { ...handoff, state: 'accepted', collects: null, snoozedUntil: null, silentSince });
}

/** A person spoke, or did something the customer was told of: a promise is kept, nobody waits for a word. */
export function answered(draft: Draft, handoff: Handoff): void {
  const promise = handoff.promise?.state === 'open' ? { ...handoff.promise, state: 'kept' as const } : handoff.promise;
  update(draft, { ...handoff, promise, answeredAt: handoff.answeredAt ?? draft.world.now, silentSince: null, warnedAt: null });
}

/**
 * The hand-off is over, and stays in what reports count when the next one begins.
 * @param owed what becomes of a promise that is still open: an end is an answer, and who calls off is owed none
 */
export function end(draft: Draft, handoff: Handoff, how: HandoffEnd, owed: 'kept' | null = 'kept'): void {
  const promise = handoff.promise?.state !== 'open' ? handoff.promise : owed && { ...handoff.promise, state: owed };
  update(draft, { ...handoff, state: 'completed', completedAt: draft.world.now, promise, offered: null, tried: [], collects: null, snoozedUntil: null, silentSince: null, warnedAt: null });
  const { conversation } = draft;
  if (conversation.handoff) draft.conversation = { ...conversation, served: [...(conversation.served ?? []), servedOf(conversation.handoff, how, null)] };
}
