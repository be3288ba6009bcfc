/**
 * The fewest turns that any way of asking can need on average: dynamic programming over what is still open, on the
 * exact distribution of `world.ts`. Two cases are one state when the same comparisons are still open, with the same
 * prospects.
 *
 * A question without which nothing at all can be decided comes first: it is asked on every way, and knowing it earlier
 * costs nothing. Two kinds of question are not tried, because they cannot help. One that no rule of the first open level reads: what it
 * says is worth nothing until that level is through, which may end it all (unless it hangs together with one that is
 * read). And, of questions that each decide one rule by themselves, any but the one most likely to end the interview:
 * exchanging two of them in any plan can only help.
 */
import type { Policy } from '../policies/compile.js';
import type { Day, Facts } from '../policies/language.js';
import { Tables, type Rule, type State } from './tables.js';
import type { World } from './world.js';

export type Turn = readonly string[];

interface Best {
  readonly turns: number;
  readonly ask: readonly number[];
}

interface Share {
  readonly answer: number;
  readonly share: number;
}

/** Combinations of facts that hang together, by the places of their answers. */
interface Group {
  readonly facts: readonly number[];
  readonly combinations: readonly { readonly answers: readonly number[]; readonly share: number }[];
}

/** Where a state stands. */
interface Standing {
  /** Open rules of the first open level. */
  readonly first: readonly Rule[];
  /** Open rules that can still matter. */
  readonly open: readonly Rule[];
  /** What is open, level by level. */
  readonly residue: string;
  /** Something is known already that cuts the later levels off. */
  readonly settled: boolean;
}

const ENDED: Best = { turns: 0, ask: [] };

export class TooLarge extends Error {}

export class BestInterview {
  private readonly tables: Tables;
  private readonly checks: readonly Rule[];
  private readonly levels: readonly (readonly Rule[])[];
  private readonly turns: readonly (readonly number[])[];
  private readonly single: readonly (readonly Share[] | null)[];
  private readonly groupOf: readonly (Group | null)[];
  private readonly memo = new Map<string, Best>();
  private readonly answered = new Map<string, readonly Share[]>();
  private readonly foreseen = new Map<string, string>();

  /** @param largest number of states after which it gives up with `TooLarge` */
  constructor(private readonly policy: Policy, private readonly asOf: Day, world: World, turns: readonly Turn[], private readonly largest: number) {
    const tables = new Tables(policy, asOf, world);
    const { deny, refer, need, grants } = policy;
    this.tables = tables;
    this.checks = policy.checks.map(({ condition }) => tables.rule(condition));
    this.levels = [deny, refer, need, grants].map((rules) => rules.map(({ condition }) => tables.rule(condition)));
    this.turns = turns.map((turn) => turn.map((fact) => tables.facts.indexOf(fact)));
    this.single = tables.facts.map((id) => world.single.get(id)?.map(({ share }, answer) => ({ answer, share })) ?? null);
    const groups = new Map([...new Set(world.groups.values())].map((combinations) => [combinations, groupIn(tables, combinations)]));
    this.groupOf = tables.facts.map((id) => groups.get(world.groups.get(id) ?? []) ?? null);
  }

  get states(): number {
    return this.memo.size;
  }

  /** Mean number of turns from the first question on. Error: `TooLarge`. */
  expected(): number {
    return this.at(this.tables.facts.map(() => -1)).turns;
  }

  /** The turn to be asked next; none when it is decided. */
  next(facts: Facts): Turn {
    const state = this.tables.facts.map((id, fact) => {
      const value = facts[id];
      return value === undefined ? -1 : (this.tables.answers[fact] ?? []).findIndex((one) => JSON.stringify(one) === JSON.stringify(value));
    });
    return this.at(state).ask.map((fact) => this.tables.facts[fact] ?? '');
  }

