/** The bot's answers to the desk in Teams: kept before the command is answered, sent until they have arrived. */
import type { Instant, JsonObject } from '../../../dialogs/records.js';
import { committed } from '../../store/attempts.js';
import { attempt, begun, FRESH, textMessage, waitUntil, type Wire } from './attempt.js';
import type { TeamsNotice } from './records.js';

export async function keepNotice({ store, clock }: Pick<Wire, 'store' | 'clock'>, id: string, address: JsonObject, text: string): Promise<void> {
  const at = clock.now().toISOString();
  const notice: TeamsNotice = { schema: 1, id, address, text, at, ...FRESH, notBefore: at };
  await committed(store, [{ kind: 'teamsNotice', id, expected: 0, value: notice }]);
}

/** @returns when to try again; null: it is there, or never will be */
export async function sendNotice(wire: Wire, id: string): Promise<Instant | null> {
  const stored = await wire.store.get('teamsNotice', id);
  if (!stored) return null;
  const wait = waitUntil(stored.value, wire.clock);
  if (wait !== null) return wait;
  const trying = begun(stored.value);
  if (!(await committed(wire.store, [{ kind: 'teamsNotice', id, expected: stored.version, value: trying }]))) return null;
  const outcome = await attempt(wire, trying, id, trying.at, (signal) => wire.teams.send(trying.address, textMessage(trying.text), signal));
  const after: TeamsNotice | null = outcome.type === 'later' ? { ...trying, ...outcome.after } : null;
  await committed(wire.store, [{ kind: 'teamsNotice', id, expected: stored.version + 1, value: after }]);
  return outcome.type === 'later' ? outcome.after.notBefore : null;
}
