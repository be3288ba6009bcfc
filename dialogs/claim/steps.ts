/** Steps of a claim's life, taken by agents and customers. A step that cannot be taken now is refused with a reason. */
import { isDay } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Draft } from '../draft.js';
import { dayInWarsaw } from '../day.js';
import { rmaValidUntil } from '../desk.js';
import type { RefusalCode } from '../events.js';
import type { Speaker } from '../records.js';
import { announceStep } from './announce.js';
import { checkDocument, documentChanges, documentNote } from './filing.js';
import { linkUnit } from './links.js';
import { actorOf, move } from './move.js';
import { NO_PARCEL, type Claim, type ClaimAct, type ClaimResult, type Override, type Parcel, type PauseReason, type RemedyState } from './record.js';
import { decidedAgain, deadlineOf } from './redecide.js';
import { heldBy, reserveUnit, settleUnit } from './stock.js';
import { transition } from './transitions.js';

export type ClaimStep =
  /** Papers by action id of the policy, or none and a note that says what is needed. */
  | { readonly do: 'askPapers'; readonly papers: readonly string[]; readonly note: string | null }
  /** What was missing is here, or not needed any more. */
  | { readonly do: 'review' }
  | { readonly do: 'authoriseRma' }
  | { readonly do: 'send'; readonly tracking: string | null }
  | { readonly do: 'receive'; readonly on: Day; readonly condition: string | null; readonly missingParts: string | null }
  | { readonly do: 'accept'; readonly on: Day }
  | { readonly do: 'inspect' }
  | { readonly do: 'choose'; readonly remedy: RemedyState; readonly note: string | null }
  | { readonly do: 'reject'; readonly reason: string; readonly clause: string | null }
  | { readonly do: 'pause'; readonly reason: PauseReason; readonly note: string | null }
  | { readonly do: 'resume' }
  | { readonly do: 'shipBack'; readonly tracking: string | null }
  | { readonly do: 'close'; readonly result: ClaimResult; readonly note: string | null }
  | { readonly do: 'withdraw'; readonly note: string | null }
  | { readonly do: 'reopen'; readonly note: string | null }
  /** The clause may be left out only where the policy has none. */
  | { readonly do: 'override'; readonly outcome: Override['outcome']; readonly clause: string | null; readonly reason: string }
  /** The complaint was answered outside this system. */
  | { readonly do: 'answer'; readonly note: string | null }
  /** The serial number, where the customer did not know it or read it wrongly. */
  | { readonly do: 'identify'; readonly serial: string }
  /** What a document is; it is told by its place in the claim's list. */
  | { readonly do: 'assign'; readonly document: number; readonly need: string | null }
  /** It does not belong to the claim. */
  | { readonly do: 'takeOff'; readonly document: number }
  | { readonly do: 'note'; readonly text: string };

export type StepResult =
  | { readonly type: 'done'; readonly claim: Claim }
  | { readonly type: 'refused'; readonly code: RefusalCode; readonly detail?: string };

type Refused = Extract<StepResult, { type: 'refused' }>;

/** Takes the step, and tells the customer what it means for them. */
export function takeStep(draft: Draft, claim: Claim, step: ClaimStep, who: Speaker): StepResult {
  const what = actOf(step);
  if (transition(claim.state, what, actorOf(who)).type === 'refused') return { type: 'refused', code: 'wrongClaimState', detail: claim.state };
  const refused = check(draft, claim, step);
  if (refused) return refused;
  const stocked = stock(draft, claim, step);
  if (stocked) return stocked;
  const moved = move(draft, { ...claim, ...changesOf(draft, claim, step, who) }, what, who, noteOf(step) ?? documentNote(draft, claim, step), deniedBy(step));
  announceStep(draft, moved, step, who);
  return { type: 'done', claim: step.do === 'identify' ? linkUnit(draft, moved) : moved };
}

const ACTS: Readonly<Record<Exclude<ClaimStep['do'], 'choose'>, Exclude<ClaimAct, 'opened'>>> = {
  askPapers: 'papersAsked', review: 'handedOver', authoriseRma: 'rmaAuthorised', send: 'sent', receive: 'received', accept: 'accepted',
  inspect: 'inspectionBegun', reject: 'rejected', pause: 'paused', resume: 'resumed', shipBack: 'shippedBack', close: 'closed',
  withdraw: 'withdrawn', reopen: 'reopened', override: 'overridden', answer: 'answered', identify: 'noted', assign: 'noted', takeOff: 'noted', note: 'noted'
};

export function actOf(step: ClaimStep): Exclude<ClaimAct, 'opened'> {
  return step.do === 'choose' ? `${step.remedy}Chosen` : ACTS[step.do];
}

