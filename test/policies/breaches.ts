/** Mistakes in a policy that loads, one for each thing that verification rules find. `▲` marks where its author would look. */
import { LANTERN } from './small.js';

export interface Breach {
  readonly name: string;
  /** What is replaced, by turns with what it is replaced with; the last holds the mark. */
  readonly edits: readonly (readonly [find: string, written: string])[];
  readonly code: string;
  readonly says: RegExp;
}

const CLAUSE_4 = '"L-4": { "section": "4", "kind": "information"';
const LATE = '"when": { "fact": "asOf", "after": { "date": "reportBy" } }';
const LANTERN_ROW = '"when": { "fact": "item", "is": "lantern" }';
export const BATTERY_ROW = '"when": { "fact": "item", "is": "battery" }';
const OVER = '"when": { "fact": "faultDate", "after": { "date": "coverEnds" } }';
export const TRIAL = '{ "id": "trial", "effect": "refer"';
export const GRANT = '"when": { "all": [] }';
const FACT_BEFORE_PRICE = '    "price": {\n      "type": "money"';

export const BREACHES: readonly Breach[] = [
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
    says: /this denial holds because the customer does not know "inTrial"; expected a rule that refers or needs something instead: it denies when .*inTrial is not known, and does not when inTrial is true/
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
    name: 'a question that was never translated',
    edits: [['"question": { "pl": "Co się zepsuło?", "en": "What broke?" }', '"question": ▲{ "pl": "What broke?", "en": "What broke?" }']],
    code: 'untranslated',
    says: /the question of "item" is the same in Polish and in English/
  },
  {
    name: 'a rule of the table that one row excludes',
    edits: [[OVER, '"when": ▲{ "all": [{ "fact": "faultDate", "after": { "date": "coverEnds" } }, { "fact": "item", "is": "lantern" }] }']],
    code: 'never-holds',
    says: /no facts fulfil this condition together with that of the row "battery"; expected/
  },
  {
    name: 'an excluded value that its own condition excludes',
    edits: [['"effect": "deny", "clauses": { "water": "L-2"', '"effect": "deny", "when": { "not": { "fact": "causes", "has": "water" } }, "clauses": { "water": ▲"L-2"']],
    code: 'never-holds',
    says: /no facts fulfil this condition; expected/
  },
  {
    name: 'a referral of what is denied already',
    edits: [[TRIAL, `{ "id": "soaked", "effect": "refer", "when": ▲{ "all": [{ "fact": "causes", "has": "water" }, { "fact": "item", "is": "battery" }] }, "clause": "L-2" },\n    ${TRIAL}`]],
    code: 'shadowed',
    says: /"soaked" never decides: whenever it holds, "damage\.water" \(deny\) decides before; expected a case that is left for it/
  },
  {
    name: 'a referral of what several denials share among them',
    edits: [
      [LATE, '"when": { "all": [{ "fact": "asOf", "after": { "date": "reportBy" } }, { "fact": "item", "is": "lantern" }] }'],
      [TRIAL, `{ "id": "battery-late", "effect": "deny", "when": { "all": [{ "fact": "asOf", "after": { "date": "reportBy" } }, { "fact": "item", "is": "battery" }] }, "clause": "L-1" },
    { "id": "very-late", "effect": "refer", "when": ▲{ "fact": "asOf", "after": { "date": "purchaseDate", "plusMonths": 38 } }, "clause": "L-1" },\n    ${TRIAL}`]
    ],
    code: 'shadowed',
    says: /whenever it holds, one of "late" \(deny\), "battery-late" \(deny\) decides before/
  },
  {
    name: 'a denial that another one includes',
    edits: [[TRIAL, `{ "id": "flood", "effect": "deny", "when": ▲{ "all": [{ "fact": "causes", "has": "water" }, { "fact": "item", "is": "lantern" }] }, "clause": "L-2" },\n    ${TRIAL}`]],
    code: 'adds-nothing',
    says: /"flood" changes nothing: whenever it holds, "damage\.water" holds too and cites the same clause; expected it to be removed, or one of them narrower/
  },
  {
    name: 'the same need twice',
    edits: [[TRIAL, '{ "id": "receipt", "effect": "need", "when": { "fact": "proofOfPurchase", "is": false }, "clause": "L-3", "action": "proof" },\n    { "id": "trial", "effect": "refer"'], ['{ "id": "proof", "effect": "need", "when": {', '{ "id": "proof", "effect": "need", "when": ▲{']],
    code: 'adds-nothing',
    says: /"receipt" holds too and cites the same clause and asks for the same/
  },
  {
    name: 'facts that nothing decides on',
    edits: [[GRANT, '"when": { "fact": "item", "is": "lantern" }'], ['  "rules": [\n    {\n      "id": "late"', '  "rules": ▲[\n    {\n      "id": "late"']],
    code: 'gap',
    says: /^no rule and no grant decides when item is "battery"; expected one that does \(as a case: \{"id":"example","asOf":"2026-03-02","facts":\{.*"item":"battery".*\},"expect":\{"outcome":"referred"\}\}\)$/
  },
  {
    name: 'two grants that differ, of which the first in the file would win',
    edits: [['"handoff": true\n    }\n  ],', '"handoff": true\n    },\n    { "id": "again", "effect": "grant", "when": ▲{ "fact": "item", "is": "lantern" }, "clauses": ["L-1"], "remedies": ["repair"], "handoff": false }\n  ],']],
    code: 'grants-overlap',
    says: /the grants "repair" and "again" both apply when .*item is "lantern".*; expected one, whatever their order \(as a case: /
  },
  {
    name: 'a fee without a price for some',
    edits: [['"of": [{ "when": { "fact": "item", "oneOf": ["lantern", "battery"] }', '"of": ▲[{ "when": { "fact": "item", "is": "lantern" }']],
    code: 'price-gap',
    says: /no price applies when item is "battery"; expected one \(as a case: \{.*"expect":\{"outcome":"covered"\}\}\)$/
  },
  {
    name: 'a notice for an outcome that its condition excludes',
    edits: [['"moment": "claim", "clause": "L-4"', '"moment": "decision", "when": { "fact": "causes", "has": "water" }, "outcomes": ▲["covered"], "clause": "L-4"']],
    code: 'untold-notice',
    says: /never told: its condition does not hold where the outcome is covered; expected/
  },
  {
    name: 'a denial of those who do not know what a fact is derived from',
    edits: [['"value": null }', '"value": 6 }'], ['"effect": "refer",', '"effect": "deny",'], ['"when": { "fact": "inTrial"', '"when": ▲{ "fact": "inTrial"']],
    code: 'denied-unknown',
    says: /does not know "inTrial".*it denies when .*purchaseDate is not known.*, and does not when purchaseDate is \d/
  },
  {
    name: 'a policy without cases',
    edits: [[LANTERN.slice(LANTERN.indexOf('"cases": [')), '"cases": ▲[]\n}\n']],
    code: 'no-cases',
    says: /the policy has no cases/
  }
];
