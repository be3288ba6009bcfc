/** Examples that the prover found, in the words of a policy's author. */
import { isDay } from '../calendar.js';
import type { Facts } from '../language.js';
import type { Place } from '../load/source.js';
import type { Problem } from '../problem.js';
import type { Example } from './proof/prover.js';

/** `when item is "scooter", purchaseDate is 2021-03-01` */
export function inWords(facts: Facts): string {
  const said = Object.entries(facts).map(([fact, value]) => `${fact} is ${value === null ? 'not known' : isDay(value) ? value : JSON.stringify(value)}`);
  return said.length === 0 ? 'whatever the facts are' : `when ${said.join(', ')}`;
}

/** The facts of an example, with the day of the case where it was compared. */
export function only({ asOf, facts }: Example, names: ReadonlySet<string>): Facts {
  const told = Object.entries(facts).filter(([fact]) => names.has(fact));
  return { ...Object.fromEntries(told), ...(names.has('asOf') ? { asOf } : {}) };
}

/** To be pasted among the "cases" of a file, where "expect" then says what should come out. */
export function asCase({ asOf, facts }: Example): string {
  return `as a case: ${JSON.stringify({ id: 'example', asOf, facts, expect: {} })}`;
}

/** The honest answer where a proof would take too long. */
export function notProved(place: Place, what: string): Problem {
  return { ...place, code: 'not-proved', message: `it would take too long to prove ${what}; expected conditions with fewer parts` };
}
