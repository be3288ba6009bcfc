/**
 * The decision. Precedence: solved > checks in their order > deny > refer > need > grant; the order of the rules
 * and the order in which facts were learned never change the outcome.
 */
import type { Context } from './context.js';
import type { CompiledGrant, CompiledRow, CompiledRule, Policy } from './compile.js';
import type { Decision, TraceStep } from './decision.js';
import type { Day, Facts, Outcome } from './language.js';
import { nextQuestion } from './next-question.js';
import type { Likelihoods } from './questions/likelihood.js';
import type { Truth } from './truth.js';

interface Judged {
  readonly rule: CompiledRule;
  readonly truth: Truth;
}

interface Verdict {
  readonly outcome: Outcome;
  /** The rules that gave it, or that keep it open. */
  readonly by: readonly Judged[];
  readonly grant?: CompiledGrant;
  /** `undecided`: a rule of the open level will stay unknown. */
  readonly unknown?: boolean;
}

/**
 * @param asOf the day the case began, in the policy's time zone
 * @param facts readable by this policy (`readFacts`): a missing key is absent, null is "does not know"
 * @param likelihoods answers counted in past claims; they bear on `ask` alone
 */
export function decide(policy: Policy, asOf: Day, facts: Facts, likelihoods?: Likelihoods): Decision {
  const context: Context = { asOf, facts };
  const verdict = judge(policy, context);
  const grant = verdict.outcome === 'covered' ? verdict.grant : undefined;
  const row = definiteRow(policy, context);
  const ends = row && shownCoverEnds(row, context);
  const [ask] = verdict.outcome === 'undecided' ? turnOf(policy, context, verdict, likelihoods) : [];
  const cites = verdict.outcome === 'undecided' ? [] : citesOf(policy, verdict, row);
  return {
    policy: policy.id,
    version: policy.version,
    asOf,
    outcome: verdict.outcome,
    cites,
    actions: verdict.outcome === 'action-needed' ? unique(verdict.by.flatMap(({ rule }) => rule.action ?? [])) : [],
    remedies: grant ? grant.grant.remedies : [],
    fee: grant?.fee?.value(context) ?? null,
    ...(ends ? { coverEnds: ends } : {}),
    ...(grant?.grant.deadline ? { deadline: { value: grant.grant.deadline.value, unit: grant.grant.deadline.unit } } : {}),
    handoff: verdict.outcome === 'referred' || grant?.grant.handoff === true,
    ...(ask === undefined ? {} : { ask }),
    facts,
    trace: verdict.by.map((judged) => traceStep(judged, context))
  };
}

/** The facts to be asked next, in one turn: one, or several of which the customer says which hold. None when it is decided. */
export function nextTurn(policy: Policy, asOf: Day, facts: Facts, likelihoods?: Likelihoods): { readonly facts: readonly string[] } {
  const context: Context = { asOf, facts };
  const verdict = judge(policy, context);
  return { facts: verdict.outcome === 'undecided' ? turnOf(policy, context, verdict, likelihoods) : [] };
}

/** The facts that `ask` may name: absent facts that an open comparison of an open rule reads. None when it is decided. */
export function askableFacts(policy: Policy, asOf: Day, facts: Facts): ReadonlySet<string> {
  const context: Context = { asOf, facts };
  const verdict = judge(policy, context);
  return verdict.outcome === 'undecided' ? openFacts(policy, context, verdict) : new Set();
}

function turnOf(policy: Policy, context: Context, verdict: Verdict, likelihoods: Likelihoods | undefined): readonly string[] {
  const [first] = verdict.by;
  const level = first?.rule.level ?? 'grant';
  const open = verdict.by.filter(({ truth }) => truth === 'open').map(({ rule }) => rule.condition);
  return nextQuestion(policy, context, { level, open, unknown: verdict.unknown === true }, () => openFacts(policy, context, verdict), likelihoods);
}

function judge(policy: Policy, context: Context): Verdict {
  const { solvedBy } = policy.file;
  if (solvedBy !== undefined && context.facts[solvedBy] === true) return { outcome: 'solved', by: [] };
  return judgeChecks(policy, context) ?? judgeDeny(policy, context) ?? judgeRefer(policy, context) ?? judgeNeed(policy, context)
    ?? judgeGrant(policy, context);
}

function judgeChecks(policy: Policy, context: Context): Verdict | null {
  const judged = judgeAll(policy.checks, context);
  const first = judged.find(({ truth }) => truth === 'true' || truth === 'open');
  if (first) return { outcome: first.truth === 'true' ? 'action-needed' : 'undecided', by: [first] };
  return ignorance(judged);
}

