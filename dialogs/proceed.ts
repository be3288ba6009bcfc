/** Says what there is to say and puts the next question. */
import { actionLine, citationsOf, explainFindings, holdingNotices, noticeText, notices } from './explain.js';
import { factsOf, goalIn, heldCovers, productIn } from './case.js';
import { adoptFiles, askWhich, thanks } from './claim/documents.js';
import { askedPlaces, withPaperChoices } from './claim/needs.js';
import { openClaim, sameClaim } from './claim/open.js';
import { claimSignal } from './claim/signal.js';
import type { Draft } from './draft.js';
import { decisionKey } from './findings.js';
import { formatFact } from './format.js';
import { callPerson } from './handoff/call.js';
import { letterLine } from './letters/compose.js';
import { claimable, plan, type Findings, type Step } from './plan.js';
import { definitionOf, labelOf, questionReply, type Asking } from './questions.js';
import type { JsonObject, Pending } from './records.js';
import { settle } from './settled.js';
import type { Choice, Reply } from './reply.js';
import type { Decision } from '../policies/decision.js';
import type { Limit } from '../policies/language.js';

/** @param lead what comes first: an answer to what was asked, or what could not be taken */
export function proceed(draft: Draft, lead: readonly string[] = []): void {
  const step = plan(draft.session, draft.world.policies, draft.world.today);
  const before = [...lead, ...newNotices(draft)];
  switch (step.type) {
    case 'ask': return askQuestion(draft, step, before);
    case 'conflict': return askWhichIsRight(draft, step.policy, step.limit, before);
    case 'tryCheck': return waitForCheck(draft, step, before);
    case 'unknownProduct': return restWith(draft, [...before, draft.texts.unknownProduct], ['person', 'startOver']);
    case 'noCover': return noCover(draft, step.known, before);
    case 'openClaim': return open(draft, step.cover, before);
    case 'rest': return rest(draft, step.findings, before);
  }
}

type Ask = Extract<Step, { type: 'ask' }>;

function askQuestion(draft: Draft, step: Ask, before: readonly string[]): void {
  const lead = (step.findings ? tellFindings(draft, step.findings, before) : before) ?? [];
  const earlier = draft.session.pending;
  const pending = setPending(draft, step.question.policies, step.question.facts);
  const reply = questionReply(asking(draft, lead.length > 0 && pending === earlier), pending);
  const extra = step.findings && pending.facts[0] === 'openClaim' ? claimChoices(draft, step.findings, pending) : [];
  const help = draft.session.unclear > 1 ? menu(draft, ['person']) : [];
  draft.say({
    ...reply,
    text: [...lead, questionText(draft, step, reply)].filter(Boolean).join('\n\n'),
    ...(reply.choices ? { choices: [...reply.choices, ...extra, ...help] } : {}),
    ...(reply.form ? { form: { ...reply.form, others: [...reply.form.others, ...help] } } : {})
  });
}

function questionText(draft: Draft, step: Ask, reply: Reply): string {
  const first = step.findings?.decisions[0];
  return step.question.facts[0] === 'openClaim' && first?.outcome === 'referred' ? draft.texts.askOpenClaimReferred : reply.text;
}

/** Beside yes and no: another cover to claim under, or to look at. */
function claimChoices(draft: Draft, findings: Findings, pending: Pending): Choice[] {
  const { world, conversation, texts } = draft;
  const title = (policy: string): string => world.policies.policies.get(policy)?.file.title[conversation.locale] ?? policy;
  const others = findings.decisions.slice(1).filter(claimable).map(({ policy }): Choice => ({
    title: texts.useCover(title(policy)),
    value: { question: pending.id, facts: { openClaim: true }, cover: policy }
  }));
  return [...others, ...(findings.further.length > 0 ? [{ title: texts.lookFurther, value: { intent: 'further' as const } }] : [])];
}

export function asking(draft: Draft, again: boolean): Asking {
  return { session: draft.session, book: draft.world.policies, locale: draft.conversation.locale, today: draft.world.today, again };
}

/** The question keeps its id while it stays on the table, so that its card stays good. */
function setPending(draft: Draft, policies: readonly string[], facts: readonly string[], conflict = false): Pending {
  const { session } = draft;
  const same = (session.pending?.conflict ?? false) === conflict && session.pending && String(session.pending.facts) === String(facts) && String(session.pending.policies) === String(policies);
  const pending = same && session.pending ? session.pending : { id: `q${session.turns}`, policies, facts, ...(conflict ? { conflict } : {}) };
  draft.updateSession({ pending });
  return pending;
}

