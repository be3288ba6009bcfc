/** Files and links that customers send: put to the claim, to the paper they are, and answered with what is still missing. */
import type { Draft } from '../draft.js';
import type { Attachment, RefusedFile } from '../events.js';
import { callPerson } from '../handoff/call.js';
import { escapeMarkdown } from '../markdown.js';
import { customerOf, move, save } from './move.js';
import { askedPlaces, fitting, linkable, LINK_TYPE, needTitle, obviousNeed, papers, policyOf, whichChoices, withPaperChoices } from './needs.js';
import type { Claim, ClaimDocument } from './record.js';
import { decidedAgain } from './redecide.js';
import { claimSignal } from './signal.js';
import { hasEnded } from './transitions.js';

/** Kept with the conversation until there is a claim: the newest ones. */
const MOST_KEPT = 30;
/** Of one claim: files are counted where they are kept, addresses cost nobody anything to send. */
const MOST_ADDRESSES = 30;
/** An address in a text, as far as it is one; without a name and password in it. */
const LINK = /https:\/\/[^\s<>"'@]{4,2000}/u;

/** The claim that files are for now: this case's, else the newest that waits for something, else the newest. Null: a new case is under way, or none was opened. */
export function claimForFiles(draft: Draft): Claim | null {
  const { session, claims } = draft;
  const current = session.claim === null ? null : draft.claim(session.claim);
  if (current && !hasEnded(current.state)) return current;
  if (session.claim === null && session.answers.length > 0) return null;
  const open = claims.filter(({ state }) => !hasEnded(state));
  return open.findLast(({ state }) => state === 'waitingForCustomer') ?? open.at(-1) ?? null;
}

/**
 * Records what was sent. What is not said by it, because a person has the conversation, they see.
 * @returns what is to be told: thanks, or why a file could not be taken
 */
export function filesArrive(draft: Draft, attachments: readonly Attachment[], silent: boolean): string[] {
  const claim = claimForFiles(draft);
  const arrived = attachments.map((file) => documentOf(draft, file));
  if (!claim) {
    const kept = draft.session.files ?? [];
    const fresh = withoutKnown(arrived, kept);
    draft.updateSession({ files: [...kept, ...fresh].slice(-MOST_KEPT) });
    return arrived.length > 0 && !silent ? [draft.texts.attachmentKept(arrived.length)] : [];
  }
  const sent = withoutKnown(arrived, claim.documents);
  const fresh = withinLimit(claim, sent);
  const tooMany = fresh.length < sent.length ? [draft.texts.papers.refused.tooMany] : [];
  // All files of one message are looked at as they came: two pages of one receipt are that receipt.
  const after = fresh.reduce((one, document) => add(draft, one, document, obviousNeed(policyOf(draft, claim), claim.missing, document.contentType), !silent), claim);
  if (fresh.length === 0) return tooMany;
  if (silent) {
    complete(draft, after);
    return [];
  }
  return [...thanks(draft, after, after.documents.slice(claim.documents.length)), ...tooMany];
}

function withinLimit({ documents }: Claim, sent: readonly ClaimDocument[]): readonly ClaimDocument[] {
  let room = MOST_ADDRESSES - documents.filter(({ upload }) => upload === null).length;
  return sent.filter(({ upload }) => upload !== null || room-- > 0);
}

/** Told even while a person has the conversation: nobody else knows of it. */
export function refusals({ texts: { papers: words } }: Draft, refused: readonly RefusedFile[]): string[] {
  return refused.map(({ name, why }) => (name === null ? words.refused[why] : words.refusedFile(bold(name), words.refused[why])));
}

/** The address of a video or a report that is missing. @returns false when none is, or the text names none */
export function linkArrives(draft: Draft, text: string, silent: boolean): boolean {
  const claim = claimForFiles(draft);
  const url = LINK.exec(text)?.[0].replace(/[.,;:!?)\]]+$/u, '');
  const [need] = claim ? linkable(policyOf(draft, claim), claim.missing) : [];
  if (!claim || url === undefined || need === undefined) return false;
  const after = add(draft, claim, { upload: null, url, name: url.slice('https://'.length, 100), contentType: LINK_TYPE, need, at: draft.world.now, by: 'customer' }, need, false);
  if (silent) complete(draft, after);
  else carryOn(draft, after, thanks(draft, after, after.documents.slice(-1)));
  return true;
}

/** After something came: says what is still missing, asks what a file is, or hands the complete claim over. */
export function carryOn(draft: Draft, claim: Claim, lead: readonly string[]): void {
  const { texts } = draft;
  const asked = askedPlaces(claim);
  if (isComplete(claim)) {
    draft.tell([...lead, texts.papers.complete], { signal: { claim: claimSignal(claim) } });
    const whole = complete(draft, claim);
    return callPerson(draft, whole.decision.outcome === 'referred' ? 'referred' : 'rma', whole);
  }
  if (asked.length > 0) return askWhich(draft, claim, asked, lead);
  const missing = claim.missing.length > 0 ? [texts.papers.still, papers(draft, claim)] : [];
  draft.tell([...lead, ...missing], { ...withPaperChoices(draft, claim), signal: { claim: claimSignal(claim) } });
}

