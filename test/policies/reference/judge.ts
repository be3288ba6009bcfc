/** Levels, precedence and what a decision says, as sections 1.1, 1.4 and 1.5 of the specification word it. */
import { toDay } from './days.js';
import { type DayTerm, type Finding, type Sheet } from './logic.js';

export type Fee = { readonly amount: string; readonly currency: string; readonly indicative?: boolean } | null;

export interface RuleRow {
  readonly effect: 'deny' | 'refer' | 'need';
  readonly when: Finding;
  readonly cites: readonly string[];
  readonly action?: string;
}

export interface GrantRow {
  readonly when: Finding;
  readonly cites: readonly string[];
  readonly remedies: readonly string[];
  readonly handoff: boolean;
  /** Undefined: it reads an absent fact, named in `feeAsks`. */
  readonly fee?: Fee | undefined;
  readonly feeAsks?: readonly string[];
  readonly deadline?: { readonly value: number; readonly unit: 'days' | 'workingDays' };
}

export interface Period {
  readonly when: Finding;
  readonly clause: string;
  readonly ends: DayTerm;
}

/** A policy's tables, worked out for one case. */
export interface Tables {
  readonly solved?: boolean;
  readonly checks?: readonly { readonly when: Finding; readonly cites: readonly string[]; readonly action: string }[];
  readonly rules: readonly RuleRow[];
  readonly grants: readonly GrantRow[];
  readonly periods?: readonly Period[];
  readonly grantCitesPeriod?: boolean;
}

export interface Expected {
  readonly outcome: string;
  readonly cites: readonly string[];
  readonly actions: readonly string[];
  readonly remedies: readonly string[];
  readonly fee: Fee;
  readonly coverEnds: string | undefined;
  readonly deadline: { readonly value: number; readonly unit: string } | undefined;
  readonly handoff: boolean;
  readonly askable: readonly string[];
}

export type PolicyTables = (sheet: Sheet) => Tables;

export function judge(tables: Tables): Expected {
  const period = tables.periods?.find(({ when }) => when.holds === true);
  const ends = period && typeof period.ends.number === 'number' ? toDay(period.ends.number) : undefined;
  const nothing = { cites: [], actions: [], remedies: [], fee: null, coverEnds: ends, deadline: undefined, handoff: false, askable: [] };
  const undecided = (asks: readonly string[]): Expected => ({ ...nothing, outcome: 'undecided', askable: unique(asks) });
  const refer = (cites: readonly string[]): Expected => ({ ...nothing, outcome: 'referred', cites: unique(cites), handoff: true });
  const need = (cites: readonly string[], actions: readonly string[]): Expected =>
    ({ ...nothing, outcome: 'action-needed', cites: unique(cites), actions: unique(actions) });
  if (tables.solved) return { ...nothing, outcome: 'solved' };

  const checks = tables.checks ?? [];
  const stop = checks.find(({ when }) => when.holds === true || when.holds === undefined);
  if (stop) return stop.when.holds ? need(stop.cites, [stop.action]) : undecided(stop.when.open);
  const unsure = checks.filter(({ when }) => when.holds === null);
  if (unsure.length > 0) return refer(unsure.flatMap(({ cites }) => cites));

  const at = (effect: RuleRow['effect'], holds: boolean | null | undefined): RuleRow[] =>
    tables.rules.filter((rule) => rule.effect === effect && rule.when.holds === holds);
  const cites = (rules: readonly RuleRow[]): string[] => rules.flatMap((rule) => rule.cites);
  const open = [...tables.rules, ...tables.grants].flatMap(({ when }) => (when.holds === undefined ? when.open : []));

  if (at('deny', true).length > 0) return { ...nothing, outcome: 'not-covered', cites: unique(cites(at('deny', true))) };
  if (at('deny', undefined).length > 0) return undecided(open);
  if (at('deny', null).length > 0) return refer([...cites(at('deny', null)), ...cites(at('refer', true))]);
  if (at('refer', true).length > 0) return refer(cites(at('refer', true)));
  if (at('refer', undefined).length > 0) return undecided(open);
  if (at('refer', null).length > 0) return refer(cites(at('refer', null)));
  if (at('need', undefined).length > 0) return undecided(open);
  const needs = [...at('need', true), ...at('need', null)];
  if (needs.length > 0) return need(cites(needs), needs.flatMap(({ action }) => action ?? []));

  const grant = tables.grants.find(({ when }) => when.holds === true);
  if (!grant) return open.length > 0 ? undecided(open) : refer([]);
  if (grant.feeAsks && grant.feeAsks.length > 0) return undecided([...open, ...grant.feeAsks]);
  return {
    ...nothing,
    outcome: 'covered',
    cites: unique([...grant.cites, ...(tables.grantCitesPeriod && period ? [period.clause] : [])]),
    remedies: grant.remedies,
    fee: grant.fee ?? null,
    deadline: grant.deadline,
    handoff: grant.handoff
  };
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}
