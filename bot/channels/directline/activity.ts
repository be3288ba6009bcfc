/** A Bot Framework activity from a client, read and made safe: what happened, and what of it is kept. */
import type { Attachment } from '../../../dialogs/events.js';
import type { Json, JsonObject } from '../../../dialogs/records.js';
import { shownFiles, type KeptFiles } from '../../documents/keep.js';
import { HttpProblem } from '../../http/errors.js';
import type { Arrival } from '../../services.js';
import { cleanJson, cutText } from './clean.js';

export type Incoming =
  /** Goes the road. */
  | { readonly type: 'arrival'; readonly arrival: Arrival }
  /** Shown to whoever looks at this moment, never kept. */
  | { readonly type: 'typing' }
  /** The page shows everything up to this place in the transcript. */
  | { readonly type: 'seen'; readonly seq: number }
  /** Direct Line takes any activity; the others mean nothing to us. */
  | { readonly type: 'ignored' };

/** What of a client's message is kept. Id, time, sender, recipient, conversation and service address are the server's. */
const KEPT = [
  'type', 'text', 'textFormat', 'value', 'attachments', 'attachmentLayout', 'channelData', 'entities', 'locale', 'localTimestamp', 'localTimezone'
] as const;

/** Our own page's: read marks. */
const SEEN_EVENT = 'gwarant/seen';
const ATTACHMENTS = 10;
const EVENT_ID_LENGTH = 100;
const NAME_LENGTH = 200;
const LINK_LENGTH = 2048;

/**
 * @param body the parsed request, of any shape
 * @param freshId names the event where the client gives it no `clientActivityID`
 * @param files what an upload brought, in place of what the activity says
 * @throws HttpProblem BadArgument when it is not an activity
 */
export function readActivity(body: unknown, freshId: string, files: KeptFiles | null = null): Incoming {
  const activity = cleanJson(body);
  if (!isObject(activity)) throw new HttpProblem('BadArgument', 'An activity is a JSON object.');
  if (typeof activity['type'] !== 'string' || activity['type'] === '') throw new HttpProblem('BadArgument', '“type” must be a text.');
  const eventId = eventIdOf(activity) ?? freshId;
  switch (activity['type']) {
    case 'message':
      return { type: 'arrival', arrival: message(activity, eventId, files) };
    case 'event':
      if (activity['name'] === 'webchat/join') return { type: 'arrival', arrival: joined(activity, eventId) };
      return activity['name'] === SEEN_EVENT ? seen(activity) : { type: 'ignored' };
    case 'typing':
      return { type: 'typing' };
    default:
      return { type: 'ignored' };
  }
}

/**
 * Web Chat waits for everything that it sent to come back, by its `clientActivityID`, and complains of what does not:
 * this is what comes back of an activity that no transcript keeps. Null where nobody waits for it.
 */
export function echoOf(body: unknown): JsonObject | null {
  const activity = cleanJson(body);
  if (!isObject(activity)) return null;
  const { type } = activity;
  const clientActivityID = eventIdOf(activity);
  // What else there is, such as a conversationUpdate, clients never see.
  if (clientActivityID === null || (type !== 'typing' && type !== 'event')) return null;
  return { type, ...optional('name', shortText(activity['name'])), channelData: { clientActivityID } };
}

/** The activity of an upload: its files are what was sent, whatever it names itself; a bare upload is a message of its own. */
export function withoutAttachments(body: unknown): unknown {
  if (body === null) return { type: 'message' };
  return isObject(body) ? without(body, 'attachments') : body;
}

function message(activity: JsonObject, eventId: string, files: KeptFiles | null): Arrival {
  const { text, value, locale, channelData } = activity;
  if (!isAbsent(text) && typeof text !== 'string') throw new HttpProblem('BadArgument', '“text” must be a text.');
  if (!isAbsent(channelData) && !isObject(channelData)) throw new HttpProblem('BadArgument', '“channelData” must be an object.');
  const attachments = files ? shownFiles(files) : readAttachments(activity['attachments']);
  const linked = files ? files.attachments : attachments.flatMap(linkedTo);
  const kept = Object.fromEntries(KEPT.filter((key) => !isAbsent(activity[key])).map((key) => [key, activity[key] as Json]));
  return {
    eventId,
    activity: attachments.length > 0 ? { ...kept, attachments } : without(kept, 'attachments'),
    event: {
      type: 'message',
      text: typeof text === 'string' ? text : '',
      ...(isAbsent(value) ? {} : { value }),
      ...(typeof locale === 'string' ? { locale } : {}),
      ...(linked.length > 0 ? { attachments: linked } : {}),
      ...(files && files.refused.length > 0 ? { refused: files.refused } : {})
    }
  };
}

/** `value: {activity}`: id of the newest activity on show, which ends in its place. */
function seen({ value }: JsonObject): Incoming {
  const id = isObject(value) ? value['activity'] : null;
  const place = typeof id === 'string' ? /-(\d{1,9})$/u.exec(id)?.[1] : undefined;
  return place === undefined ? { type: 'ignored' } : { type: 'seen', seq: Number(place) };
}

/** Web Chat sends `value: {language}`; others only the activity's locale. */
function joined(activity: JsonObject, eventId: string): Arrival {
  const { value, locale } = activity;
  const language = isObject(value) && typeof value['language'] === 'string' ? value['language'] : locale;
  return { eventId, activity: null, event: { type: 'joined', ...(typeof language === 'string' ? { locale: language } : {}) } };
}

/** Name, type and link of each; what a client embeds (`content`, `data:`) is not taken: files come by upload. */
function readAttachments(value: Json | undefined): JsonObject[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value) || value.length > ATTACHMENTS || !value.every(isObject)) {
    throw new HttpProblem('BadArgument', `“attachments” must be a list of up to ${ATTACHMENTS} objects.`);
  }
  return value.map((attachment) => ({
    contentType: shortText(attachment['contentType']) ?? 'application/octet-stream',
    ...optional('name', shortText(attachment['name'])),
    ...optional('contentUrl', linkOf(attachment['contentUrl']))
  }));
}

function linkedTo(attachment: JsonObject): Attachment[] {
  const { name, contentType, contentUrl } = attachment;
  if (typeof contentUrl !== 'string' || typeof contentType !== 'string') return [];
  return [{ name: typeof name === 'string' ? name : '', contentType, url: contentUrl }];
}

/** Web addresses, and the paths of our own uploads; never `data:` or `javascript:`. */
function linkOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value.length <= LINK_LENGTH && /^(https?:\/\/|\/v3\/directline\/uploads\/)/i.test(value) ? value : null;
}

function eventIdOf(activity: JsonObject): string | null {
  const { channelData } = activity;
  const id = isObject(channelData) ? channelData['clientActivityID'] : null;
  return typeof id === 'string' && id !== '' && id.length <= EVENT_ID_LENGTH ? id : null;
}

function shortText(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? cutText(value, NAME_LENGTH) : null;
}

function optional(key: string, value: string | null): JsonObject {
  return value === null ? {} : { [key]: value };
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