/** One question about all of them, or about one after the other. */
export function askWhich(draft: Draft, claim: Claim, places: readonly number[], lead: readonly string[] = [], earlier = false): void {
  const { papers: words } = draft.texts;
  const names = places.flatMap((place) => claim.documents[place] ?? []).map(({ name }) => bold(name)).join(', ');
  const question = places.length > 1 ? words.whichOfSeveral(names) : earlier ? words.isEarlier(names) : words.which(names);
  draft.tell([...lead, question], { choices: whichChoices(draft, claim, places), signal: { claim: claimSignal(claim) } });
}

/**
 * Puts documents to a claim that has just been opened. A video is the one that is missing; a photo or a PDF may show
 * anything, and the customer has said since that the paper is missing, so it is asked about.
 */
export function adoptFiles(draft: Draft, claim: Claim): Claim {
  const kept = withoutKnown(draft.session.files ?? [], claim.documents);
  draft.updateSession({ files: [] });
  return kept.reduce((one, document) => {
    const video = document.contentType.startsWith('video/');
    return add(draft, one, document, video ? obviousNeed(policyOf(draft, claim), claim.missing, document.contentType) : null, /^image\/|\/pdf$/u.test(document.contentType));
  }, claim);
}

/** A claim that waited and has everything goes on, once. */
export function complete(draft: Draft, claim: Claim): Claim {
  if (!isComplete(claim)) return claim;
  return move(draft, decidedAgain(withoutQuestions(claim), policyOf(draft, claim) ?? undefined), 'handedOver', customerOf(draft, claim));
}

/** What a document turned out to be. */
export function sort(draft: Draft, claim: Claim, places: readonly number[], need: string | null): Claim {
  const documents = claim.documents.map(({ asked, ...document }, place) => (places.includes(place) ? { ...document, need } : { ...document, ...(asked ? { asked } : {}) }));
  const sorted = { ...claim, documents, missing: claim.missing.filter((id) => id !== need) };
  if (need === null) return save(draft, sorted);
  const names = places.flatMap((place) => documents[place] ?? []).map(({ name }) => name).join(', ');
  return move(draft, sorted, 'documentAdded', customerOf(draft, claim), `${names}: ${needTitle(policyOf(draft, claim), need, claim.locale)}`);
}

function isComplete({ state, missing }: Claim): boolean {
  return state === 'waitingForCustomer' && missing.length === 0;
}

function withoutQuestions(claim: Claim): Claim {
  return { ...claim, documents: claim.documents.map(({ asked: _, ...document }) => document) };
}

function add(draft: Draft, claim: Claim, document: ClaimDocument, need: string | null, ask: boolean): Claim {
  const policy = policyOf(draft, claim);
  const asked = ask && need === null && fitting(policy, claim.missing, document.contentType).length > 0;
  const note = need === null ? document.name : `${document.name}: ${needTitle(policy, need, claim.locale)}`;
  const added: ClaimDocument = { ...document, need, ...(asked ? { asked } : {}) };
  return move(draft, { ...claim, documents: [...claim.documents, added], missing: claim.missing.filter((id) => id !== need) }, 'documentAdded', customerOf(draft, claim), note);
}

/** For what came: which paper it is, or that it belongs to the claim; nothing for what the customer is asked about. */
export function thanks(draft: Draft, claim: Claim, documents: readonly ClaimDocument[]): string[] {
  const { papers: words } = draft.texts;
  const named = (need: string | null): string => documents.filter((one) => one.need === need && !one.asked).map(({ name }) => bold(name)).join(', ');
  const needs = [...new Set(documents.flatMap(({ need }) => need ?? []))];
  const others = documents.filter(({ need, asked }) => need === null && !asked).length;
  return [
    ...needs.map((need) => words.got(named(need), needTitle(policyOf(draft, claim), need, draft.conversation.locale))),
    ...(others === 0 ? [] : [others === 1 ? words.added(named(null), claim.number) : words.addedSeveral(named(null), claim.number)])
  ];
}

/** What no channel has kept was looked at by nobody: it is a link, whatever it says to be. */
function documentOf({ world }: Draft, { name, contentType, url, upload }: Attachment): ClaimDocument {
  return { upload: upload ?? null, url: upload === undefined ? url : null, name: name || 'file', contentType: upload === undefined ? LINK_TYPE : contentType, need: null, at: world.now, by: 'customer' };
}

/** The same file delivered twice is one. */
function withoutKnown(arrived: readonly ClaimDocument[], known: readonly ClaimDocument[]): ClaimDocument[] {
  const key = ({ upload, url }: ClaimDocument): string => upload ?? url ?? '';
  const seen = new Set(known.map(key));
  return arrived.filter((document) => {
    const fresh = !seen.has(key(document));
    seen.add(key(document));
    return fresh;
  });
}

function bold(name: string): string {
  return `**${escapeMarkdown(name)}**`;
}

/** Names in a sentence. */
export function list(names: readonly string[]): string {
  return names.map(bold).join(', ');
}