/** What the table cannot know: days, papers, pauses. */
function check(draft: Draft, claim: Claim, step: ClaimStep): Refused | null {
  const { world } = draft;
  const { parcel, pauses } = claim;
  const within = (day: Day, earliest: Day | null): Refused | null =>
    isDay(day) && day <= world.today && (earliest === null || day >= earliest) ? null : { type: 'refused', code: 'badDay', detail: earliest ?? '' };
  switch (step.do) {
    case 'askPapers': {
      const known = world.policies.policies.get(claim.policy.id)?.file.actions ?? {};
      const strange = step.papers.find((paper) => !Object.hasOwn(known, paper));
      if (strange !== undefined) return { type: 'refused', code: 'noSuchPaper', detail: strange };
      return step.papers.length === 0 && !step.note ? { type: 'refused', code: 'emptyText' } : null;
    }
    case 'assign':
    case 'takeOff': return checkDocument(draft, claim, step);
    case 'receive': return within(step.on, earliestReceipt(claim));
    case 'accept': return within(step.on, parcel.receivedOn);
    case 'pause': return pauses.at(-1)?.to === null ? { type: 'refused', code: 'alreadyPaused' } : null;
    case 'resume': return pauses.at(-1)?.to === null ? null : { type: 'refused', code: 'notPaused' };
    case 'reject':
    case 'override': {
      if (step.reason.trim() === '') return { type: 'refused', code: 'emptyText' };
      const clauses = world.policies.policies.get(claim.policy.id)?.file.clauses ?? {};
      if (step.do === 'override' && step.clause === null && Object.keys(clauses).length > 0) return { type: 'refused', code: 'clauseMissing' };
      return step.clause === null || Object.hasOwn(clauses, step.clause) ? null : { type: 'refused', code: 'noSuchClause', detail: step.clause };
    }
    case 'identify': {
      // What is reserved is reserved for the unit that was named, and its number is on the parcel's papers.
      if (claim.rma || heldBy(draft, claim)) return { type: 'refused', code: 'serialInUse', detail: claim.rma?.number ?? '' };
      return step.serial.trim() === '' ? { type: 'refused', code: 'emptyText' } : null;
    }
    case 'note': return step.text.trim() === '' ? { type: 'refused', code: 'emptyText' } : null;
    default: return null;
  }
}

/** The first day on which its parcel can have come, Europe/Warsaw; null where no return was authorised. */
export function earliestReceipt({ parcel, rma }: Pick<Claim, 'parcel' | 'rma'>): Day | null {
  return parcel.sentOn ?? (rma && dayInWarsaw(rma.authorisedAt));
}

const CONSUMED: readonly ClaimResult[] = ['repaired', 'replaced', 'refunded', 'voucher'];

/** What the step takes from the unit's plan or gives back to it. */
function stock(draft: Draft, claim: Claim, step: ClaimStep): Refused | null {
  switch (step.do) {
    case 'authoriseRma':
    case 'choose': return reserveUnit(draft, claim);
    case 'shipBack': settleUnit(draft, claim, claim.state === 'rejected' ? 'released' : 'consumed'); return null;
    case 'close': settleUnit(draft, claim, CONSUMED.includes(step.result) ? 'consumed' : 'released'); return null;
    case 'reject':
    case 'withdraw': settleUnit(draft, claim, 'released'); return null;
    default: return null;
  }
}

function changesOf(draft: Draft, claim: Claim, step: ClaimStep, who: Speaker): Partial<Claim> {
  const { now, today, desk } = draft.world;
  const agent = { id: who.id, name: who.name ?? '' };
  const policy = draft.world.policies.policies.get(claim.policy.id);
  const parcel = (changes: Partial<Parcel>): Partial<Claim> => ({ parcel: { ...claim.parcel, ...changes } });
  switch (step.do) {
    case 'askPapers': return { missing: [...new Set([...claim.missing, ...step.papers])] };
    case 'review': return { ...decidedAgain(claim, policy), missing: [] };
    case 'authoriseRma': return {
      ...decidedAgain(claim, policy),
      missing: [],
      // The unit went back and comes again: this parcel's days are still to come; the first one's stand in the history.
      ...(claim.parcel.shippedBackOn === null ? {} : { parcel: NO_PARCEL }),
      rma: { number: draft.world.rmaNumber(), authorisedAt: now, by: agent, validUntil: rmaValidUntil(desk, today), returnTo: desk.returnAddress }
    };
    case 'send': return parcel({ sentOn: today, tracking: step.tracking });
    case 'receive': return parcel({ receivedOn: step.on, condition: step.condition, missingParts: step.missingParts });
    case 'accept': {
      const deadline = deadlineOf(claim, policy);
      return { ...parcel({ acceptedOn: step.on }), ...(deadline ? { deadline } : {}) };
    }
    case 'pause': return { pauses: [...claim.pauses, { from: today, to: null, reason: step.reason, note: step.note }] };
    case 'resume': return { pauses: claim.pauses.map((pause) => (pause.to === null ? { ...pause, to: today } : pause)) };
    case 'shipBack': return parcel({ shippedBackOn: today, returnTracking: step.tracking });
    case 'reject': return { result: { code: 'rejected', note: step.reason, at: now } };
    case 'close': return { result: { code: step.result, note: step.note, at: now } };
    case 'withdraw': return { result: { code: 'withdrawn', note: step.note, at: now } };
    case 'reopen': return { result: null };
    case 'override': return { override: { outcome: step.outcome, clause: step.clause, reason: step.reason, by: agent, at: now } };
    case 'assign':
    case 'takeOff': return documentChanges(claim, step);
    case 'identify': return { unit: { ...claim.unit, serial: step.serial.trim() } };
    default: return {};
  }
}

/** The clause that a denial of the desk's rests on. */
function deniedBy(step: ClaimStep): string | null {
  return step.do === 'reject' || (step.do === 'override' && step.outcome === 'not-covered') ? step.clause : null;
}

/** The line in the history. */
function noteOf(step: ClaimStep): string | null {
  switch (step.do) {
    case 'send':
    case 'shipBack': return step.tracking;
    case 'receive': return [step.condition, step.missingParts].filter(Boolean).join('; ') || null;
    case 'accept': return step.on;
    case 'reject':
    case 'override': return [step.clause, step.reason].filter(Boolean).join(': ');
    case 'pause': return [step.reason, step.note].filter(Boolean).join(': ');
    case 'askPapers': return [step.papers.join(', '), step.note].filter(Boolean).join('; ') || null;
    case 'close': return step.note;
    case 'identify': return step.serial.trim();
    case 'note': return step.text.trim();
    default: return 'note' in step ? step.note : null;
  }
}
