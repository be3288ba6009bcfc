/** Each verification rule on a small policy that breaks it, with the problem where its author would look. */
import { strict as assert } from 'node:assert';
import { VERIFICATION_RULES, verify } from '../../policies/check/all.js';
import { inWords } from '../../policies/check/example.js';
import { problemLine, type Problem } from '../../policies/problem.js';
import type { Condition, FactDefinition, PolicyFile } from '../../policies/language.js';
import { BATTERY_ROW, BREACHES, GRANT, TRIAL } from './breaches.js';
import { LANTERN, lanternWith, load, spoil } from './small.js';

describe('verification rules', () => {
  it('find nothing wrong with a sound policy', () => assert.deepEqual(found(LANTERN), []));

  for (const { name, edits, code, says } of BREACHES) {
    it(`find ${name}`, () => {
      const before = edits.slice(0, -1).reduce((text, [find, written]) => spoil(text, find, written).text, LANTERN);
      const [find = '', written = ''] = edits.at(-1) ?? [];
      const spoilt = spoil(before, find, written);
      const problems = found(spoilt.text);
      assert.deepEqual(problems.map((problem) => problem.code), [code], problems.map(problemLine).join('\n'));
      assert.match(problems[0]?.message ?? '', says);
      assert.deepEqual({ line: problems[0]?.line, column: problems[0]?.column }, { line: spoilt.line, column: spoilt.column });
    });
  }

  it('are each broken by one of these policies', () => {
    const broken = new Set(BREACHES.map(({ code }) => code));
    assert.equal(broken.size, VERIFICATION_RULES.length + 1, 'the rule on periods has two codes');
  });
});

describe('examples', () => {
  it('are told in the words of the file', () => {
    assert.equal(inWords({ item: 'battery', faultDate: '2026-01-02', inTrial: null, causes: ['fall'] }), 'when item is "battery", faultDate is 2026-01-02, inTrial is not known, causes is ["fall"]');
    assert.equal(inWords({}), 'whatever the facts are');
  });
});

describe('verification of period tables', () => {
  const NO_BATTERIES = LANTERN.replace(`{ "id": "battery", ${BATTERY_ROW}, "clause": "L-1", "months": 12 }`, '').replace('"months": 24 },\n      \n', '"months": 24 }\n');

  it('misses no row where a denial or a referral comes first', () => {
    assert.deepEqual(found(NO_BATTERIES).map(({ code }) => code), ['rows-gap']);
    const refer = '{ "id": "batteries", "effect": "refer", "when": { "fact": "item", "is": "battery" }, "clause": "L-1" },';
    assert.deepEqual(found(NO_BATTERIES.replace(TRIAL, `${refer}\n${TRIAL}`)), []);
  });

  it('misses no row where none goes with the grant', () => {
    const swap = '{ "id": "swap", "effect": "grant", "when": { "fact": "item", "is": "battery" }, "clauses": ["L-1"], "remedies": ["repair"], "handoff": false },';
    assert.deepEqual(found(NO_BATTERIES.replace(GRANT, '"when": { "fact": "item", "is": "lantern" }').replace(TRIAL, `${swap}\n${TRIAL}`)), []);
  });
});

describe('verification of what ends a policy early', () => {
  it('counts a solved case as decided before any check', () => {
    const check = { id: 'relight', fact: 'wickTrimmed', when: { fact: 'wickTrimmed', is: true }, clause: 'L-2', action: 'trimWick' } as const;
    const { checks } = JSON.parse(LANTERN) as PolicyFile;
    const text = lanternWith({ solvedBy: 'wickTrimmed', checks: [...(checks ?? []), check], cases: [{ id: 'lit', asOf: '2026-03-02', facts: { wickTrimmed: true }, expect: { outcome: 'solved' } }] });
    const [first] = found(text);
    assert.deepEqual([first?.code, first?.message], ['shadowed', '"relight" never decides: whenever it holds, "solved" decides before; expected a case that is left for it']);
  });
});

describe('verification of conditions that are too tangled to prove', () => {
  it('says so instead of taking them for good', () => {
    const spots = Array.from({ length: 7 }, (_, index) => index);
    const question = (JSON.parse(LANTERN) as PolicyFile).facts['proofOfPurchase'] as FactDefinition;
    const facts = Object.fromEntries(Array.from({ length: 8 }, (_, guest) => spots.map((spot) => [`g${guest}s${spot}`, question] as const)).flat());
    const sits = (guest: number, spot: number): Condition => ({ fact: `g${guest}s${spot}`, is: true });
    const guests = Array.from({ length: 8 }, (_, guest) => guest);
    const when: Condition = {
      all: [
        ...guests.map((guest): Condition => ({ any: spots.map((spot) => sits(guest, spot)) })),
        ...guests.flatMap((one) => guests.slice(0, one).flatMap((other) => spots.map((spot): Condition => ({ not: { all: [sits(one, spot), sits(other, spot)] } }))))
      ]
    };
    const lantern = JSON.parse(LANTERN) as PolicyFile;
    const text = lanternWith({ facts: { ...lantern.facts, ...facts }, rules: [{ id: 'seats', effect: 'deny', when, clause: 'L-1' }, ...lantern.rules], cases: [{ id: 'new', asOf: '2026-03-02', facts: {}, expect: { outcome: 'undecided' } }] });
    assert.deepEqual(found(text).map(({ code, message }) => `${code}: ${message}`), ['not-proved: it would take too long to prove whether "seats" ever decides; expected conditions with fewer parts']);
  });
});

function found(text: string): readonly Problem[] {
  const result = load(text);
  assert.equal(result.type, 'policy', result.type === 'refused' ? result.problems.map(problemLine).join('\n') : '');
  return result.type === 'policy' ? verify(result.file, result.locate) : [];
}
