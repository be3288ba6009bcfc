/** What a rule is good for: does it ever hold, ever get its turn, and ever add anything to what other rules say? */
import type { PolicyFile } from '../language.js';
import { formulaOf, holds, wishesBefore, type PlacedRule } from './levels.js';
import { all, any, none, type Formula } from './proof/formula.js';
import type { Prover } from './proof/prover.js';
import type { Wish } from './proof/search.js';

/**
 * `shadowed`: one of `by` always decides before, null standing for "solved"; `adds-nothing`: one of `by` always holds
 * too. Both name as few rules as leaving out one by one shows.
 */
export type Standing =
  | { readonly type: 'needed' | 'never-holds' | 'not-proved' }
  | { readonly type: 'shadowed'; readonly by: readonly (PlacedRule | null)[] }
  | { readonly type: 'adds-nothing'; readonly by: readonly PlacedRule[] };

/** Of rules that say the same, the first of the file counts as needed. */
export function standingsOf(file: PolicyFile, prover: Prover, rules: readonly PlacedRule[]): ReadonlyMap<PlacedRule, Standing> {
  const standings = new Map<PlacedRule, Standing>();
  for (const rule of [...rules].reverse()) {
    const others = rules.filter((other) => other !== rule && other.level === rule.level && standings.get(other)?.type !== 'adds-nothing');
    standings.set(rule, standingOf(file, prover, rules, rule, others));
  }
  return standings;
}

function standingOf(file: PolicyFile, prover: Prover, rules: readonly PlacedRule[], rule: PlacedRule, others: readonly PlacedRule[]): Standing {
  const before = wishesBefore(prover, file, rules, rule);
  const now = [holds(prover, rule), ...before.map(({ wish }) => wish)];
  const added = prover.find([...now, { formula: somethingNew(prover, rule, others), holds: true }]);
  if (added.type !== 'none') return { type: added.type === 'found' ? 'needed' : 'not-proved' };
  const reached = prover.find(now);
  if (reached.type === 'gave-up') return { type: 'not-proved' };
  if (reached.type === 'found') {
    const same = others.filter((other) => saysTheSame(rule, other)).map((other) => ({ rule: other, wish: { formula: none(formulaOf(prover, other)), holds: true } }));
    return { type: 'adds-nothing', by: fewest(prover, rule, same).map((one) => one.rule) };
  }
  const ever = prover.find([holds(prover, rule)]);
  if (ever.type !== 'found') return { type: ever.type === 'none' ? 'never-holds' : 'not-proved' };
  return { type: 'shadowed', by: fewest(prover, rule, before).map((one) => one.rule) };
}

/** A clause or an action of the rule that no other rule of its level gives at the same time. Checks and grants stand for themselves. */
function somethingNew(prover: Prover, rule: PlacedRule, others: readonly PlacedRule[]): Formula {
  if (rule.level === 'check' || rule.level === 'grant') return all();
  const without = (said: (other: PlacedRule) => boolean): Formula => none(...others.filter(said).map((other) => formulaOf(prover, other)));
  const action = rule.action === null ? [] : [without((other) => other.action === rule.action)];
  return any(...rule.clauses.map((clause) => without((other) => other.clauses.includes(clause))), ...action);
}

function saysTheSame(rule: PlacedRule, other: PlacedRule): boolean {
  return other.clauses.some((clause) => rule.clauses.includes(clause)) || (rule.action !== null && other.action === rule.action);
}

/** The one of these wishes that cannot come true while the rule holds; else as few as together cannot. */
function fewest<T extends { readonly wish: Wish }>(prover: Prover, rule: PlacedRule, wishes: readonly T[]): readonly T[] {
  const suffice = (some: readonly T[]): boolean => prover.find([holds(prover, rule), ...some.map(({ wish }) => wish)]).type === 'none';
  const alone = wishes.find((one) => suffice([one]));
  if (alone) return [alone];
  return wishes.reduce((kept: readonly T[], one) => {
    const fewer = kept.filter((other) => other !== one);
    return suffice(fewer) ? fewer : kept;
  }, wishes);
}
