/** Section 1.6 of the specification: what cannot be together. Checked on the facts that are given. */

const NOT_AFTER_AS_OF = [
  'faultDate', 'eventDate', 'purchaseDate', 'deliveryDate', 'orderDate', 'receivedDate', 'serviceBoughtDate', 'registrationDate',
  'deviceActivationDate', 'planStart'
];

const IN_ORDER: readonly (readonly [earlier: string, later: string])[] = [
  ['purchaseDate', 'faultDate'],
  ['deliveryDate', 'faultDate'],
  ['purchaseDate', 'registrationDate'],
  ['orderDate', 'receivedDate'],
  ['orderDate', 'serviceBoughtDate'],
  ['replacementsUsed', 'replacementsUsedTotal']
];

/** The groups of facts that clash, none when all of them can be together. */
export function clashes(asOf: string, facts: Readonly<Record<string, unknown>>): (readonly string[])[] {
  const future = NOT_AFTER_AS_OF.filter((fact) => typeof facts[fact] === 'string' && facts[fact] > asOf).map((fact) => [fact]);
  return [...future, ...IN_ORDER.filter(([first, second]) => exceeds(facts[first], facts[second]))];
}

function exceeds(first: unknown, second: unknown): boolean {
  if (typeof first === 'string' && typeof second === 'string') return first > second;
  return typeof first === 'number' && typeof second === 'number' && first > second;
}
