/** How likely each answer is, given those known: on the exact distribution of `world.ts`, as places of answers. */
import { type State, type Tables } from './tables.js';
import type { Combination, World } from './world.js';

export interface Share {
  readonly answer: number;
  readonly share: number;
}

/** Combinations of facts that hang together, by the places of their answers. */
interface Group {
  readonly facts: readonly number[];
  readonly combinations: readonly { readonly answers: readonly number[]; readonly share: number }[];
}

export class Chances {
  private readonly single: readonly (readonly Share[] | null)[];
  private readonly groupOf: readonly (Group | null)[];
  private readonly answered = new Map<string, readonly Share[]>();
  private readonly foreseen = new Map<string, string>();

  constructor(private readonly tables: Tables, world: World) {
    this.single = tables.facts.map((id) => world.single.get(id)?.map(({ share }, answer) => ({ answer, share })) ?? null);
    const groups = new Map([...new Set(world.groups.values())].map((combinations) => [combinations, groupIn(tables, combinations, world.foretold)]));
    this.groupOf = tables.facts.map((id) => groups.get(world.groups.get(id) ?? []) ?? null);
  }

  /** Are both facts in one group? */
  together(fact: number, other: number): boolean {
    return this.groupOf[fact] !== null && this.groupOf[fact] === this.groupOf[other];
  }

  answersTo(fact: number, state: State): readonly Share[] {
    const single = this.single[fact];
    if (single) return single;
    const group = this.groupOf[fact];
    if (!group) return [];
    const key = `${fact}:${knownIn(group, state)}`;
    const known = this.answered.get(key);
    if (known) return known;
    const place = group.facts.indexOf(fact);
    const shares = new Map<number, number>();
    let total = 0;
    for (const { answers, share } of group.combinations) {
      if (group.facts.some((one, index) => state[one] !== -1 && state[one] !== answers[index])) continue;
      const answer = answers[place] ?? -1;
      shares.set(answer, (shares.get(answer) ?? 0) + share);
      total += share;
    }
    const answers = [...shares].map(([answer, share]) => ({ answer, share: share / total }));
    this.answered.set(key, answers);
    return answers;
  }

  /**
   * What is known of facts that hang together with open ones: beside one open fact, what its comparisons may come to;
   * beside several, the very values.
   */
  prospects(open: ReadonlySet<number>, leaves: ReadonlySet<number>, state: State): string {
    const groups = new Map<Group, number[]>();
    for (const fact of open) {
      const group = this.groupOf[fact];
      if (group) groups.set(group, [...(groups.get(group) ?? []), fact]);
    }
    return [...groups].map(([group, facts]) => (facts.length === 1 ? this.comesTo(facts[0] ?? -1, group, leaves, state) : knownIn(group, state))).join('#');
  }

  private comesTo(fact: number, group: Group, leaves: ReadonlySet<number>, state: State): string {
    const reading = [...leaves].filter((leaf) => this.tables.leaves[leaf]?.reads.includes(fact));
    const others = reading.flatMap((leaf) => this.tables.leaves[leaf]?.dependsOn ?? []).map((one) => state[one]);
    const key = `${fact}:${knownIn(group, state)}:${reading.join(',')}:${others.join(',')}`;
    const known = this.foreseen.get(key);
    if (known !== undefined) return known;
    const shares = new Map<string, number>();
    for (const { answer, share } of this.answersTo(fact, state)) {
      const after = withAnswer(state, fact, answer);
      const truths = reading.map((leaf) => this.tables.leafTruth(leaf, after)[0]).join('');
      shares.set(truths, (shares.get(truths) ?? 0) + share);
    }
    const text = [...shares].sort(([a], [b]) => (a < b ? -1 : 1)).map(([truths, share]) => `${truths}${share.toFixed(6)}`).join(',');
    this.foreseen.set(key, text);
    return text;
  }
}

export function withAnswer(state: State, fact: number, answer: number): State {
  const after = state.slice();
  after[fact] = answer;
  return after;
}

function knownIn(group: Group, state: State): string {
  return group.facts.map((fact) => state[fact]).join(',');
}

function groupIn(tables: Tables, combinations: readonly Combination[], foretold: boolean): Group {
  const ids = Object.keys(combinations[0]?.facts ?? {});
  const facts = ids.map((id) => tables.facts.indexOf(id));
  return {
    facts,
    combinations: combinations.map(({ facts: together, share }, place) => ({
      answers: ids.map((id, index) => (foretold ? place : (tables.answers[facts[index] ?? -1] ?? []).indexOf(together[id] ?? null))),
      share
    }))
  };
}
