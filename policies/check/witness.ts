/**
 * Searches facts under which given conditions hold and others do not: tries the values at which a comparison
 * can change, and backtracks as soon as one condition comes out wrong.
 */
import { isDay } from '../calendar.js';
import { compilePolicy, type Policy } from '../compile.js';
import { compileCondition, compileDate, type ConditionNode, type DateNode, type Scope } from '../condition.js';
import { implausible } from '../facts.js';
import type { Condition, Facts, PeriodRow, PolicyFile } from '../language.js';
import { candidatesFor, type Candidates } from './candidates.js';
import { comparisonsIn } from './reads.js';

export interface Wish {
  readonly when: Condition;
  readonly holds: boolean;
  /** The row whose `periodEnd` and `coverEnds` the condition may name. */
  readonly row?: PeriodRow;
}

/** `facts` may hold `asOf`. `none`: no facts were found although all candidates were tried; `gave-up`: too many of them. */
export type Witness = { readonly type: 'found'; readonly facts: Facts } | { readonly type: 'none' } | { readonly type: 'gave-up' };

const MOST_STEPS = 20_000;
const LAST_DAY = '2199-12-31';

export type WitnessSearch = (wishes: readonly Wish[]) => Witness;

export function witnessSearch(file: PolicyFile): WitnessSearch {
  const policy = compilePolicy(file);
  return (wishes) => {
    const search: Search = {
      policy,
      wishes: wishes.map(({ when, holds, row }) => ({ holds, node: compileCondition(file, scopeOf(file, row), when) })),
      candidates: candidatesFor(file, wishes.flatMap(({ when }) => comparisonsIn(when)).map(({ comparison }) => comparison)),
      steps: 0
    };
    const facts = step(search, {});
    if (facts) return { type: 'found', facts };
    return { type: search.steps > MOST_STEPS ? 'gave-up' : 'none' };
  };
}

/** The facts of a witness in words: `item is "scooter", purchaseDate is 2021-03-01`. */
export function inWords(facts: Facts): string {
  const said = Object.entries(facts).map(([fact, value]) => `${fact} is ${value === null ? 'not known' : isDay(value) ? value : JSON.stringify(value)}`);
  return said.length === 0 ? 'whatever the facts are' : `when ${said.join(', ')}`;
}

interface Search {
  readonly policy: Policy;
  readonly wishes: readonly { readonly node: ConditionNode; readonly holds: boolean }[];
  readonly candidates: Candidates;
  steps: number;
}

function step(search: Search, facts: Facts): Facts | null {
  if (++search.steps > MOST_STEPS) return null;
  const asOf = facts['asOf'];
  const context = { asOf: typeof asOf === 'string' ? asOf : LAST_DAY, facts };
  if (implausible(search.policy, context.asOf, facts)) return null;
  const truths = search.wishes.map(({ node, holds }) => ({ node, wanted: holds ? 'true' : 'false', truth: node.truth(context) }));
  if (truths.some(({ truth, wanted }) => truth !== 'open' && truth !== wanted)) return null;
  const open = truths.find(({ truth }) => truth === 'open');
  if (!open) return facts;
  const absent = new Set<string>();
  open.node.collectOpen(context, absent);
  const [fact = ''] = absent;
  for (const value of search.candidates(fact, facts)) {
    const found = step(search, { ...facts, [fact]: value });
    if (found) return found;
  }
  return null;
}

/** `asOf` is left out of the scope: it is then read like a fact, and the search may choose it. */
function scopeOf(file: PolicyFile, row?: PeriodRow): Scope {
  const scope = new Map<string, DateNode>();
  for (const [name, day] of Object.entries(file.values ?? {})) scope.set(name, compileDate(file, scope, day));
  const table = file.periods;
  if (!row || !table) return scope;
  const periodEnd = compileDate(file, scope, { date: row.from ?? table.from, plusMonths: row.months ?? 0 });
  scope.set('periodEnd', periodEnd);
  scope.set('coverEnds', compileDate(file, scope, { date: 'periodEnd', ...(table.extendedBy === undefined ? {} : { plusDays: { fact: table.extendedBy } }) }));
  return scope;
}
