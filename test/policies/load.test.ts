import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { FactDefinition, PolicyFile } from '../../policies/language.js';
import { loadPolicy } from '../../policies/load.js';
import { problemLine } from '../../policies/problem.js';
import { LANTERN, LANTERN_NAME, lanternWith, load, problemsOf, spoil } from './small.js';

const lantern = JSON.parse(LANTERN) as PolicyFile;

/** The one problem of the spoilt lantern policy, which stands where the mark is. */
function theProblem(find: string, written: string): string {
  const spoilt = spoil(LANTERN, find, written);
  const problems = problemsOf(spoilt.text);
  assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
  assert.deepEqual({ line: problems[0]?.line, column: problems[0]?.column }, { line: spoilt.line, column: spoilt.column });
  return `${problems[0]?.code}: ${problems[0]?.message}`;
}

describe('loading a policy file', () => {
  it('gives the compiled policy and the places of its parts', () => {
    const result = load(LANTERN);
    assert.equal(result.type, 'policy');
    if (result.type !== 'policy') return;
    assert.equal(result.policy.id, 'lantern');
    assert.deepEqual(result.file, lantern);
    assert.deepEqual(result.locate(['version']), { file: LANTERN_NAME, line: 4, column: 14 });
  });

  it('takes Windows line ends and a byte order mark', () => {
    assert.equal(load(`\uFEFF${LANTERN.replaceAll('\n', '\r\n')}`).type, 'policy');
  });

  it('tells every mistake of a file at once, in the order of its lines', () => {
    const text = LANTERN.replace('"months": 24', '"months": "24"').replace('"en": "Water"', '"en": ""').replace('"version": "1.0.0"', '"version": 1');
    assert.deepEqual(problemsOf(text).map(({ code }) => code), ['wrong-type', 'empty-text', 'wrong-type']);
  });

  it('tells a name that is misspelt where it is defined once, with the lines that use it', () => {
    const problems = problemsOf(LANTERN.replace('"purchaseDate": {', '"purchaseDat": {'));
    assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
    assert.match(problems[0]?.message ?? '', /^"purchaseDate" is not a date fact of this policy; did you mean "purchaseDat"\?.*\(also in lines \d+, \d+, \d+, \d+, \d+\)$/);
  });

  it('tells a name once that is no longer defined, wherever it is used', () => {
    const { faultDate: _faultDate, ...facts } = lantern.facts;
    const problems = problemsOf(lanternWith({ facts }));
    assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
    assert.match(problems[0]?.message ?? '', /^"faultDate" is not a date fact of this policy\. Expected: purchaseDate \(also in lines \d+, \d+\)$/);
  });

  it('tells an operator that no longer fits a fact once, with the lines that use it', () => {
    const trial = '"when": { "fact": "inTrial", "isUnknown": true }';
    const twice = LANTERN.replace('"when": { "fact": "proofOfPurchase", "is": false }', trial).replace('"nullIsValue": true,', '');
    const problems = problemsOf(twice);
    assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
    assert.match(problems[0]?.message ?? '', /^"isUnknown" does not fit "inTrial", which has no "nullIsValue": true\. Expected: is \(also in line \d+\)$/);
  });

  it('does not check names of a section that cannot be read', () => {
    const { actions: _actions, ...rest } = lantern;
    assert.deepEqual(problemsOf(JSON.stringify(rest)).map(({ code, message }) => `${code}: ${message}`), [
      'missing: "actions" is missing in a policy: {"id": …, "version": …, …}; expected the actions by name'
    ]);
  });

  it('refuses what is no policy at all', () => {
    assert.match(problemsOf('').map(problemLine).join('\n'), /^lantern\.policy\.json:1:1: syntax: the file is empty; expected a policy in \{ \}$/);
    assert.match(problemsOf('[1, 2]').map(problemLine).join('\n'), /^lantern\.policy\.json:1:1: wrong-type: \[1,2\] is not a policy/);
    assert.match(problemsOf(`${LANTERN} {}`).map(problemLine).join('\n'), /nothing is expected after the end of the policy/);
  });

  it('takes a choice without any value for one mistake', () => {
    const item = { ...lantern.facts['item'], values: {} } as FactDefinition;
    assert.deepEqual(problemsOf(lanternWith({ facts: { ...lantern.facts, item } })).map(({ code, message }) => `${code}: ${message}`), [
      'too-few: too little stands here; expected the values of the fact, each with a title'
    ]);
  });

  it('says so where a name is used and the file defines none', () => {
    const text = lanternWith({ remedies: {} });
    assert.deepEqual(problemsOf(text).map(({ code }) => code), ['unknown-remedy']);
    assert.match(problemsOf(text)[0]?.message ?? '', /"repair" is not one of "remedies": the file defines none/);
  });

  it('gives several comments and trailing commas each', () => {
    const text = LANTERN.replace('"id": "lantern",', '"id": "lantern", // one').replace('"clauses": ["L-1"]', '"clauses": ["L-1",]');
    assert.deepEqual(problemsOf(text).map(({ code }) => code), ['comment', 'trailing-comma']);
  });

  it('never throws and points into the file, whatever is put in place of any of its parts', function () {
    this.timeout(300_000);
    const runs = process.env['GWARANT_FULL'] ? 1500 : 100;
    const paths = pathsOf(lantern);
    fc.assert(fc.property(fc.constantFrom(...paths), fc.constantFrom(null, 5, 'x', '', true, [], {}, ['L-1'], { fact: 'item' }), (path, value) => {
      const text = JSON.stringify(put(lantern, path, value), null, 1);
      const result = load(text);
      const lines = text.split('\n');
      for (const { line, column } of result.type === 'refused' ? result.problems : []) assert.ok(column <= (lines[line - 1] ?? '').length + 1);
      if (result.type === 'refused') assert.ok(result.problems.length > 0);
    }), { numRuns: runs, seed: 20260302 });
  });
});

