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
import { Chances, withAnswer } from './chances.js';
import { Tables, type Rule, type State } from './tables.js';
import type { World } from './world.js';

export type Turn = readonly string[];

interface Best {
  readonly turns: number;
  readonly ask: readonly number[];
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
  private readonly chances: Chances;
  private readonly memo = new Map<string, Best>();

  /** @param largest number of states after which it gives up with `TooLarge` */
  constructor(private readonly policy: Policy, private readonly asOf: Day, world: World, turns: readonly Turn[], private readonly largest: number) {
    const tables = new Tables(policy, asOf, world);
    const { deny, refer, need, grants } = policy;
    this.tables = tables;
    this.checks = policy.checks.map(({ condition }) => tables.rule(condition));
    this.levels = [deny, refer, need, grants].map((rules) => rules.map(({ condition }) => tables.rule(condition)));
    this.turns = turns.map((turn) => turn.map((fact) => tables.facts.indexOf(fact)));
    this.chances = new Chances(tables, world);
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
    const key = `${standing.residue}#${this.chances.prospects(useful, leaves, state)}`;
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
    if (unavoidable !== undefined) return [this.turnOf(unavoidable).filter((fact) => useful.has(fact))];
    const read = this.tables.absentIn(this.leavesOf(first, state), state);
    const relevant = (fact: number): boolean => read.has(fact) || [...read].some((one) => this.chances.together(fact, one));
    const turns = this.turns.map((turn) => turn.filter((fact) => useful.has(fact))).filter((turn) => turn.some(relevant));
    const alone = turns.filter((turn) => this.endsAlone(turn, first, state));
    const [strongest] = alone.map((turn) => ({ turn, share: this.ends(turn[0] ?? -1, first, state) })).sort((a, b) => b.share - a.share);
    return turns.filter((turn) => !alone.includes(turn) || turn === strongest?.turn);
  }

  private turnOf(fact: number): readonly number[] {
    return this.turns.find((turn) => turn.includes(fact)) ?? [fact];
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
    if (others.length > 0 || this.chances.together(fact, fact)) return false;
    return this.levels.every((rules) => rules.every((rule) => {
      const facts = this.tables.absentIn(this.leavesOf([rule], state), state);
      return !facts.has(fact) || (facts.size === 1 && first.includes(rule));
    }));
  }

  private ends(fact: number, first: readonly Rule[], state: State): number {
    return this.chances.answersTo(fact, state).reduce((sum, { answer, share }) =>
      sum + (first.some((rule) => this.tables.truth(rule, withAnswer(state, fact, answer)) === 'true') ? share : 0), 0);
  }

  private afterAsking(state: State, turn: readonly number[]): { readonly state: State; readonly share: number }[] {
    let states: { readonly state: State; readonly share: number }[] = [{ state, share: 1 }];
    for (const fact of turn) {
      states = states.flatMap((one) => this.chances.answersTo(fact, one.state).map(({ answer, share }) => ({ state: withAnswer(one.state, fact, answer), share: one.share * share })));
    }
    return states;
  }

  private leavesOf(rules: readonly Rule[], state: State): Set<number> {
    const leaves = new Set<number>();
    for (const rule of rules) this.tables.openLeaves(rule, state, leaves);
    return leaves;
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