/** Remembered as told; who changes answers more often than that hears an early decision again. */
const MOST_TOLD = 100;

/**
 * Tells decisions that were not told yet, as a message of their own, with the buttons where nothing is asked after it.
 * Returns what is still to be said: null when everything was.
 */
function tellFindings(draft: Draft, findings: Findings, before: readonly string[], choices: readonly Choice[] = []): readonly string[] | null {
  const fresh = findings.decisions.filter((decision) => !draft.session.told.includes(decisionKey(decision)));
  if (fresh.length === 0) return before;
  const { world, conversation } = draft;
  draft.tell([...before, explainFindings(world.policies, { ...findings, decisions: fresh }, conversation.locale)], {
    ...(choices.length > 0 ? { choices } : {}),
    citations: citationsOf(world.policies, fresh, conversation.locale),
    signal: { decisions: findings.decisions }
  });
  draft.updateSession({ told: [...draft.session.told, ...fresh.map(decisionKey)].slice(-MOST_TOLD) });
  const [best] = findings.decisions;
  if (best) settle(draft, best);
  for (const gap of fresh.filter(isGap)) draft.effect({ type: 'policyGap', policy: gap.policy, version: gap.version, facts: gap.facts as JsonObject });
  return null;
}

/** No rule and no grant applies although everything is known: a hole in the policy, which its admin must hear of. */
function isGap({ outcome, trace, facts }: Decision): boolean {
  return outcome === 'referred' && trace.length === 0 && !Object.values(facts).includes(null);
}

function askWhichIsRight(draft: Draft, policy: string, limit: Limit, before: readonly string[]): void {
  const { texts, conversation, world, session } = draft;
  const { locale } = conversation;
  const other = 'notAfter' in limit ? limit.notAfter : 'notBefore' in limit ? limit.notBefore : limit.notAbove;
  const facts = [limit.fact, other];
  const label = (fact: string): string => labelOf(world.policies, policy, fact, locale);
  const said = (fact: string): string => {
    const definition = definitionOf(world.policies, policy, fact);
    const value = session.answers.findLast((answer) => answer.policy === policy && answer.fact === fact)?.value;
    return definition && value !== undefined ? `${label(fact)} (${formatFact(definition, value, locale)})` : label(fact);
  };
  const pending = setPending(draft, [policy], facts, true);
  const relation = 'notBefore' in limit ? texts.conflictBefore : 'notAfter' in limit ? texts.conflictAfter : texts.conflictAbove;
  const definition = definitionOf(world.policies, policy, limit.fact);
  draft.say({
    text: [...before, relation(said(limit.fact), said(other))].join('\n\n'),
    choices: facts.map((fact) => ({ title: texts.conflictOption(label(fact)), value: { question: pending.id, correct: { policy, fact } } })),
    signal: { question: { policies: [policy], fact: limit.fact, type: definition?.type === 'integer' ? 'integer' : 'date', facts } }
  });
}

type TryCheck = Extract<Step, { type: 'tryCheck' }>;

/** How to do the step was shown with its question; it is not repeated to somebody who has just read it. */
function waitForCheck(draft: Draft, step: TryCheck, before: readonly string[]): void {
  const shown = draft.session.pending?.facts[0] === step.fact;
  const pending = setPending(draft, [step.policy], [step.fact]);
  const reply = questionReply(asking(draft, false), pending);
  const { signal, ...asked } = reply;
  const text = shown ? draft.texts.tryNow : reply.text;
  draft.say({ ...asked, text: [...before, text].join('\n\n'), signal: { ...signal, decisions: [step.decision] } });
}

function noCover(draft: Draft, known: boolean, before: readonly string[]): void {
  const { texts } = draft;
  draft.updateSession({ pending: null });
  draft.tell([...before, known ? texts.noCovers : texts.coversNotKnown], {
    choices: [{ title: texts.menu.correct, value: { correct: { policy: null, fact: 'covers' } } }, ...menu(draft, ['person', 'startOver'])]
  });
}

