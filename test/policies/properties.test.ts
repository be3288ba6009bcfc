/**
 * Laws that hold for every combination of facts, on cases drawn from each policy file. `GWARANT_FULL` plays 20,000
 * cases a law and policy instead of 300. The seed is part of each test's name; a failure prints the path to replay.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../policies/calendar.js';
import type { Policy } from '../../policies/compile.js';
import { decide } from '../../policies/decide.js';
import type { Decision } from '../../policies/decision.js';
import { readFacts } from '../../policies/facts.js';
import { interview } from '../../policies/interview.js';
import type { Facts, FactValue } from '../../policies/language.js';
import { anyCase, boundOf, consistent, plausibleCase, type Case } from './arbitraries.js';
import { delivered } from './delivered.js';
import { POLICY_IDS, reference } from './reference.js';
import type { Expected } from './reference/judge.js';
import { shuffledPolicies, shuffle } from './shuffled.js';

const RUNS = process.env['GWARANT_FULL'] ? 20_000 : 300;
const SEED = 20_260_302;

/** Plays the law on many cases of the policy. */
function holds<T>(arbitrary: fc.Arbitrary<T>, law: (one: T) => void): void {
  fc.assert(fc.property(arbitrary, law), { seed: SEED, numRuns: RUNS });
}

/** Which of a case's facts are known already: one bit a fact. */
const subset = fc.infiniteStream(fc.boolean()).map((stream) => (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(() => stream.next().value === true)));

function policyOf(id: string): Policy {
  const policy = delivered.policies.get(id);
  assert.ok(policy, `${id} is not delivered`);
  return policy;
}

function without(facts: Facts, fact: string | undefined): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => id !== fact));
}

/** What an outcome means to the customer, apart from its clauses. */
function result({ outcome, actions, remedies, fee, handoff, deadline }: Decision): unknown {
  return { outcome, actions: new Set(actions), remedies: new Set(remedies), fee, handoff, deadline };
}

/** Everything that may not depend on an order, nor on who works it out. */
function verdict({ outcome, cites, actions, remedies, fee, coverEnds, handoff, deadline }: Decision | Expected): unknown {
  return {
    outcome, fee, handoff, coverEnds: coverEnds ?? null, deadline: deadline ?? null,
    cites: [...cites].sort(), actions: [...actions].sort(), remedies: [...remedies].sort()
  };
}

it('every delivered policy has its reference', () => {
  assert.deepEqual([...delivered.policies.keys()].sort(), [...POLICY_IDS].sort());
});

