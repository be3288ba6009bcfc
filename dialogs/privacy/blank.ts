/** Walks the marked places of a record: blanks them, or leaves out what is withheld. */
import type { Places } from './handling.js';

type Owner = Readonly<Record<string, unknown>>;
type Change = (value: unknown, owner: Owner) => unknown;

/** The record with every marked place in the state that its handling says; nothing else changes. */
export function blank<T extends object>(record: T, handling: Places): T {
  return Object.entries(handling).reduce<unknown>((one, [path, place]) => ('erase' in place ? changed(one, path.split('.'), place.erase) : one), record) as T;
}

/** The record as its person may see it. */
export function disclosed<T extends object>(record: T, handling: Places): T {
  return Object.entries(handling).reduce<unknown>((one, [path, place]) => ('withheld' in place ? changed(one, path.split('.'), () => undefined) : one), record) as T;
}

/** What stands at one marked place of a record; several values where the place is inside a list. */
export function valuesAt(record: object, path: string): unknown[] {
  const values: unknown[] = [];
  changed(record, path.split('.'), (value) => {
    values.push(value);
    return value;
  });
  return values;
}

/** A place that is empty already, or that this record does not have, stays as it is. */
function changed(value: unknown, [head, ...rest]: readonly string[], change: Change, owner: Owner = {}): unknown {
  if (value === null || value === undefined) return value;
  if (head === undefined) return change(value, owner);
  if (head === '[]') return (value as readonly unknown[]).map((item) => changed(item, rest, change, owner));
  const holder = value as Owner;
  return head in holder ? { ...holder, [head]: changed(holder[head], rest, change, holder) } : holder;
}
