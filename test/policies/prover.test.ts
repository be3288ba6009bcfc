/** The prover against trying everything: what it finds is true, and where it finds nothing there is nothing. */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { addDays } from '../../policies/calendar.js';
import { dayNumber, dayOfNumber, shiftOf, sumOf, valueOf } from '../../policies/check/proof/day-sum.js';
import { proverOf, type Answer } from '../../policies/check/proof/prover.js';
import { compileCondition } from '../../policies/condition.js';
import { implausible } from '../../policies/facts.js';
import { compilePolicy, type Policy } from '../../policies/compile.js';
import type { Condition, Facts, FactDefinition, FactValue, PolicyFile } from '../../policies/language.js';
import { LANTERN } from './small.js';

const lantern = JSON.parse(LANTERN) as PolicyFile;
const FULL = process.env['GWARANT_FULL'] !== undefined;

interface Asked {
  readonly when: Condition;
  readonly holds: boolean;
}

function prove(file: PolicyFile, asked: readonly Asked[]): Answer {
  const prover = proverOf(file);
  return prover.find(asked.map(({ when, holds }) => ({ formula: prover.formula(when), holds })));
}

/** Do the wishes come true as `decide` would read these facts? */
function comeTrue(policy: Policy, asked: readonly Asked[]): (asOf: string, facts: Facts) => boolean {
  const nodes = asked.map(({ when, holds }) => ({ node: compileCondition(policy.file, policy.scope, when), truth: holds ? 'true' : 'false' }));
  return (asOf, facts) => !implausible(policy, asOf, facts) && nodes.every(({ node, truth }) => node.truth({ asOf, facts }) === truth);
}

/** The prover's answer is that of trying every combination of these values. */
function agree(file: PolicyFile, asked: readonly Asked[], values: Readonly<Record<string, readonly (FactValue | null)[]>>, asOf: string): void {
  const policy = compilePolicy(file);
  const isTrue = comeTrue(policy, asked);
  const answer = prove(file, asked);
  if (answer.type === 'found') {
    const example = answer.example();
    assert.ok(isTrue(example.asOf, example.facts), JSON.stringify([asked, example]));
  } else {
    assert.equal(answer.type, 'none', JSON.stringify(asked));
    const missed = combinations(values).find((facts) => isTrue(asOf, facts));
    assert.equal(missed, undefined, JSON.stringify([asked, missed]));
  }
}

function combinations(values: Readonly<Record<string, readonly (FactValue | null)[]>>): Facts[] {
  return Object.entries(values).reduce((all: Facts[], [fact, options]) => all.flatMap((facts) => options.map((value) => ({ ...facts, [fact]: value }))), [{}]);
}

