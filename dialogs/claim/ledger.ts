/**
 * What a unit has left of a plan: replacements counted, one-shot services used. Kept per serial number and policy;
 * reserved at authorisation, consumed at delivery, released when nothing came of it. Pure: the store's versions see to
 * it that two claims at the same moment cannot both take the last one.
 */
import type { Policy } from '../../policies/compile.js';
import { decide } from '../../policies/decide.js';
import type { FactValue, Facts } from '../../policies/language.js';
import type { Personal } from '../personal.js';
import type { Instant } from '../records.js';
import type { Claim } from './record.js';

export interface Ledger {
  readonly schema: 1;
  /** `SERIAL|policy`, the serial as `serialKey` writes it. */
  readonly id: string;
  readonly serial: Personal;
  readonly policy: string;
  /** What had been used before the desk first counted, by fact and plan: `replacementsUsed@2026-01-10`. */
  readonly before: Readonly<Record<string, number>>;
  readonly lines: readonly LedgerLine[];
}

export interface LedgerLine {
  readonly claim: string;
  /** Which plan of the unit, where the policy counts by plan: its start. */
  readonly plan: string | null;
  readonly state: 'reserved' | 'consumed' | 'released';
  readonly at: Instant;
}

/** Serial numbers are one when they differ only in spaces, dashes and case. */
export function serialKey(serial: string): string {
  return serial.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export function ledgerId(serial: string, policy: string): string {
  return `${serialKey(serial)}|${policy}`;
}

type Usage = NonNullable<Policy['file']['usage']>[number];

/** What the ledger knows for certain: only facts it has counted from the beginning. */
export function ledgerFacts(ledger: Ledger, policy: Policy, facts: Facts): Facts {
  const known: Record<string, FactValue> = {};
  for (const usage of policy.file.usage ?? []) {
    const before = ledger.before[keyOf(usage, facts)];
    if (before === undefined) continue;
    const used = before + ledger.lines.filter(({ state, plan }) => state !== 'released' && (usage.per === undefined || plan === planOf(usage, facts))).length;
    known[usage.fact] = policy.file.facts[usage.fact]?.type === 'yesNo' ? used > 0 : used;
  }
  return known;
}

export type Reservation =
  | { readonly type: 'reserved'; readonly ledger: Ledger }
  /** The policy, asked again with what the ledger knows, denies. */
  | { readonly type: 'usedUp'; readonly cites: readonly string[] };

/** @param ledger null where the unit has none yet. The limits are the policy's: it decides again with the ledger's count. */
export function reserve(ledger: Ledger | null, claim: Claim, policy: Policy, serial: string, at: Instant): Reservation {
  const usages = policy.file.usage ?? [];
  const begun = ledger ?? { schema: 1 as const, id: ledgerId(serial, policy.id), serial: serialKey(serial), policy: policy.id, before: {}, lines: [] };
  const counted = usages.reduce((one, usage) => startCounting(one, usage, claim.facts), begun);
  if (counted.lines.some((line) => line.claim === claim.number && line.state !== 'released')) return { type: 'reserved', ledger: counted };
  const decision = decide(policy, claim.asOf, { ...claim.facts, ...ledgerFacts(counted, policy, claim.facts) });
  const before = decide(policy, claim.asOf, claim.facts);
  // A denial that an agent overturned is not made again by the ledger, unless the count is new in it.
  const news = decision.cites.filter((clause) => !before.cites.includes(clause));
  if (decision.outcome === 'not-covered' && (before.outcome !== 'not-covered' || news.length > 0)) return { type: 'usedUp', cites: decision.cites };
  const plan = usages.map((usage) => planOf(usage, claim.facts)).find((one) => one !== null) ?? null;
  return { type: 'reserved', ledger: { ...counted, lines: [...counted.lines, { claim: claim.number, plan, state: 'reserved', at }] } };
}

/** Nothing changes where the claim holds nothing. */
export function settle(ledger: Ledger, claim: string, state: 'consumed' | 'released', at: Instant): Ledger {
  return { ...ledger, lines: ledger.lines.map((line) => (line.claim === claim && line.state === 'reserved' ? { ...line, state, at } : line)) };
}

function startCounting(ledger: Ledger, usage: Usage, facts: Facts): Ledger {
  const key = keyOf(usage, facts);
  if (ledger.before[key] !== undefined) return ledger;
  const told = facts[usage.fact];
  const before = typeof told === 'number' ? told : told === true ? 1 : 0;
  return { ...ledger, before: { ...ledger.before, [key]: before } };
}

function keyOf(usage: Usage, facts: Facts): string {
  return usage.per === undefined ? usage.fact : `${usage.fact}@${planOf(usage, facts) ?? '?'}`;
}

function planOf({ per }: Usage, facts: Facts): string | null {
  const plan = per === undefined ? null : facts[per];
  return typeof plan === 'string' ? plan : null;
}
