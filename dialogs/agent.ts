/** What agents do to a case. Refusals name the reason; a repeated action does no harm. */
import type { AgentAction, Event, TurnResponse } from './events.js';
import { move, speaker } from './claim/move.js';
import { takeStep, type ClaimStep } from './claim/steps.js';
import type { Draft } from './draft.js';
import { audit } from './handoff/audit.js';
import { isReach } from './handoff/call.js';
import { accept, answered, end, passOn } from './handoff/lease.js';
import { withUnseen } from './handoff/unseen.js';
import { leads, reassign, takeOver } from './handoff/supervise.js';
import { escapeMarkdown } from './markdown.js';
import { plan } from './plan.js';
import { menu, proceed } from './proceed.js';
import { askRating } from './rating.js';
import type { Agent, Handoff, Instant } from './records.js';

type AgentEvent = Extract<Event, { type: 'agent' }>;

const OK: TurnResponse = { ok: true };

export function agentTurn(draft: Draft, event: AgentEvent): TurnResponse {
  const { agent, action } = event;
  if (action.do === 'accept') return take(draft, agent, action.since);
  if (action.do === 'note') return note(draft, agent, action.text);
  const { handoff } = draft.conversation;
  if (action.do === 'step') return step(draft, agent, action.claim, action.step);
  if (action.do === 'takeOver') return takeOver(draft, event, action.reason);
  if (action.do === 'transfer' && handoff?.agent?.id !== agent.id && leads(event)) return reassign(draft, event, action);
  if (handoff?.state !== 'accepted' && handoff?.state !== 'delegated') return { ok: false, code: 'notOwner' };
  if (handoff.agent?.id !== agent.id) return { ok: false, code: 'takenByOther', detail: handoff.agent?.name ?? '' };
  const response = owned(draft, agent, handoff, action);
  if (response.ok) audit(draft, agent, action);
  return response;
}

function take(draft: Draft, agent: Agent, since: Instant | undefined): TurnResponse {
  const { handoff } = draft.conversation;
  if (handoff?.state === 'accepted' || handoff?.state === 'delegated') {
    return handoff.agent?.id === agent.id ? OK : { ok: false, code: 'takenByOther', detail: handoff.agent?.name ?? '' };
  }
  if (handoff?.state !== 'waiting' || (since !== undefined && since !== handoff.since)) return { ok: false, code: 'notWaiting' };
  accept(draft, handoff, agent);
  const claim = handoff.claim === null ? null : draft.claim(handoff.claim);
  if (claim) move(draft, claim, 'taken', speaker(agent));
  draft.tell([draft.texts.accepted(escapeMarkdown(agent.name))], { signal: { handoff: { state: 'accepted', agent: agent.name } } });
  return OK;
}

function note(draft: Draft, agent: Agent, text: string): TurnResponse {
  if (text.trim() === '') return { ok: false, code: 'emptyText' };
  if (!draft.conversation.handoff) return { ok: false, code: 'notWaiting' };
  draft.note(speaker(agent), text.trim());
  return OK;
}

type Owned = Exclude<AgentAction, { do: 'accept' | 'step' | 'note' | 'takeOver' }>;

function owned(draft: Draft, agent: Agent, handoff: Handoff, action: Owned): TurnResponse {
  switch (action.do) {
    case 'say': return say(draft, agent, handoff, action.text);
    case 'authoriseRma': return step(draft, agent, action.claim, { do: 'authoriseRma' });
    case 'returnToBot': return returnToBot(draft, agent, handoff);
    case 'close': return close(draft, agent, handoff, action);
    default: return passOn(draft, agent, handoff, action);
  }
}

function say(draft: Draft, agent: Agent, handoff: Handoff, text: string): TurnResponse {
  if (text.trim() === '') return { ok: false, code: 'emptyText' };
  draft.say({ text: text.trim(), plain: true }, speaker(agent));
  // Whatever the bot was to collect: a person speaks, so the bot is silent.
  answered(draft, { ...withUnseen(draft, handoff, text.trim()), state: 'accepted', collects: null, snoozedUntil: null });
  return OK;
}

/** Of a claim; anybody of the desk may take it, unless somebody else is talking with the customer. */
function step(draft: Draft, agent: Agent, number: string, wanted: ClaimStep): TurnResponse {
  const { handoff } = draft.conversation;
  const isOwned = handoff?.state === 'accepted' || handoff?.state === 'delegated';
  if (isOwned && handoff.agent?.id !== agent.id) return { ok: false, code: 'takenByOther', detail: handoff.agent?.name ?? '' };
  const claim = draft.claim(number);
  if (!claim) return { ok: false, code: 'noClaim' };
  const before = draft.said;
  const taken = takeStep(draft, claim, wanted, speaker(agent));
  if (taken.type === 'refused') return { ok: false, code: taken.code, ...(taken.detail ? { detail: taken.detail } : {}) };
  // What the customer is told of is an answer as well.
  const after = draft.conversation.handoff;
  if (draft.said > before && after && after.state !== 'completed') answered(draft, after);
  return OK;
}

function returnToBot(draft: Draft, agent: Agent, handoff: Handoff): TurnResponse {
  end(draft, handoff, 'returned');
  const claim = handoff.claim === null ? null : draft.claim(handoff.claim);
  if (claim) move(draft, claim, 'returnedToBot', speaker(agent));
  const asks = goesOnAsking(draft);
  if (!asks) draft.updateSession({ pending: null });
  draft.tell([draft.texts.returnedToBot], { ...(asks ? {} : { choices: menu(draft, ['status', 'startOver', 'person']) }), signal: { handoff: { state: 'completed' } } });
  askRating(draft, 'returned');
  if (asks) proceed(draft);
  return OK;
}

/** Was a question on the table, and is there one still? How to reach the customer matters no more. */
function goesOnAsking({ session, world }: Draft): boolean {
  if (session.pending === null) return false;
  const { type } = plan(session, world.policies, world.today);
  return type === 'ask' || type === 'conflict' || type === 'tryCheck';
}

function close(draft: Draft, agent: Agent, handoff: Handoff, action: Extract<AgentAction, { do: 'close' }>): TurnResponse {
  if (action.claim !== null) {
    const closed = step(draft, agent, action.claim, { do: 'close', result: action.result, note: action.note });
    if (!closed.ok) return closed;
  }
  // Closing the claim may have told the customer, which is an answer.
  end(draft, draft.conversation.handoff ?? handoff, 'closed');
  const signal = { handoff: { state: 'completed' as const } };
  if (action.claim === null) draft.tell([draft.texts.conversationClosed], { signal });
  else draft.signalLast(signal);
  if (draft.session.pending && isReach(draft.session.pending.facts)) draft.updateSession({ pending: null });
  askRating(draft, 'closed');
  return OK;
}
