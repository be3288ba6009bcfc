/** Messages that were sent off but not confirmed: kept in the browser with their key, so that after a reload they are neither lost nor doubled. */
import type { Outgoing } from './desk.js';
import { forGood } from './kept.js';

const KEPT = 'gwarant.console.unsent';

export function unsentOf(person: string): Outgoing[] {
  try {
    return JSON.parse(forGood.get(keyOf(person)) ?? '[]') as Outgoing[];
  } catch {
    return [];
  }
}

export function keepUnsent(person: string, outgoing: Outgoing): void {
  store(person, [...unsentOf(person).filter(({ key }) => key !== outgoing.key), outgoing]);
}

export function dropUnsent(person: string, key: string): void {
  store(person, unsentOf(person).filter((one) => one.key !== key));
}

function store(person: string, list: readonly Outgoing[]): void {
  if (list.length === 0) forGood.drop(keyOf(person));
  else forGood.set(keyOf(person), JSON.stringify(list));
}

function keyOf(person: string): string {
  return `${KEPT}.${person}`;
}
