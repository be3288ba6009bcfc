/** `catalogue.json` → the products that can be served, and everything that is wrong with the file. */
import { readValue } from '../facts.js';
import type { Facts, PolicyFile } from '../language.js';
import type { Catalogue, Product } from '../product.js';
import type { Problem } from '../problem.js';
import { catalogueSchema } from '../schema.js';
import { checkCovers } from './covers.js';
import { readSource } from './source.js';
import { inOrder, validate } from './validate.js';

export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
}

export type Policies = ReadonlyMap<string, PolicyFile>;

/**
 * A catalogue of the wrong shape has no products. One that names policies or facts that are not there loses those
 * covers, known and shared facts, and keeps the rest.
 * @param policies those that loaded
 * @param refused ids of those that did not: not told again here
 */
export function loadCatalogue(fileName: string, text: string, policies: Policies, refused: readonly string[]): LoadedCatalogue {
  const read = readSource(fileName, text);
  if (read.type === 'refused') return { catalogue: NONE, problems: read.problems };
  const { source } = read;
  const misshapen = validate(source, catalogueSchema(null));
  if (misshapen.length > 0) return { catalogue: NONE, problems: misshapen };
  const catalogue = source.value as Catalogue;
  const unknown = validate(source, catalogueSchema(new Map<string, unknown>([...policies, ...refused.map((id) => [id, null] as const)])));
  return {
    catalogue: { products: catalogue.products.map((product) => servable(product, policies)) },
    problems: inOrder([...unknown, ...checkCovers(catalogue, policies, source.locate)])
  };
}

const NONE: Catalogue = { products: [] };

function servable(product: Product, policies: Policies): Product {
  const covers = product.covers.filter(({ policy }) => policies.has(policy)).map((cover) => {
    const known = cover.known && readable(cover.known, policies.get(cover.policy));
    return { ...cover, ...(known ? { known } : {}) };
  });
  const shared = (product.shared ?? [])
    .map((facts) => Object.fromEntries(Object.entries(facts).filter(([policy, fact]) => Object.hasOwn(policies.get(policy)?.facts ?? {}, fact))))
    .filter((facts) => Object.keys(facts).length > 1);
  return { ...product, covers, ...(product.shared ? { shared } : {}) };
}

function readable(known: Facts, policy: PolicyFile | undefined): Facts {
  return Object.fromEntries(Object.entries(known).filter(([fact, value]) => {
    const definition = policy?.facts[fact];
    return definition !== undefined && (value === null || readValue(definition, value) !== undefined);
  }));
}
