/** A decision in words: what it is, what it means, what it costs, on which clause, and what comes next. */
import type { PolicyBook } from '../policies/book.js';
import type { CompiledRule, Policy } from '../policies/compile.js';
import type { Context } from '../policies/context.js';
import type { Decision, TraceStep } from '../policies/decision.js';
import { daysBetween, isDay } from '../policies/calendar.js';
import type { Day, FactDefinition, FactValue, Locale, Notice, Text } from '../policies/language.js';
import { formatDay, formatDeadline, formatFact, formatMoney } from './format.js';
import type { Findings } from './plan.js';
import type { Citation } from './reply.js';
import { textsOf, type Texts } from './texts/texts.js';

/** One message for all covers looked at: what each gives, what it costs, why not; the recommended one first. */
export function explainFindings(book: PolicyBook, findings: Findings, locale: Locale): string {
  const texts = textsOf(locale);
  const title = (id: string): string => book.policies.get(id)?.file.title[locale] ?? id;
  const parts = findings.decisions.flatMap((decision) => {
    const policy = book.policies.get(decision.policy);
    return policy ? [explain(policy, decision, locale)] : [];
  });
  const [first] = findings.decisions;
  const several = parts.length > 1;
  return [
    several ? texts.compareHeading : '',
    ...parts,
    several && first && first.outcome !== 'not-covered' ? texts.recommended(title(first.policy)) : '',
    findings.further.length > 0 ? texts.moreCovers(findings.further.map(title).join(', ')) : '',
    findings.decisions.some(({ outcome }) => outcome === 'not-covered') ? texts.notCoveredNext : ''
  ].filter(Boolean).join('\n\n');
}

export function explain(policy: Policy, decision: Decision, locale: Locale): string {
  const texts = textsOf(locale);
  const title = policy.file.title[locale];
  const body = {
    covered: () => (decision.handoff ? [texts.inspection, ...gains(policy, decision, locale)] : []),
    'not-covered': () => reasons(policy, decision, locale),
    referred: () => [...referral(policy, decision, locale), texts.referredNext],
    'action-needed': () => [texts.needed, actionList(policy, decision, locale)],
    solved: () => [],
    undecided: () => []
  }[decision.outcome]();
  const basis = decision.outcome === 'solved' ? [] : [basisLine(policy, decision, locale)];
  // A grant without a hand-off pays for nothing: it says what the customer may do (activate, extend a plan).
  const headline = decision.outcome === 'covered' && !decision.handoff ? texts.allowed(title) : texts.outcome[decision.outcome](title);
  return [headline, ...body, ...notices(policy, decision, 'decision', locale), ...basis].filter(Boolean).join('\n\n');
}

function gains(policy: Policy, decision: Decision, locale: Locale): string[] {
  const texts = textsOf(locale);
  const remedies = decision.remedies.map((id) => policy.file.remedies[id]?.[locale] ?? id);
  const facts = [
    ...(remedies.length > 0 ? [texts.youGet(orList(remedies, texts))] : []),
    costLine(policy, decision, locale),
    ...(decision.deadline ? [texts.deadline(formatDeadline(decision.deadline, locale))] : []),
    ...(decision.coverEnds ? [coverEndsLine(decision.asOf, decision.coverEnds, locale)] : [])
  ];
  return [facts.map((fact) => `- ${fact}`).join('\n')];
}

/** Within a month the days left are said as well. */
function coverEndsLine(asOf: Day, ends: Day, locale: Locale): string {
  const left = daysBetween(asOf, ends);
  const line = textsOf(locale).coverEnds(formatDay(ends, locale));
  return left >= 0 && left <= 30 ? `${line} ${textsOf(locale).daysLeft(formatDeadline({ value: left, unit: 'days' }, locale))}` : line;
}

function costLine(policy: Policy, decision: Decision, locale: Locale): string {
  const texts = textsOf(locale);
  const priced = policy.grants.some(({ grant, id }) => grant.fee !== undefined && decision.trace.some(({ rule }) => rule === id));
  if (!priced) return texts.free;
  if (!decision.fee) return texts.feeUnknown;
  const amount = formatMoney(decision.fee, locale);
  return decision.fee.indicative ? texts.feeIndicative(amount) : texts.fee(amount);
}

function orList(items: readonly string[], texts: Texts): string {
  const [last, ...before] = [...items].reverse();
  return before.length === 0 ? (last ?? '') : `${before.reverse().join(', ')} ${texts.or} ${last}`;
}

/** Why, a sentence a rule; the same sentence is said once. */
function reasons(policy: Policy, decision: Decision, locale: Locale): string[] {
  const sentences = decision.trace.map((step) => reasonOf(policy, decision, step, locale));
  const different = [...new Set(sentences)].filter(Boolean);
  return different.length > 1 ? [different.map((sentence) => `- ${sentence}`).join('\n')] : different;
}

/** A referral out of ignorance names what is not known; another one gives the rules' reasons. */
function referral(policy: Policy, decision: Decision, locale: Locale): string[] {
  const texts = textsOf(locale);
  if (decision.trace.length === 0) return [texts.noRule];
  const unknown = decision.trace.filter(({ result }) => result === 'unknown');
  const known = { ...decision, trace: decision.trace.filter(({ result }) => result === 'true') };
  const labels = new Set(unknown.flatMap(({ reads }) => reads).filter((fact) => decision.facts[fact] === null).map((fact) => policy.file.facts[fact]?.label[locale] ?? fact));
  const notKnown = labels.size > 0 ? [`${texts.notKnownReason} ${[...labels].join(', ')}.`] : [];
  return [...notKnown, ...reasons(policy, known, locale)];
}

