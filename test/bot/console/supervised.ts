/** A desk with customers who call a person, people who answer, and a lead. */
import type { AgentAction, TurnResponse } from '../../../dialogs/events.js';
import type { Locale } from '../../../policies/language.js';
import type { ClaimDesk } from './claimDesk.js';

export const ANNA = { id: 'anna', name: 'Anna' };
export const OLA = { id: 'ola', name: 'Ola' };

let keys = 0;

/** @returns the conversation's id */
export async function callPerson(desk: ClaimDesk, words: readonly string[] = [], locale: Locale = 'pl'): Promise<string> {
  const { id } = await desk.services.road.open({ channel: 'webchat', user: { id: `dl_${(keys += 1)}`, name: null }, address: null, locale });
  await say(desk, id, locale === 'pl' ? 'rozmowa z człowiekiem' : 'talk to a person');
  for (const text of words) await say(desk, id, text);
  return id;
}

export async function say(desk: ClaimDesk, id: string, text: string, value?: object): Promise<void> {
  const activity = { type: 'message', ...(value ? { value: JSON.parse(JSON.stringify(value)) as Record<string, never> } : { text }) };
  await desk.services.road.handle(id, { eventId: `said ${(keys += 1)}`, event: { type: 'message', text, ...(value ? { value } : {}) }, activity });
}

export async function act(desk: ClaimDesk, id: string, { role, ...agent }: typeof ANNA & { readonly role?: 'agent' | 'lead' | 'admin' }, ...actions: AgentAction[]): Promise<TurnResponse> {
  let response: TurnResponse = { ok: true };
  for (const action of actions) {
    ({ response } = await desk.services.road.handle(id, { eventId: `acted ${(keys += 1)}`, event: { type: 'agent', agent, action, ...(role && role !== 'agent' ? { role } : {}) }, activity: null }));
  }
  return response;
}
