/**
 * How many turns an interview takes, per policy, over the stated distribution of cases (`policies/questions/habits.ts`
 * and the likelihoods of the policy files): ours, against the full form, file order within the natural stages, and the
 * best possible under the same grouping (dynamic programming, where it is small enough).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { compilePolicy, type Policy } from '../policies/compile.js';
import { askableFacts, decide, nextTurn } from '../policies/decide.js';
import { STAGES, type Facts, type PolicyFile } from '../policies/language.js';
import { ASKED_TOGETHER } from '../policies/questions/habits.js';
import { agesGiven, caseOf, sampleCases } from '../policies/questions/samples.js';
import { BestInterview, TooLarge } from './best.js';
import { worldOf } from './world.js';

const CASES = 2048;
const AS_OF = '2026-06-17';
const LARGEST = 2_000_000;
const FOLDER = 'policies/data';

type Choose = (facts: Facts) => readonly string[];

/** Every fact that can be asked, documents together, in the natural order. */
function turnsOf({ facts }: PolicyFile): string[][] {
  const asked = Object.entries(facts).filter(([, { notAsked, onlyWith }]) => !notAsked && onlyWith === undefined);
  return STAGES.flatMap((stage) => {
    const here = asked.filter(([, fact]) => fact.stage === stage);
    const together = ASKED_TOGETHER.includes(stage) ? here.filter(([, { type }]) => type === 'yesNo').map(([id]) => id) : [];
    return [...here.filter(([id]) => !together.includes(id)).map(([id]) => [id]), ...(together.length > 0 ? [together] : [])];
  });
}

function measured(policy: Policy, cases: readonly Facts[], choose: Choose): { mean: string; p95: number } {
  const counts = cases.map((full) => {
    let facts: Facts = {};
    let turns = 0;
    while (decide(policy, AS_OF, facts).outcome === 'undecided') {
      facts = { ...facts, ...Object.fromEntries(choose(facts).map((fact) => [fact, full[fact] ?? null])) };
      turns++;
    }
    return turns;
  }).sort((a, b) => a - b);
  return { mean: (counts.reduce((sum, count) => sum + count, 0) / counts.length).toFixed(2), p95: counts[Math.floor(counts.length * 0.95)] ?? 0 };
}

function bestOf(policy: Policy, turns: readonly string[][]): string {
  try {
    return new BestInterview(policy, AS_OF, worldOf(policy.file, AS_OF), turns, LARGEST).expected().toFixed(2);
  } catch (error) {
    if (error instanceof TooLarge) return 'too large';
    throw error;
  }
}

process.stdout.write('| policy | full form | file order | p95 | ours | p95 | best possible |\n| --- | --- | --- | --- | --- | --- | --- |\n');
for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.policy.json'))) {
  const policy = compilePolicy(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as PolicyFile);
  const turns = turnsOf(policy.file);
  const samples = sampleCases(policy.file, CASES, {});
  const ages = agesGiven(policy.file, samples, new Map());
  const cases = Array.from({ length: CASES }, (_, index) => caseOf(samples, ages, AS_OF, index));
  const inFile = measured(policy, cases, (facts) => {
    const askable = askableFacts(policy, AS_OF, facts);
    return turns.map((turn) => turn.filter((fact) => askable.has(fact))).find((turn) => turn.length > 0) ?? [];
  });
  const ours = measured(policy, cases, (facts) => nextTurn(policy, AS_OF, facts).facts);
  process.stdout.write(`| ${policy.id} | ${turns.length} | ${inFile.mean} | ${inFile.p95} | ${ours.mean} | ${ours.p95} | ${bestOf(policy, turns)} |\n`);
}
