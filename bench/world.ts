/**
 * The stated distribution of cases, exactly: answers that do not hang together, and groups of facts that do (dates that
 * follow or limit one another, numbers under a limit), each combination with its share.
 */
import type { Day, Facts, FactValue, PolicyFile } from '../policies/language.js';
import { dateHabit } from '../policies/questions/habits.js';
import { agesGiven, caseOf, type Samples } from '../policies/questions/samples.js';
import { likelyAnswers, unknownShare, type LikelyAnswer } from '../policies/questions/likelihood.js';

export interface Combination {
  readonly facts: Facts;
  readonly share: number;
}

export interface World {
  readonly single: ReadonlyMap<string, readonly LikelyAnswer[]>;
  /** By fact, the combinations of the group it is in. */
  readonly groups: ReadonlyMap<string, readonly Combination[]>;
  /** An answer to one fact of a group gives the whole combination away. */
  readonly foretold: boolean;
}

export function worldOf(file: PolicyFile, asOf: Day): World {
  const groups = linkedGroups(file);
  const single = Object.entries(file.facts).filter(([id]) => !groups.some((group) => group.includes(id)));
  return {
    single: new Map(single.map(([id, definition]) => [id, likelyAnswers(id, definition)])),
    groups: new Map(groups.flatMap((group) => {
      const combinations = combinationsOf(file, asOf, group);
      return group.map((id) => [id, combinations] as const);
    })),
    foretold: false
  };
}

/** Dates, and whatever they hang together with. */
function linkedGroups(file: PolicyFile): string[][] {
  const ids = Object.keys(file.facts);
  const links = ids.flatMap((id): [string, string][] => {
    const { type, nullWith } = file.facts[id] ?? {};
    const follows = type === 'date' ? dateHabit(id).follows : undefined;
    return [...(follows !== undefined && ids.includes(follows) ? [[id, follows] as [string, string]] : []), ...(nullWith === undefined ? [] : [[id, nullWith] as [string, string]])];
  });
  for (const limit of file.limits ?? []) {
    const other = 'notAfter' in limit ? limit.notAfter : 'notBefore' in limit ? limit.notBefore : limit.notAbove;
    if (other !== 'asOf') links.push([limit.fact, other]);
  }
  const groupOf = new Map(ids.map((id) => [id, id]));
  for (const [a, b] of links) {
    const [from, to] = [groupOf.get(a) ?? a, groupOf.get(b) ?? b];
    for (const [id, group] of groupOf) if (group === from) groupOf.set(id, to);
  }
  const groups = [...new Set(groupOf.values())].map((name) => ids.filter((id) => groupOf.get(id) === name));
  return groups.filter((group) => group.length > 1 || file.facts[group[0] ?? '']?.type === 'date');
}

function combinationsOf(file: PolicyFile, asOf: Day, group: readonly string[]): Combination[] {
  let rows: { readonly draws: Readonly<Record<string, number | FactValue | null>>; readonly share: number }[] = [{ draws: {}, share: 1 }];
  for (const id of group) rows = rows.flatMap(({ draws, share }) => drawsOf(file, id).map((one) => ({ draws: { ...draws, [id]: one.value }, share: share * one.share })));
  const samples = asSamples(file, group, rows.map(({ draws }) => draws));
  const ages = agesGiven(file, samples, new Map());
  const together = new Map<string, Combination>();
  rows.forEach(({ share }, index) => {
    const facts = caseOf(samples, ages, asOf, index);
    const key = JSON.stringify(facts);
    together.set(key, { facts, share: share + (together.get(key)?.share ?? 0) });
  });
  return [...together.values()];
}

function drawsOf(file: PolicyFile, id: string): { readonly value: number | FactValue | null; readonly share: number }[] {
  const definition = file.facts[id];
  if (!definition) return [];
  if (definition.type !== 'date') return likelyAnswers(id, definition);
  const unknown = unknownShare(definition);
  const { days } = dateHabit(id);
  return [{ value: NaN, share: unknown }, ...days.map((value) => ({ value, share: (1 - unknown) / days.length }))];
}

/** The rows as if they had been drawn, with what `sampleCases` does to facts that hang together. */
function asSamples(file: PolicyFile, group: readonly string[], rows: readonly Readonly<Record<string, number | FactValue | null>>[]): Samples {
  const isDate = (id: string): boolean => file.facts[id]?.type === 'date';
  const leads = (id: string): string => file.facts[id]?.nullWith ?? '';
  const limits = (file.limits ?? []).flatMap((limit) => ('notAbove' in limit && group.includes(limit.fact) ? [limit] : []));
  const settled = rows.map((row) => {
    const result = { ...row };
    for (const { fact, notAbove } of limits) {
      const [low, high] = [result[fact], result[notAbove]];
      if (typeof low === 'number' && typeof high === 'number' && low > high) result[notAbove] = low;
    }
    for (const id of group) if (leads(id) in result && result[leads(id)] !== true) result[id] = NaN;
    return result;
  });
  return {
    cases: rows.length,
    answers: new Map(group.filter((id) => !isDate(id)).map((id) => [id, settled.map((row) => row[id] ?? null)])),
    draws: new Map(group.filter(isDate).map((id) => [id, settled.map((row) => Number(row[id]))]))
  };
}
