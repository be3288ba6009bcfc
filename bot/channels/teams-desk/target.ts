/** Which case a message of the desk is for. What Teams repeats goes where it went first, whatever was chosen since. */
import type { Conversation, JsonObject } from '../../../dialogs/records.js';
import type { Text } from '../../../policies/language.js';
import type { Services } from '../../services.js';
import { committed } from '../../store/attempts.js';
import type { Store } from '../../store/store.js';
import { addressOf } from '../teams-activity.js';
import type { CaseCommand } from './act.js';
import { caseLabel, caseLabelled, casesOf, waitingCases } from './cases.js';
import { chatOf } from './places.js';
import type { TeamsAgent } from './records.js';
import { SAY } from './words.js';

/** Messages whose way is remembered. */
const REMEMBERED = 50;

type Targets = Pick<Services, 'store' | 'road'>;

/** One message of somebody of the desk. */
export interface Message {
  readonly activity: JsonObject;
  readonly agent: TeamsAgent;
  readonly eventId: string;
  /** In their own chat with the bot. */
  readonly personal: boolean;
}

/** `several`: they hold others, too. `told`: there is none, or it is not clear which. */
export type Target = { readonly conversation: Conversation; readonly several: boolean } | { readonly told: Text };

/** The case of the thread; in their own chat the one they hold, or have chosen. */
export async function targetOf(services: Targets, message: Message, command: CaseCommand): Promise<Target> {
  const { store, road } = services;
  const { agent, eventId, personal, activity } = message;
  const pinned = agent.sent.find((one) => one.eventId === eventId);
  if (!personal && command.type !== 'take') {
    const [card] = await store.find('teamsCard', 'thread', chatOf(addressOf(activity)));
    const conversation = card ? await road.find(card.value.conversation) : null;
    return conversation ? { conversation, several: false } : { told: SAY.notAThread };
  }
  const before = pinned ? await road.find(pinned.conversation) : null;
  if (before) return { conversation: before, several: false };
  const found = command.type === 'take' ? await toTake(store, command.label) : await held(store, agent);
  if ('told' in found) return found;
  await changeAgent(store, agent.id, (one) => ({ ...one, sent: [...one.sent, { eventId, conversation: found.conversation.id }].slice(-REMEMBERED), current: found.conversation.id }));
  return found;
}

async function toTake(store: Store, label: string): Promise<Target> {
  const waiting = await waitingCases(store);
  const [only, ...others] = waiting;
  const conversation = label === '' && only && others.length === 0 ? only : caseLabelled(waiting, label);
  return conversation ? { conversation, several: false } : { told: SAY.noSuchCase };
}

async function held(store: Store, { person, id }: TeamsAgent): Promise<Target> {
  const cases = await casesOf(store, person);
  const [only, ...others] = cases;
  if (!only) return { told: SAY.noCase };
  const current = (await store.get('teamsAgent', id))?.value.current ?? null;
  const chosen = cases.find((one) => one.id === current);
  if (chosen) return { conversation: chosen, several: others.length > 0 };
  // What was meant for a case that is somebody else's by now must not reach another customer.
  if (current === null && others.length === 0) return { conversation: only, several: false };
  return { told: (current === null ? SAY.whichCase : SAY.notYours)(cases.map(caseLabel).join(', ')) };
}

export async function changeAgent(store: Store, id: string, change: (agent: TeamsAgent) => TeamsAgent): Promise<void> {
  const stored = await store.get('teamsAgent', id);
  if (stored) await committed(store, [{ kind: 'teamsAgent', id, expected: stored.version, value: change(stored.value) }]);
}
