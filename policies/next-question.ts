/** Which facts are asked next. */
import type { Context } from './context.js';
import type { Level, Policy } from './compile.js';
import type { ConditionNode } from './condition.js';
import { NONE_COUNTED, type Likelihoods } from './questions/likelihood.js';
import { Planner } from './questions/planner.js';

export interface OpenRules {
  /** The first level that is open, and its open rules; none where only a fee is. */
  readonly level: Level;
  readonly open: readonly ConditionNode[];
  readonly unknown: boolean;
}

/**
 * The turn that, with what follows, costs the customer fewest turns on average, or one in its natural place that costs
 * hardly more.
 * @param askable absent facts that an open rule reads, at any level; never empty for an undecided case
 */
export function nextQuestion(policy: Policy, context: Context, rules: OpenRules, askable: () => ReadonlySet<string>, likelihoods?: Likelihoods): readonly string[] {
  const planner = plannerOf(policy, likelihoods ?? NONE_COUNTED);
  const { level, open, unknown } = rules;
  const planned = level === 'check' || open.length === 0 ? planner.mostNatural(askable()) : planner.next({ level, open, unknown }, context);
  if (planned.length === 1) return planned;
  const asked = askable();
  return planned.filter((fact) => asked.has(fact));
}

const planners = new WeakMap<Likelihoods, WeakMap<Policy, Planner>>();

function plannerOf(policy: Policy, likelihoods: Likelihoods): Planner {
  const ofPolicies = planners.get(likelihoods) ?? new WeakMap<Policy, Planner>();
  planners.set(likelihoods, ofPolicies);
  const planner = ofPolicies.get(policy) ?? new Planner(policy, likelihoods);
  ofPolicies.set(policy, planner);
  return planner;
}
