/** "Why?": at a question the clauses that need the answer, at a decision the chain from the facts to the clause. */
import type { CompiledRule, Policy } from '../policies/compile.js';
import type { Decision, TraceStep } from '../policies/decision.js';
import type { Locale } from '../policies/language.js';
import { factsOf, productIn } from './case.js';
import type { Draft } from './draft.js';
import { clauseName, sourceOf } from './explain.js';
import { findingsNow } from './findings.js';
import { capital, formatDay, formatFact } from './format.js';
import { escapeMarkdown } from './markdown.js';
import { textsOf } from './texts/texts.js';

const MOST_CLAUSES = 3;

export function answerWhy(draft: Draft): string {
  const { pending } = draft.session;
  const about = pending?.policies.length ? null : findingsNow(draft);
  return about ? whyDecided(draft, about.decisions) : whyAsked(draft);
}

/** The clauses of the open rules that read the pending fact. */
function whyAsked(draft: Draft): string {
  const { session, world, conversation, texts } = draft;
  const [policyId] = session.pending?.policies ?? [];
  const fact = session.pending?.facts[0];
  const policy = policyId === undefined ? undefined : world.policies.policies.get(policyId);
  const product = productIn(session, world.policies);
  if (!policy || !product || fact === undefined) return texts.whyGeneral;
  const context = { asOf: session.asOf ?? world.today, facts: factsOf(session, world.policies, product, policy.id) };
  const reading = rulesOf(policy).filter(({ condition }) => condition.reads.has(fact) && condition.truth(context) === 'open');
  const clauses = [...new Set(reading.flatMap((rule) => rule.clauses))].slice(0, MOST_CLAUSES);
  return clauses.length === 0 ? texts.whyGeneral : `${texts.whyHere}\n\n${clauses.map((id) => clauseLine(policy, id, conversation.locale)).join('\n')}`;
}

function rulesOf(policy: Policy): readonly CompiledRule[] {
  return [...policy.checks, ...policy.deny, ...policy.refer, ...policy.need, ...policy.grants];
}

/** Facts, what was computed from them, and the clauses with their source and whose words they are. */
function whyDecided(draft: Draft, decisions: readonly Decision[]): string {
  const { world, conversation } = draft;
  const parts = decisions.flatMap((decision) => {
    const policy = world.policies.policies.get(decision.policy);
    return policy ? [chain(policy, decision, conversation.locale)] : [];
  });
  return parts.join('\n\n');
}

function chain(policy: Policy, decision: Decision, locale: Locale): string {
  const texts = textsOf(locale);
  const reads = new Set(decision.trace.flatMap((step) => step.reads));
  const facts = Object.entries(decision.facts).flatMap(([id, value]) => {
    const definition = reads.has(id) ? policy.file.facts[id] : undefined;
    return definition ? [`- ${capital(definition.label[locale])}: ${escapeMarkdown(formatFact(definition, value, locale))}`] : [];
  });
  const sums = [...new Set(decision.trace.flatMap((step) => arithmetic(step, locale)))];
  const clauses = decision.cites.map((id) => clauseLine(policy, id, locale));
  return [texts.outcome[decision.outcome](policy.file.title[locale]), [...facts, ...sums, ...clauses].join('\n')].filter(Boolean).join('\n\n');
}

/** "2 January 2025 + 24 months = 2 January 2027". */
function arithmetic(step: TraceStep, locale: Locale): string[] {
  const { start, months, periodEnd, coverEnds } = step.values ?? {};
  if (typeof start !== 'string' || typeof periodEnd !== 'string' || typeof months !== 'number') return [];
  const texts = textsOf(locale);
  const line = `- ${texts.sum(formatDay(start, locale), months, formatDay(periodEnd, locale))}`;
  const extended = typeof coverEnds === 'string' && coverEnds !== periodEnd ? [`- ${texts.sumExtended(formatDay(coverEnds, locale))}`] : [];
  return [line, ...extended];
}

function clauseLine(policy: Policy, id: string, locale: Locale): string {
  const source = sourceOf(policy, id);
  const authority = source ? ` – ${textsOf(locale).authority[source.authority]}` : '';
  return `- **${clauseName(policy, id, locale)}**${authority}: ${policy.file.clauses[id]?.text[locale] ?? ''}`;
}
