/** Schemas of fact definitions, and of the values that facts take in cases and in the catalogue. */
import { DAY, FACT_ID, kindsOf, mapOf, MONEY, nameOf, record, ref, setOf, SHARE, TEXT, whole, withNull, wordOf, YES, type Schema } from './blocks.js';
import { STAGES, type FactType } from '../language.js';
import { FACT_TYPES, factsOfType, type NamedFact, type PolicyNames } from './names.js';

/** A definition is checked by its type: only a choice or a set has values, only yes/no facts are derived. */
export function factDefinitions(names: PolicyNames): Readonly<Record<string, Schema>> {
  return {
    fact: nameOf('a fact of this policy', 'unknown-fact', names.facts && names.facts.map(({ id }) => id)),
    yesNoFact: nameOf('a yes/no fact of this policy', 'unknown-fact', factsOfType(names, 'yesNo')),
    parameter: nameOf('one of "parameters"', 'unknown-parameter', names.parameters),
    choiceValue: record('a value: {"title": …}', { title: TEXT }, { help: TEXT, means: wordOf('"yes" or "no"', ['yes', 'no']), likely: { title: 'a share, 0 or more', type: 'number', minimum: 0 } }),
    factDefinition: kindsOf(
      'a fact: {"type": …, "label": …, "question": …, "stage": …}',
      'type',
      wordOf('a type of fact', FACT_TYPES),
      FACT_TYPES.map((type) => ({ values: [type], then: definitionOf(type) }))
    )
  };
}

function definitionOf(type: FactType): Schema {
  const values = mapOf('the values of the fact, each with a title', FACT_ID, ref('choiceValue'), 1);
  const derived = record('{"parameter": …, "from": …}', { parameter: ref('parameter'), from: ref('dateFact') });
  return record(
    `a fact of type ${type}`,
    { type: { title: 'a type of fact' }, label: TEXT, question: TEXT, stage: wordOf('a stage of the interview', STAGES), ...(hasValues(type) ? { values } : {}) },
    {
      help: TEXT,
      likelyUnknown: SHARE,
      nullIsValue: YES,
      nullWith: ref('fact'),
      notAsked: YES,
      onlyWith: ref('parameter'),
      ...(type === 'yesNo' ? { likelyYes: SHARE, derived } : {})
    }
  );
}

function hasValues(type: FactType): boolean {
  return type === 'choice' || type === 'set';
}

/** Facts of a case: any of the policy's, each with a value of its type or null. */
export function factValues(facts: readonly NamedFact[] | null): Schema {
  const title = 'facts with their values';
  if (facts === null) return { title, type: 'object' };
  return { ...record(title, {}, Object.fromEntries(facts.map((fact) => [fact.id, withNull(valueSchema(fact))]))), 'x-code': 'unknown-fact' };
}

function valueSchema(fact: NamedFact): Schema {
  const offered = nameOf(`a value of "${fact.id}"`, 'unknown-value', fact.values);
  switch (fact.type) {
    case 'date': return DAY;
    case 'yesNo': return YES;
    case 'integer': return whole('a whole number', 0, 100_000);
    case 'money': return MONEY;
    case 'choice': return offered;
    case 'set': return setOf(`a list of values of "${fact.id}"`, offered);
    case null: return { title: 'a value', type: ['string', 'number', 'boolean', 'array', 'object'] };
  }
}
