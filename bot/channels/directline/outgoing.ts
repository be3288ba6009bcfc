/** A transcript's entries as Direct Line clients see them. The entry's place in the transcript is the watermark. */
import type { Conversation, Entry, Json, JsonObject } from '../../../dialogs/records.js';
import { HttpProblem } from '../../http/errors.js';
import { renderReply } from '../render.js';
import { isPicture } from '../../documents/serve.js';

export interface ActivitySet {
  /** `{"activities": […], "watermark": "…"}` */
  readonly json: string;
  /** Place of the last entry in it; the same number is its watermark. */
  readonly last: number;
  readonly count: number;
}

/**
 * The next page of a transcript after `after`, with addresses of files at `base`: at least one entry if there is any,
 * and no more than fit into `bytes`. The rest comes with the next.
 */
export function activitySet(conversation: Conversation, entries: readonly Entry[], after: number, base: string, bytes: number): ActivitySet {
  const written: string[] = [];
  let room = bytes;
  let last = after;
  for (const entry of entries) {
    const activity = outgoing(entry, conversation, base);
    const json = activity && JSON.stringify(activity);
    room -= json?.length ?? 0;
    if (room < 0 && written.length > 0) break;
    if (json) written.push(json);
    last = entry.seq;
  }
  return { json: setOf(written, last), last, count: written.length };
}

/** Who writes at this moment, as clients see it. */
export type Typist = { readonly id: string; readonly role: 'user' } | { readonly id: string; readonly name: string; readonly role: 'bot' };

/** Somebody writes at this moment: not part of the transcript, so the watermark stays. */
export function typingSet(conversation: string, from: Typist, last: number): string {
  return setOf([JSON.stringify({ type: 'typing', channelId: 'webchat', conversation: { id: conversation }, from })], last);
}

/** An activity of the customer's that is not part of the transcript, as it goes back to its sender. */
export function echoSet(conversation: string, activity: JsonObject, last: number): string {
  return setOf([JSON.stringify({ ...activity, channelId: 'webchat', conversation: { id: conversation } })], last);
}

/**
 * The place in the transcript a client's watermark stands for: none is the beginning, one beyond the end is the end.
 * @throws HttpProblem BadArgument when it is not one of ours
 */
export function placeOf(watermark: unknown, conversation: Conversation): number {
  if (watermark === undefined || watermark === '') return 0;
  if (typeof watermark !== 'string' || !/^\d{1,15}$/.test(watermark)) throw new HttpProblem('BadArgument', '“watermark” must be one that was given out.');
  return Math.min(Number(watermark), conversation.length);
}

/** A watermark is a string, as the protocol has it. */
function setOf(activities: readonly string[], last: number): string {
  return `{"activities":[${activities.join(',')}],"watermark":"${last}"}`;
}

/** Null for what is not meant for the customer. */
export function outgoing(entry: Entry, conversation: Conversation, base: string): JsonObject | null {
  const { from, content } = entry;
  if (content.type === 'noted') return null;
  const customer = from.role === 'customer';
  const said = content.type === 'received' ? received(content.activity, base) : renderReply(content.reply, conversation.locale);
  return {
    ...said,
    id: entry.id,
    timestamp: entry.at,
    channelId: 'webchat',
    conversation: { id: entry.conversation },
    // Web Chat knows two sides only: an agent speaks on the bot's.
    from: { id: from.id, ...(from.name === null ? {} : { name: from.name }), role: customer ? 'user' : 'bot' },
    ...(entry.replyTo === null ? {} : { replyToId: entry.replyTo })
  };
}

/**
 * Customers' words are never Markdown, whoever sent them in what format. Uploads are kept with their path only, since
 * the server's address may change; clients need it whole.
 */
function received(activity: JsonObject, base: string): JsonObject {
  const attachments = activity['attachments'];
  return {
    ...activity,
    textFormat: 'plain',
    ...(Array.isArray(attachments) ? { attachments: attachments.map((attachment: Json) => withAddress(attachment, base)) } : {})
  };
}

/** A file of a customer is a picture to Web Chat only if it has a thumbnail. */
function withAddress(attachment: Json, base: string): Json {
  if (typeof attachment !== 'object' || attachment === null || Array.isArray(attachment)) return attachment;
  const { contentUrl, contentType } = attachment as JsonObject;
  if (typeof contentUrl !== 'string' || !contentUrl.startsWith('/')) return attachment;
  const address = `${base}${contentUrl}`;
  return { ...attachment, contentUrl: address, ...(isPicture(contentType) ? { thumbnailUrl: address } : {}) };
}
