/** What a schema cannot say of a catalogue: ids that stand twice, covers that cannot be asked for, facts that are not alike. */
import type { PolicyFile } from '../language.js';
import type { Catalogue, Product } from '../product.js';
import type { Problem } from '../problem.js';
import type { Locate } from './source.js';

type Policies = ReadonlyMap<string, PolicyFile>;
type Check = (product: Product, index: number, policies: Policies, locate: Locate) => Problem[];

export function checkCovers(catalogue: Catalogue, policies: Policies, locate: Locate): Problem[] {
  return [
    ...duplicateProducts(catalogue, locate),
    ...catalogue.products.flatMap((product, index) => CHECKS.flatMap((check) => check(product, index, policies, locate)))
  ];
}

function duplicateProducts({ products }: Catalogue, locate: Locate): Problem[] {
  return products.flatMap(({ id }, index) => {
    const first = products.findIndex((other) => other.id === id);
    if (first === index) return [];
    const line = locate(['products', first, 'id']).line;
    return [{ ...locate(['products', index, 'id']), code: 'duplicate-id', message: `the product "${id}" stands already in line ${line}; expected an id of its own` }];
  });
}

const unasked: Check = ({ covers, coversQuestion }, index, _policies, locate) => {
  const asked = covers.findIndex(({ always }) => always !== true);
  if (asked < 0 || coversQuestion) return [];
  const message = `whether "${covers[asked]?.policy ?? ''}" is held must be asked, but "coversQuestion" is missing; expected it, or "always": true`;
  return [{ ...locate(['products', index, 'covers', asked]), code: 'covers-question', message }];
};

/** A goal answers the policy's fact `request`. */
const unknownGoals: Check = ({ covers }, index, policies, locate) =>
  covers.flatMap(({ policy, goals }, cover) => {
    const file = policies.get(policy);
    const offered = Object.keys(file?.facts['request']?.values ?? {});
    if (!file || !goals) return [];
    return goals.flatMap((goal, place) => offered.includes(goal) || (offered.length === 0 && goal === 'claim') ? [] : [{
      ...locate(['products', index, 'covers', cover, 'goals', place]),
      code: 'unknown-goal',
      message: `"${policy}" has no "${goal}" among the values of its fact "request". Expected one of: ${offered.length > 0 ? offered.join(', ') : 'claim'}`
    }]);
  });

const unlikeFacts: Check = ({ shared }, index, policies, locate) =>
  (shared ?? []).flatMap((facts, place) => {
    const types = new Set(Object.entries(facts).flatMap(([policy, fact]) => policies.get(policy)?.facts[fact]?.type ?? []));
    if (types.size < 2) return [];
    const message = `facts that are asked once must be of one type, and these are ${[...types].join(' and ')}`;
    return [{ ...locate(['products', index, 'shared', place]), code: 'shared-types', message }];
  });

/** A policy that is not there at all is told by the schema. */
const strangers: Check = ({ shared, covers }, index, policies, locate) =>
  (shared ?? []).flatMap((facts, place) => Object.keys(facts).filter((policy) => policies.has(policy) && !covers.some((cover) => cover.policy === policy)).map((policy) => ({
    ...locate(['products', index, 'shared', place, policy]),
    code: 'unknown-policy',
    message: `"${policy}" is no cover of this product. Expected one of: ${covers.map((cover) => cover.policy).join(', ')}`
  })));

const CHECKS: readonly Check[] = [unasked, unknownGoals, unlikeFacts, strangers];
