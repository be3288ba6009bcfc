/** Who the customer is, as far as the claim or the conversation knows: what agents are shown, and letters are written with. */
import { told } from './case.js';
import type { Personal } from './personal.js';
import type { Claim, Conversation } from './records.js';

export interface Contact {
  readonly name: Personal | null;
  readonly email: Personal | null;
  readonly serial: Personal | null;
  /** The fault in the customer's own words. */
  readonly description: Personal | null;
}

/** @param claim the one it is about; what it does not say is taken from the conversation */
export function contactOf({ session, user }: Pick<Conversation, 'session' | 'user'>, claim: Claim | null): Contact {
  return {
    name: claim?.customer.name ?? told(session, 'name') ?? user.name,
    email: claim?.customer.email ?? told(session, 'email'),
    serial: claim?.unit.serial ?? told(session, 'serial'),
    description: claim?.description ?? told(session, 'description')
  };
}

/** What a case is called in a list: the name, else the address. */
export function calledBy(conversation: Pick<Conversation, 'session' | 'user'>, claim: Claim | null): Personal | null {
  const { name, email } = contactOf(conversation, claim);
  return name ?? email;
}
