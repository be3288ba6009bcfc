/** What conditions are evaluated on: the facts of one case, as the policy reads them. */
import { addMonths } from './calendar.js';
import type { Day, FactValue, Facts, PolicyFile } from './language.js';

/** `undefined`: absent, may be asked. `null`: the customer does not know. */
export type Read<T> = T | null | undefined;

export interface Context {
  readonly asOf: Day;
  readonly facts: Facts;
}

/** A fact as the policy reads it: itself, unknown together with another one, or derived from another one. */
export interface FactReader {
  /** The fact to be asked for when this one is absent. */
  readonly asks: string;
  readonly nullIsValue: boolean;
  read(context: Context): Read<FactValue>;
}

export function factReader(file: PolicyFile, id: string): FactReader {
  const definition = file.facts[id];
  const nullIsValue = definition?.nullIsValue === true;
  const derived = definition?.derived;
  const months = derived ? (file.parameters?.[derived.parameter]?.value ?? null) : null;
  if (derived && months !== null) return withinMonths(derived.from, months, nullIsValue);
  const leader = definition?.nullWith;
  if (leader !== undefined) {
    return { asks: id, nullIsValue, read: ({ facts }) => (facts[leader] === null ? null : facts[id]) };
  }
  return { asks: id, nullIsValue, read: ({ facts }) => facts[id] };
}

/** Was the case begun within that many months of the day `from`, the last day included? */
function withinMonths(from: string, months: number, nullIsValue: boolean): FactReader {
  return {
    asks: from,
    nullIsValue,
    read: ({ facts, asOf }) => {
      const start = facts[from];
      return typeof start === 'string' ? asOf <= addMonths(start, months) : start;
    }
  };
}
