/** Schemas of whatever decides: checks, rules, exclusion maps, the period table. */
import { AMOUNT, branches, byType, CURRENCY, ENTRY_ID, kindsOf, listOf, nameOf, record, ref, setOf, TEXT, whole, wordOf, YES, type Schema } from './blocks.js';
import { factsOfType, type NamedFact, type PolicyNames } from './names.js';

const DENY_OR_REFER = wordOf('an effect, deny or refer', ['deny', 'refer']);

export function ruleDefinitions(names: PolicyNames): Readonly<Record<string, Schema>> {
  return {
    clause: nameOf('a clause of this policy', 'unknown-clause', names.clauses),
    action: nameOf('one of "actions"', 'unknown-action', names.actions),
    remedy: nameOf('one of "remedies"', 'unknown-remedy', names.remedies),
    moneyFact: nameOf('a money fact of this policy', 'unknown-fact', factsOfType(names, 'money')),
    setFact: nameOf('a set fact of this policy', 'unknown-fact', factsOfType(names, 'set')),
    clauseOrClauses: byType('array', setOf('a list of clauses in [ ]', ref('clause'), 1), ref('clause')),
    check: record('a check', { id: ENTRY_ID, fact: ref('fact'), when: ref('condition'), clause: ref('clause'), action: ref('action') }),
    rule: ruleSchema(),
    fee: feeSchema(),
    exclusions: exclusionSchema(names.facts),
    periods: periodSchema(),
    row: rowSchema(),
    rowRule: rowRuleSchema(names)
  };
}

/** A rule is checked by its effect. */
function ruleSchema(): Schema {
  const kinds = { deny: refusal('deny'), refer: refusal('refer'), need: needSchema(), grant: grantSchema() };
  return kindsOf(
    'a rule: {"id": …, "effect": …, "when": …}',
    'effect',
    wordOf('an effect', Object.keys(kinds)),
    Object.entries(kinds).map(([effect, then]) => ({ values: [effect], then }))
  );
}

const EFFECT: Schema = { title: 'an effect' };

function refusal(effect: string): Schema {
  return record(`a ${effect} rule`, { id: ENTRY_ID, effect: EFFECT, when: ref('condition'), clause: ref('clause') }, { reason: TEXT });
}

function needSchema(): Schema {
  return record('a need rule', { id: ENTRY_ID, effect: EFFECT, when: ref('condition'), clause: ref('clause'), action: ref('action') }, { reason: TEXT });
}

function grantSchema(): Schema {
  const deadline = record(
    'a deadline: {"value": …, "unit": …, "clause": …}',
    { value: whole('a whole number of days', 1, 3650), unit: wordOf('days or workingDays', ['days', 'workingDays']), clause: ref('clause') },
    { rolled: YES }
  );
  return record(
    'a grant rule',
    {
      id: ENTRY_ID,
      effect: EFFECT,
      when: ref('condition'),
      clauses: setOf('a list of clauses in [ ]', ref('clause'), 1),
      remedies: setOf('a list of remedies in [ ]', ref('remedy'), 1),
      handoff: YES
    },
    { reason: TEXT, fee: ref('fee'), deadline }
  );
}

function feeSchema(): Schema {
  const share = record('{"when": …, "fact": …}', { when: ref('condition'), fact: ref('moneyFact') });
  return {
    title: 'a fee: {"amount": "145.00", "currency": "PLN"} or {"percent": …, "of": […]}',
    type: 'object',
    if: { required: ['percent'] },
    then: record('a fee in per cent', { percent: whole('a whole per cent from 0 to 100', 0, 100), of: listOf('a list of prices in [ ]', share, 1) }),
    else: record('a fixed fee', { amount: AMOUNT, currency: CURRENCY }, { indicative: YES })
  };
}

function exclusionSchema(facts: readonly NamedFact[] | null): Schema {
  const sets = (facts ?? []).filter((fact) => fact.type === 'set' && fact.values !== null);
  const clausesByValue: Schema = { title: 'the clause of each value', type: 'object', additionalProperties: ref('clauseOrClauses'), minProperties: 1 };
  return {
    ...record(
      'an exclusion map: {"id": …, "fact": …, "effect": …, "clauses": {…}}',
      { id: ENTRY_ID, fact: ref('setFact'), effect: DENY_OR_REFER, clauses: clausesByValue },
      { when: ref('condition') }
    ),
    ...branches('fact', sets.map((fact) => ({ values: [fact.id], then: { properties: { clauses: valuesOnly(fact) } } })))
  };
}

function valuesOnly({ id, values }: NamedFact): Schema {
  const properties = Object.fromEntries((values ?? []).map((value) => [value, true]));
  return { title: `the values of "${id}"`, properties, additionalProperties: false, 'x-code': 'unknown-value' };
}

function periodSchema(): Schema {
  return record(
    'a period table: {"id": …, "from": …, "rows": […], "rules": […]}',
    { id: ENTRY_ID, from: ref('dateFact'), rows: listOf('a list of rows in [ ]', ref('row'), 1), rules: listOf('a list of rules in [ ]', ref('rowRule')) },
    { extendedBy: ref('integerFact'), citedByGrant: YES }
  );
}

/** A row has months, or an effect instead. */
function rowSchema(): Schema {
  const either: Schema = { not: {}, 'x-code': 'months-or-effect', errorMessage: 'a row has "months" or an "effect", not both: remove one of them' };
  const common = { id: ENTRY_ID, when: ref('condition'), clause: ref('clause') };
  return {
    title: 'a row: {"id": …, "when": …, "clause": …, "months": …}',
    type: 'object',
    if: { required: ['effect'] },
    then: record('a row with an effect', { ...common, effect: DENY_OR_REFER }, { months: either, reason: TEXT }),
    else: record('a row with months', { ...common, months: whole('a whole number of months', 1, 600) }, { from: ref('dateFact'), reason: TEXT })
  };
}

function rowRuleSchema(names: PolicyNames): Schema {
  return record(
    'a rule of the period table: {"id": …, "effect": …, "when": …}',
    { id: ENTRY_ID, effect: DENY_OR_REFER, when: ref('rowCondition') },
    { clause: ref('clause'), rows: setOf('a list of rows in [ ]', nameOf('a row of this table', 'unknown-row', names.rows), 1), reason: TEXT }
  );
}

/** Limits between facts: dates not after or before each other, a number not above another. */
export function limitSchema(): Schema {
  const between = (key: string, fact: Schema, bound: Schema): Schema => record('a limit', { fact, [key]: bound });
  const number = between('notAbove', ref('integerFact'), ref('integerFact'));
  const after = between('notAfter', ref('dateFact'), ref('limitDay'));
  const before = between('notBefore', ref('dateFact'), ref('limitDay'));
  return {
    title: 'a limit such as {"fact": "…", "notAfter": "…"}',
    type: 'object',
    if: { required: ['notAbove'] },
    then: number,
    else: { if: { required: ['notBefore'] }, then: before, else: after }
  };
}