function days(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

describe('date expressions', () => {
  const FIRST = dayNumber('1900-01-01');
  const LAST = dayNumber('2199-12-31');
  const steps = [1, 6, 12, 24, 36, -1, -13].map((months) => ({ months, days: 0, dayTerm: null, roll: false }));
  const rolled = { months: 0, days: 0, dayTerm: null, roll: true };

  for (const step of [...steps, rolled]) {
    it(`grow with their day, and by as much as is reckoned: ${step.roll ? 'the next working day' : `${step.months} months`}`, function () {
      this.timeout(60_000);
      const sum = sumOf('a', 0, [step]);
      const { low, high } = shiftOf(sum, () => ({ low: 0, high: 0 }));
      const every = FULL ? 1 : 7;
      for (let day = FIRST, before = -Infinity; day <= LAST; day += every) {
        const value = valueOf(sum, () => day);
        if (value < before || value - day < low || value - day > high) assert.fail(dayOfNumber(day));
        before = value;
      }
    });
  }
});

describe('the prover on days', () => {
  const date = lantern.facts['faultDate'] as FactDefinition;
  const integer = lantern.facts['repairDays'] as FactDefinition;
  const near = days('2021-01-25', 45);
  const file: PolicyFile = {
    ...lantern,
    facts: { a: date, b: date, n: integer },
    values: { later: { date: 'a', plusMonths: 1 }, rolled: { date: 'a', plusDays: 3, roll: true }, twice: { date: 'rolled', plusMonths: 1, roll: true } },
    limits: [{ fact: 'b', notBefore: 'a' }]
  };
  const operator = fc.constantFrom('after', 'notAfter', 'before', 'notBefore');
  const day = fc.oneof(
    fc.constantFrom(...near),
    fc.record({ date: fc.constantFrom('a', 'b', 'later', 'rolled', 'twice'), plusMonths: fc.constantFrom(0, 0, 1, -1), plusDays: fc.integer({ min: -3, max: 31 }), roll: fc.boolean() }),
    fc.record({ date: fc.constantFrom('a', 'later', 'twice'), plusDays: fc.constant({ fact: 'n' }) })
  );
  const dated = fc.tuple(fc.constantFrom('a', 'b'), operator, day).map(([fact, key, right]) => ({ fact, [key]: right }) as unknown as Condition);
  const counted = fc.tuple(fc.constantFrom('is', 'atLeast'), fc.nat(3)).map(([key, count]) => ({ fact: 'n', [key]: count }) as unknown as Condition);
  /** Keeps the facts among those that are tried. */
  const within: Asked[] = ['a', 'b'].flatMap((fact) => [
    { when: { fact, notBefore: near[0] ?? '' }, holds: true }, { when: { fact, notAfter: near.at(-1) ?? '' }, holds: true }
  ]);

  it('agrees with trying every day: months that end early, weekends and holidays, days that a number adds', function () {
    this.timeout(600_000);
    fc.assert(fc.property(fc.array(fc.tuple(fc.oneof({ weight: 4, arbitrary: dated }, { weight: 1, arbitrary: counted }), fc.boolean()), { minLength: 1, maxLength: 5 }), (parts) => {
      const few: Asked = { when: { fact: 'n', atLeast: 4 }, holds: false };
      agree(file, [...parts.map(([when, holds]) => ({ when, holds })), few, ...within], { a: near, b: near, n: [0, 1, 2, 3] }, '2026-03-02');
    }), { numRuns: FULL ? 3000 : 150, seed: 20260302 });
  });
});

describe('the prover on values', () => {
  const { item, inTrial, causes, proofOfPurchase, purchaseDate, repairDays } = lantern.facts as Record<string, FactDefinition>;
  assert.ok(item && inTrial && causes && proofOfPurchase && purchaseDate && repairDays);
  const { derived, ...asked } = inTrial;
  const file: PolicyFile = {
    ...lantern,
    facts: {
      item, causes, proof: proofOfPurchase, trial: asked, purchaseDate,
      count: { ...repairDays, nullIsValue: true },
      kind: { ...item, nullIsValue: true, values: { x: { title: item.label }, y: { title: item.label }, z: { title: item.label } } },
      marks: { ...causes, nullIsValue: true },
      follower: { ...proofOfPurchase, nullWith: 'kind' }
    },
    limits: []
  };
  const yes = fc.boolean();
  const comparison: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ fact: fc.constant('item'), is: fc.constantFrom('lantern', 'battery') }),
    fc.record({ fact: fc.constantFrom('proof', 'trial', 'follower'), is: yes }),
    fc.record({ fact: fc.constantFrom('causes', 'marks'), has: fc.constantFrom('water', 'fall') }),
    fc.record({ fact: fc.constantFrom('causes', 'marks'), hasAny: fc.constant(['water', 'fall']) }),
    fc.record({ fact: fc.constant('kind'), oneOf: fc.constantFrom(['x'], ['x', 'y']) }),
    fc.record({ fact: fc.constantFrom('trial', 'kind', 'marks', 'count'), isUnknown: fc.constant(true as const) }),
    fc.record({ fact: fc.constant('count'), atLeast: fc.constantFrom(0, 1, 2) }),
    fc.record({ fact: fc.constant('count'), is: fc.constantFrom(1, 2) })
  );
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      comparison,
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') })
    )
  }));
  const sets = [[], ['water'], ['fall'], ['water', 'fall']];
  const values = {
    item: ['lantern', 'battery'], causes: sets, proof: [true, false], trial: [true, false, null], count: [0, 1, 2, 3, null], kind: ['x', 'y', 'z', null],
    marks: [...sets, null], follower: [true, false]
  };

  it('agrees with trying every value, null among them where it is one', function () {
    this.timeout(600_000);
    fc.assert(fc.property(fc.array(fc.tuple(condition, fc.boolean()), { minLength: 1, maxLength: 5 }), (parts) => {
      agree(file, parts.map(([when, holds]) => ({ when, holds })), values, '2026-03-02');
    }), { numRuns: FULL ? 3000 : 300, seed: 20260302 });
  });

  it('reads a derived fact by what it is derived from', () => {
    const trial: PolicyFile = { ...lantern, parameters: { trialMonths: { about: item.label, value: 6 } } };
    assert.ok(derived);
    const late: Asked = { when: { fact: 'asOf', after: { date: 'purchaseDate', plusMonths: 7 } }, holds: true };
    assert.equal(prove(trial, [{ when: { fact: 'inTrial', is: true }, holds: true }, late]).type, 'none');
    assert.equal(prove(trial, [{ when: { fact: 'inTrial', is: false }, holds: true }, late]).type, 'found');
    assert.equal(prove(lantern, [{ when: { fact: 'inTrial', is: true }, holds: true }, late]).type, 'found');
    const unknown = prove(trial, [{ when: { fact: 'inTrial', isUnknown: true }, holds: true }]);
    assert.deepEqual(unknown.type === 'found' && unknown.example().facts, { purchaseDate: null });
  });
});

