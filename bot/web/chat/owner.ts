/** Who has the conversation, read from the messages as they come in: a person, or the bot. */

/** Everybody else on the bot's side is a person. */
export const BOT = 'gwarant';

/** What is looked at of an activity. */
export interface Told {
  readonly type?: string;
  readonly from?: { readonly id: string; readonly name?: string; readonly role?: string };
  readonly channelData?: { readonly gwarant?: { readonly handoff?: { readonly state?: string; readonly agent?: string } } };
}

/** The person; the name may not be known yet. Null: the bot, or a queue. */
export type Owner = { readonly name: string | null } | null;

/** @param owner before this activity */
export function ownerAfter(owner: Owner, activity: Told): Owner {
  const handoff = activity.channelData?.gwarant?.handoff;
  if (handoff?.state === 'accepted') return { name: handoff.agent ?? owner?.name ?? null };
  if (handoff?.state !== undefined) return null;
  return owner && isPerson(activity) ? { name: activity.from?.name ?? owner.name } : owner;
}

/** Said by somebody of the desk. */
export function isPerson({ type, from }: Told): boolean {
  return type === 'message' && from?.role === 'bot' && from.id !== BOT;
}