for (const id of POLICY_IDS) {
  describe(`laws of ${id} (${RUNS} cases each, seed ${SEED})`, () => {
    const policy = policyOf(id);
    /** The fact that ends everything at any time is told, never asked. */
    const untilSolved = ({ asOf, facts }: Case): Case => ({ asOf, facts: without(facts, policy.file.solvedBy) });

    it('decides as the reference does', () => {
      holds(plausibleCase(policy, 'absentAndUnknown'), ({ asOf, facts }) => {
        const answer = reference(id, asOf, facts);
        assert.equal(answer.type, 'decision');
        if (answer.type !== 'decision') return;
        const decision = decide(policy, asOf, facts);
        assert.deepEqual(verdict(decision), verdict(answer.expected));
        if (decision.ask !== undefined) assert.ok(answer.expected.askable.includes(decision.ask), `asks ${decision.ask}`);
      });
    });

    it('ends an interview as all the facts together do', () => {
      holds(plausibleCase(policy, 'unknown').map((one) => untilSolved(consistent(policy, one))), ({ asOf, facts }) => {
        const all = decide(policy, asOf, facts);
        const { decision, asked } = interview(policy, asOf, facts);
        assert.deepEqual(result(decision), result(all));
        assert.deepEqual(decision.cites.filter((clause) => !all.cites.includes(clause)), []);
        assert.equal(new Set(asked).size, asked.length, 'a question was asked twice');
      });
    });

    it('never changes a decided outcome when more is learned', () => {
      const cases = plausibleCase(policy, 'unknown').map((one) => untilSolved(consistent(policy, one)));
      holds(fc.tuple(cases, subset, subset), ([{ asOf, facts }, first, second]) => {
        const some = first(facts);
        const before = decide(policy, asOf, some);
        if (before.outcome === 'undecided') return;
        assert.deepEqual(decide(policy, asOf, { ...some, ...second(facts) }).outcome, before.outcome);
        assert.deepEqual(decide(policy, asOf, facts).outcome, before.outcome);
      });
    });

    it('does not depend on the order of rules, rows and facts', () => {
      const shuffles = shuffledPolicies(policy, RUNS > 1000 ? 200 : 20, SEED);
      holds(fc.tuple(plausibleCase(policy, 'absentAndUnknown'), fc.nat(shuffles.length - 1)), ([{ asOf, facts }, index]) => {
        const reordered = Object.fromEntries(shuffle(Object.entries(facts), index + SEED));
        assert.deepEqual(verdict(decide(shuffles[index] ?? policy, asOf, reordered)), verdict(decide(policy, asOf, facts)));
      });
    });

    it('never denies out of ignorance', () => {
      holds(fc.tuple(plausibleCase(policy, 'absentAndUnknown'), subset), ([{ asOf, facts }, forgotten]) => {
        const decision = decide(policy, asOf, facts);
        if (decision.outcome !== 'not-covered') {
          const less = { ...facts, ...Object.fromEntries(Object.keys(forgotten(facts)).map((fact) => [fact, null])) };
          assert.notEqual(decide(policy, asOf, less).outcome, 'not-covered');
        }
        for (const { rule, level, reads } of decision.outcome === 'not-covered' ? decision.trace : []) {
          assert.equal(level, 'deny');
          assert.ok(reads.some((fact) => facts[fact] !== null && facts[fact] !== undefined), `${rule} rests on nothing that is known`);
        }
      });
    });

    it('refuses facts that cannot be together, and only those', () => {
      holds(anyCase(policy, 'absentAndUnknown'), ({ asOf, facts }) => {
        const read = readFacts(policy, asOf, facts);
        const answer = reference(id, asOf, facts);
        if (answer.type === 'decision') return assert.deepEqual(read, { type: 'facts', facts });
        assert.ok(read.type === 'refused' && read.code === 'implausible', `accepted ${JSON.stringify(answer.clashes)}`);
        assert.ok(answer.clashes.some((clash) => sameMembers(clash, read.facts)), `names ${read.facts.join(', ')}`);
      });
    });

    it('refuses one day or one more beyond each limit', () => {
      holds(fc.tuple(plausibleCase(policy, 'none'), fc.integer({ min: 1, max: 400 })), ([{ asOf, facts }, beyond]) => {
        for (const limit of policy.file.limits ?? []) {
          const bound = boundOf(limit, asOf, facts);
          if (bound === undefined || bound === null) continue;
          const value = outside(bound, 'notBefore' in limit ? -beyond : beyond);
          const read = readFacts(policy, asOf, { ...facts, [limit.fact]: value });
          assert.ok(read.type === 'refused' && read.code === 'implausible', `${limit.fact} ${String(value)} beside ${String(bound)}`);
        }
      });
    });

    it('asks exactly while it is undecided, and only for a fact that is absent and may be asked', () => {
      holds(plausibleCase(policy, 'absentAndUnknown'), ({ asOf, facts }) => {
        const { outcome, ask } = decide(policy, asOf, facts);
        assert.equal(ask !== undefined, outcome === 'undecided');
        if (ask === undefined) return;
        assert.ok(!(ask in facts), `${ask} is known`);
        assert.ok(policy.file.facts[ask] && !policy.file.facts[ask].notAsked, `${ask} is no question`);
      });
    });
  });
}

function sameMembers(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

function outside(bound: FactValue, by: number): FactValue {
  return typeof bound === 'number' ? bound + by : addDays(String(bound), by);
}
