/** The decision once the papers it waited for are there. */
import type { Policy } from '../../policies/compile.js';
import { decide } from '../../policies/decide.js';
import type { Decision } from '../../policies/decision.js';
import type { Condition, Facts } from '../../policies/language.js';
import type { Claim } from './record.js';

/**
 * Facts that said that a paper was not there now say that it is, and the policy decides again, as of the same day. The
 * claim as it is where nothing was waited for, a person has decided, or the policy is not the one that decided.
 */
export function decidedAgain(claim: Claim, policy: Policy | undefined): Claim {
  if (!policy || claim.decision.outcome !== 'action-needed' || claim.override || policy.digest !== claim.policy.digest) return claim;
  const needs = policy.file.rules.flatMap((rule) => (rule.effect === 'need' && claim.decision.actions.includes(rule.action) ? papersIn(rule.when, policy) : []));
  const facts: Facts = { ...claim.facts, ...Object.fromEntries(needs.map((fact) => [fact, true])) };
  const decision = decide(policy, claim.asOf, facts);
  return decision.outcome === 'covered' || decision.outcome === 'referred' ? { ...claim, facts, decision } : claim;
}

/** The time to remedy: the decision's, else (a person granted what the policy did not) the one that the policy's grants agree on. */
export function deadlineOf(claim: Claim, policy: Policy | undefined): Decision['deadline'] {
  if (claim.decision.deadline || !policy) return claim.decision.deadline;
  const promised = policy.grants.flatMap(({ grant }) => (grant.deadline ? [{ value: grant.deadline.value, unit: grant.deadline.unit }] : []));
  const [first] = promised;
  return first && promised.every(({ value, unit }) => value === first.value && unit === first.unit) ? first : undefined;
}

/** Yes/no facts that the condition wants to be false: "has no proof of purchase". */
function papersIn(condition: Condition, policy: Policy): string[] {
  if ('all' in condition) return condition.all.flatMap((one) => papersIn(one, policy));
  if ('any' in condition) return condition.any.flatMap((one) => papersIn(one, policy));
  return 'is' in condition && condition.is === false && policy.file.facts[condition.fact]?.type === 'yesNo' ? [condition.fact] : [];
}
