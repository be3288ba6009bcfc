/** The hand-offs that are under way. */
import { OPEN_HANDOFF_STATES } from '../dialogs/handoff/record.js';
import type { Conversation } from '../dialogs/records.js';
import type { Store } from './store/store.js';

/** Every conversation whose hand-off is not over, those that wait first. */
export async function openHandoffs(store: Store): Promise<Conversation[]> {
  const found = await Promise.all(OPEN_HANDOFF_STATES.map((state) => store.find('conversation', 'handoff', state)));
  return found.flat().map(({ value }) => value);
}
