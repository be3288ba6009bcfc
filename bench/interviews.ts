/** Interviews played on the stated distribution of cases, and how many turns they take. */
import type { Policy } from '../policies/compile.js';
import { askableFacts, decide } from '../policies/decide.js';
import { STAGES, type Day, type Facts, type PolicyFile } from '../policies/language.js';
import { ASKED_TOGETHER } from '../policies/questions/habits.js';
import { agesGiven, caseOf, sampleCases } from '../policies/questions/samples.js';
import type { Turn } from './best.js';

/** What is asked next, of a case that is undecided. */
export type Choose = (facts: Facts) => Turn;

/** Turns. */
export interface Measured {
  readonly mean: number;
  readonly p95: number;
}

/** Every fact that can be asked, documents together, in the natural order. */
export function turnsOf({ facts }: PolicyFile): Turn[] {
  const asked = Object.entries(facts).filter(([, { notAsked, onlyWith }]) => !notAsked && onlyWith === undefined);
  return STAGES.flatMap((stage) => {
    const here = asked.filter(([, fact]) => fact.stage === stage);
    const together = ASKED_TOGETHER.includes(stage) ? here.filter(([, { type }]) => type === 'yesNo').map(([id]) => id) : [];
    return [...here.filter(([id]) => !together.includes(id)).map(([id]) => [id]), ...(together.length > 0 ? [together] : [])];
  });
}

/** @param count a multiple of 32 */
export function casesOf(policy: Policy, asOf: Day, count: number): Facts[] {
  const samples = sampleCases(policy.file, count, {});
  const ages = agesGiven(policy.file, samples, new Map());
  return Array.from({ length: count }, (_, index) => caseOf(samples, ages, asOf, index));
}

/** The first turn, as in the file, that can still matter. */
export function inFileOrder(policy: Policy, asOf: Day, turns: readonly Turn[]): Choose {
  return (facts) => {
    const askable = askableFacts(policy, asOf, facts);
    return turns.map((turn) => turn.filter((fact) => askable.has(fact))).find((turn) => turn.length > 0) ?? [];
  };
}

/** Plays every case to its decision. */
export function measured(policy: Policy, asOf: Day, cases: readonly Facts[], choose: Choose): Measured {
  const counts = cases.map((full) => turnsFor(policy, asOf, full, choose)).sort((a, b) => a - b);
  return { mean: counts.reduce((sum, count) => sum + count, 0) / counts.length, p95: counts[Math.floor(counts.length * 0.95)] ?? 0 };
}

function turnsFor(policy: Policy, asOf: Day, full: Facts, choose: Choose): number {
  let facts: Facts = {};
  for (let turns = 0; ; turns++) {
    if (decide(policy, asOf, facts).outcome !== 'undecided') return turns;
    const turn = choose(facts);
    if (turn.length === 0) throw new Error(`${policy.id}: undecided, and nothing is asked`);
    facts = { ...facts, ...Object.fromEntries(turn.map((fact) => [fact, full[fact] ?? null])) };
  }
}
