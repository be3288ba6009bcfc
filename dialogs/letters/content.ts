/** What there is to fill a claim's letter with: values, passages, and the cases that hold. */
import type { Policy } from '../../policies/compile.js';
import type { Decision } from '../../policies/decision.js';
import type { Locale, Notice } from '../../policies/language.js';
import { expectation } from '../claim/deadline.js';
import type { Claim } from '../claim/record.js';
import { dayInWarsaw } from '../day.js';
import type { Draft } from '../draft.js';
import { actionLine, explain, notices, sourceOf } from '../explain.js';
import { formatDay } from '../format.js';
import { textsOf } from '../texts/texts.js';
import type { Block, LetterKind } from './letter.js';
import { plainBlocks } from './plain.js';
import type { Content } from './render.js';
import type { CaseName } from './template.js';

export interface Occasion {
  /** Paragraphs told in the chat about the same event, in its light Markdown. */
  readonly said?: readonly string[];
  /** Why a person decided so, in their own words. */
  readonly reason?: string;
  /** What a person asked for besides papers. */
  readonly note?: string | null;
  /** Clause that a person named; null: none. */
  readonly clause?: string | null;
  /** Proof of identity: it is told, and nothing else of the claim. */
  readonly code?: string;
}

export function contentOf(kind: LetterKind, claim: Claim, draft: Draft, occasion: Occasion, locale: Locale): Content {
  const policy = draft.world.policies.policies.get(claim.policy.id) ?? null;
  return { values: valuesOf(kind, claim, draft, policy, occasion, locale), passages: passagesOf(claim, policy, occasion, locale), cases: casesOf(claim, draft) };
}

function valuesOf(kind: LetterKind, claim: Claim, { world }: Draft, policy: Policy | null, { reason, note, code }: Occasion, locale: Locale): Content['values'] {
  const { desk } = world;
  const day = (one: string | null | undefined): string | null => (one ? formatDay(one, locale) : null);
  const expected = expectation(claim);
  return {
    claim: claim.number,
    product: world.policies.catalogue.products.find(({ id }) => id === claim.unit.product)?.title[locale] ?? claim.unit.product,
    cover: policy?.file.title[locale] ?? claim.policy.id,
    guarantor: policy?.file.guarantor[locale] ?? claim.policy.id,
    desk: desk.name[locale],
    opened: formatDay(dayInWarsaw(claim.openedAt), locale),
    today: formatDay(world.today, locale),
    state: textsOf(locale).claimState[claim.state],
    name: claim.customer.name,
    serial: claim.unit.serial,
    fault: claim.description,
    reason: reason ?? claim.override?.reason ?? null,
    note: note ?? noteAsked(claim),
    coverEnds: day(claim.decision.coverEnds),
    expectedBy: expected.type === 'by' ? day(expected.day) : null,
    answerBy: claim.answeredOn === null ? day(claim.answerBy) : null,
    rma: claim.rma?.number ?? null,
    rmaUntil: day(claim.rma?.validUntil),
    returnAddress: claim.rma && claim.rma.returnTo.length > 0 ? claim.rma.returnTo.join('\n') : null,
    // A code goes out of the conversation that asks, which need not be the claim's.
    link: kind === 'code' ? null : world.resumeLink,
    code: code ?? null,
    email: desk.contact.email,
    phone: desk.contact.phone
  };
}

function passagesOf(claim: Claim, policy: Policy | null, { said = [], clause }: Occasion, locale: Locale): Content['passages'] {
  const blocks = (texts: readonly string[]): Block[] => texts.flatMap(plainBlocks);
  const decided: Decision = { ...claim.decision, outcome: outcomeOf(claim) };
  const told = (moment: Notice['moment']): Block[] => (policy ? blocks(notices(policy, decided, moment, locale)) : []);
  const packing = told('rma');
  return {
    said: blocks(said),
    decision: policy ? plainBlocks(explain(policy, claim.decision, locale)) : [],
    clauses: policy ? clauseBlocks(policy, citesOf(claim, clause ?? null), locale) : [],
    notices: told('decision'),
    // About what a claim brings; a denial brings nothing yet.
    claimNotices: claim.contested ? [] : told('claim'),
    packing: packing.length > 0 ? listOf(packing) : blocks([textsOf(locale).rmaPacking]),
    papers: policy ? blocks([claim.missing.map((id) => actionLine(policy, id, locale)).join('\n')]) : []
  };
}

/** With papers the line in the history holds their ids; without any it is the note alone. */
function noteAsked({ missing, history }: Claim): string | null {
  return missing.length > 0 ? null : (history.findLast(({ what }) => what === 'papersAsked')?.note ?? null);
}

/** Short paragraphs that belong together are one list. */
function listOf(paragraphs: readonly Block[]): Block[] {
  return [{ type: 'list', items: paragraphs.flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.type === 'list' ? block.items : [])) }];
}

/** The latest word: a rejection, what a person decided, or the policy's. */
function outcomeOf({ state, override, decision }: Claim): Decision['outcome'] {
  return state === 'rejected' ? 'not-covered' : (override?.outcome ?? decision.outcome);
}

/** Without a clause of the person's own, the policy's stand where both came to the same. */
function citesOf(claim: Claim, clause: string | null): readonly string[] {
  if (clause !== null) return [clause];
  return outcomeOf(claim) === claim.decision.outcome ? claim.decision.cites : [];
}

/** Each clause with its section, document and whose words they are, and below it what it says. */
function clauseBlocks(policy: Policy, cites: readonly string[], locale: Locale): Block[] {
  const texts = textsOf(locale);
  const items = cites.flatMap((id) => {
    const clause = policy.file.clauses[id];
    const source = sourceOf(policy, id);
    return clause && source ? [`${id} – ${source.name[locale]}, ${clause.section} (${texts.authority[source.authority]})\n${clause.text[locale]}`] : [];
  });
  const notes = [...new Set(cites.flatMap((id) => sourceOf(policy, id)?.note?.[locale] ?? []))];
  return [...(items.length > 0 ? [{ type: 'list' as const, items }] : []), ...notes.map((text): Block => ({ type: 'paragraph', text }))];
}

function casesOf(claim: Claim, { world }: Draft): CaseName[] {
  const outcome = outcomeOf(claim);
  const reminded = claim.history.at(-1)?.what === 'reminded';
  const holding: Readonly<Record<CaseName, boolean>> = {
    denied: outcome === 'not-covered',
    granted: outcome === 'covered',
    waiting: claim.missing.length > 0,
    review: claim.state === 'underReview',
    contested: claim.contested,
    firstAsked: !reminded,
    reminded,
    lastReminder: reminded && claim.timer?.kind !== 'remind',
    noAddress: (claim.rma?.returnTo ?? world.desk.returnAddress).length === 0
  };
  return (Object.keys(holding) as CaseName[]).filter((name) => holding[name]);
}
