/** Cases as people of the desk name them: by the claim's number, or by a short mark where there is none. */
import { createHash } from 'node:crypto';
import type { Agent, Conversation } from '../../../dialogs/records.js';
import type { Store } from '../../store/store.js';

/** `GW-2026-000123`, or `#4f9c2a`. */
export function caseLabel({ id, handoff, session }: Pick<Conversation, 'id' | 'handoff' | 'session'>): string {
  return handoff?.claim ?? session.claim ?? `#${createHash('sha256').update(id).digest('hex').slice(0, 6)}`;
}

export async function casesOf(store: Store, agent: Agent): Promise<Conversation[]> {
  const found = await Promise.all((['accepted', 'delegated'] as const).map((state) => store.find('conversation', 'handoff', state)));
  return found.flat().map(({ value }) => value).filter(({ handoff }) => handoff?.agent?.id === agent.id);
}

export async function waitingCases(store: Store): Promise<Conversation[]> {
  return (await store.find('conversation', 'handoff', 'waiting')).map(({ value }) => value);
}

/** The whole label, or its end: `123` for `GW-2026-000123`. Null where none or several fit. */
export function caseLabelled(cases: readonly Conversation[], label: string): Conversation | null {
  const wanted = label.trim().toLowerCase();
  const exact = cases.find((one) => caseLabel(one).toLowerCase() === wanted);
  const fitting = cases.filter((one) => wanted !== '' && caseLabel(one).toLowerCase().endsWith(wanted));
  return exact ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
}
