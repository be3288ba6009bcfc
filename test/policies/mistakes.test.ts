/** Typical mistakes of somebody who writes policies: one problem each, at its line and column, saying what was expected. */
import { strict as assert } from 'node:assert';
import { HERE, LANTERN, problemsOf, spoil } from './small.js';

interface Mistake {
  readonly name: string;
  readonly find: string;
  /** With the mark where the problem is expected. */
  readonly written: string;
  readonly code: string;
  readonly says: RegExp;
}

const WATER = '"water": { "title": { "pl": "Zalanie", "en": "Water" } },';
const PROOF = '"when": { "fact": "proofOfPurchase", "is": false }';
const LATE = '"when": { "fact": "asOf", "after": { "date": "reportBy" } }';
const LANTERN_ROW = '"when": { "fact": "item", "is": "lantern" }';

const MISTAKES: readonly Mistake[] = [
  { name: 'a comment', find: '  "version"', written: '  ▲// the newest\n  "version"', code: 'comment', says: /comments are not allowed/ },
  { name: 'a comma after the last of an object', find: '"en": "Lamplighter" }', written: '"en": "Lamplighter"▲, }', code: 'trailing-comma', says: /no comma is allowed before the closing }/ },
  { name: 'a comma after the last of a list', find: '"clauses": ["L-1"]', written: '"clauses": ["L-1"▲,]', code: 'trailing-comma', says: /no comma is allowed before the closing ]/ },
  { name: 'a missing comma', find: '"version": "1.0.0",', written: '"version": "1.0.0"', code: 'syntax', says: /a comma is missing before "timeZone"/ },
  { name: 'a missing closing ]', find: '"clauses": ["L-1"],\n      "remedies":', written: '"clauses": ["L-1",\n      "remedies"▲:', code: 'syntax', says: /expected a closing \] before it/ },
  { name: 'a missing closing }', find: '"authority": "guarantor" }', written: '"authority": "guarantor"', code: 'syntax', says: /a closing } is missing/ },
  { name: 'a missing quotation mark', find: '"en": "Water"', written: '"en": ▲"Water', code: 'syntax', says: /the closing quotation mark is missing/ },
  { name: 'curly quotation marks', find: '"en": "Water"', written: '"en": ▲“Water”', code: 'syntax', says: /expected a straight one/ },
  { name: 'the same key twice', find: WATER, written: `${WATER}\n        ▲${WATER}`, code: 'duplicate-key', says: /"water" stands here already in line \d+; expected once/ },
  { name: 'a typo in the name of a fact', find: LANTERN_ROW, written: '"when": { "fact": ▲"itme", "is": "lantern" }', code: 'unknown-fact', says: /"itme" is not a fact .*did you mean "item"\? Expected one of: wickTrimmed, item, purchaseDate/ },
  { name: 'a typo in a value', find: LANTERN_ROW, written: '"when": { "fact": "item", "is": ▲"lanten" }', code: 'unknown-value', says: /"lanten" is not a value of "item"; did you mean "lantern"\? Expected one of: lantern, battery/ },
  { name: 'a typo in a value of a list', find: '"oneOf": ["lantern", "battery"]', written: '"oneOf": ["lantern", ▲"bateria"]', code: 'unknown-value', says: /"bateria" is not a value of "item".*Expected one of: lantern, battery/ },
  { name: 'a typo in a clause', find: '"clauses": ["L-1"]', written: '"clauses": [▲"L-11"]', code: 'unknown-clause', says: /"L-11" is not a clause of this policy; did you mean "L-1"\? Expected one of: L-1, L-2, L-3, L-4/ },
  { name: 'a typo in an action', find: '"action": "proof"', written: '"action": ▲"prof"', code: 'unknown-action', says: /did you mean "proof"\? Expected one of: trimWick, proof/ },
  { name: 'a remedy that is not there', find: '"remedies": ["repair"]', written: '"remedies": [▲"refund"]', code: 'unknown-remedy', says: /"refund" is not one of "remedies"\. Expected: repair/ },
  { name: 'a parameter that is not there', find: '"parameter": "trialMonths"', written: '"parameter": ▲"trial"', code: 'unknown-parameter', says: /Expected: trialMonths/ },
  { name: 'a day that has no name', find: '"after": { "date": "reportBy" }', written: '"after": { "date": ▲"reportUntil" }', code: 'unknown-day', says: /Expected one of: purchaseDate, faultDate, asOf, reportBy/ },
  { name: 'the end of the cover outside the period table', find: '"after": { "date": "reportBy" }', written: '"after": { "date": ▲"coverEnds" }', code: 'unknown-day', says: /"coverEnds" is not a day by name/ },
  { name: 'an unknown operator', find: PROOF, written: '"when": { "fact": "proofOfPurchase", ▲"equals": false }', code: 'unknown-operator', says: /"equals" is no operator\. Expected: is/ },
  { name: 'a date operator on a fact that is no date', find: LANTERN_ROW, written: '"when": { "fact": "item", ▲"before": "2026-01-01" }', code: 'wrong-operator', says: /"before" does not fit "item", which is a choice\. Expected one of: is, oneOf/ },
  { name: 'a value operator on a date', find: LATE, written: '"when": { "fact": "faultDate", ▲"is": "2026-01-01" }', code: 'wrong-operator', says: /"is" does not fit "faultDate", which is a date\. Expected one of: after, notAfter, before, notBefore/ },
  { name: 'asking for ignorance where it is no value', find: PROOF, written: '"when": { "fact": "proofOfPurchase", ▲"isUnknown": true }', code: 'wrong-operator', says: /has no "nullIsValue": true/ },
  { name: 'two operators at once', find: LATE, written: '"when": ▲{ "fact": "faultDate", "after": "2026-01-01", "before": "2026-02-01" }', code: 'one-operator', says: /this one has after and before; join two comparisons with "all"/ },
  { name: 'no operator', find: PROOF, written: '"when": ▲{ "fact": "proofOfPurchase" }', code: 'one-operator', says: /the operator is missing\. Expected: is/ },
  { name: 'a misspelt "all"', find: '"when": { "all": [] }', written: '"when": { ▲"al": [] }', code: 'unknown-key', says: /"al" is not known in a condition; did you mean "all"\?/ },
  { name: 'a list where a condition is expected', find: PROOF, written: '"when": ▲[{ "fact": "proofOfPurchase", "is": false }]', code: 'wrong-type', says: /is not a condition such as/ },
  { name: 'a missing "fact"', find: PROOF, written: '"when": ▲{ "is": false }', code: 'missing', says: /"fact" is missing in a condition; expected a fact of this policy/ },
  { name: 'yes as a text', find: PROOF, written: '"when": { "fact": "proofOfPurchase", "is": ▲"no" }', code: 'wrong-type', says: /"no" is not true or false; write true or false without quotes/ },
  { name: 'a missing English text', find: '"question": { "pl": "Co się zepsuło?", "en": "What broke?" }', written: '"question": ▲{ "pl": "Co się zepsuło?" }', code: 'missing', says: /"en" is missing .*expected an English text/ },
  { name: 'an empty Polish text', find: '"pl": "Zalanie"', written: '"pl": ▲" "', code: 'empty-text', says: /the text is empty; expected a Polish text/ },
  { name: 'a text in one language only', find: '"guarantor": { "pl": "Latarnik", "en": "Lamplighter" }', written: '"guarantor": ▲"Lamplighter"', code: 'wrong-type', says: /is not a text in both languages, \{"pl": "…", "en": "…"\}/ },
  { name: 'a number as text', find: '"months": 12', written: '"months": ▲"12"', code: 'wrong-type', says: /"12" is not a whole number of months; a number is written without quotes/ },
  { name: 'half a month', find: '"months": 12', written: '"months": ▲12.5', code: 'wrong-type', says: /12\.5 is not a whole number of months/ },
  { name: 'months below zero', find: '"months": 12', written: '"months": ▲-12', code: 'out-of-range', says: /-12 is too small; expected a whole number of months, at least 1/ },
  { name: 'an amount as a number', find: '"fee": { "amount": "25.01", "currency": "PLN" }', written: '"fee": { "amount": ▲25.01, "currency": "PLN" }', code: 'wrong-type', says: /25\.01 is not an amount with two decimals in quotes.*a text is written in quotes/ },
  { name: 'an amount with a comma', find: '"amount": "250.05"', written: '"amount": ▲"250,05"', code: 'not-money', says: /"250,05" is not an amount with two decimals in quotes, such as "145\.00"/ },
  { name: 'a day that is not in the calendar', find: '"faultDate": "2026-02-01"', written: '"faultDate": ▲"2026-02-30"', code: 'not-a-day', says: /"2026-02-30" is not a day of the calendar such as "2026-03-31"/ },
  { name: 'a day written the Polish way', find: '"asOf": "2026-03-02"', written: '"asOf": ▲"02.03.2026"', code: 'not-a-day', says: /"02\.03\.2026" is not a day/ },
  { name: 'the name of a day in place of a day', find: '"after": { "date": "reportBy" }', written: '"after": ▲"reportBy"', code: 'not-a-day', says: /a day by its name is written \{"date": "reportBy"\}/ },
  { name: 'a misspelt key', find: '"label": { "pl": "rzecz", "en": "item" }', written: '▲"lable": { "pl": "rzecz", "en": "item" }', code: 'unknown-key', says: /"lable" is not known in a fact of type choice; did you mean "label"\?/ },
  { name: 'a misspelt section', find: '"facts": {\n    "wickTrimmed"', written: '▲"fact": {\n    "wickTrimmed"', code: 'unknown-key', says: /"fact" is not known in a policy.*did you mean "facts"\?/ },
  { name: 'a key too many', find: '"remedies": ["repair"]', written: '"remedies": ["repair"],\n      ▲"price": 5', code: 'unknown-key', says: /"price" is not known in a grant rule\. Expected one of: id, effect/ },
  { name: 'a deny rule without a clause', find: '"clause": "L-1",\n      "reason"', written: '"reason"', code: 'missing', says: /"clause" is missing in a deny rule; expected a clause of this policy/ },
  { name: 'an unknown effect', find: '"effect": "refer"', written: '"effect": ▲"reffer"', code: 'unknown-word', says: /"reffer" is not an effect; did you mean "refer"\? Expected one of: deny, refer, need, grant/ },
  { name: 'a misspelt "effect"', find: '"effect": "refer"', written: '▲"efect": "refer"', code: 'unknown-key', says: /"efect" is not known in a rule.*did you mean "effect"\?/ },
  { name: 'a misspelt "type"', find: '"type": "integer"', written: '▲"typ": "integer"', code: 'unknown-key', says: /did you mean "type"\?/ },
  { name: 'an unknown type of fact', find: '"type": "integer"', written: '"type": ▲"number"', code: 'unknown-word', says: /"number" is not a type of fact.*Expected one of: date, yesNo, choice, set, integer, money/ },
  { name: 'values for a date', find: '"en": "When did it break?" },', written: '"en": "When did it break?" },\n      ▲"values": {},', code: 'unknown-key', says: /"values" is not known in a fact of type date/ },
  { name: 'a choice without values', find: ',\n      "values": {\n        "lantern": { "title": { "pl": "Latarnia", "en": "Lantern" }, "likely": 3 },\n        "battery": { "title": { "pl": "Bateria", "en": "Battery" } }\n      }', written: '', code: 'missing', says: /"values" is missing in a fact of type choice; expected the values of the fact/ },
  { name: 'a fact of the wrong type', find: '"from": "purchaseDate",', written: '"from": ▲"item",', code: 'unknown-fact', says: /"item" is not a date fact of this policy\. Expected one of: purchaseDate, faultDate/ },
  { name: 'an excluded value that the set does not have', find: '"clauses": { "water": "L-2"', written: '"clauses": { ▲"watter": "L-2"', code: 'unknown-value', says: /"watter" is not known in the values of "causes"; did you mean "water"\? Expected one of: water, fall/ },
  { name: 'months and an effect in one row', find: '"clause": "L-1", "months": 12', written: '"clause": "L-1", "effect": "deny", "months": ▲12', code: 'months-or-effect', says: /a row has "months" or an "effect", not both/ },
  { name: 'a share above one', find: '"wickTrimmed": {\n', written: '"wickTrimmed": {\n      "likelyYes": ▲7,\n', code: 'out-of-range', says: /7 is too large; expected a share from 0 to 1, at most 1/ },
  { name: 'a bad name for a value', find: '"fall": { "title"', written: '▲"Fall down": { "title": { "pl": "Runął", "en": "Fell" } },\n        "fall": { "title"', code: 'bad-id', says: /"Fall down" is not a name in one word/ },
  { name: 'a wrong version', find: '"version": "1.0.0"', written: '"version": ▲"1.0"', code: 'bad-version', says: /"1\.0" is not a version of three numbers/ },
  { name: 'an id with a space', find: '"id": "handmade"', written: '"id": ▲"hand made"', code: 'bad-id', says: /"hand made" is not a name of letters, digits and hyphens/ },
  { name: 'a value twice in a list', find: '"oneOf": ["lantern", "battery"]', written: '"oneOf": ▲["lantern", "lantern"]', code: 'twice', says: /"lantern" stands twice/ },
  { name: 'an empty list of clauses', find: '"clauses": ["L-1"]', written: '"clauses": ▲[]', code: 'too-few', says: /the list is empty; expected at least one in a list of clauses/ }
];

describe('mistakes in a policy file', () => {
  it('are none in the policy that they are made in', () => assert.deepEqual(problemsOf(LANTERN), []));

  for (const { name, find, written, code, says } of MISTAKES) {
    it(`${name} is one problem, at its place`, () => {
      const spoilt = spoil(LANTERN, find, written);
      const problems = problemsOf(spoilt.text);
      assert.deepEqual(problems.map((problem) => problem.code), [code], JSON.stringify(problems, null, 1));
      assert.match(problems[0]?.message ?? '', says);
      if (written.includes(HERE)) assert.deepEqual({ line: problems[0]?.line, column: problems[0]?.column }, { line: spoilt.line, column: spoilt.column });
    });
  }
});
