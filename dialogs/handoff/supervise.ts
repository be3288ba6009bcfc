/** What those who lead do with cases of others: take them over, or pass them on for whoever has them. */
import { move, speaker } from '../claim/move.js';
import type { Draft } from '../draft.js';
import type { AgentAction, Event, TurnResponse } from '../events.js';
import { escapeMarkdown } from '../markdown.js';
import type { Agent, Handoff, NoteAbout } from '../records.js';
import { accept, passes, passOn } from './lease.js';
import { queueNamed } from './queue.js';

type AgentEvent = Extract<Event, { type: 'agent' }>;
type Transfer = Extract<AgentAction, { do: 'transfer' }>;

export function leads({ role }: Pick<AgentEvent, 'role'>): boolean {
  return role === 'lead' || role === 'admin';
}

/** The customer, whoever had the case, and the claim's history are told; a case that waits may be taken over, too. */
export function takeOver(draft: Draft, event: AgentEvent, given: string): TurnResponse {
  const { handoff } = draft.conversation;
  const { agent } = event;
  const reason = given.trim();
  if (!leads(event)) return { ok: false, code: 'roleMissing' };
  if (!handoff || handoff.state === 'completed') return { ok: false, code: 'notWaiting' };
  if (handoff.agent?.id === agent.id) return { ok: false, code: 'alreadyYours' };
  if (reason === '') return { ok: false, code: 'emptyText' };
  tellOwner(draft, handoff, agent, reason, { what: 'tookOver', from: handoff.agent?.name ?? null });
  accept(draft, { ...handoff, passedOn: passes(handoff) }, agent);
  record(draft, handoff, agent, 'taken', reason);
  draft.tell([draft.texts.floor.tookOver(escapeMarkdown(agent.name))], { signal: { handoff: { state: 'accepted', agent: agent.name } } });
  return { ok: true };
}

/** A transfer by somebody who does not have the case. */
export function reassign(draft: Draft, event: AgentEvent, action: Transfer): TurnResponse {
  const { handoff } = draft.conversation;
  if (!handoff || handoff.state === 'completed') return { ok: false, code: 'notWaiting' };
  if ('agent' in action.to && action.to.agent.id === handoff.agent?.id) return { ok: false, code: 'takenByOther', detail: handoff.agent.name };
  const passed = passOn(draft, handoff.agent ?? event.agent, handoff, action);
  if (!passed.ok) return passed;
  const from = handoff.agent?.name ?? null;
  const to = 'agent' in action.to ? action.to.agent.name : null;
  tellOwner(draft, handoff, event.agent, action.note ?? '', { what: 'reassigned', from, to });
  // The history is read in both languages: names, and what was written.
  record(draft, handoff, event.agent, 'noted', [`${from ?? ''} → ${to ?? queueNamed(draft.world.desk, draft.conversation.handoff?.queue ?? '').id}`.trim(), action.note].filter(Boolean).join(': '));
  return passed;
}

/** As a note that stays with the case, and at once, wherever the owner is. */
function tellOwner(draft: Draft, handoff: Handoff, by: Agent, text: string, about: NoteAbout): void {
  draft.note(speaker(by), text, about);
  if (handoff.agent && handoff.agent.id !== by.id) draft.effect({ type: 'takenAway', conversation: draft.conversation.id, from: handoff.agent, by });
}

/** A line in the history of the claim that the case is about. */
function record(draft: Draft, handoff: Handoff, by: Agent, what: 'taken' | 'noted', note: string): void {
  const claim = handoff.claim === null ? null : draft.claim(handoff.claim);
  if (claim) move(draft, claim, what, speaker(by), note);
}
