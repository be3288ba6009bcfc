/** One step of a claim: through the table, into the history, and with what the clock has to do next. */
import type { Draft } from '../draft.js';
import type { Agent, Speaker } from '../records.js';
import type { Claim, ClaimAct, ClaimEvent } from './record.js';
import { nextTimer } from './timers.js';
import { RUNNING, transition, type Actor } from './transitions.js';

/** With these a person of the desk has answered the complaint. */
const ANSWERS: readonly ClaimAct[] = [
  'answered', 'overridden', 'rmaAuthorised', 'rejected', 'repairChosen', 'replacementChosen', 'refundChosen', 'voucherChosen', 'closed'
];

/** @throws when the table has no such transition: callers ask `transition` first where a person could try it */
export function move(draft: Draft, claim: Claim, what: Exclude<ClaimAct, 'opened'>, who: Speaker, note: string | null = null, clause: string | null = null): Claim {
  const result = transition(claim.state, what, actorOf(who));
  if (result.type === 'refused') throw new Error(`${what} from ${claim.state} by ${who.role}: ${result.why}`);
  const { now, today } = draft.world;
  const event: ClaimEvent = { at: now, who, via: draft.via, what, from: claim.state, to: result.to, ...(clause === null ? {} : { clause }), note };
  const stops = !RUNNING.includes(result.to);
  return save(draft, {
    ...claim,
    state: result.to,
    answeredOn: claim.answeredOn ?? (ANSWERS.includes(what) ? today : null),
    pauses: stops ? claim.pauses.map((pause) => (pause.to === null ? { ...pause, to: today } : pause)) : claim.pauses,
    history: [...claim.history, event]
  });
}

export function save(draft: Draft, claim: Claim): Claim {
  const timed: Claim = { ...claim, timer: nextTimer(claim, draft.world.desk) };
  draft.saveClaim(timed);
  return timed;
}

export function actorOf({ role }: Speaker): Actor {
  return role === 'bot' ? 'system' : role;
}

export function speaker(agent: Agent): Speaker {
  return { role: 'agent', id: agent.id, name: agent.name };
}

export function customerOf({ conversation: { user } }: Draft, claim: Claim): Speaker {
  return { role: 'customer', id: user.id, name: claim.customer.name ?? user.name };
}
