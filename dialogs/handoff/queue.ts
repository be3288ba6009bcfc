/** Queues of a desk: which cases come to whom, when, and what is promised. */
import type { Locale, Text } from '../../policies/language.js';
import type { Desk } from '../desk.js';
import type { Agent } from '../records.js';
import type { Opening } from './hours.js';

export interface Queue extends Opening {
  readonly id: string;
  readonly title: Text;
  /** Products and languages whose cases come here; empty: all. */
  readonly products: readonly string[];
  readonly languages: readonly Locale[];
  /** Names of the people who work it and of those who lead it; no members: everybody. */
  readonly members: readonly string[];
  readonly leads: readonly string[];
  /** Cases that one person holds at a time. */
  readonly capacity: number;
  /** A case offered to somebody goes to the next after so many minutes. */
  readonly acceptMinutes: number;
  /** A customer who waits for the owner's word so long: the owner is warned, and after as long again loses the case. */
  readonly silentMinutes: number;
  /** An answer is promised within so many minutes of opening hours; null: nothing is promised. */
  readonly answerMinutes: number | null;
  /** An agent hub that takes its cases over Direct Line; `secretName` is the environment variable that holds its secret. */
  readonly hub?: { readonly name: string; readonly secretName: string };
  /** The Teams channel that its cards are posted in, where nobody has said `/here` in another. */
  readonly teams?: { readonly conversation: string; readonly serviceUrl: string; readonly tenant: string };
}

/** Somebody who could take a case. */
export interface Presence extends Agent {
  readonly role: 'agent' | 'lead' | 'admin';
  readonly online: boolean;
  /** Cases held now, and those they are asked to take. */
  readonly load: number;
}

/** What is going on at the desk around one queue. */
export interface Floor {
  /** Cases of the queue that wait, with when their customers called. */
  readonly waiting: readonly { readonly conversation: string; readonly since: string }[];
  readonly people: readonly Presence[];
}

/** The first that takes the product and the language; the last one takes what no other does. */
export function queueFor(desk: Desk, product: string | null, locale: Locale): Queue {
  const takes = ({ products, languages }: Queue): boolean =>
    (products.length === 0 || (product !== null && products.includes(product))) && (languages.length === 0 || languages.includes(locale));
  const queue = desk.queues.find(takes) ?? desk.queues.at(-1);
  if (!queue) throw new Error('a desk has a queue');
  return queue;
}

export function queueNamed(desk: Desk, id: string | undefined): Queue {
  const queue = desk.queues.find((one) => one.id === id) ?? desk.queues.at(-1);
  if (!queue) throw new Error('a desk has a queue');
  return queue;
}

export function worksIn(queue: Queue, { name, role }: Pick<Presence, 'name' | 'role'>): boolean {
  return role !== 'agent' || queue.members.length === 0 || queue.members.includes(name) || queue.leads.includes(name);
}

/** Who is asked next: online, with room, not asked yet, the least busy first; then a lead, or before all others; then nobody. */
export function nextPerson(queue: Queue, people: readonly Presence[], tried: readonly string[], leadsFirst = false): Presence | null {
  const free = people.filter((one) => one.online && worksIn(queue, one) && !tried.includes(one.id));
  const isLead = ({ name, role }: Presence): boolean => role === 'lead' || queue.leads.includes(name);
  const byLoad = (a: Presence, b: Presence): number => a.load - b.load || (a.id < b.id ? -1 : 1);
  const members = free.filter((one) => !isLead(one) && one.load < queue.capacity).sort(byLoad);
  const leading = free.filter(isLead).sort(byLoad);
  return (leadsFirst ? [...leading, ...members] : [...members, ...leading])[0] ?? null;
}
