/** What the clock does to a hand-off: the next person is asked, promises are kept or escalated, silent owners lose the case. */
import type { Draft } from '../draft.js';
import type { Event } from '../events.js';
import { escapeMarkdown } from '../markdown.js';
import { offer, update, waitAgain } from './lease.js';
import { outlook } from './outlook.js';
import { queueNamed } from './queue.js';
import type { Handoff } from './record.js';
import { sendUnseen } from './unseen.js';

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
    // Whoever laid it aside until now, also beside a task for the bot, wanted to do something now: from here on silence counts again.
    case 'wakes': return update(draft, { ...handoff, state: 'accepted', collects: null, snoozedUntil: null, silentSince: draft.world.now });
    case 'unseen': return update(draft, sendUnseen(draft, handoff));
  }
}

/** The customer hears it before having to ask, and those who lead are told; where nobody has the case, they are asked first. */
function promiseDue(draft: Draft, handoff: Handoff): void {
  const { floor } = draft.texts;
  draft.effect({ type: 'promiseBroken', conversation: draft.conversation.id, queue: queueNamed(draft.world.desk, handoff.queue).id });
  const broken: Handoff = { ...handoff, promise: handoff.promise && { ...handoff.promise, state: 'broken' }, brokenPromises: handoff.brokenPromises + 1 };
  if (handoff.state === 'waiting') {
    draft.tell([floor.promiseBroken], { signal: { handoff: { state: 'waiting' } } });
    return update(draft, offer(draft, { ...broken, offered: null, tried: [] }));
  }
  draft.tell([floor.promiseBrokenOwned(escapeMarkdown(handoff.agent?.name ?? ''))], { signal: { handoff: { state: 'accepted' } } });
  update(draft, broken);
}

function ownerLoses(draft: Draft, handoff: Handoff): void {
  const { agent } = handoff;
  const again = waitAgain(draft, handoff, agent ? [agent.id] : []);
  if (agent) draft.effect({ type: 'takenAway', conversation: draft.conversation.id, from: agent, by: null });
  draft.effect({ type: 'handoffWaiting', conversation: draft.conversation.id, reason: handoff.reason });
  draft.tell([draft.texts.floor.ownerLost(escapeMarkdown(agent?.name ?? '')), ...outlook(draft, again)], { signal: { handoff: { state: 'waiting' } } });
  update(draft, offer(draft, again));
}
