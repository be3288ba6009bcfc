/** What a claim still waits for, and which of it a file could be. */
import type { Policy } from '../../policies/compile.js';
import type { DocumentKind, Locale } from '../../policies/language.js';
import type { Draft } from '../draft.js';
import { actionLine } from '../explain.js';
import type { Choice } from '../reply.js';
import { textsOf } from '../texts/texts.js';
import type { Claim, ClaimDocument } from './record.js';

/** Of a document that is only the address of something on the web. */
export const LINK_TYPE = 'text/uri-list';

export function policyOf({ world }: Draft, claim: Claim): Policy | null {
  return world.policies.policies.get(claim.policy.id) ?? null;
}

/** Which of the missing papers such a file can be; a kind that fits none of them is believed to be any of them. */
export function fitting(policy: Policy | null, missing: readonly string[], contentType: string): readonly string[] {
  const fits = ofItsKind(policy, missing, contentType);
  const documents = missing.filter((need) => kindOf(policy, need) !== null);
  return fits.length > 0 ? fits : documents.length > 0 ? documents : missing;
}

/**
 * The one paper that it must be; null where the customer has to say. Where no document is missing, a form that was
 * filled in elsewhere or a photo of the whole set may come all the same.
 */
export function obviousNeed(policy: Policy | null, missing: readonly string[], contentType: string): string | null {
  const [only, ...more] = missing.some((need) => kindOf(policy, need) !== null) ? ofItsKind(policy, missing, contentType) : missing;
  return more.length === 0 ? (only ?? null) : null;
}

function ofItsKind(policy: Policy | null, missing: readonly string[], contentType: string): readonly string[] {
  return missing.filter((need) => fitsKind(kindOf(policy, need), contentType));
}

/** Missing papers that may come as an address. */
export function linkable(policy: Policy | null, missing: readonly string[]): readonly string[] {
  return missing.filter((need) => kindOf(policy, need) === 'link');
}

function kindOf(policy: Policy | null, need: string): DocumentKind | null {
  return policy?.file.actions[need]?.document ?? null;
}

function fitsKind(kind: DocumentKind | null, contentType: string): boolean {
  if (contentType === LINK_TYPE || contentType.startsWith('video/')) return kind === 'link';
  return kind === 'file' || (kind === 'photo' && contentType.startsWith('image/'));
}

export function needTitle(policy: Policy | null, need: string, locale: Locale): string {
  return policy?.file.actions[need]?.title[locale] ?? need;
}

/** The papers that are missing, with how to get them. */
export function papers(draft: Draft, claim: Claim): string {
  const policy = policyOf(draft, claim);
  return policy ? claim.missing.map((id) => actionLine(policy, id, draft.conversation.locale)).join('\n') : '';
}

/** Under a list of what is missing: what is no document can be told to be done, and not having it is an answer too. */
export function paperChoices(draft: Draft, claim: Claim, locale: Locale = draft.conversation.locale): Choice[] {
  if (claim.missing.length === 0 && claim.state !== 'waitingForCustomer') return [];
  const texts = textsOf(locale).papers;
  const policy = policyOf(draft, claim);
  const done = claim.missing.filter((need) => kindOf(policy, need) === null).map((need): Choice => ({
    title: texts.doneButton(needTitle(policy, need, locale)), value: { claim: claim.number, paper: { do: 'done', need } }
  }));
  return [...done, { title: texts.lackButton, value: { claim: claim.number, paper: { do: 'lack' } } }];
}

/** For a reply: no buttons at all rather than an empty row of them. */
export function withPaperChoices(draft: Draft, claim: Claim): { readonly choices?: readonly Choice[] } {
  const choices = paperChoices(draft, claim);
  return choices.length > 0 ? { choices } : {};
}

/** Places of the documents that the customer was asked about; nothing is asked any more once nothing is missing. */
export function askedPlaces({ documents, missing }: Claim): number[] {
  return missing.length === 0 ? [] : documents.flatMap(({ asked, off }, place) => (asked && !off ? [place] : []));
}

/** What the question about these documents offers. */
export function whichChoices(draft: Draft, claim: Claim, places: readonly number[], locale: Locale = draft.conversation.locale): Choice[] {
  const texts = textsOf(locale).papers;
  const policy = policyOf(draft, claim);
  const documents = places.flatMap((place) => claim.documents[place] ?? []);
  // Page two of a paper that has just come is not missing any more.
  const needs = [...new Set([...documents.flatMap(({ contentType }) => fitting(policy, claim.missing, contentType)), ...siblings(claim, documents)])];
  const choice = (title: string, need: string | null): Choice => ({ title, value: { claim: claim.number, paper: { do: 'is', documents: places, need } } });
  return [
    ...needs.map((need) => choice(needTitle(policy, need, locale), need)),
    ...(places.length > 1 ? [{ title: texts.each, value: { claim: claim.number, paper: { do: 'each' as const, documents: places } } }] : []),
    choice(texts.other, null)
  ];
}

/** Papers that other files of the same message turned out to be. */
function siblings({ documents }: Claim, asked: readonly ClaimDocument[]): string[] {
  const moments = new Set(asked.map(({ at }) => at));
  return documents.flatMap(({ need, at, off }) => (need !== null && !off && moments.has(at) ? [need] : []));
}
