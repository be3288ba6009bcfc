/**
 * Records without the person: what identifies them and what they wrote is blanked; states, days, decisions and counts
 * stay, so that figures and ledgers remain right.
 */
import type { Day } from '../../policies/language.js';
import { newSession } from '../case.js';
import type { Ledger } from '../claim/ledger.js';
import { hasEnded, transition } from '../claim/transitions.js';
import { actorOf } from '../claim/move.js';
import type { Claim, Conversation, Entry, Instant, Speaker, Via } from '../records.js';
import { blank } from './blank.js';
import { CLAIM_HANDLING, CONVERSATION_HANDLING, ENTRY_HANDLING } from './handling.js';

/** Who has it erased, and when; `today` is the day in Europe/Warsaw. */
export interface Erasure {
  readonly now: Instant;
  readonly today: Day;
  readonly by: Speaker;
  readonly via: Via;
}

/** What stands against erasing: the desk still owes something. */
export type Obstacle =
  | { readonly type: 'openClaim'; readonly claim: string }
  /** A person of the desk is talking with the customer, or is about to. */
  | { readonly type: 'openCase' };

export function obstacleTo(conversation: Conversation, claims: readonly Claim[]): Obstacle | null {
  const open = claims.find(({ state }) => !hasEnded(state));
  if (open) return { type: 'openClaim', claim: open.number };
  return conversation.handoff !== null && conversation.handoff.state !== 'completed' ? { type: 'openCase' } : null;
}

/** The conversation begins anew; @param resumeKey a fresh one, so that old links open nothing */
export function eraseConversation(conversation: Conversation, { today }: Pick<Erasure, 'today'>, resumeKey: string): Conversation {
  return { ...blank(conversation, CONVERSATION_HANDLING), resumeKey, session: newSession(), handled: [], erasedOn: today };
}

/** The claims lose their person while the talk goes on about something else: it must not lead back to them. */
export function forgetClaims(conversation: Conversation, claims: readonly Claim[]): Conversation {
  return claims.some(({ number }) => number === conversation.session.claim) ? { ...conversation, session: newSession() } : conversation;
}

/** @throws when the claim has not ended: ask `obstacleTo` first */
export function eraseClaim(claim: Claim, { now, today, by, via }: Erasure): Claim {
  if (transition(claim.state, 'erased', actorOf(by)).type === 'refused') throw new Error(`the claim is ${claim.state}: it cannot be erased`);
  const blanked = blank(claim, CLAIM_HANDLING);
  return {
    ...blanked,
    timer: null,
    erasedOn: today,
    history: [...blanked.history, { at: now, who: by, via, what: 'erased', from: claim.state, to: claim.state, note: null }]
  };
}

/** The claim with a line in its history that its person's data was handed out. */
export function noteExport(claim: Claim, { now, by, via }: Erasure): Claim {
  return { ...claim, history: [...claim.history, { at: now, who: by, via, what: 'exported', from: claim.state, to: claim.state, note: null }] };
}

export function eraseEntry(entry: Entry): Entry {
  return blank(entry, ENTRY_HANDLING);
}

/** Does the ledger count anything that must stay? `handling.ts` says why. */
export function countsSomething({ before, lines }: Ledger): boolean {
  return lines.some(({ state }) => state !== 'released') || Object.values(before).some((number) => number > 0);
}
