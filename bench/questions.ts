/**
 * How many turns an interview takes, per policy, over the stated distribution of cases (`policies/questions/habits.ts`
 * and the likelihoods of the policy files): ours, against the full form, file order within the natural stages, and the
 * best possible under the same grouping, whatever its order. The best is worked out by dynamic programming; where that
 * is too large, a bound that no order can beat stands in its place.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { compilePolicy, type Policy } from '../policies/compile.js';
import { nextTurn } from '../policies/decide.js';
import type { Facts, PolicyFile } from '../policies/language.js';
import { BestInterview, TooLarge, type Turn } from './best.js';
import { foretold, withFollowers } from './foretold.js';
import { casesOf, inFileOrder, measured, turnsOf, type Measured } from './interviews.js';
import { worldOf } from './world.js';

const CASES = 2048;
const AS_OF = '2026-06-17';
/** States after which the dynamic programming gives up; the largest policy that it can do takes two thirds of it. */
const LARGEST = 150_000;
const LARGEST_FOR_A_BOUND = 1_000_000;
const FOLDER = 'policies/data';

interface Yardstick {
  readonly mean: number;
  /** Null: only a bound is known. */
  readonly p95: number | null;
}

/** Played on the same cases as the others; a bound is the mean over all cases there can be. */
function bestOf(policy: Policy, cases: readonly Facts[], turns: readonly Turn[]): Yardstick {
  const world = worldOf(policy.file, AS_OF);
  try {
    const best = new BestInterview(policy, AS_OF, world, turns, LARGEST);
    best.expected();
    return measured(policy, AS_OF, cases, (facts) => best.next(facts));
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const bound = new BestInterview(policy, AS_OF, foretold(policy, AS_OF, world), withFollowers(policy, turns), LARGEST_FOR_A_BOUND);
    return { mean: bound.expected(), p95: null };
  }
}

function row(policy: Policy): string {
  const turns = turnsOf(policy.file);
  const cases = casesOf(policy, AS_OF, CASES);
  const inFile = measured(policy, AS_OF, cases, inFileOrder(policy, AS_OF, turns));
  const ours = measured(policy, AS_OF, cases, (facts) => nextTurn(policy, AS_OF, facts).facts);
  const best = bestOf(policy, cases, turns);
  const over = `${((ours.mean / best.mean - 1) * 100).toFixed(1)} %`;
  const [atLeast, atMost] = best.p95 === null ? ['≥ ', '≤ '] : ['', ''];
  return `| ${policy.id} | ${turns.length} | ${shown(inFile)} | ${shown(ours)} | ${atLeast}${best.mean.toFixed(2)} | ${best.p95 ?? '–'} | ${atMost}${over} |`;
}

function shown({ mean, p95 }: Measured): string {
  return `${mean.toFixed(2)} | ${p95}`;
}

process.stdout.write('| policy | full form | file order | p95 | ours | p95 | best possible | p95 | ours above best |\n|---|---|---|---|---|---|---|---|---|\n');
for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.policy.json'))) {
  process.stdout.write(`${row(compilePolicy(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as PolicyFile))}\n`);
}