/** Opens the claim and hands it over where a person is needed. */
function open(draft: Draft, cover: Decision, before: readonly string[]): void {
  const same = sameClaim(draft, cover);
  if (same) {
    draft.updateSession({ pending: null, claim: same.number });
    adoptFiles(draft, same);
    return draft.tell([...before, draft.texts.life.alreadyOpen(same.number)], { choices: menu(draft, ['status', 'person']), signal: { claim: claimSignal(same) } });
  }
  const claim = openClaim(draft, cover, false);
  draft.updateSession({ pending: null });
  const { texts, world, conversation } = draft;
  const policy = world.policies.policies.get(cover.policy);
  const missing = policy ? claim.missing.map((id) => actionLine(policy, id, conversation.locale)) : [];
  draft.tell(
    [
      ...before,
      texts.claimOpened(claim.number),
      ...thanks(draft, claim, claim.documents),
      missing.length > 0 ? `${texts.claimMissing}\n\n${missing.join('\n')}` : '',
      ...(policy ? notices(policy, cover, 'claim', conversation.locale) : []),
      letterLine('confirmation', claim, draft),
      claim.customer.email === null ? '' : texts.life.mailedToo,
      world.resumeLink === null ? '' : texts.resumeLink(world.resumeLink)
    ],
    { ...withPaperChoices(draft, claim), signal: { claim: claimSignal(claim) } }
  );
  const asked = askedPlaces(claim);
  if (asked.length > 0) askWhich(draft, claim, asked, [], true);
  if (cover.handoff || claim.state === 'underReview') callPerson(draft, cover.outcome === 'referred' ? 'referred' : 'rma', claim);
}

type MenuItem = 'startOver' | 'status' | 'person' | 'correct' | 'contest' | 'why' | 'further';

function rest(draft: Draft, findings: Findings | null, before: readonly string[]): void {
  const { texts, session } = draft;
  const declined = session.pending?.facts[0] === 'openClaim';
  const items = restMenu(draft, findings);
  const left = findings ? tellFindings(draft, findings, before, menu(draft, items)) : before;
  draft.updateSession({ pending: null });
  if (left === null) return;
  const changeOfMind: Choice[] = declined ? [{ title: texts.openClaimYes, value: { facts: { openClaim: true } } }] : [];
  draft.tell(declined ? [...left, texts.noClaim] : left.length > 0 ? left : [texts.anythingElse], { choices: [...changeOfMind, ...menu(draft, items)] });
}

function restMenu(draft: Draft, findings: Findings | null): MenuItem[] {
  if (draft.session.claim !== null) return ['status', 'startOver', 'person'];
  if (findings?.decisions[0]?.outcome !== 'not-covered') return ['correct', 'startOver', 'person'];
  return [...(findings.further.length > 0 ? ['further' as const] : []), 'contest', 'why', 'correct', 'startOver'];
}

function restWith(draft: Draft, paragraphs: readonly string[], items: readonly MenuItem[]): void {
  draft.updateSession({ pending: null });
  draft.tell(paragraphs, { choices: menu(draft, items) });
}

export function menu(draft: Draft, items: readonly MenuItem[]): Choice[] {
  const titles = { ...draft.texts.menu, further: draft.texts.lookFurther };
  return items.map((intent) => ({ title: titles[intent], value: { intent } }));
}

/** What helps to know as soon as it follows from the answers; each is told once. */
function newNotices(draft: Draft): string[] {
  const { session, world, conversation } = draft;
  const product = productIn(session, world.policies);
  const goal = product ? goalIn(session, product) : undefined;
  if (!product || goal === undefined || session.claim !== null) return [];
  const asOf = session.asOf ?? world.today;
  const found = heldCovers(session, world.policies, product, goal).flatMap((id) => {
    const policy = world.policies.policies.get(id);
    const facts = factsOf(session, world.policies, product, id);
    return policy ? holdingNotices(policy, { asOf, facts, outcome: 'undecided' }, 'known').map((notice) => ({ policy, facts, notice })) : [];
  });
  const fresh = found.filter(({ policy, notice }) => !session.told.includes(`${policy.id}/${notice.id}`));
  draft.updateSession({ told: [...session.told, ...fresh.map(({ policy, notice }) => `${policy.id}/${notice.id}`)] });
  return fresh.map(({ policy, facts, notice }) => noticeText(policy, { asOf, facts }, notice, conversation.locale));
}

