/** What is proved of the delivered policies, held against `decide`. */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { verify } from '../../policies/check/all.js';
import { holds, LEVELS, rulesOf, wishesBefore } from '../../policies/check/levels.js';
import { proverOf } from '../../policies/check/proof/prover.js';
import type { CompiledRule, Policy } from '../../policies/compile.js';
import { decide } from '../../policies/decide.js';
import { readFacts } from '../../policies/facts.js';
import type { Facts, PolicyFile } from '../../policies/language.js';
import type { Locate } from '../../policies/load/source.js';
import { plausibleCase } from './arbitraries.js';
import { delivered } from './delivered.js';

function compiledRules(policy: Policy): readonly CompiledRule[] {
  return [...policy.checks, ...policy.deny, ...policy.refer, ...policy.need, ...policy.grants];
}

for (const policy of delivered.policies.values()) {
  describe(`what is proved of ${policy.id}`, () => {
    const rules = rulesOf(policy.file);
    const prover = proverOf(policy.file);

    it('is about the rules that decide, level by level', () => {
      const named = (some: readonly { readonly id: string; readonly level: string; readonly clauses: readonly string[] }[]): string[] =>
        some.map(({ id, level, clauses }) => [level, id, ...clauses].join(' ')).sort();
      assert.deepEqual(named(rules), named(compiledRules(policy)));
    });

    it('holds for `decide`: every rule has an example in which it decides', () => {
      for (const rule of rules) {
        const answer = prover.find([holds(prover, rule), ...wishesBefore(prover, policy.file, rules, rule).map(({ wish }) => wish)]);
        assert.equal(answer.type, 'found', rule.id);
        if (answer.type !== 'found') continue;
        const { asOf, facts } = answer.example();
        assert.equal(readFacts(policy, asOf, facts).type, 'facts', JSON.stringify(facts));
        assert.equal(truthOf(policy, rule.id, asOf, facts), 'true', `${rule.id} ${JSON.stringify(facts)}`);
        const above = compiledRules(policy).filter(({ level }) => LEVELS.indexOf(level) < LEVELS.indexOf(rule.level));
        for (const { id } of above) assert.equal(truthOf(policy, id, asOf, facts), 'false', `${id} before ${rule.id} ${JSON.stringify(facts)}`);
      }
    });

    it('holds for `decide`: known facts never fall through', function () {
      this.timeout(300_000);
      const runs = process.env['GWARANT_FULL'] ? 20_000 : 1000;
      fc.assert(fc.property(plausibleCase(policy, 'none'), ({ asOf, facts }) => {
        const { outcome, trace } = decide(policy, asOf, facts);
        assert.ok(outcome !== 'undecided', JSON.stringify(facts));
        assert.ok(trace.length > 0 || outcome === 'solved', JSON.stringify(facts));
      }), { numRuns: runs, seed: 20260302 });
    });
  });
}

describe('a slip in a delivered policy', () => {
  /** The codes for a policy in which every `find` was replaced. */
  const codes = (id: string, find: string, written: string): readonly string[] => {
    const text = JSON.stringify(delivered.policies.get(id)?.file);
    assert.ok(text.includes(find), find);
    const nowhere: Locate = () => ({ file: id, line: 1, column: 1 });
    return verify(JSON.parse(text.replaceAll(find, written)) as PolicyFile, nowhere).map(({ code }) => code);
  };

  it('of one day between the rows of a table is found', () => {
    assert.deepEqual(codes('scooter-warranty', '"notAfter":"2020-02-29"', '"notAfter":"2020-02-28"'), ['rows-gap']);
    assert.deepEqual([...new Set(codes('scooter-warranty', '"notAfter":"2021-02-28"', '"notAfter":"2021-03-01"'))], ['rows-overlap']);
  });

  it('that leaves a request, or an event, to nobody is found', () => {
    assert.deepEqual(codes('dji-care-osmo-action', '"effect":"refer","when":{"fact":"request","is":"extension"}', '"effect":"refer","when":{"fact":"request","is":"bonusYear"}'), ['gap']);
    assert.ok(codes('brasty-accident-theft', '"when":{"fact":"event","is":"loss"}', '"when":{"fact":"event","is":"theft"}').includes('gap'));
  });

  it('of "after" and "notAfter" is found', () => {
    assert.deepEqual(codes('brasty-mechanism', '"fact":"faultDate","notAfter":{"date":"statutoryEnds"}', '"fact":"faultDate","after":{"date":"statutoryEnds"}'), ['shadowed']);
  });

  it('that denies those who do not know is found', () => {
    const found = codes('axis-rma', '"effect":"refer","when":{"fact":"inWarranty","is":false}', '"effect":"deny","when":{"not":{"fact":"inWarranty","is":true}}');
    assert.ok(found.includes('denied-unknown'), found.join());
  });
});

function truthOf(policy: Policy, id: string, asOf: string, facts: Facts): string {
  const rule = compiledRules(policy).find((one) => one.id === id);
  assert.ok(rule, id);
  return rule.condition.truth({ asOf, facts });
}
