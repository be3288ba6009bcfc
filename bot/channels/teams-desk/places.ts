/** Where a queue's cards go: where somebody wrote `/here`, or else the channel that desk.json names. */
import type { Desk } from '../../../dialogs/desk.js';
import { queueNamed } from '../../../dialogs/handoff/queue.js';
import type { JsonObject } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';

export interface Desks {
  readonly desk: Desk;
  /** The bot's own id in Teams (`28:` and the app id); null without one. */
  readonly botId: string | null;
}

interface FixedPlace {
  readonly address: JsonObject;
  readonly threads: boolean;
  readonly locale: Locale;
}

/** Null where desk.json names no channel for the queue. */
export function fixedPlace({ desk, botId }: Desks, queue: string): FixedPlace | null {
  const { teams, languages } = queueNamed(desk, queue);
  if (!teams) return null;
  const conversation = { id: teams.conversation, conversationType: 'channel', tenantId: teams.tenant, isGroup: true };
  return {
    address: { channelId: 'msteams', serviceUrl: teams.serviceUrl, conversation, bot: botId === null ? null : { id: botId }, user: null },
    threads: true, locale: languages[0] ?? 'pl'
  };
}

/** A reference to the place itself: a message sent to it begins a thread. */
export function placeOf(address: JsonObject): JsonObject {
  const conversation = address['conversation'] as JsonObject;
  return { ...address, conversation: { ...conversation, id: String(conversation['id']).replace(/;messageid=.*$/u, '') }, user: null };
}

/** A reference to the thread of a message. */
export function threadAddress(place: JsonObject, message: string): JsonObject {
  const base = placeOf(place);
  const conversation = base['conversation'] as JsonObject;
  return { ...base, conversation: { ...conversation, id: `${String(conversation['id'])};messageid=${message}` } };
}

export function chatOf(address: JsonObject): string {
  return String((address['conversation'] as JsonObject)['id']);
}
