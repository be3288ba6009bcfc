import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../policies/calendar.js';
import { inWords, witnessSearch, type Wish } from '../../policies/check/witness.js';
import { compileCondition } from '../../policies/condition.js';
import type { Condition, FactDefinition, Facts, PolicyFile } from '../../policies/language.js';
import { LANTERN } from './small.js';

const lantern = JSON.parse(LANTERN) as PolicyFile;
const date = lantern.facts['faultDate'] as FactDefinition;
const file: PolicyFile = { ...lantern, facts: { ...lantern.facts, a: date, b: date, c: date } };

const operator = fc.constantFrom('after', 'notAfter', 'before', 'notBefore');
const literal = fc.integer({ min: 0, max: 6 }).map((days) => addDays('2021-02-25', days));
const shifted = fc.record({ date: fc.constantFrom('a', 'b', 'c'), plusDays: fc.integer({ min: 0, max: 3 }) });
const comparison = fc.tuple(fc.constantFrom('a', 'b', 'c'), operator, fc.oneof(literal, shifted)).map(([fact, key, day]) => ({ fact, [key]: day }) as unknown as Condition);

describe('the search for facts under which conditions hold', () => {
  it('finds some wherever trying all days does, and what it finds is right', function () {
    this.timeout(300_000);
    const runs = process.env['GWARANT_FULL'] ? 1500 : 150;
    const search = witnessSearch(file);
    fc.assert(fc.property(fc.array(fc.tuple(comparison, fc.boolean()), { minLength: 1, maxLength: 4 }), (parts) => {
      const wishes = parts.map(([when, holds]): Wish => ({ when, holds }));
      const witness = search(wishes);
      if (witness.type === 'found') assert.ok(holdAll(wishes)(witness.facts), inWords(witness.facts));
      else assert.equal(witness.type === 'none' && someDays(wishes), false, JSON.stringify(wishes));
    }), { numRuns: runs, seed: 20260302 });
  });

  it('keeps to the limits of the policy', () => {
    const before: Wish = { when: { fact: 'faultDate', before: { date: 'purchaseDate' } }, holds: true };
    assert.deepEqual(witnessSearch(lantern)([before]), { type: 'none' });
    assert.equal(witnessSearch({ ...lantern, limits: [] })([before]).type, 'found');
  });

  it('chooses the day of the case too', () => {
    const late: Wish = { when: { fact: 'asOf', after: { date: 'reportBy' } }, holds: true };
    const witness = witnessSearch(lantern)([late]);
    assert.deepEqual(witness.type === 'found' && Object.keys(witness.facts).sort(), ['asOf', 'purchaseDate']);
  });

  it('gives up on too many facts rather than say that there are none', () => {
    const facts = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`yes${index}`, lantern.facts['proofOfPurchase'] as FactDefinition]));
    const free = Object.keys(facts).map((fact): Wish => ({ when: { any: [{ fact, is: true }, { fact, is: false }] }, holds: true }));
    const contradiction: Wish[] = [{ when: { fact: 'item', is: 'lantern' }, holds: true }, { when: { fact: 'item', is: 'battery' }, holds: true }];
    assert.deepEqual(witnessSearch({ ...lantern, facts: { ...facts, ...lantern.facts } })([...free, ...contradiction]), { type: 'gave-up' });
  });

  it('tells facts in words', () => {
    assert.equal(inWords({ item: 'battery', faultDate: '2026-01-02', inTrial: null }), 'when item is "battery", faultDate is 2026-01-02, inTrial is not known');
    assert.equal(inWords({}), 'whatever the facts are');
  });
});

function holdAll(wishes: readonly Wish[]): (facts: Facts) => boolean {
  const wanted = wishes.map(({ when, holds }) => ({ node: compileCondition(file, new Map(), when), truth: holds ? 'true' : 'false' }));
  return (facts) => wanted.every(({ node, truth }) => node.truth({ asOf: '2026-03-02', facts }) === truth);
}

/** Do any three days around the literals fulfil the wishes? The conditions reach 3 days from one day to the next. */
function someDays(wishes: readonly Wish[]): boolean {
  const days = Array.from({ length: 20 }, (_, index) => addDays('2021-02-18', index));
  const fulfilled = holdAll(wishes);
  return days.some((a) => days.some((b) => days.some((c) => fulfilled({ a, b, c }))));
}