describe('the prover', () => {
  it('keeps to the limits of the policy', () => {
    const before: Asked[] = [{ when: { fact: 'faultDate', before: { date: 'purchaseDate' } }, holds: true }];
    assert.equal(prove(lantern, before).type, 'none');
    assert.equal(prove({ ...lantern, limits: [] }, before).type, 'found');
  });

  it('chooses the day of the case too, no later than the cases of the file where it can', () => {
    const answer = prove(lantern, [{ when: { fact: 'asOf', after: { date: 'reportBy' } }, holds: true }]);
    assert.deepEqual(answer.type === 'found' && answer.example(), { asOf: '2026-03-02', facts: { purchaseDate: '2023-02-13' }, apart: {} });
    const later = prove(lantern, [{ when: { fact: 'asOf', after: '2030-01-01' }, holds: true }]);
    assert.equal(later.type === 'found' && later.example().asOf, '2199-12-31');
  });

  it('goes round in no circle: days that would each have to be later than the other', () => {
    const circle: Asked[] = [
      { when: { fact: 'faultDate', after: { date: 'purchaseDate', plusDays: 2 } }, holds: true },
      { when: { fact: 'purchaseDate', after: { date: 'faultDate', plusDays: -2 } }, holds: true }
    ];
    assert.equal(prove({ ...lantern, limits: [] }, circle).type, 'none');
  });

  it('gives up on too many ways rather than say that there are none', () => {
    // Nine pigeons, eight holes: no shorter proof is known to a search of this kind.
    const holes = Array.from({ length: 8 }, (_, hole) => hole);
    const pigeons = Array.from({ length: 9 }, (_, pigeon) => pigeon);
    const sits = (pigeon: number, hole: number): Condition => ({ fact: `p${pigeon}h${hole}`, is: true });
    const facts = Object.fromEntries(pigeons.flatMap((pigeon) => holes.map((hole) => [`p${pigeon}h${hole}`, lantern.facts['proofOfPurchase'] as FactDefinition])));
    const everyOne = pigeons.map((pigeon): Asked => ({ when: { any: holes.map((hole) => sits(pigeon, hole)) }, holds: true }));
    const noTwo = holes.flatMap((hole) => pigeons.flatMap((one) => pigeons.slice(0, one).map((other): Asked => ({ when: { all: [sits(one, hole), sits(other, hole)] }, holds: false }))));
    assert.equal(prove({ ...lantern, facts }, [...everyOne, ...noTwo]).type, 'gave-up');
    assert.equal(prove({ ...lantern, facts }, [...everyOne.slice(1), ...noTwo]).type, 'found');
  });
});
