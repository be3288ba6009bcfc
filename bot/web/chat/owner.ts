/** Who has the conversation, read from the messages as they come in: a person, or the bot. */

/** Everybody else on the bot's side is a person. */
export const BOT = 'gwarant';

/** What is looked at of an activity. */
export interface Told {
  readonly id?: string;
  readonly type?: string;
  readonly from?: { readonly id: string; readonly name?: string; readonly role?: string };
  readonly channelData?: { readonly gwarant?: { readonly handoff?: HandoffTold } };
}

/** `delegated`: the bot collects something for the person. */
export interface HandoffTold {
  readonly state?: string;
  readonly agent?: string;
  readonly delegated?: boolean;
}

/** The person; the name may not be known yet. While `delegated` the bot asks for them. Null: the bot, or a queue. */
export type Owner = { readonly name: string | null; readonly delegated: boolean } | null;

/** @param owner before this activity */
export function ownerAfter(owner: Owner, activity: Told): Owner {
  const handoff = activity.channelData?.gwarant?.handoff;
  if (handoff?.state === 'accepted') return { name: handoff.agent ?? owner?.name ?? null, delegated: handoff.delegated === true };
  if (handoff?.state !== undefined) return null;
  return owner && isPerson(activity) ? { ...owner, name: activity.from?.name ?? owner.name } : owner;
}

export function sameOwner(one: Owner, other: Owner): boolean {
  return one === other || (one !== null && other !== null && one.name === other.name && one.delegated === other.delegated);
}

/** Said by somebody of the desk. */
export function isPerson({ type, from }: Told): boolean {
  return type === 'message' && from?.role === 'bot' && from.id !== BOT;
}
