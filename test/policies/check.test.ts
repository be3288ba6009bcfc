/** Each verification rule on a small policy that breaks it, with the problem where its author would look. */
import { strict as assert } from 'node:assert';
import { VERIFICATION_RULES, verify } from '../../policies/check/all.js';
import { problemLine, type Problem } from '../../policies/problem.js';
import { LANTERN, load, spoil } from './small.js';

interface Breach {
  readonly name: string;
  /** What is replaced, by turns with what it is replaced with; the last holds the mark. */
  readonly edits: readonly (readonly [find: string, written: string])[];
  readonly code: string;
  readonly says: RegExp;
}

const CLAUSE_4 = '"L-4": { "section": "4", "kind": "information"';
const LATE = '"when": { "fact": "asOf", "after": { "date": "reportBy" } }';
const LANTERN_ROW = '"when": { "fact": "item", "is": "lantern" }';
const BATTERY_ROW = '"when": { "fact": "item", "is": "battery" }';
const OVER = '"when": { "fact": "faultDate", "after": { "date": "coverEnds" } }';
const FACT_BEFORE_PRICE = '    "price": {\n      "type": "money"';

const BREACHES: readonly Breach[] = [
  {
    name: 'a clause of kind rule that nothing cites',
    edits: [[CLAUSE_4, '"L-4": { "section": "4", "kind": ▲"rule"']],
    code: 'unused-clause',
    says: /the clause L-4 is of kind "rule", but no rule cites it; expected a rule that does, or the kind "information"/
  },
  {
    name: 'a decision that rests on information',
    edits: [['"cites": ["L-1"]', '"cites": ["L-1", "L-4"]'], ['"clauses": ["L-1"]', '"clauses": ["L-1", ▲"L-4"]']],
    code: 'cited-kind',
    says: /cites L-4, which is of kind "information"; expected a clause of kind "rule"/
  },
  {
    name: 'an excluded value that rests on an instruction',
    edits: [[CLAUSE_4, '"L-4": { "section": "4", "kind": "instruction"'], ['"fall": ["L-2", "L-3"]', '"fall": ["L-2", ▲"L-4"]']],
    code: 'cited-kind',
    says: /of kind "instruction"/
  },
  {
    name: 'a fact that nothing reads',
    edits: [[FACT_BEFORE_PRICE, `    "colour": ▲{
      "type": "yesNo",
      "label": { "pl": "barwa", "en": "colour" },
      "question": { "pl": "Czy jest zielona?", "en": "Is it green?" },
      "stage": "what"
    },\n${FACT_BEFORE_PRICE}`]],
    code: 'unread-fact',
    says: /no check, rule, row or fee reads "colour", so it is never asked; expected a rule that reads it, or "notAsked": true/
  },
  {
    name: 'a fact that only a notice reads',
    edits: [
      ['"id": "handmade", "moment": "claim",', '"id": "handmade", "moment": "claim", "when": { "fact": "colour", "is": true },'],
      [FACT_BEFORE_PRICE, `    "colour": ▲{
      "type": "yesNo",
      "label": { "pl": "barwa", "en": "colour" },
      "question": { "pl": "Czy jest zielona?", "en": "Is it green?" },
      "stage": "what"
    },\n${FACT_BEFORE_PRICE}`]
    ],
    code: 'unread-fact',
    says: /and the notice that reads it is never told/
  },
  {
    name: 'a rule that reads a fact which is never asked',
    edits: [['"en": "Do you have proof of purchase?" },', '"en": "Do you have proof of purchase?" },\n      "notAsked": true,'], ['"when": { "fact": "proofOfPurchase", "is": false }', '"when": { "fact": ▲"proofOfPurchase", "is": false }']],
    code: 'unasked-fact',
    says: /reads "proofOfPurchase", which is never asked: it has "notAsked": true/
  },
  {
    name: 'a rule that reads a fact of a parameter that is not set',
    edits: [['"en": "Do you have proof of purchase?" },', '"en": "Do you have proof of purchase?" },\n      "onlyWith": "trialMonths",'], ['"when": { "fact": "proofOfPurchase", "is": false }', '"when": { "fact": ▲"proofOfPurchase", "is": false }']],
    code: 'unasked-fact',
    says: /there only with the parameter "trialMonths", which is not set/
  },
  {
    name: 'a value of a set that changes nothing',
    edits: [['"water": { "title"', '"rust": ▲{ "title": { "pl": "Rdza", "en": "Rust" } },\n        "water": { "title"']],
    code: 'unread-value',
    says: /"rust" of "causes" is offered to customers, but changes nothing/
  },
  {
    name: 'a remedy that no grant gives',
    edits: [['"remedies": { "repair"', '"remedies": { "refund": ▲{ "pl": "zwrot", "en": "refund" }, "repair"']],
    code: 'unused-name',
    says: /nothing uses "refund" of "remedies"/
  },
  {
    name: 'a text that names nothing the policy has',
    edits: [['"Termin minął {reportBy}."', '▲"Termin minął {raportBy}."']],
    code: 'placeholder',
    says: /\{raportBy\} is no fact and no named day; did you mean \{reportBy\}\?/
  },
  {
    name: 'a text with a brace that is never closed',
    edits: [['"The last day was {reportBy}."', '▲"The last day was {reportBy."']],
    code: 'placeholder',
    says: /a brace stands alone/
  },
  {
    name: 'a question with a placeholder',
    edits: [['"en": "What broke?"', '"en": ▲"What broke on {faultDate}?"']],
    code: 'placeholder',
    says: /\{faultDate\} is not filled in here; only reasons and notices/
  },
  {
    name: 'a reason that names what its rule does not read',
    edits: [['"The last day was {reportBy}."', '▲"The last day was {reportBy}, the fault {faultDate}."']],
    code: 'placeholder',
    says: /\{faultDate\} may be unknown when this is told: the condition does not read "faultDate"/
  },
  {
    name: 'a notice for every outcome that names what may be unknown',
    edits: [['"en": "Repairs are done by hand."', '"en": ▲"Repairs are done by hand, bought {purchaseDate}."']],
    code: 'placeholder',
    says: /\{purchaseDate\} may be unknown when this is told/
  },
  {
    name: 'a denial of those who do not know',
    edits: [['"effect": "refer",', '"effect": "deny",'], ['"when": { "fact": "inTrial"', '"when": ▲{ "fact": "inTrial"']],
    code: 'denied-unknown',
    says: /this denial holds because the customer does not know "inTrial"; expected a rule that refers or needs something instead/
  },
  {
    name: 'a denial of those who do not say that it is so',
    edits: [[LATE, '"when": { "all": [{ "fact": "asOf", "after": { "date": "reportBy" } }, { "not": ▲{ "fact": "inTrial", "is": true } }] }']],
    code: 'denied-unknown',
    says: /does not know "inTrial"/
  },
  {
    name: 'a rule whose parts exclude each other',
    edits: [['"when": { "fact": "inTrial", "isUnknown": true }', '"when": ▲{ "all": [{ "fact": "inTrial", "isUnknown": true }, { "fact": "item", "is": "lantern" }, { "not": { "fact": "item", "oneOf": ["lantern"] } }] }']],
    code: 'never-holds',
    says: /no facts fulfil this condition/
  },
  {
    name: 'days that exclude each other by a limit',
    edits: [[OVER, '"when": ▲{ "all": [{ "fact": "faultDate", "after": { "date": "coverEnds" } }, { "fact": "faultDate", "before": { "date": "purchaseDate" } }] }']],
    code: 'never-holds',
    says: /no facts fulfil this condition/
  },
  {
    name: 'two rows for the same facts',
    edits: [[LANTERN_ROW, '"when": { "fact": "purchaseDate", "notBefore": "2021-02-28" }'], [BATTERY_ROW, '"when": ▲{ "fact": "purchaseDate", "before": "2021-03-01" }']],
    code: 'rows-overlap',
    says: /the rows "lantern" and "battery" both apply when purchaseDate is 2021-02-28; expected one/
  },
  {
    name: 'no row for some facts',
    edits: [[BATTERY_ROW, '"when": { "all": [{ "fact": "item", "is": "battery" }, { "fact": "purchaseDate", "notBefore": "2020-01-01" }] }'], ['"rows": [', '"rows": ▲[']],
    code: 'rows-gap',
    says: /no row applies when item is "battery", purchaseDate is 2019-12-31; expected one/
  },
  {
    name: 'a policy without cases',
    edits: [[LANTERN.slice(LANTERN.indexOf('"cases": [')), '"cases": ▲[]\n}\n']],
    code: 'no-cases',
    says: /the policy has no cases/
  }
];

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

describe('a grant that needs no row of the period table', () => {
  it('is no gap where a denial or a referral comes first, or where no row goes with the grant', () => {
    const lanternsOnly = LANTERN.replace(`{ "id": "battery", ${BATTERY_ROW}, "clause": "L-1", "months": 12 }`, '').replace('"months": 24 },\n      \n', '"months": 24 }\n');
    assert.deepEqual(found(lanternsOnly).map(({ code }) => code), ['rows-gap']);
    const refer = '{ "id": "batteries", "effect": "refer", "when": { "fact": "item", "is": "battery" }, "clause": "L-1" },';
    assert.deepEqual(found(lanternsOnly.replace('{ "id": "trial"', `${refer}\n{ "id": "trial"`)), []);
    const grants = lanternsOnly.replace('"when": { "all": [] }', '"when": { "fact": "item", "is": "lantern" }');
    assert.deepEqual(found(grants), []);
  });
});

function found(text: string): readonly Problem[] {
  const result = load(text);
  assert.equal(result.type, 'policy', result.type === 'refused' ? result.problems.map(problemLine).join('\n') : '');
  return result.type === 'policy' ? verify(result.file, result.locate) : [];
}