function judgeDeny(policy: Policy, context: Context): Verdict | null {
  const judged = judgeAll(policy.deny, context);
  const found = holding(judged, 'not-covered') ?? stillOpen(judged);
  if (found) return found;
  const unknown = ignorance(judged);
  // A referral out of ignorance also names what a person would have to look at anyway.
  return unknown && { ...unknown, by: [...unknown.by, ...judgeAll(policy.refer, context).filter(({ truth }) => truth === 'true')] };
}

function judgeRefer(policy: Policy, context: Context): Verdict | null {
  const judged = judgeAll(policy.refer, context);
  return holding(judged, 'referred') ?? stillOpen(judged) ?? ignorance(judged);
}

/** Documents are asked together; what one does not know to have must still be supplied. */
function judgeNeed(policy: Policy, context: Context): Verdict | null {
  const judged = judgeAll(policy.need, context);
  const open = stillOpen(judged);
  if (open) return open;
  const needed = judged.filter(({ truth }) => truth === 'true' || truth === 'unknown');
  return needed.length > 0 ? { outcome: 'action-needed', by: needed } : null;
}

/** No rule and no grant applies: a person decides, never a denial. */
function judgeGrant(policy: Policy, context: Context): Verdict {
  for (const grant of policy.grants) {
    if (grant.condition.truth(context) !== 'true') continue;
    const by = [{ rule: grant, truth: 'true' as const }];
    return { outcome: grant.fee?.value(context) === undefined && grant.fee ? 'undecided' : 'covered', by, grant };
  }
  return stillOpen(judgeAll(policy.grants, context)) ?? { outcome: 'referred', by: [] };
}

function judgeAll(rules: readonly CompiledRule[], context: Context): Judged[] {
  return rules.map((rule) => ({ rule, truth: rule.condition.truth(context) }));
}

function holding(judged: readonly Judged[], outcome: Outcome): Verdict | null {
  return verdictOf(judged, 'true', outcome);
}

function stillOpen(judged: readonly Judged[]): Verdict | null {
  const verdict = verdictOf(judged, 'open', 'undecided');
  return verdict && { ...verdict, unknown: judged.some(({ truth }) => truth === 'unknown') };
}

function ignorance(judged: readonly Judged[]): Verdict | null {
  return verdictOf(judged, 'unknown', 'referred');
}

function verdictOf(judged: readonly Judged[], truth: Truth, outcome: Outcome): Verdict | null {
  const by = judged.filter((one) => one.truth === truth);
  return by.length > 0 ? { outcome, by } : null;
}

/** The absent facts that may be asked: in the checks those of the first open one, otherwise those of every open rule at any level. */
function openFacts(policy: Policy, context: Context, verdict: Verdict): ReadonlySet<string> {
  const facts = new Set<string>();
  if (verdict.grant) verdict.grant.fee?.collectOpen(context, facts);
  const rules = verdict.by[0]?.rule.level === 'check'
    ? verdict.by.map(({ rule }) => rule)
    : [...policy.deny, ...policy.refer, ...policy.need, ...policy.grants];
  for (const rule of rules) if (rule.condition.truth(context) === 'open') rule.condition.collectOpen(context, facts);
  return facts;
}

function citesOf(policy: Policy, verdict: Verdict, row: CompiledRow | null): string[] {
  const cites = verdict.by.flatMap(({ rule }) => rule.clauses);
  return unique(verdict.outcome === 'covered' && row && policy.file.periods?.citedByGrant ? [...cites, row.clause] : cites);
}

function definiteRow(policy: Policy, context: Context): CompiledRow | null {
  return policy.rows.find((row) => row.condition.truth(context) === 'true') ?? null;
}

/** The last day of the cover as shown: an extension that is absent or unknown adds none. */
function shownCoverEnds(row: CompiledRow, context: Context): Day | null {
  return row.coverEnds.value(context) ?? row.periodEnd.value(context) ?? null;
}

function traceStep({ rule, truth }: Judged, context: Context): TraceStep {
  const values = rule.row && rowValues(rule.row, context);
  return {
    rule: rule.id,
    level: rule.level,
    result: truth === 'true' ? 'true' : truth === 'open' ? 'open' : 'unknown',
    cites: rule.clauses,
    ...(values ? { values } : {}),
    reads: [...rule.condition.reads]
  };
}

function rowValues(row: CompiledRow, context: Context): Readonly<Record<string, Day | number>> {
  const start = row.start.value(context);
  const periodEnd = row.periodEnd.value(context);
  const coverEnds = row.coverEnds.value(context) ?? periodEnd;
  return {
    months: row.months,
    ...(start ? { start } : {}),
    ...(periodEnd ? { periodEnd } : {}),
    ...(coverEnds ? { coverEnds } : {})
  };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

