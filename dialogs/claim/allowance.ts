/** How much of a plan a unit has used, and how much the plan gives. The limits are the policy's: it is asked. */
import type { Policy } from '../../policies/compile.js';
import { decide } from '../../policies/decide.js';
import type { Facts } from '../../policies/language.js';
import type { Claim } from './record.js';
import type { Ledger, LedgerLine } from './ledger.js';

export interface Allowance {
  /** The policy's fact that counts. */
  readonly fact: string;
  /** Consumed, and what had been used before the desk first counted. */
  readonly used: number;
  readonly reserved: number;
  /** Null where the policy sets none that its facts alone show. */
  readonly limit: number | null;
}

/** So many are tried; no plan gives more. */
const MOST = 20;

/** One for each count the policy keeps, of the claim's plan. @param ledger null where nothing was counted yet */
export function allowances(ledger: Ledger | null, claim: Pick<Claim, 'asOf' | 'facts'>, policy: Policy): Allowance[] {
  return (policy.file.usage ?? []).map(({ fact, per }) => {
    const plan = per === undefined ? null : claim.facts[per];
    const planStart = typeof plan === 'string' ? plan : null;
    const mine = (ledger?.lines ?? []).filter((line) => per === undefined || line.plan === planStart);
    const before = ledger?.before[per === undefined ? fact : `${fact}@${planStart ?? '?'}`] ?? told(claim.facts, fact);
    const counted = (state: LedgerLine['state']): number => mine.filter((line) => line.state === state).length;
    return { fact, used: before + counted('consumed'), reserved: counted('reserved'), limit: limitOf(policy, claim, fact) };
  });
}

/** The smallest count at which the policy denies what it gave at none. */
function limitOf(policy: Policy, { asOf, facts }: Pick<Claim, 'asOf' | 'facts'>, fact: string): number | null {
  const { usage = [] } = policy.file;
  const untouched: Facts = { ...facts, ...Object.fromEntries(usage.map((one) => [one.fact, countAs(policy, one.fact, 0)])) };
  if (decide(policy, asOf, untouched).outcome === 'not-covered') return null;
  for (let count = 1; count <= MOST; count++) {
    if (decide(policy, asOf, { ...untouched, [fact]: countAs(policy, fact, count) }).outcome === 'not-covered') return count;
  }
  return null;
}

function countAs(policy: Policy, fact: string, count: number): number | boolean {
  return policy.file.facts[fact]?.type === 'yesNo' ? count > 0 : count;
}

function told(facts: Facts, fact: string): number {
  const value = facts[fact];
  if (typeof value === 'number') return value;
  return value === true ? 1 : 0;
}
