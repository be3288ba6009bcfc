/** A Bot Framework activity as it came from Teams, read: who, where, and what it means for the road. */
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../dialogs/records.js';
import { readSubmit } from '../../dialogs/submit.js';
import type { Locale } from '../../policies/language.js';
import { shownFiles, type KeptFiles } from '../documents/keep.js';
import { localeOf } from '../http/locale.js';
import type { Arrival, NewConversation } from '../services.js';
import { PICKED } from './teams-card.js';

/** Without these the SDK throws, and there would be nobody to answer. */
const NEEDED = [['type'], ['channelId'], ['serviceUrl'], ['from', 'id'], ['recipient', 'id'], ['conversation', 'id']] as const;

/** The path of the first thing that is missing, such as `from.id`; null when the activity can be handled. */
export function missingPart(activity: JsonObject): string | null {
  const missing = NEEDED.find((path) => text(path.reduce<Json>((value, key) => (isObject(value) ? value[key] ?? null : null), activity)) === null);
  return missing ? missing.join('.') : null;
}

/** Without the entities that the SDK stumbles over when it looks for the bot's own mention. */
export function withReadableEntities(activity: JsonObject): JsonObject {
  if (activity['entities'] === undefined) return activity;
  return { ...activity, entities: objects(activity['entities']).filter((entity) => isReadable(entity, activity)) };
}

function isReadable(entity: JsonObject, { text: words }: JsonObject): boolean {
  const type = text(entity['type'])?.toLowerCase() ?? null;
  if (type !== 'mention') return type !== null;
  return typeof words === 'string' && text(entity['text']) !== null && text(objectAt(entity, 'mentioned')['id']) !== null;
}

/** Same Teams conversation, same id: URL-safe, and it says nothing about the conversation. */
export function conversationId(activity: JsonObject): string {
  const conversation = objectAt(activity, 'conversation');
  return `teams-${digest([tenantOf(activity), text(conversation['id'])])}`;
}

/** How to reach the customer from outside a turn: a conversation reference, without the activity's own id. */
export function addressOf(activity: JsonObject): JsonObject {
  return {
    channelId: activity['channelId'] ?? null,
    serviceUrl: activity['serviceUrl'] ?? null,
    conversation: activity['conversation'] ?? null,
    bot: activity['recipient'] ?? null,
    user: activity['from'] ?? null
  };
}

/** A warranty case is nobody else's business: with customers the bot speaks in personal chats only. */
export function isPersonal(activity: JsonObject): boolean {
  const kind = text(objectAt(activity, 'conversation')['conversationType']);
  return kind === null || kind === 'personal';
}

/** Same Teams account, same id. Teams vouches for both parts with its token. */
export function accountOf(activity: JsonObject): string {
  const from = objectAt(activity, 'from');
  return accountId(tenantOf(activity), text(from['aadObjectId']) ?? text(from['id']) ?? '');
}

export function accountId(tenant: string, user: string): string {
  return `teams-${digest([tenant, user])}`;
}

export function wordsIn(activity: JsonObject): string {
  return text(activity['text']) ?? '';
}

export function localeIn(activity: JsonObject): Locale | null {
  return localeOf(localeTag(activity));
}

function tenantOf(activity: JsonObject): string {
  return text(objectAt(activity, 'conversation')['tenantId']) ?? text(objectAt(objectAt(activity, 'channelData'), 'tenant')['id']) ?? '';
}

export function newConversation(activity: JsonObject, fallback: Locale): NewConversation {
  const from = objectAt(activity, 'from');
  return {
    id: conversationId(activity),
    channel: 'teams',
    user: { id: text(from['aadObjectId']) ?? text(from['id']) ?? '', name: text(from['name']) },
    address: addressOf(activity),
    locale: localeOf(localeTag(activity)) ?? fallback
  };
}

export function joinedArrival(activity: JsonObject): Arrival {
  return { eventId: eventIdOf(activity, null), event: { type: 'joined', ...localePart(activity) }, activity: null };
}

/** What the customer wrote, or a card's submit where `value` is not null. @param files what came with it, as it was kept */
export function messageArrival(activity: JsonObject, value: JsonObject | null, files: KeptFiles): Arrival {
  const words = text(activity['text']) ?? '';
  const { attachments, refused } = files;
  const shown = shownFiles(files);
  return {
    eventId: eventIdOf(activity, value),
    event: {
      type: 'message', text: words, ...(value ? { value } : {}), ...localePart(activity),
      ...(attachments.length > 0 ? { attachments } : {}), ...(refused.length > 0 ? { refused } : {})
    },
    activity: { type: 'message', text: words, ...(value ? { value } : {}), ...(shown.length > 0 ? { attachments: shown } : {}) }
  };
}

/**
 * What a card sent, read into a submit. A choice picked from the list of those that had no room as buttons comes as
 * JSON. Null when nothing can be understood.
 */
export function submitted(data: unknown): JsonObject | null {
  const picked = isObject(data) ? data[PICKED] : undefined;
  return readSubmit(typeof picked === 'string' ? parsed(picked) : data) as JsonObject | null;
}

/**
 * Teams repeats what is not answered in 15 s, later under a new id: the client's own clock and the content tell the
 * same message better than the id.
 */
export function eventIdOf(activity: JsonObject, value: JsonObject | null): string {
  const at = text(activity['localTimestamp']) ?? text(activity['timestamp']);
  const id = text(activity['id']);
  if (at === null && id !== null) return id;
  const { type = null, text: words = null, replyToId = null, membersAdded = null } = activity;
  const files = objects(activity['attachments']).map((attachment) => text(attachment['name']));
  return digest([type, at, words, value, replyToId, membersAdded, files]);
}

function digest(parts: Json): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function localePart(activity: JsonObject): { locale?: string } {
  const tag = localeTag(activity);
  return tag === null ? {} : { locale: tag };
}

/** Teams gives the client's language in the activity, or in an entity of type `clientInfo`. */
function localeTag(activity: JsonObject): string | null {
  const info = objects(activity['entities']).find((entity) => entity['type'] === 'clientInfo');
  return text(activity['locale']) ?? text(info?.['locale']);
}

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

export interface TeamsLink {
  readonly name: string;
  readonly url: string;
  /** A picture in the text of the message is handed out to the bot only; a file's link opens by itself. */
  readonly needsToken: boolean;
}

/** Files only: Teams sends the text of a formatted message once more as an HTML attachment, without an address. */
export function linksIn(activity: JsonObject): TeamsLink[] {
  return objects(activity['attachments']).flatMap((attachment) => {
    const file = attachment['contentType'] === DOWNLOAD;
    const url = file ? text(objectAt(attachment, 'content')['downloadUrl']) : text(attachment['contentUrl']);
    if (url === null || !/^https?:\/\//iu.test(url) || !URL.canParse(url)) return [];
    return [{ name: text(attachment['name']) ?? 'image', url, needsToken: !file }];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
