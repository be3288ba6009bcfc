/** Schema of `catalogue.json`: products with their covers, checked against the names of the policies. */
import { branches, FACT_ID, listOf, mapOf, nameOf, POLICY_ID, record, ref, setOf, TEXT, textDefinition, wordOf, YES, type Schema } from './blocks.js';
import { factValues } from './facts.js';
import { namesOf, type NamedFact } from './names.js';

/** Policy id → the parsed file; null for a file that was refused, whose facts are then not checked. */
export type KnownPolicies = ReadonlyMap<string, unknown>;

/** @param policies null: only the shape is checked, not the names of policies and facts */
export function catalogueSchema(policies: KnownPolicies | null): Schema {
  const facts = policies && new Map([...policies].map(([id, raw]) => [id, raw === null ? null : namesOf(raw).facts]));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...record(
      'a catalogue: {"products": […]}',
      { products: listOf('a list of products in [ ]', ref('product')) },
      { $schema: { title: 'the address of the schema', type: 'string' } }
    ),
    definitions: { text: textDefinition(), product: productSchema(), cover: coverSchema(facts), shared: sharedSchema(facts) }
  };
}

function productSchema(): Schema {
  const name: Schema = {
    title: 'a name in small letters without Polish marks, such as "osmo action"',
    type: 'string',
    pattern: '^[a-z0-9]+([ -][a-z0-9]+)*$',
    'x-code': 'bad-name'
  };
  return record(
    'a product: {"id": …, "title": …, "names": […], "covers": […]}',
    { id: POLICY_ID, title: TEXT, names: setOf('a list of names in [ ]', name), covers: listOf('a list of covers in [ ]', ref('cover'), 1) },
    { coversQuestion: TEXT, coversHelp: TEXT, shared: listOf('a list of shared facts in [ ]', ref('shared')) }
  );
}

type FactsByPolicy = ReadonlyMap<string, readonly NamedFact[] | null>;

function coverSchema(policies: FactsByPolicy | null): Schema {
  const goals = setOf('a list of goals in [ ]', wordOf('a goal', ['claim', 'activation', 'extension', 'bonusYear']), 1);
  return {
    ...record(
      'a cover: {"policy": …, "title": …}',
      { policy: nameOf('a policy in this folder', 'unknown-policy', policies && [...policies.keys()]), title: TEXT },
      { always: YES, goals, known: { title: 'facts with their values', type: 'object' } }
    ),
    ...branches('policy', [...(policies ?? [])].map(([id, facts]) => ({ values: [id], then: { properties: { known: factValues(facts) } } })))
  };
}

/** Policy id → fact id, for at least two policies. */
function sharedSchema(policies: FactsByPolicy | null): Schema {
  const title = 'one fact of each of two or more policies';
  if (policies === null) return mapOf(title, POLICY_ID, FACT_ID, 2);
  const facts = [...policies].map(([id, named]) => [id, factOf(id, named)] as const);
  return { ...record(title, {}, Object.fromEntries(facts)), minProperties: 2, 'x-code': 'unknown-policy' };
}

function factOf(policy: string, facts: readonly NamedFact[] | null): Schema {
  return nameOf(`a fact of "${policy}"`, 'unknown-fact', facts && facts.map(({ id }) => id));
}
