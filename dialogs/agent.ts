/** What agents do to a case. Refusals name the reason; a repeated action does no harm. */
import type { AgentAction, Event, TurnResponse } from './events.js';
import { authoriseRma, claimSignal, closeClaim, noteOnClaim, speaker } from './claims.js';
import type { Draft } from './draft.js';
import { notices } from './explain.js';
import { escapeMarkdown } from './markdown.js';
import { menu, proceed } from './proceed.js';
import type { Agent, Claim, Handoff } from './records.js';
import { transition } from './transitions.js';

type AgentEvent = Extract<Event, { type: 'agent' }>;

const OK: TurnResponse = { ok: true };

export function agentTurn(draft: Draft, { agent, action }: AgentEvent): TurnResponse {
  if (action.do === 'accept') return accept(draft, agent);
  const { handoff } = draft.conversation;
  if (handoff?.state !== 'accepted') return { ok: false, code: 'notOwner' };
  if (handoff.agent?.id !== agent.id) return { ok: false, code: 'takenByOther', detail: handoff.agent?.name ?? '' };
  return owned(draft, agent, handoff, action);
}

function accept(draft: Draft, agent: Agent): TurnResponse {
  const { handoff } = draft.conversation;
  if (handoff?.state === 'accepted') {
    return handoff.agent?.id === agent.id ? OK : { ok: false, code: 'takenByOther', detail: handoff.agent?.name ?? '' };
  }
  if (handoff?.state !== 'waiting') return { ok: false, code: 'notWaiting' };
  draft.setHandoff({ ...handoff, state: 'accepted', agent, acceptedAt: draft.world.now });
  const claim = handoff.claim === null ? null : draft.claim(handoff.claim);
  if (claim) noteOnClaim(draft, claim, 'accepted', agent);
  draft.tell([draft.texts.accepted(escapeMarkdown(agent.name))], { signal: { handoff: { state: 'accepted' } } });
  return OK;
}

function owned(draft: Draft, agent: Agent, handoff: Handoff, action: Exclude<AgentAction, { do: 'accept' }>): TurnResponse {
  switch (action.do) {
    case 'say': return say(draft, agent, action.text);
    case 'authoriseRma': return authorise(draft, agent, action.claim);
    case 'returnToBot': return returnToBot(draft, agent, handoff);
    case 'close': return close(draft, agent, handoff, action);
  }
}

function say(draft: Draft, agent: Agent, text: string): TurnResponse {
  if (text.trim() === '') return { ok: false, code: 'emptyText' };
  draft.say({ text: text.trim(), plain: true }, speaker(agent));
  return OK;
}

function authorise(draft: Draft, agent: Agent, number: string): TurnResponse {
  const claim = draft.claim(number);
  if (!claim) return { ok: false, code: 'noClaim' };
  if (transition(claim.state, 'rmaAuthorised', 'agent').type === 'refused') return { ok: false, code: 'wrongClaimState', detail: claim.state };
  const authorised = authoriseRma(draft, claim, agent, draft.world.rmaNumber());
  const { texts, conversation, world } = draft;
  const policy = world.policies.policies.get(claim.policy.id);
  const packing = policy ? notices(policy, claim.decision, 'rma', conversation.locale) : [];
  const text = [texts.rma(authorised.rma?.number ?? ''), ...(packing.length > 0 ? packing : [texts.rmaPacking])];
  draft.say({ text: text.join('\n\n'), signal: { claim: claimSignal(authorised) } }, speaker(agent));
  return OK;
}

function returnToBot(draft: Draft, agent: Agent, handoff: Handoff): TurnResponse {
  complete(draft, handoff);
  const claim = handoff.claim === null ? null : draft.claim(handoff.claim);
  if (claim) noteOnClaim(draft, claim, 'returnedToBot', agent);
  const { pending } = draft.session;
  draft.tell([draft.texts.returnedToBot], { ...(pending ? {} : { choices: menu(draft, ['status', 'startOver', 'person']) }), signal: { handoff: { state: 'completed' } } });
  if (pending) proceed(draft);
  return OK;
}

function close(draft: Draft, agent: Agent, handoff: Handoff, action: Extract<AgentAction, { do: 'close' }>): TurnResponse {
  const claim: Claim | null = action.claim === null ? null : draft.claim(action.claim);
  if (action.claim !== null && !claim) return { ok: false, code: 'noClaim' };
  if (claim && transition(claim.state, 'closed', 'agent').type === 'refused') return { ok: false, code: 'wrongClaimState', detail: claim.state };
  const closed = claim ? closeClaim(draft, claim, agent, action.result, action.note) : null;
  complete(draft, handoff);
  const { texts } = draft;
  draft.tell([closed ? texts.closedByAgent(texts.result[action.result]) : texts.conversationClosed], {
    signal: { handoff: { state: 'completed' }, ...(closed ? { claim: claimSignal(closed) } : {}) }
  });
  return OK;
}

function complete(draft: Draft, handoff: Handoff): void {
  draft.setHandoff({ ...handoff, state: 'completed', completedAt: draft.world.now });
}
