/** Agents put a document to another paper, or take it off the claim. Nothing is deleted: places in the list stay. */
import type { Draft } from '../draft.js';
import { needTitle, policyOf } from './needs.js';
import type { Claim } from './record.js';
import type { ClaimStep, StepResult } from './steps.js';

type Filing = Extract<ClaimStep, { do: 'assign' | 'takeOff' }>;

export function checkDocument(draft: Draft, claim: Claim, step: Filing): Extract<StepResult, { type: 'refused' }> | null {
  const document = claim.documents[step.document];
  if (!document || document.off) return { type: 'refused', code: 'noSuchPaper', detail: String(step.document) };
  const strange = step.do === 'assign' && step.need !== null && !Object.hasOwn(policyOf(draft, claim)?.file.actions ?? {}, step.need);
  return strange ? { type: 'refused', code: 'noSuchPaper', detail: step.need ?? '' } : null;
}

/** What a document was put to is not missing; whether what it was before is missing again, the agent says by asking for it. */
export function documentChanges(claim: Claim, step: Filing): Partial<Claim> {
  const documents = claim.documents.map(({ asked, ...document }, place) => {
    if (place !== step.document) return { ...document, ...(asked ? { asked } : {}) };
    return step.do === 'assign' ? { ...document, need: step.need } : { ...document, off: true as const };
  });
  return step.do === 'assign' ? { documents, missing: claim.missing.filter((need) => need !== step.need) } : { documents };
}

/** The line in the history. */
export function documentNote(draft: Draft, claim: Claim, step: ClaimStep): string | null {
  if (step.do !== 'assign' && step.do !== 'takeOff') return null;
  const name = claim.documents[step.document]?.name ?? '';
  if (step.do === 'takeOff') return `${name}: –`;
  return step.need === null ? name : `${name}: ${needTitle(policyOf(draft, claim), step.need, claim.locale)}`;
}