  private at(state: State): Best {
    const standing = this.standing(state);
    if (!standing) return this.atFee(state);
    const leaves = this.leavesOf(standing.open, state);
    const useful = this.tables.absentIn(leaves, state);
    const key = `${standing.residue}#${this.prospects(useful, leaves, state)}`;
    const known = this.memo.get(key);
    if (known) return known;
    if (this.memo.size >= this.largest) throw new TooLarge(`more than ${this.largest} states`);
    const best = this.best(state, this.candidates(standing, useful, state));
    this.memo.set(key, best);
    return best;
  }

  private best(state: State, candidates: readonly (readonly number[])[]): Best {
    let best: Best = { turns: Infinity, ask: [] };
    for (const ask of candidates) {
      let turns = 1;
      for (const { state: after, share } of this.afterAsking(state, ask)) {
        turns += share * this.at(after).turns;
        if (turns >= best.turns) break;
      }
      if (turns < best.turns) best = { turns, ask };
    }
    return best;
  }

  /** Null when only the fee can be open. */
  private standing(state: State): Standing | null {
    const checks = this.standingInChecks(state);
    if (checks) return checks;
    if (this.checks.some((rule) => this.tables.truth(rule, state) !== 'false')) return null;
    const open: Rule[] = [];
    let residue = '';
    let first: readonly Rule[] | null = null;
    let settled = false;
    for (const [index, rules] of this.levels.entries()) {
      const truths = rules.map((rule) => this.tables.truth(rule, state));
      const isNeed = index === 2;
      const holds = truths.includes('true');
      if (holds && !first && !isNeed) return null;
      const openHere = rules.filter((_, place) => truths[place] === 'open');
      const unknown = truths.includes('unknown');
      if (!holds || isNeed) {
        open.push(...openHere);
        if (!first && openHere.length > 0) first = openHere;
        residue += `|${openHere.map((rule) => this.tables.residue(rule, state)).join(';')}`;
      }
      if (holds || unknown) {
        residue += unknown ? '?' : '!';
        settled = true;
        break;
      }
    }
    return first && { first, open, residue, settled };
  }

  private standingInChecks(state: State): Standing | null {
    const stop = this.checks.find((rule) => ['true', 'open'].includes(this.tables.truth(rule, state)));
    if (!stop || this.tables.truth(stop, state) === 'true') return null;
    const unknown = this.checks.some((rule) => this.tables.truth(rule, state) === 'unknown');
    const residue = this.checks.map((rule) => (this.tables.truth(rule, state) === 'open' ? this.tables.residue(rule, state) : '')).join(';');
    return { first: [stop], open: [stop], settled: true, residue: `${unknown ? '?' : ''}${residue}` };
  }

  private candidates({ first, open, settled }: Standing, useful: ReadonlySet<number>, state: State): (readonly number[])[] {
    const unavoidable = [...useful].find((fact) => this.keepsOpen(fact, first, state) || (!settled && this.keepsOpen(fact, open, state)));
    if (unavoidable !== undefined) return [[unavoidable]];
    const read = this.tables.absentIn(this.leavesOf(first, state), state);
    const groups = new Set([...read].map((fact) => this.groupOf[fact]));
    const relevant = (fact: number): boolean => read.has(fact) || (this.groupOf[fact] !== null && groups.has(this.groupOf[fact]));
    const turns = this.turns.map((turn) => turn.filter((fact) => useful.has(fact))).filter((turn) => turn.some(relevant));
    const alone = turns.filter((turn) => this.endsAlone(turn, first, state));
    const [strongest] = alone.map((turn) => ({ turn, share: this.ends(turn[0] ?? -1, first, state) })).sort((a, b) => b.share - a.share);
    return turns.filter((turn) => !alone.includes(turn) || turn === strongest?.turn);
  }

