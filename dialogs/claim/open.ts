/** Opening a claim from a decision; a second one for the same unit is joined or linked. */
import { addDays } from '../../policies/calendar.js';
import type { Decision } from '../../policies/decision.js';
import type { Day } from '../../policies/language.js';
import { told } from '../case.js';
import { BOT, type Draft } from '../draft.js';
import { compose } from '../letters/compose.js';
import { post } from '../letters/sparing.js';
import type { Speaker } from '../records.js';
import { adoptFiles } from './documents.js';
import { unsettle } from '../settled.js';
import { serialKey } from './ledger.js';
import { linkUnit } from './links.js';
import { move, save } from './move.js';
import { NO_PARCEL, type Claim } from './record.js';
import { hasEnded } from './transitions.js';

/** A claim of this conversation for the same cover and unit that is still open: another one would only confuse. */
export function sameClaim(draft: Draft, decision: Decision): Claim | null {
  const serial = told(draft.session, 'serial');
  const product = told(draft.session, 'product');
  const same = ({ state, policy, unit }: Claim): boolean =>
    !hasEnded(state) && policy.id === decision.policy && unit.product === product && serial !== null && unit.serial !== null && serialKey(unit.serial) === serialKey(serial);
  return draft.claims.find(same) ?? null;
}

/** Opens a claim under the cover of the decision, with what the customer told so far. */
export function openClaim(draft: Draft, decision: Decision, contested: boolean): Claim {
  const { session, conversation } = draft;
  const customer: Speaker = { role: 'customer', id: conversation.user.id, name: told(session, 'name') };
  const who: Speaker = conversation.openedBy ? { role: 'agent', id: conversation.openedBy.id, name: conversation.openedBy.name } : customer;
  const claim = save(draft, newClaim(draft, decision, contested, who));
  unsettle(draft);
  draft.updateSession({ claim: claim.number });
  const begun = begin(draft, adoptFiles(draft, claim), customer);
  post(draft, compose('confirmation', begun, draft));
  return begun;
}

function newClaim(draft: Draft, decision: Decision, contested: boolean, who: Speaker): Claim {
  const { session, conversation, world } = draft;
  return {
    schema: 2,
    number: world.claimNumber(),
    conversation: conversation.id,
    locale: conversation.locale,
    state: 'opened',
    openedAt: world.now,
    customer: { name: told(session, 'name'), email: told(session, 'email') },
    unit: { product: told(session, 'product') ?? '', serial: told(session, 'serial') },
    description: told(session, 'description'),
    policy: { id: decision.policy, version: decision.version, digest: world.policies.policies.get(decision.policy)?.digest ?? '' },
    asOf: decision.asOf,
    facts: decision.facts,
    decision,
    contested,
    override: null,
    missing: decision.outcome === 'action-needed' ? decision.actions : [],
    documents: [],
    rma: null,
    parcel: NO_PARCEL,
    pauses: [],
    answerBy: answerBy(draft, decision),
    answeredOn: null,
    links: [],
    result: null,
    timer: null,
    alarms: [],
    history: [{ at: world.now, who, via: draft.via, what: 'opened', from: null, to: 'opened', note: null }]
  };
}

function begin(draft: Draft, claim: Claim, customer: Speaker): Claim {
  const linked = linkUnit(draft, claim);
  if (linked.contested) return move(draft, linked, 'contested', customer);
  if (linked.decision.handoff) return move(draft, linked, 'handedOver', customer);
  if (linked.missing.length > 0) return move(draft, linked, 'papersAsked', BOT);
  // Everything that was needed had been sent before.
  return linked.decision.outcome === 'action-needed' ? move(draft, linked, 'handedOver', customer) : linked;
}

/** A complaint of a consumer, or of somebody whose kind nobody asked, is owed an answer; a business's is not. */
function answerBy({ world }: Draft, { facts }: Decision): Day | null {
  const { complaintAnswerDays } = world.desk;
  return complaintAnswerDays === null || facts['customerKind'] === 'business' ? null : addDays(world.today, complaintAnswerDays);
}

/** The customer contests a decision on which a claim is open already: what was answered is owed an answer again. */
export function contestClaim(draft: Draft, claim: Claim): Claim {
  const owed = claim.answeredOn === null ? {} : { answeredOn: null, answerBy: claim.answerBy === null ? null : answerBy(draft, claim.decision) };
  return move(draft, { ...claim, ...owed, contested: true }, 'contested', { role: 'customer', id: draft.conversation.user.id, name: claim.customer.name });
}
