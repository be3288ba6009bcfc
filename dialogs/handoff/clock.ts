/** What the clock does to a hand-off: the next person is asked, promises are kept or escalated, silent owners lose the case. */
import type { Draft } from '../draft.js';
import type { Event } from '../events.js';
import { escapeMarkdown } from '../markdown.js';
import { offer, passes, update } from './lease.js';
import { queueNamed } from './queue.js';
import type { Handoff } from './record.js';

type HandoffTimerEvent = Extract<Event, { type: 'handoffTimer' }>;

/** An event that the hand-off does not wait for any more is passed over. */
export function handoffClock(draft: Draft, event: HandoffTimerEvent): void {
  const { handoff } = draft.conversation;
  if (handoff?.timer?.kind !== event.kind || handoff.timer.at !== event.at || event.at > draft.world.now) return;
  switch (event.kind) {
    case 'opens':
    case 'offerNext': return update(draft, offer(draft, handoff));
    case 'promiseDue': return promiseDue(draft, handoff);
    case 'ownerWarned': {
      draft.effect({ type: 'ownerSilent', conversation: draft.conversation.id });
      return update(draft, { ...handoff, warnedAt: draft.world.now });
    }
    case 'ownerLoses': return ownerLoses(draft, handoff);
    case 'wakes': return update(draft, { ...handoff, snoozedUntil: null });
  }
}

/** The customer hears it before having to ask, and those who lead are told. */
function promiseDue(draft: Draft, handoff: Handoff): void {
  draft.effect({ type: 'promiseBroken', conversation: draft.conversation.id, queue: queueNamed(draft.world.desk, handoff.queue).id });
  draft.tell([draft.texts.floor.promiseBroken], { signal: { handoff: { state: 'waiting' } } });
  update(draft, offer(draft, { ...handoff, promise: handoff.promise && { ...handoff.promise, state: 'broken' } }));
}

function ownerLoses(draft: Draft, handoff: Handoff): void {
  const { agent } = handoff;
  const released: Handoff = { ...handoff, state: 'waiting', agent: null, acceptedAt: null, since: draft.world.now, silentSince: null, warnedAt: null, offered: null, tried: agent ? [agent.id] : [], passedOn: passes(handoff) };
  draft.tell([draft.texts.floor.ownerLost(escapeMarkdown(agent?.name ?? ''))], { signal: { handoff: { state: 'waiting' } } });
  draft.effect({ type: 'handoffWaiting', conversation: draft.conversation.id, reason: handoff.reason });
  update(draft, offer(draft, released));
}
