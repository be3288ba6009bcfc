/** Which steps can be taken with a claim as it stands, and which of them is the sensible next one. Pure. */
import type { Claim, RemedyState } from './record.js';
import { REMEDY_STATES } from './record.js';
import { actOf, type ClaimStep } from './steps.js';
import { STEP_NAMES, type StepName } from './step-names.js';
import { transition, type Actor } from './transitions.js';

/** What is done with one document stands beside that document. */
export interface PossibleSteps {
  /** In the order of a claim's life. */
  readonly steps: readonly StepName[];
  /** What `choose` can choose; those the decision entitles to come first. */
  readonly remedies: readonly RemedyState[];
  /** Null where nothing more is expected of the desk. */
  readonly next: StepName | null;
}

export function possibleSteps(claim: Claim, by: Actor): PossibleSteps {
  const remedies = REMEDY_STATES.filter((remedy) => allowed(claim, `${remedy}Chosen`, by));
  const steps = STEP_NAMES.filter((step) => (step === 'choose' ? remedies.length > 0 : allowed(claim, actOf({ do: step } as Exclude<ClaimStep, { do: 'choose' }>), by)) && makesSense(claim, step));
  const entitled = (remedy: RemedyState): boolean => claim.decision.remedies.includes(remedy);
  const next = nextOf(claim);
  return {
    steps,
    remedies: [...remedies].sort((a, b) => Number(entitled(b)) - Number(entitled(a))),
    next: next !== null && steps.includes(next) ? next : null
  };
}

function allowed({ state }: Claim, act: Parameters<typeof transition>[1], by: Actor): boolean {
  return transition(state, act, by).type === 'moved';
}

/** What the table cannot know (`check` in `steps.ts` refuses the same). */
function makesSense({ state, rma, pauses, answerBy, answeredOn }: Claim, step: StepName): boolean {
  const paused = pauses.at(-1)?.to === null;
  switch (step) {
    case 'pause': return !paused;
    case 'resume': return paused;
    case 'identify': return rma === null;
    case 'answer': return answerBy !== null && answeredOn === null;
    // The history allows it again; nothing would change.
    case 'review': return state !== 'underReview';
    default: return true;
  }
}

function nextOf(claim: Claim): StepName | null {
  if (claim.pauses.at(-1)?.to === null) return 'resume';
  switch (claim.state) {
    case 'opened':
    case 'underReview': return nextOfReview(claim);
    case 'waitingForCustomer': return 'review';
    case 'rmaAuthorised':
    case 'inTransit': return 'receive';
    case 'received': return 'accept';
    case 'accepted': return 'inspect';
    case 'inInspection': return 'choose';
    case 'repair':
    case 'replacement': return 'shipBack';
    case 'rejected': return isHere(claim) ? 'shipBack' : 'close';
    case 'refund':
    case 'voucher':
    case 'shippedBack': return 'close';
    default: return null;
  }
}

/** What was decided, by a person where one did, says where the claim goes from the desk's table. */
function nextOfReview(claim: Claim): StepName {
  const { override, decision, missing, state } = claim;
  const outcome = override?.outcome ?? decision.outcome;
  if (missing.length > 0) return 'askPapers';
  if (isHere(claim)) return 'choose';
  if (outcome === 'not-covered') return state === 'underReview' ? 'reject' : 'review';
  return outcome === 'referred' ? 'override' : 'authoriseRma';
}

function isHere({ parcel }: Claim): boolean {
  return parcel.receivedOn !== null && parcel.shippedBackOn === null;
}
