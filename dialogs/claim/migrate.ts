/** Claims of schema 1 (before returns had a life of their own), read as schema 2. What did not exist then is empty. */
import { NO_PARCEL, type Claim, type ClaimAct, type ClaimEvent } from './record.js';

interface OldEvent extends Omit<ClaimEvent, 'via' | 'what'> {
  readonly what: string;
}

interface OldClaim extends Omit<Claim, 'schema' | 'history' | 'rma'> {
  readonly schema: 1;
  readonly rma: { readonly number: string; readonly authorisedAt: string; readonly by: { readonly id: string; readonly name: string } } | null;
  readonly history: readonly OldEvent[];
}

/** A return authorised then had no last day: far enough that nothing expires by a change of version. */
const NO_LAST_DAY = '2199-12-31';

export function migrateClaim(claim: Claim | OldClaim): Claim {
  if (claim.schema !== 1) return claim;
  return {
    ...claim,
    schema: 2,
    override: null,
    documents: [],
    rma: claim.rma && { ...claim.rma, validUntil: NO_LAST_DAY, returnTo: [] },
    parcel: NO_PARCEL,
    pauses: [],
    answerBy: null,
    answeredOn: null,
    links: [],
    timer: null,
    alarms: [],
    history: claim.history.map(migrateEvent)
  };
}

/** "Accepted" meant that an agent took the case; now it is the unit that is accepted. */
function migrateEvent({ what, ...event }: OldEvent): ClaimEvent {
  return { ...event, via: event.who.role === 'agent' ? 'console' : event.who.role === 'bot' ? 'bot' : 'webchat', what: (what === 'accepted' ? 'taken' : what) as ClaimAct };
}
