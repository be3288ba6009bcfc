/** The transition table as a Mermaid state diagram, for the README; lines in the history that change no state are left out. */
import { TRANSITIONS, type Actor } from './transitions.js';
import type { ClaimState } from './record.js';

const MARK: Readonly<Record<Actor, string>> = { customer: 'C', agent: 'A', system: 'S' };

/** `C` customer, `A` agent, `S` the bot and the clock. Arrows with the same ends share a line. */
export function diagram(): string {
  const arrows = new Map<string, string[]>();
  for (const [act, { from, to, by }] of Object.entries(TRANSITIONS)) {
    if (to === 'stays') continue;
    for (const state of from) if (state !== to) add(arrows, state, to, `${words(act)} (${by.map((actor) => MARK[actor]).join('')})`);
  }
  const lines = [...arrows].map(([ends, labels]) => `  ${ends}: ${labels.join(', ')}`);
  return ['stateDiagram-v2', '  [*] --> opened', ...lines, '  closed --> [*]', '  withdrawn --> [*]'].join('\n');
}

function add(arrows: Map<string, string[]>, from: ClaimState, to: ClaimState, label: string): void {
  const ends = `${from} --> ${to}`;
  arrows.set(ends, [...(arrows.get(ends) ?? []), label]);
}

function words(act: string): string {
  return act.replace(/[A-Z]+/g, (letters) => ` ${letters.toLowerCase()}`);
}