  /** While it is absent, can none of these open rules become true, and does one stay open whatever else is asked? */
  private keepsOpen(fact: number, open: readonly Rule[], state: State): boolean {
    const cannotHold = (rule: Rule): boolean => {
      if (rule.type === 'all') return rule.parts.some(cannotHold);
      return this.tables.truth(rule, state) === 'unknown' || (rule.type === 'leaf' && (this.tables.leaves[rule.leaf]?.reads.includes(fact) ?? false));
    };
    return open.every(cannotHold) && open.some((rule) => {
      const facts = this.tables.absentIn(this.leavesOf([rule], state), state);
      return facts.size === 1 && facts.has(fact);
    });
  }

  /** Is it one question that one rule of the first open level reads, which reads nothing else, and no other rule? */
  private endsAlone([fact = -1, ...others]: readonly number[], first: readonly Rule[], state: State): boolean {
    if (others.length > 0 || this.groupOf[fact]) return false;
    return this.levels.every((rules) => rules.every((rule) => {
      const facts = this.tables.absentIn(this.leavesOf([rule], state), state);
      return !facts.has(fact) || (facts.size === 1 && first.includes(rule));
    }));
  }

  private ends(fact: number, first: readonly Rule[], state: State): number {
    return (this.single[fact] ?? []).reduce((sum, { answer, share }) =>
      sum + (first.some((rule) => this.tables.truth(rule, withAnswer(state, fact, answer)) === 'true') ? share : 0), 0);
  }

  private afterAsking(state: State, turn: readonly number[]): { readonly state: State; readonly share: number }[] {
    let states: { readonly state: State; readonly share: number }[] = [{ state, share: 1 }];
    for (const fact of turn) {
      states = states.flatMap((one) => this.answersTo(fact, one.state).map(({ answer, share }) => ({ state: withAnswer(one.state, fact, answer), share: one.share * share })));
    }
    return states;
  }

  private answersTo(fact: number, state: State): readonly Share[] {
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

  private leavesOf(rules: readonly Rule[], state: State): Set<number> {
    const leaves = new Set<number>();
    for (const rule of rules) this.tables.openLeaves(rule, state, leaves);
    return leaves;
  }

  /**
   * What is known of facts that hang together with open ones: beside one open fact, what its comparisons may come to;
   * beside several, the very values.
   */
  private prospects(useful: ReadonlySet<number>, leaves: ReadonlySet<number>, state: State): string {
    const groups = new Map<Group, number[]>();
    for (const fact of useful) {
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

  /** A share of a price is asked for at the very end, one question after the other as they follow from each other. */
  private atFee(state: State): Best {
    const context = { asOf: this.asOf, facts: this.tables.factsIn(state) };
    const denied = [...this.checks, ...this.levels.slice(0, 3).flat()].some((rule) => this.tables.truth(rule, state) !== 'false');
    const grant = denied ? undefined : this.policy.grants.find(({ condition }) => condition.truth(context) === 'true');
    if (!grant?.fee || grant.fee.value(context) !== undefined) return ENDED;
    const open = new Set<string>();
    grant.fee.collectOpen(context, open);
    const key = `fee:${[...open].join(',')}`;
    const known = this.memo.get(key);
    if (known) return known;
    const best = this.best(state, [...open].map((id) => [this.tables.facts.indexOf(id)]));
    this.memo.set(key, best);
    return best;
  }
}

function withAnswer(state: State, fact: number, answer: number): State {
  const after = state.slice();
  after[fact] = answer;
  return after;
}

function knownIn(group: Group, state: State): string {
  return group.facts.map((fact) => state[fact]).join(',');
}

function groupIn(tables: Tables, combinations: readonly { readonly facts: Facts; readonly share: number }[]): Group {
  const ids = Object.keys(combinations[0]?.facts ?? {});
  const facts = ids.map((id) => tables.facts.indexOf(id));
  return {
    facts,
    combinations: combinations.map(({ facts: together, share }) => ({
      answers: ids.map((id, index) => (tables.answers[facts[index] ?? -1] ?? []).indexOf(together[id] ?? null)),
      share
    }))
  };
}
