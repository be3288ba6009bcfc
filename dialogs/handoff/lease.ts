/** The lease on a case: taken, passed on, laid aside, given back. One owner at a time; the second is told who has it. */
import type { Draft } from '../draft.js';
import type { AgentAction, TurnResponse } from '../events.js';
import { escapeMarkdown } from '../markdown.js';
import type { Agent } from '../records.js';
import { nextPerson, queueNamed } from './queue.js';
import type { Handoff } from './record.js';
import { nextHandoffTimer } from './timers.js';

const OK: TurnResponse = { ok: true };

/** Keeps the hand-off, with what the clock has to do next. */
export function update(draft: Draft, handoff: Handoff): void {
  const { desk, now } = draft.world;
  draft.setHandoff({ ...handoff, timer: nextHandoffTimer(handoff, queueNamed(desk, handoff.queue), now) });
}

/** Asks the next person of the queue; when all were asked, nobody: it waits for whoever takes it. */
export function offer(draft: Draft, handoff: Handoff): Handoff {
  const { world, conversation } = draft;
  const asked = handoff.offered ? [...handoff.tried, handoff.offered.agent.id] : handoff.tried;
  const person = nextPerson(queueNamed(world.desk, handoff.queue), world.floor(handoff.queue).people, asked);
  if (!person) return { ...handoff, offered: null, tried: asked };
  const agent = { id: person.id, name: person.name };
  draft.effect({ type: 'offered', conversation: conversation.id, agent });
  return { ...handoff, offered: { agent, at: world.now }, tried: asked };
}

export function accept(draft: Draft, handoff: Handoff, agent: Agent): void {
  update(draft, { ...handoff, state: 'accepted', agent, acceptedAt: draft.world.now, offered: null, tried: [], silentSince: draft.world.now, warnedAt: null });
}

type Lease = Extract<AgentAction, { do: 'transfer' | 'release' | 'snooze' | 'delegate' }>;

/** @param handoff held by the agent */
export function passOn(draft: Draft, agent: Agent, handoff: Handoff, action: Lease): TurnResponse {
  switch (action.do) {
    case 'transfer': return transfer(draft, agent, handoff, action);
    case 'release': return backToQueue(draft, handoff, { note: action.note, tried: [agent.id] });
    case 'snooze': return snooze(draft, handoff, action.until);
    case 'delegate': return delegate(draft, handoff, action.task);
  }
}

function transfer(draft: Draft, agent: Agent, handoff: Handoff, { to, note }: Extract<Lease, { do: 'transfer' }>): TurnResponse {
  if ('queue' in to) {
    if (!draft.world.desk.queues.some(({ id }) => id === to.queue)) return { ok: false, code: 'noSuchQueue', detail: to.queue };
    return backToQueue(draft, handoff, { queue: to.queue, note, tried: [agent.id] });
  }
  if (to.agent.id === agent.id) return { ok: false, code: 'alreadyYours' };
  const { world, texts } = draft;
  draft.effect({ type: 'offered', conversation: draft.conversation.id, agent: to.agent });
  draft.tell([texts.floor.transferred(escapeMarkdown(to.agent.name))], { signal: { handoff: { state: 'waiting' } } });
  update(draft, { ...waiting(draft, handoff), note, offered: { agent: to.agent, at: world.now }, tried: [agent.id] });
  return OK;
}

function backToQueue(draft: Draft, handoff: Handoff, changes: Partial<Pick<Handoff, 'queue' | 'note' | 'tried'>>): TurnResponse {
  draft.tell([draft.texts.floor.backInQueue], { signal: { handoff: { state: 'waiting' } } });
  draft.effect({ type: 'handoffWaiting', conversation: draft.conversation.id, reason: handoff.reason });
  update(draft, offer(draft, { ...waiting(draft, handoff), ...changes }));
  return OK;
}

function waiting({ world }: Draft, handoff: Handoff): Handoff {
  return { ...handoff, state: 'waiting', agent: null, acceptedAt: null, since: world.now, offered: null, tried: [], snoozedUntil: null, silentSince: null, warnedAt: null, passedOn: passes(handoff) };
}

/** Cases that nobody had yet are only sorted. */
export function passes({ agent, passedOn }: Handoff): number {
  return agent === null ? passedOn : passedOn + 1;
}

/** Until a moment still to come, or until the customer writes. */
function snooze(draft: Draft, handoff: Handoff, until: string | null): TurnResponse {
  const at = until === null ? FAR : Date.parse(until);
  if (Number.isNaN(at) || at <= Date.parse(draft.world.now)) return { ok: false, code: 'badMoment' };
  update(draft, { ...handoff, snoozedUntil: new Date(at).toISOString(), silentSince: null, warnedAt: null });
  return OK;
}

/** A day that no case waits for. */
const FAR = Date.parse('2199-12-31T00:00:00.000Z');

/** The bot asks for it in the owner's words; the customer's answer brings the case back to the owner. */
function delegate(draft: Draft, handoff: Handoff, task: string): TurnResponse {
  if (task.trim() === '') return { ok: false, code: 'emptyText' };
  const { texts } = draft;
  draft.tell([texts.floor.task(escapeMarkdown(handoff.agent?.name ?? '')), escapeMarkdown(task.trim())], { signal: { handoff: { state: 'accepted' } } });
  update(draft, { ...handoff, state: 'delegated', answeredAt: handoff.answeredAt ?? draft.world.now, snoozedUntil: null, silentSince: null, warnedAt: null });
  return OK;
}

/** The customer wrote: what was delegated comes back, what was laid aside is on the table, and the owner's time runs. */
export function customerWrote(draft: Draft, handoff: Handoff): void {
  if (handoff.state === 'delegated') {
    draft.tell([draft.texts.floor.taskDone(escapeMarkdown(handoff.agent?.name ?? ''))], { signal: { handoff: { state: 'accepted' } } });
  }
  update(draft, { ...handoff, state: 'accepted', snoozedUntil: null, silentSince: handoff.silentSince ?? draft.world.now });
}

/** The owner spoke: a promise is kept, nobody waits. */
export function ownerSpoke(draft: Draft, handoff: Handoff): void {
  const promise = handoff.promise?.state === 'open' ? { ...handoff.promise, state: 'kept' as const } : handoff.promise;
  update(draft, { ...handoff, promise, answeredAt: handoff.answeredAt ?? draft.world.now, silentSince: null, warnedAt: null });
}
