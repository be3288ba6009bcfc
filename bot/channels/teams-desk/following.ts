/** Where the customer's words are passed on to: where the owner of the case wrote last. */
import type { Conversation, JsonObject } from '../../../dialogs/records.js';
import type { Clock, Services } from '../../services.js';
import { committed } from '../../store/attempts.js';
import type { Store } from '../../store/store.js';
import { addressOf, isPersonal } from '../teams-activity.js';
import { FRESH } from './attempt.js';
import { chatOf, placeOf, threadAddress } from './places.js';
import type { TeamsAgent, TeamsThread } from './records.js';

export async function isFollowing(store: Store, { id }: Conversation, { person }: TeamsAgent): Promise<boolean> {
  const thread = await store.get('teamsThread', id);
  return thread?.value.state === 'open' && thread.value.agent.id === person.id;
}

/** From now on they come to the card's thread, or to the owner's own chat. @param activity what the owner did */
export async function follow({ store, clock }: Pick<Services, 'store' | 'clock'>, conversation: Conversation, agent: TeamsAgent, activity: JsonObject): Promise<void> {
  const thread = isPersonal(activity) ? null : await threadFor(store, conversation, activity);
  while (!(await lead(store, clock, conversation, agent, { address: thread ?? agent.address ?? addressOf(activity), personal: thread === null })));
}

/** False: the record was written by somebody else since it was read. */
async function lead(store: Store, clock: Clock, conversation: Conversation, agent: TeamsAgent, where: Pick<TeamsThread, 'address' | 'personal'>): Promise<boolean> {
  const stored = await store.get('teamsThread', conversation.id);
  const { person } = agent;
  const before = stored?.value.state === 'open' && stored.value.agent.id === person.id ? stored.value : null;
  const at = clock.now().toISOString();
  const begun = { schema: 1, id: conversation.id, agent: { id: person.id, name: person.name }, briefed: false, warned: null, seq: conversation.length, since: at, notBefore: at, ...FRESH, state: 'open' } as const;
  const next: TeamsThread = { ...(before ?? begun), ...where, locale: agent.locale };
  if (JSON.stringify(next) === JSON.stringify(stored?.value)) return true;
  return committed(store, [{ kind: 'teamsThread', id: next.id, expected: stored?.version ?? 0, value: next }]);
}

/** Null where the place has no threads. */
async function threadFor(store: Store, { id }: Conversation, activity: JsonObject): Promise<JsonObject | null> {
  const cards = (await store.find('teamsCard', 'conversation', id)).map(({ value }) => value);
  const here = chatOf(placeOf(addressOf(activity)));
  const card = cards.filter(({ threads, message, address }) => threads && message !== null && chatOf(address) === here).sort((a, b) => (a.since < b.since ? 1 : -1))[0];
  return card?.message ? threadAddress(addressOf(activity), card.message) : null;
}
