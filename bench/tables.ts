/**
 * A policy over the finite answers of a world, as numbers: what a comparison comes to is looked up, so that hundreds of
 * thousands of states can be worked out. A state holds, for each fact, the place of its answer, or -1 while it is absent.
 */
import type { Policy } from '../policies/compile.js';
import type { ConditionNode } from '../policies/condition.js';
import type { Day, Facts, FactValue } from '../policies/language.js';
import type { Truth } from '../policies/truth.js';
import type { World } from './world.js';

export type State = readonly number[];

export type Rule =
  | { readonly type: 'leaf'; readonly leaf: number }
  | { readonly type: 'not'; readonly part: Rule }
  | { readonly type: 'all' | 'any'; readonly parts: readonly Rule[] };

/** A comparison with what it has come to so far, by the answers it depends on. */
interface Leaf {
  readonly node: ConditionNode;
  /** Facts that keep it open while absent. */
  readonly reads: readonly number[];
  /** Those and what decides whether one of them can be known. */
  readonly dependsOn: readonly number[];
  readonly truths: Map<number, Truth>;
}

export class Tables {
  readonly facts: readonly string[];
  readonly answers: readonly (readonly (FactValue | null)[])[];
  readonly leaves: Leaf[] = [];
  private readonly leafOf = new Map<ConditionNode, number>();

  constructor(private readonly policy: Policy, private readonly asOf: Day, world: World) {
    this.facts = Object.keys(policy.file.facts);
    this.answers = this.facts.map((id) => {
      const single = world.single.get(id)?.map(({ value }) => value);
      const together = (world.groups.get(id) ?? []).map(({ facts }) => facts[id] ?? null);
      return single ?? (world.foretold ? together : [...new Set(together)]);
    });
  }

  rule(node: ConditionNode): Rule {
    const { shape } = node;
    if (shape.type === 'not') return { type: 'not', part: this.rule(shape.part) };
    if (shape.type === 'all' || shape.type === 'any') return { type: shape.type, parts: shape.parts.map((part) => this.rule(part)) };
    const known = this.leafOf.get(node);
    if (known !== undefined) return { type: 'leaf', leaf: known };
    const reads = [...node.reads].map((fact) => this.facts.indexOf(fact));
    const leaders = [...node.reads].flatMap((fact) => this.policy.file.facts[fact]?.nullWith ?? []).map((fact) => this.facts.indexOf(fact));
    this.leafOf.set(node, this.leaves.length);
    this.leaves.push({ node, reads, dependsOn: [...new Set([...reads, ...leaders])], truths: new Map() });
    return { type: 'leaf', leaf: this.leaves.length - 1 };
  }

  truth(rule: Rule, state: State): Truth {
    if (rule.type === 'leaf') return this.leafTruth(rule.leaf, state);
    if (rule.type === 'not') {
      const part = this.truth(rule.part, state);
      return part === 'true' ? 'false' : part === 'false' ? 'true' : part;
    }
    const deciding = rule.type === 'all' ? 'false' : 'true';
    let result: Truth = rule.type === 'all' ? 'true' : 'false';
    for (const part of rule.parts) {
      const truth = this.truth(part, state);
      if (truth === deciding) return deciding;
      if (truth === 'open' || (truth === 'unknown' && result !== 'open')) result = truth;
    }
    return result;
  }

  /** Adds the open comparisons of an open rule. */
  openLeaves(rule: Rule, state: State, into: Set<number>): void {
    if (this.truth(rule, state) !== 'open') return;
    if (rule.type === 'leaf') into.add(rule.leaf);
    else if (rule.type === 'not') this.openLeaves(rule.part, state, into);
    else for (const part of rule.parts) this.openLeaves(part, state, into);
  }

  /** Facts that keep these comparisons open. */
  absentIn(leaves: Iterable<number>, state: State): Set<number> {
    const facts = new Set<number>();
    for (const leaf of leaves) for (const fact of this.leaves[leaf]?.reads ?? []) if (state[fact] === -1) facts.add(fact);
    return facts;
  }

  /** What is open of a rule, as text: equal for states in which it can come to the same. */
  residue(rule: Rule, state: State): string {
    if (rule.type === 'not') return `-${this.residue(rule.part, state)}`;
    if (rule.type === 'leaf') {
      const absent = (this.leaves[rule.leaf]?.reads ?? []).filter((fact) => state[fact] === -1);
      return `${rule.leaf}${absent.length > 0 ? `~${absent.join('~')}` : ''}`;
    }
    const parts: string[] = [];
    for (const part of rule.parts) {
      const truth = this.truth(part, state);
      if (truth === 'open') parts.push(this.residue(part, state));
      else if (truth === 'unknown') parts.push('?');
    }
    return `${rule.type === 'all' ? '&' : '/'}(${parts.join(',')})`;
  }

  factsIn(state: State): Facts {
    return Object.fromEntries(this.facts.flatMap((id, fact) => {
      const answer = state[fact] ?? -1;
      return answer < 0 ? [] : [[id, this.answers[fact]?.[answer] ?? null]];
    }));
  }

  leafTruth(index: number, state: State): Truth {
    const leaf = this.leaves[index];
    if (!leaf) throw new Error(`no comparison ${index}`);
    let place = 0;
    for (const fact of leaf.dependsOn) place = place * ((this.answers[fact]?.length ?? 0) + 1) + (state[fact] ?? -1) + 1;
    const known = leaf.truths.get(place);
    if (known !== undefined) return known;
    const facts = Object.fromEntries(leaf.dependsOn.flatMap((fact) => {
      const answer = state[fact] ?? -1;
      return answer < 0 ? [] : [[this.facts[fact] ?? '', this.answers[fact]?.[answer] ?? null]];
    }));
    const truth = leaf.node.truth({ asOf: this.asOf, facts });
    leaf.truths.set(place, truth);
    return truth;
  }
}
