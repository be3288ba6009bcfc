/**
 * A world in which whoever is told one date knows the others too, though each still has to be asked to count. No way of
 * asking is worse off there, so the best of this world is a lower bound on the best of the real one; and as combinations
 * that no comparison tells apart are one, there are few enough of them to be worked out.
 */
import type { Policy } from '../policies/compile.js';
import type { Day } from '../policies/language.js';
import type { Turn } from './best.js';
import { withAnswer } from './chances.js';
import { Tables, type State } from './tables.js';
import type { Combination, World } from './world.js';

export function foretold(policy: Policy, asOf: Day, world: World): World {
  const tables = new Tables(policy, asOf, world);
  for (const { condition } of [policy.checks, policy.deny, policy.refer, policy.need, policy.grants].flat()) tables.rule(condition);
  const merged = new Map([...new Set(world.groups.values())].map((combinations) => [combinations, new Classes(policy, tables, combinations).merged()]));
  return { single: world.single, groups: new Map([...world.groups].map(([id, combinations]) => [id, merged.get(combinations) ?? combinations])), foretold: true };
}

/** A fact that is known only with another is asked at once with it: that, too, leaves nobody worse off. */
export function withFollowers({ file }: Policy, turns: readonly Turn[]): Turn[] {
  const leaderOf = (fact: string): string | undefined => file.facts[fact]?.nullWith;
  const leading = turns.filter((turn) => !turn.some((fact) => leaderOf(fact) !== undefined));
  return leading.map((turn) => [...turn, ...turns.flat().filter((fact) => turn.includes(leaderOf(fact) ?? ''))]);
}

class Classes {
  private readonly ids: readonly string[];
  private readonly group: readonly number[];
  /** By comparison and the answers it depends on: what it comes to with any of them absent. */
  private readonly seen = new Map<string, string>();

  constructor(private readonly policy: Policy, private readonly tables: Tables, private readonly combinations: readonly Combination[]) {
    this.ids = Object.keys(combinations[0]?.facts ?? {});
    this.group = this.ids.map((id) => tables.facts.indexOf(id));
  }

  merged(): Combination[] {
    const paid = new Set(this.policy.grants.flatMap(({ fee }) => [...(fee?.reads ?? [])]));
    const classes = new Map<string, Combination>();
    for (const { facts, share } of this.combinations) {
      const truths = this.tables.leaves.map((_, leaf) => this.truths(leaf, facts));
      const key = [...truths, ...this.ids.filter((id) => paid.has(id)).map((id) => JSON.stringify(facts[id]))].join('|');
      const known = classes.get(key);
      classes.set(key, { facts: known?.facts ?? facts, share: share + (known?.share ?? 0) });
    }
    return [...classes.values()];
  }

  private truths(leaf: number, facts: Combination['facts']): string {
    const dependsOn = this.tables.leaves[leaf]?.dependsOn ?? [];
    const places = dependsOn.map((fact) => (this.group.includes(fact) ? this.answer(fact, facts) : -1));
    if (places.every((place) => place === -1)) return '';
    const key = `${leaf}:${places.join()}`;
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    let states: State[] = [this.tables.facts.map(() => -1)];
    for (const [index, fact] of dependsOn.entries()) {
      const place = places[index] ?? -1;
      const answers = place === -1 ? (this.tables.answers[fact] ?? []).map((_, answer) => answer) : [place];
      states = states.flatMap((state) => [state, ...answers.map((answer) => withAnswer(state, fact, answer))]);
    }
    const text = states.map((state) => this.tables.leafTruth(leaf, state)[0]).join('');
    this.seen.set(key, text);
    return text;
  }

  private answer(fact: number, facts: Combination['facts']): number {
    return (this.tables.answers[fact] ?? []).indexOf(facts[this.tables.facts[fact] ?? ''] ?? null);
  }
}