describe('references that a schema cannot check', () => {
  it('the file is named after its policy', () => {
    const result = loadPolicy('policies/lamp.policy.json', LANTERN);
    assert.deepEqual(result.type === 'refused' && result.problems.map(problemLine), [
      'policies/lamp.policy.json:3:9: file-name: the policy "lantern" stands in lamp.policy.json; expected the file to be named lantern.policy.json'
    ]);
    assert.equal(loadPolicy('policies/lantern.policy.json', LANTERN).type, 'policy');
  });

  it('an id stands once among whatever a decision may name', () => {
    assert.match(theProblem('"id": "damage"', '"id": ▲"late"'), /^duplicate-id: the id "late" is taken already in line \d+/);
    assert.match(theProblem('"id": "battery"', '"id": ▲"lantern"'), /^duplicate-id: /);
  });

  it('names of days do not clash with facts or words of the language', () => {
    assert.match(theProblem('"reportBy": { "date": "purchaseDate", "plusMonths": 36', '"reportBy": "2026-01-01", ▲"coverEnds": { "date": "purchaseDate", "plusMonths": 36'), /^reserved-name: "coverEnds" is a word of the policy language/);
    assert.match(theProblem('"reportBy": { "date": "purchaseDate", "plusMonths": 36', '"reportBy": "2026-01-01", ▲"item": { "date": "purchaseDate", "plusMonths": 36'), /^reserved-name: "item" is the name of a fact/);
  });

  it('a named day starts from what stands above it', () => {
    assert.match(theProblem('"reportBy": { "date": "purchaseDate"', '"reportBy": { "date": ▲"reportBy"'), /^value-order: "reportBy" starts from itself/);
    assert.match(theProblem('"reportBy": { "date": "purchaseDate", "plusMonths": 36', '"early": { "date": ▲"reportBy" }, "reportBy": { "date": "purchaseDate", "plusMonths": 36'), /^value-order: "early" starts from "reportBy", which stands below it/);
  });

  it('a fact is not unknown with itself', () => {
    assert.match(theProblem('"stage": "documents"', '"stage": "documents", "nullWith": ▲"proofOfPurchase"'), /^null-with: /);
  });

  it('a rule of the period table goes with rows that have months', () => {
    const rows = '"clause": "L-1", "months": 12 }\n    ],\n    "rules": [\n      { "id": "over",';
    assert.match(theProblem(rows, '"clause": "L-1", "effect": "refer" }\n    ],\n    "rules": [\n      { "id": "over", "rows": ["lantern", ▲"battery"],'), /^row-without-months: .*Expected one of: lantern$/);
  });
});

describe('cases of a policy', () => {
  it('that fail are problems at the case, with what was expected and what came out', () => {
    const [example] = lantern.cases;
    assert.ok(example);
    const text = lanternWith({ cases: [example, { ...example, id: 'wet', facts: { ...example.facts, causes: ['water'] } }] });
    assert.deepEqual(problemsOf(text).map(problemLine), [
      `lantern.policy.json:${lineOf(text, '"id": "wet"') - 1}:5: case-fails: case "wet": expected outcome "covered", but it is "not-covered"; `
        + 'expected cites ["L-1"], but it is ["L-2"]; expected fee {"amount":"25.01","currency":"PLN"}, but it is null'
    ]);
  });

  it('that cannot be are told with what contradicts itself', () => {
    const [example] = lantern.cases;
    assert.ok(example);
    const text = lanternWith({ cases: [{ ...example, facts: { faultDate: '2020-01-01', purchaseDate: '2021-01-01' } }] });
    assert.match(problemsOf(text).map(({ message }) => message).join(), /its facts cannot be: faultDate \(2020-01-01\) is before purchaseDate/);
  });

  it('that are undecided name what may be asked', () => {
    const expecting = (askable: readonly string[]): string => lanternWith({ cases: [{ id: 'new', asOf: '2026-03-02', facts: {}, expect: { outcome: 'undecided', askable } }] });
    assert.equal(load(expecting(['wickTrimmed', 'item'])).type, 'policy');
    assert.match(problemsOf(expecting(['price'])).map(({ message }) => message).join(), /expected to ask for one of price, but "wickTrimmed" is asked/);
  });

  it('may compare lists in any order, and leave out what does not matter', () => {
    const [example] = lantern.cases;
    assert.ok(example);
    assert.equal(load(lanternWith({ cases: [{ ...example, expect: { outcome: 'covered' } }] })).type, 'policy');
  });
});

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

type Path = readonly (string | number)[];

function pathsOf(part: unknown, path: Path = []): Path[] {
  if (typeof part !== 'object' || part === null) return [path];
  return [path, ...Object.entries(part).flatMap(([key, inner]) => pathsOf(inner, [...path, Array.isArray(part) ? Number(key) : key]))];
}

function put(part: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) return part.map((inner: unknown, index) => (index === key ? put(inner, rest, value) : inner));
  const record = part as Record<string, unknown>;
  return { ...record, [key]: put(record[key], rest, value) };
}
