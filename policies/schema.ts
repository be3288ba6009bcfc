/**
 * JSON Schemas (draft-07, which ajv and the editors handle best) generated for one policy file from its own names:
 * a typo in a fact, value, clause or action is an error at its place, and an editor completes them.
 */
import { DOCUMENT_KINDS } from './language.js';
import { CLAUSE_ID, ENTRY_ID, FACT_ID, listOf, mapOf, nameOf, POLICY_ID, record, ref, setOf, TEXT, textDefinition, whole, withNull, wordOf, type Schema } from './schema/blocks.js';
import { caseSchema, OUTCOMES } from './schema/cases.js';
import { conditionDefinitions } from './schema/conditions.js';
import { factDefinitions } from './schema/facts.js';
import { factsOfType, joined, namesOf, type PolicyNames } from './schema/names.js';
import { limitSchema, ruleDefinitions } from './schema/rules.js';

export { catalogueSchema } from './schema/catalogue.js';
export type { Schema } from './schema/blocks.js';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** @param raw the parsed file, whatever it is: names that cannot be read from it are not checked */
export function policySchema(raw: unknown): Schema {
  const names = namesOf(raw);
  return { $schema: DRAFT, ...policyRecord(), definitions: { ...definitions(names), policyCase: caseSchema(names) } };
}

function policyRecord(): Schema {
  return record(
    'a policy: {"id": …, "version": …, …}',
    {
      id: POLICY_ID,
      version: { title: 'a version of three numbers such as "1.0.0"', type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$', 'x-code': 'bad-version' },
      timeZone: wordOf('a time zone that is supported', ['Europe/Warsaw']),
      title: TEXT,
      guarantor: TEXT,
      sources: mapOf('the documents', FACT_ID, ref('source'), 1),
      clauses: mapOf('the clauses by number', CLAUSE_ID, ref('clauseDefinition'), 1),
      facts: mapOf('the facts by name', FACT_ID, ref('factDefinition'), 1),
      rules: listOf('a list of rules in [ ]', ref('rule'), 1),
      actions: mapOf('the actions by name', FACT_ID, ref('actionDefinition')),
      remedies: mapOf('the remedies by name', FACT_ID, TEXT),
      cases: listOf('a list of cases in [ ]', ref('policyCase'))
    },
    {
      $schema: { title: 'the address of the schema', type: 'string' },
      parameters: mapOf('the parameters by name', FACT_ID, ref('parameterDefinition')),
      values: mapOf('named days', FACT_ID, ref('day')),
      limits: listOf('a list of limits in [ ]', ref('limit')),
      solvedBy: ref('yesNoFact'),
      checks: listOf('a list of checks in [ ]', ref('check')),
      exclusions: listOf('a list of exclusion maps in [ ]', ref('exclusions')),
      periods: ref('periods'),
      notices: listOf('a list of notices in [ ]', ref('notice')),
      usage: listOf('a list of what is counted in [ ]', ref('usage'))
    }
  );
}

function definitions(names: PolicyNames): Readonly<Record<string, Schema>> {
  return {
    text: textDefinition(),
    ...conditionDefinitions(names),
    ...factDefinitions(names),
    ...ruleDefinitions(names),
    limitDay: nameOf('a date fact of this policy, or asOf', 'unknown-fact', joined(factsOfType(names, 'date'), ['asOf'])),
    limit: limitSchema(),
    source: record('a document: {"name": …, "authority": …}', { name: TEXT, authority: wordOf('an authority', ['guarantor', 'seller']) }, { note: TEXT }),
    clauseDefinition: record(
      'a clause: {"section": …, "kind": …, "text": …}',
      { section: { title: 'the place in the document', type: 'string', pattern: '\\S', 'x-code': 'empty-text' }, kind: wordOf('a kind of clause', ['rule', 'information', 'instruction']), text: TEXT },
      { source: nameOf('one of "sources"', 'unknown-source', names.sources) }
    ),
    actionDefinition: record('an action: {"title": …, "howTo": …}', { title: TEXT, howTo: TEXT }, { document: wordOf('a kind of document', DOCUMENT_KINDS) }),
    parameterDefinition: record('a parameter: {"about": …, "value": …}', { about: TEXT, value: withNull(whole('a whole number', 0, 100_000)) }),
    notice: noticeSchema(),
    usage: record(
      'something counted: {"fact": …}',
      { fact: nameOf('an integer or yesNo fact of this policy', 'unknown-fact', joined(factsOfType(names, 'integer'), factsOfType(names, 'yesNo'))) },
      { per: nameOf('a date fact of this policy', 'unknown-fact', factsOfType(names, 'date')) }
    )
  };
}

function noticeSchema(): Schema {
  const outcomes = setOf('a list of outcomes in [ ]', wordOf('an outcome', OUTCOMES), 1);
  return record(
    'a notice: {"id": …, "moment": …, "text": …}',
    { id: ENTRY_ID, moment: wordOf('a moment', ['known', 'decision', 'claim', 'rma']), text: TEXT },
    { when: ref('condition'), outcomes, clause: ref('clause') }
  );
}
