/** One turn of a conversation: a pure function of the records, the event, and the world it is given. */
import { agentTurn } from './agent.js';
import { clockTurn } from './claim/clock.js';
import { handoffClock } from './handoff/clock.js';
import { customerTurn } from './customer.js';
import { Draft } from './draft.js';
import { undelivered } from './handoff/undelivered.js';
import type { Event, State, TurnResult, World } from './events.js';
import type { Via } from './records.js';

/** Never throws for anything a customer or an agent can send; refusals are in `response`. */
export function turn(state: State, event: Event, world: World): TurnResult {
  const draft = new Draft(state, world, viaOf(state, event));
  if (event.type === 'agent') return draft.result(agentTurn(draft, event));
  if (event.type === 'timer') {
    clockTurn(draft, event);
    return draft.result({ ok: true });
  }
  if (event.type === 'handoffTimer') {
    handoffClock(draft, event);
    return draft.result({ ok: true });
  }
  if (event.type === 'undelivered') {
    undelivered(draft, event);
    return draft.result({ ok: true });
  }
  customerTurn(draft, event);
  return draft.result({ ok: true });
}

function viaOf({ conversation }: State, event: Event): Via {
  if (event.type === 'timer' || event.type === 'handoffTimer') return 'timer';
  if (event.type === 'undelivered') return 'bot';
  return event.type === 'agent' ? (event.via ?? 'console') : conversation.channel;
}
