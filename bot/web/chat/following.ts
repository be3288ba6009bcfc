/** When the conversation’s end is kept in view: while a person has it, and after coming back, until the customer goes on with the bot. */
import { isPerson, ownerAfter, type Owner, type Told } from './owner.js';
import type { Transcript } from './transcript.js';
import type { Action, Middleware } from './webchat.js';

/** @param resumed the conversation was there before: what is played back is not read from its beginning */
export function followPeople(transcript: Pick<Transcript, 'follow' | 'unfollow' | 'answered'>, resumed: boolean): Middleware {
  let owner: Owner = null;
  let cameBack = resumed;
  if (cameBack) transcript.follow();
  else transcript.unfollow(null);
  return () => (next) => (action: Action) => {
    const { activity } = (action.payload ?? {}) as { activity?: Told };
    if (activity && action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      const before = owner;
      owner = ownerAfter(owner, activity);
      if (owner || isPerson(activity)) transcript.follow();
      else if (before && !cameBack) transcript.unfollow(activity.id ?? null);
    }
    if (activity?.type === 'message' && action.type === 'DIRECT_LINE/POST_ACTIVITY') {
      cameBack = false;
      transcript.answered();
      if (owner === null) transcript.unfollow(null);
    }
    return next(action);
  };
}
