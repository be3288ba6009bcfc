/** Examples that the prover found, in the words of a policy's author. */
import { isDay } from '../calendar.js';
import { compilePolicy } from '../compile.js';
import { decide } from '../decide.js';
import type { Facts, PolicyFile } from '../language.js';
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

/** To be pasted among the "cases" of the file, with the outcome as it is now. */
export function asCase(file: PolicyFile, { asOf, facts }: Example): string {
  const { outcome } = decide(compilePolicy(file), asOf, facts);
  return `as a case: ${JSON.stringify({ id: 'example', asOf, facts, expect: { outcome } })}`;
}

/** The honest answer where a proof would take too long. */
export function notProved(place: Place, what: string): Problem {
  return { ...place, code: 'not-proved', message: `it would take too long to prove ${what}; expected conditions with fewer parts` };
}
