/** Claims: opened from a decision, changed by agents; every change leaves a line in the history. */
import type { Decision } from '../policies/decision.js';
import type { FactValue } from '../policies/language.js';
import { general } from './case.js';
import { BOT, type Draft } from './draft.js';
import type { Agent, Claim, ClaimEvent, ClaimResult, GeneralFact, Instant, Session, Speaker } from './records.js';
import type { Signal } from './reply.js';
import { transition, type ClaimAct } from './transitions.js';

/** Opens a claim under the cover of the decision, with what the customer told so far. */
export function openClaim(draft: Draft, decision: Decision, contested: boolean): Claim {
  const { session, conversation, world } = draft;
  const missing = decision.outcome === 'action-needed' ? decision.actions : [];
  const customer: Speaker = { role: 'customer', id: conversation.user.id, name: text(session, 'name') };
  const claim: Claim = {
    schema: 1,
    number: world.claimNumber(),
    conversation: conversation.id,
    locale: conversation.locale,
    state: 'opened',
    openedAt: world.now,
    customer: { name: text(session, 'name'), email: text(session, 'email') },
    unit: { product: text(session, 'product') ?? '', serial: text(session, 'serial') },
    description: text(session, 'description'),
    policy: { id: decision.policy, version: decision.version, digest: world.policies.policies.get(decision.policy)?.digest ?? '' },
    asOf: decision.asOf,
    facts: decision.facts,
    decision,
    contested,
    missing,
    rma: null,
    result: null,
    history: [{ at: world.now, who: customer, what: 'opened', from: null, to: 'opened', note: null }]
  };
  draft.saveClaim(claim);
  draft.updateSession({ claim: claim.number });
  if (contested) return move(draft, claim, 'contested', customer, null);
  if (decision.handoff) return move(draft, claim, 'handedOver', customer, null);
  return missing.length > 0 ? move(draft, claim, 'papersAsked', BOT, null) : claim;
}

/** The customer contests a decision on which a claim is open already. */
export function contestClaim(draft: Draft, claim: Claim): Claim {
  const who: Speaker = { role: 'customer', id: draft.conversation.user.id, name: claim.customer.name };
  return move(draft, { ...claim, contested: true }, 'contested', who, null);
}

/** Something arrived that an agent has to look at; what is still missing is for the agent to say. */
export function papersArrived(draft: Draft, claim: Claim): Claim {
  return move(draft, claim, 'handedOver', { role: 'customer', id: draft.conversation.user.id, name: claim.customer.name }, null);
}

export function authoriseRma(draft: Draft, claim: Claim, agent: Agent, number: string): Claim {
  return move(draft, { ...claim, rma: { number, authorisedAt: draft.world.now, by: agent } }, 'rmaAuthorised', speaker(agent), number);
}

export function closeClaim(draft: Draft, claim: Claim, agent: Agent, code: ClaimResult, note: string | null): Claim {
  const result = { code, note, at: draft.world.now as Instant };
  return move(draft, { ...claim, result }, 'closed', speaker(agent), note);
}

/** A line in the history without a change of state. */
export function noteOnClaim(draft: Draft, claim: Claim, what: 'accepted' | 'returnedToBot', agent: Agent): Claim {
  return move(draft, claim, what, speaker(agent), null);
}

export function speaker(agent: Agent): Speaker {
  return { role: 'agent', id: agent.id, name: agent.name };
}

export function claimSignal(claim: Claim): NonNullable<Signal['claim']> {
  return {
    number: claim.number,
    status: claim.state,
    policy: claim.policy.id,
    ...(claim.rma ? { rma: claim.rma.number } : {}),
    ...(claim.missing.length > 0 ? { missing: claim.missing } : {})
  };
}

/** @throws when the table has no such transition: callers ask `transition` first where a person could try it */
function move(draft: Draft, claim: Claim, what: Exclude<ClaimAct, 'opened'>, who: Speaker, note: string | null): Claim {
  const result = transition(claim.state, what, who.role);
  if (result.type === 'refused') throw new Error(`${what} from ${claim.state} by ${who.role}: ${result.why}`);
  const event: ClaimEvent = { at: draft.world.now, who, what, from: claim.state, to: result.to, note };
  const moved: Claim = { ...claim, state: result.to, history: [...claim.history, event] };
  draft.saveClaim(moved);
  return moved;
}

function text(session: Session, fact: GeneralFact): string | null {
  const value: FactValue | null | undefined = general(session, fact);
  return typeof value === 'string' ? value : null;
}
