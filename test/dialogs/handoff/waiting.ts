/** A customer who waits for a person, at 10:00 UTC, which is 11:00 in Warsaw. */
import { strict as assert } from 'node:assert';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import type { Presence, Queue } from '../../../dialogs/handoff/queue.js';
import type { Handoff } from '../../../dialogs/records.js';
import { Talk } from '../talk.js';

export const [DESK] = DEFAULT_DESK.queues as [Queue];
export const person = (name: string, over: Partial<Presence> = {}): Presence => ({ id: name.toLowerCase(), name, role: 'agent', online: true, load: 0, ...over });

/** A customer who has called a person. */
export function waitingTalk(people: readonly Presence[] = [], queues: readonly Queue[] = [DESK]): Talk {
  const talk = new Talk('en').join();
  talk.floor = { waiting: [], people };
  talk.desk = { ...DEFAULT_DESK, queues };
  return talk.say('talk to a person');
}

/** Anna has the case of a customer who called; Ola is there, too. */
export function ownedTalk(): Talk {
  const talk = waitingTalk([person('Anna'), person('Ola')]);
  talk.agent({ do: 'accept' });
  return talk;
}

export function handoffOf(talk: Talk): Handoff {
  const { handoff } = talk.state.conversation;
  assert.ok(handoff);
  return handoff;
}

/** Moves the clock to what the hand-off waits for, and lets it ring. */
export function tick(talk: Talk): Talk {
  const { timer } = handoffOf(talk);
  assert.ok(timer);
  talk.at = timer.at;
  talk.happen({ type: 'handoffTimer', kind: timer.kind, at: timer.at });
  return talk;
}