function reasonOf(policy: Policy, decision: Decision, step: TraceStep, locale: Locale): string {
  const rule = ruleOf(policy, step.rule);
  const values = valuesOf(policy, decision, step, locale);
  if (rule?.reason) return fill(rule.reason, values, locale);
  const clause = step.cites[0] === undefined ? undefined : policy.file.clauses[step.cites[0]];
  const text = clause ? clause.text[locale] : '';
  const about = rule?.about ? policy.file.facts[rule.about.fact]?.values?.[rule.about.value]?.title[locale] : undefined;
  return about === undefined ? text : `${about}: ${lowerFirst(text)}`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function ruleOf(policy: Policy, id: string): CompiledRule | undefined {
  return [...policy.checks, ...policy.deny, ...policy.refer, ...policy.need, ...policy.grants].find((rule) => rule.id === id);
}

function actionList(policy: Policy, decision: Decision, locale: Locale): string {
  return decision.actions.map((id) => actionLine(policy, id, locale)).join('\n');
}

/** "- **Title** – how to."; steps of their own come indented below the title. */
export function actionLine(policy: Policy, action: string, locale: Locale): string {
  const { title, howTo } = policy.file.actions[action] ?? { title: undefined, howTo: undefined };
  const lines = (howTo?.[locale] ?? '').split('\n');
  const heading = `- **${title?.[locale] ?? action}**`;
  return lines.length === 1 ? `${heading} – ${lines[0]}` : [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** The clauses, by document: "G4 (point 4), G9 (point 9) – terms of the warranty". */
function basisLine(policy: Policy, decision: Decision, locale: Locale): string {
  const sources = [...new Set(decision.cites.map((id) => sourceOf(policy, id)))];
  const parts = sources.map((source) => {
    const clauses = decision.cites.filter((id) => sourceOf(policy, id) === source).map((id) => `${id} (${policy.file.clauses[id]?.section ?? ''})`);
    return `${clauses.join(', ')} – ${source?.name[locale] ?? ''}`;
  });
  return parts.length === 0 ? '' : `*${textsOf(locale).basis}: ${parts.join('; ')}.*${sourceNote(policy, decision, locale)}`;
}

/** "G5 (terms of the guarantee, point 5)". */
export function clauseName(policy: Policy, id: string, locale: Locale): string {
  const clause = policy.file.clauses[id];
  const source = sourceOf(policy, id);
  return clause && source ? textsOf(locale).clause(id, clause.section, source.name[locale]) : id;
}

/** The clauses of the decisions, each once. */
export function citationsOf(book: PolicyBook, decisions: readonly Decision[], locale: Locale): Citation[] {
  return decisions.flatMap((decision) => {
    const policy = book.policies.get(decision.policy);
    return policy ? decision.cites.map((id) => ({ name: clauseName(policy, id, locale), text: policy.file.clauses[id]?.text[locale] ?? '' })) : [];
  });
}

/** The document a clause stands in. */
export function sourceOf(policy: Policy, clause: string) {
  const key = policy.file.clauses[clause]?.source ?? Object.keys(policy.file.sources)[0];
  return key === undefined ? undefined : policy.file.sources[key];
}

function sourceNote(policy: Policy, decision: Decision, locale: Locale): string {
  const notes = new Set(decision.cites.flatMap((id) => sourceOf(policy, id)?.note?.[locale] ?? []));
  return notes.size > 0 ? ` ${[...notes].join(' ')}` : '';
}

/** Notices of a moment whose condition holds on the decision's facts. */
export function notices(policy: Policy, decision: Decision, moment: Notice['moment'], locale: Locale): string[] {
  return holdingNotices(policy, decision, moment).map((notice) => noticeText(policy, decision, notice, locale));
}

export function holdingNotices(policy: Policy, decision: Pick<Decision, 'asOf' | 'facts' | 'outcome'>, moment: Notice['moment']): Notice[] {
  const context: Context = { asOf: decision.asOf, facts: decision.facts };
  return (policy.file.notices ?? []).filter(
    (notice) => notice.moment === moment && (notice.outcomes?.includes(decision.outcome) ?? true) && (policy.notices.get(notice.id)?.truth(context) ?? 'true') === 'true'
  );
}

export function noticeText(policy: Policy, decision: Pick<Decision, 'asOf' | 'facts'>, notice: Notice, locale: Locale): string {
  return fill(notice.text, valuesOf(policy, decision, null, locale), locale);
}

type Values = (name: string) => string | null;

/** What a text may name: facts, the policy's named days, and what the rule's period row gives. */
function valuesOf(policy: Policy, decision: Pick<Decision, 'asOf' | 'facts'>, step: TraceStep | null, locale: Locale): Values {
  const context: Context = { asOf: decision.asOf, facts: decision.facts };
  return (name) => {
    const derived = step?.values?.[name] ?? policy.scope.get(name)?.value(context);
    if (derived !== undefined && derived !== null) return isDay(derived) ? formatDay(derived, locale) : String(derived);
    const definition: FactDefinition | undefined = policy.file.facts[name];
    const value: FactValue | null | undefined = decision.facts[name];
    return definition && value !== undefined ? formatFact(definition, value, locale) : null;
  };
}

/** Puts values in place of `{name}`; a name without a value is left out. */
function fill(text: Text, values: Values, locale: Locale): string {
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => values(name) ?? '…');
}
