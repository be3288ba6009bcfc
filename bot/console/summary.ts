/** The card an agent reads before the transcript: what was decided, on which facts, what was tried, what is missing. */
import { told } from '../../dialogs/case.js';
import { contactOf } from '../../dialogs/contact.js';
import { formatFact } from '../../dialogs/format.js';
import type { Answer, Claim, Conversation, Entry } from '../../dialogs/records.js';
import { productOf, type PolicyBook } from '../../policies/book.js';
import type { Decision } from '../../policies/decision.js';
import type { Facts, Locale } from '../../policies/language.js';
import { claimCards } from './claim.js';
import { currentClaim } from './current-claim.js';
import type { Surroundings } from './claim-life.js';
import { decisionCard, policyFile, steps } from './clauses.js';
import type { CheckLine, FactGroup, FactLine, Step, Summary } from './view.js';

/** A case with the records around it. `claims` are all of the conversation's. */
export interface Case {
  readonly conversation: Conversation;
  readonly claims: readonly Claim[];
  readonly entries: readonly Entry[];
  readonly around: Surroundings;
}

export function summaryOf(one: Case, book: PolicyBook, locale: Locale): Summary {
  const claim = currentClaim(one);
  const decisions = decisionsOf(one, book, claim);
  const facts = factsOf(one.conversation, claim);
  return {
    customer: contactOf(one.conversation, claim),
    decisions: decisions.map((decision) => decisionCard(book, decision, locale, decision === claim?.decision ? claim.override : null)),
    facts: withoutRepeats(facts.map(([policy, given]) => factGroup(book, policy, given, locale))),
    checks: facts.flatMap(([policy, given]) => checkLines(book, policy, given, locale)),
    missing: missingOf(book, claim, decisions, locale),
    claims: claimCards(one, book, locale)
  };
}

/**
 * The claim's decision, then those the customer was told in this round, newest per cover. A decision that rests on
 * an answer corrected since is left out.
 */
function decisionsOf(one: Case, book: PolicyBook, claim: Claim | null): Decision[] {
  const told = toldDecisions(one.entries).filter((decision) => isCurrent(decision, one.conversation, book));
  const others = told.filter(({ policy }) => policy !== claim?.decision.policy);
  return claim ? [claim.decision, ...others] : others;
}

function toldDecisions(entries: readonly Entry[]): Decision[] {
  const byPolicy = new Map<string, Decision>();
  for (const { content } of entries) {
    const decisions = content.type === 'said' ? (content.reply.signal?.decisions ?? []) : [];
    for (const decision of decisions) byPolicy.set(decision.policy, decision);
  }
  return [...byPolicy.values()];
}

function isCurrent(decision: Decision, conversation: Conversation, book: PolicyBook): boolean {
  const { session } = conversation;
  const product = productOf(book, told(conversation.session, 'product') ?? '');
  if (session.asOf !== decision.asOf || !product?.covers.some((cover) => cover.policy === decision.policy)) return false;
  const now = answersFor(session.answers, decision.policy);
  return Object.entries(decision.facts).every(([fact, value]) => !(fact in now) || JSON.stringify(now[fact]) === JSON.stringify(value));
}

/** Facts by policy: the claim's as they were decided on, and this round's answers for the other covers. */
function factsOf({ session }: Conversation, claim: Claim | null): [string, Facts][] {
  const sameRound = !claim || session.claim === claim.number;
  const answered = session.answers.flatMap(({ policy }) => (policy && policy !== claim?.policy.id ? [policy] : []));
  const others = sameRound ? [...new Set(answered)] : [];
  const mine: [string, Facts][] = claim ? [[claim.policy.id, claim.facts]] : [];
  return [...mine, ...others.map((policy): [string, Facts] => [policy, answersFor(session.answers, policy)])];
}

function answersFor(answers: readonly Answer[], policy: string): Facts {
  return Object.fromEntries(answers.filter((answer) => answer.policy === policy).map(({ fact, value }) => [fact, value]));
}

/** In the order of the policy's file; the results of checks stand on their own. */
function factGroup(book: PolicyBook, policy: string, facts: Facts, locale: Locale): FactGroup {
  const file = policyFile(book, policy);
  if (!file) return { title: policy, facts: Object.entries(facts).map(([label, value]) => ({ label, value: JSON.stringify(value), known: value !== null })) };
  const checked = new Set(file.checks?.map((check) => check.fact));
  const lines = Object.entries(file.facts).flatMap(([fact, definition]): FactLine[] => {
    const value = facts[fact];
    if (value === undefined || checked.has(fact)) return [];
    return [{ label: definition.label[locale], value: formatFact(definition, value, locale), known: value !== null || definition.nullIsValue === true }];
  });
  return { title: file.title[locale], facts: lines };
}

/** A fact that several covers share is told once. */
function withoutRepeats(groups: readonly FactGroup[]): FactGroup[] {
  const seen = new Set<string>();
  const isNew = ({ label, value }: FactLine): boolean => seen.size < seen.add(`${label}\n${value}`).size;
  return groups.map((group) => ({ ...group, facts: group.facts.filter(isNew) })).filter((group) => group.facts.length > 0);
}

function checkLines(book: PolicyBook, policy: string, facts: Facts, locale: Locale): CheckLine[] {
  const file = policyFile(book, policy);
  return (file?.checks ?? []).flatMap((check): CheckLine[] => {
    const definition = file?.facts[check.fact];
    const value = facts[check.fact];
    if (!definition || value === undefined) return [];
    return [{ title: file?.actions[check.action]?.title[locale] ?? check.id, result: formatFact(definition, value, locale) }];
  });
}

function missingOf(book: PolicyBook, claim: Claim | null, decisions: readonly Decision[], locale: Locale): Step[] {
  if (claim) return steps(policyFile(book, claim.policy.id), claim.missing, locale);
  const waiting = decisions.filter((decision) => decision.outcome === 'action-needed');
  return waiting.flatMap((decision) => steps(policyFile(book, decision.policy), decision.actions, locale));
}
