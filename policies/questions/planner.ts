/**
 * Plans an interview. Only questions of the first open level are asked: what a lower level reads is worth nothing until
 * the higher one is through, which may end it all.
 *
 * Questions that each settle conditions of their own come by how likely they end the interview. Those that hang together
 * are tried out on sampled cases: each is asked first, then what turns out best for its answer, then the rest in an
 * order that is good on the whole.
 */
import type { Policy } from '../compile.js';
import type { ConditionNode } from '../condition.js';
import type { Context } from '../context.js';
import { Board, type Turn } from './board.js';
import { Foresight } from './foresight.js';
import { CASES, PLANS_KEPT } from './habits.js';
import type { Lanes } from './lanes.js';
import type { Likelihoods } from './likelihood.js';
import { NaturalOrder, type Cost } from './natural-order.js';
import { Outliner } from './outline.js';
import { sampleCases } from './samples.js';

/** A day long after every literal day of the policies; the fixed order is planned as of it. */
const ANY_DAY = '2026-06-17';

/** The open rules of the first open level. */
export interface OpenLevel {
  readonly level: 'deny' | 'refer' | 'need' | 'grant';
  readonly open: readonly ConditionNode[];
  /** Something at this level will stay unknown, so that no lower level counts. */
  readonly unknown: boolean;
}

interface Question {
  /** Place in the natural order. */
  readonly place: number;
  readonly conditions: readonly ConditionNode[];
}

export class Planner {
  private readonly order: NaturalOrder;
  private readonly outliner: Outliner;
  private readonly foresight: Foresight;
  /** Places of turns, the best fixed order of those that denials read first. */
  private readonly fixed: readonly number[];
  /** Turns that only lower levels read. */
  private readonly below: Readonly<Record<OpenLevel['level'], number>>;
  /** Conditions of the rules of lower levels. */
  private readonly lower: Readonly<Record<OpenLevel['level'], readonly ConditionNode[]>>;
  private readonly plans = new Map<string, readonly Cost[]>();
  private readonly ends = new Map<string, number>();

  constructor(policy: Policy, likelihoods: Likelihoods) {
    this.order = new NaturalOrder(policy);
    this.outliner = new Outliner(policy.file);
    this.foresight = new Foresight(policy.file, sampleCases(policy.file, CASES, likelihoods));
    const levels = [policy.deny, policy.refer, policy.need, policy.grants].map((rules) => rules.map(({ condition }) => condition));
    this.lower = byLevel((level) => levels.slice(level + 1).flat());
    this.below = byLevel((level) => this.turnsOnlyIn(levels.slice(level + 1).flat(), levels.slice(0, level + 1).flat()));
    this.fixed = this.bestOrder(policy);
  }

  /** The turn to be asked next, with all the facts that go together. */
  next(level: OpenLevel, context: Context): Turn {
    return this.turnAt(this.nextPlace(level, context));
  }

  /** The first turn in the natural order that asks for one of these facts. */
  mostNatural(facts: ReadonlySet<string>): Turn {
    return this.order.first(facts);
  }

  private turnAt(place: number): Turn {
    return this.order.turns[place] ?? [];
  }

  private nextPlace(level: OpenLevel, context: Context): number {
    const { single, together, turns } = this.split(level.open, context);
    const strength = new Map(single.map((question) => [question, this.shareEnded(question, context)]));
    const share = (question: Question): number => strength.get(question) ?? 0;
    const [strongest, ...others] = [...single].sort((a, b) => share(b) - share(a));
    const costs = turns.size === 0 ? [] : this.costs(level, together, turns, strongest ?? null, this.after(level, others.map(share)), context);
    const costOfStrongest = costs.find(({ place }) => place === strongest?.place)?.turns ?? this.after(level, strongest ? [strongest, ...others].map(share) : []);
    // Asked before a stronger one, a question costs what it is the weaker for.
    const all = [...costs, ...single.map((question) => ({ place: question.place, turns: costOfStrongest + (strongest ? share(strongest) - share(question) : 0) }))];
    return this.order.choose(all, context);
  }

  /** Turns to be expected once what hangs together is through. */
  private after({ level, unknown }: OpenLevel, others: readonly number[]): number {
    let [turns, reached] = [0, 1];
    for (const share of others) {
      turns += reached;
      reached *= 1 - share;
    }
    return Math.round(turns + (unknown ? 0 : reached * this.below[level]));
  }

  /** Questions that settle conditions by themselves, and conditions that several questions settle together. */
  private split(open: readonly ConditionNode[], context: Context): { single: Question[]; together: ConditionNode[]; turns: ReadonlySet<number> } {
    const alone = new Map<number, ConditionNode[]>();
    const together: ConditionNode[] = [];
    const turns = new Set<number>();
    for (const condition of open.flatMap((one) => alternatives(one, context))) {
      const reads = new Set<string>();
      condition.collectOpen(context, reads);
      const places = new Set<number>();
      for (const fact of reads) places.add(this.order.place(fact));
      const [only = -1] = places;
      if (places.size === 1) alone.set(only, [...(alone.get(only) ?? []), condition]);
      else {
        together.push(condition);
        for (const place of places) turns.add(place);
      }
    }
    const single: Question[] = [];
    for (const [place, conditions] of alone) {
      if (turns.has(place)) together.push(...conditions);
      else single.push({ place, conditions });
    }
    return { single, together, turns };
  }

  /** Share of cases in which the answer ends the interview. */
  private shareEnded({ place, conditions }: Question, context: Context): number {
    const { key, known } = this.outliner.outline(conditions, context);
    const share = this.ends.get(key);
    if (share !== undefined) return share;
    const board = new Board(CASES, conditions, context, this.foresight.given(known).foresee, { conditions: [], turns: 0 });
    const ended = board.ended(this.turnAt(place));
    keep(this.ends, key, ended);
    return ended;
  }

  /** Mean turns to come when one of the questions that hang together, or the strongest of the others, is asked now. */
  private costs(level: OpenLevel, together: readonly ConditionNode[], turns: ReadonlySet<number>, strongest: Question | null, after: number, context: Context): readonly Cost[] {
    const conditions = [...together, ...(strongest?.conditions ?? [])];
    const later = level.unknown ? [] : this.later(level, turns, context);
    const { key, known } = this.outliner.outline([...conditions, ...later], context);
    const place = `${conditions.length}:${after}:${key}`;
    const planned = this.plans.get(place);
    if (planned !== undefined) return planned;
    const { foresee, cells } = this.foresight.given(known);
    const board = new Board(CASES, conditions, context, foresee, { conditions: later, turns: after });
    const candidates = [...turns, ...(strongest ? [strongest.place] : [])];
    const order = this.fixed.filter((place) => candidates.includes(place)).map((place) => this.turnAt(place));
    const blocks = together.map((condition) => order.filter((turn) => turn.some((fact) => condition.reads.has(fact))));
    const thens = [...candidates.map((place) => [this.turnAt(place)]), ...blocks];
    const costs = candidates.map((place) => ({ place, turns: costOf(this.turnAt(place), thens, order, board, cells) }));
    keep(this.plans, place, costs);
    return costs;
  }

  private turnsIn(conditions: readonly ConditionNode[]): Set<number> {
    return new Set(conditions.flatMap(({ reads }) => [...reads].map((fact) => this.order.place(fact))));
  }

  /** How many turns the first conditions read that the others do not. */
  private turnsOnlyIn(some: readonly ConditionNode[], others: readonly ConditionNode[]): number {
    const known = this.turnsIn(others);
    return [...this.turnsIn(some)].filter((turn) => !known.has(turn)).length;
  }

  /** What lower levels want to know of the same things. */
  private later({ level }: OpenLevel, turns: ReadonlySet<number>, context: Context): ConditionNode[] {
    return this.lower[level].filter((condition) => {
      for (const fact of condition.reads) if (turns.has(this.order.place(fact))) return condition.truth(context) === 'open';
      return false;
    });
  }

  /** Moves one turn after the other to where it saves most, until no move helps. */
  private bestOrder(policy: Policy): readonly number[] {
    const context = { asOf: ANY_DAY, facts: {} };
    const conditions = policy.deny.map(({ condition }) => condition).filter((condition) => condition.truth(context) === 'open');
    const read = this.turnsIn(conditions);
    const later = this.later({ level: 'deny', open: [], unknown: false }, read, context);
    const { known } = this.outliner.outline([...conditions, ...later], context);
    const board = new Board(CASES, conditions, context, this.foresight.given(known).foresee, { conditions: later, turns: this.below.deny });
    const rest = this.order.turns.map((_, place) => place).filter((place) => !read.has(place));
    const cost = (order: readonly number[], limit?: number): number => board.play(order.map((place) => this.turnAt(place)), limit);
    let order = this.order.turns.map((_, place) => place).filter((place) => read.has(place));
    let best = cost(order);
    for (let improved = true; improved; ) {
      improved = false;
      for (const turn of order) {
        const others = order.filter((one) => one !== turn);
        for (let place = 0; place <= others.length; place++) {
          const moved = [...others.slice(0, place), turn, ...others.slice(place)];
          const turns = cost(moved, best);
          if (turns < best - 1e-9) [order, best, improved] = [moved, turns, true];
        }
      }
    }
    return [...order, ...rest];
  }
}

/** Mean turns when this one is asked now, and what follows is chosen by its answer. */
function costOf(turn: Turn, thens: readonly (readonly Turn[])[], order: readonly Turn[], board: Board, cellsOf: (fact: string) => readonly Lanes[]): number {
  const [fact = '', ...more] = turn;
  if (more.length > 0) return board.play([turn, ...order]);
  const cells = cellsOf(fact);
  const best = cells.map(() => Infinity);
  for (const then of thens) {
    const costs = board.playIn([turn, ...then, ...order], cells);
    for (const [cell, cost] of costs.entries()) best[cell] = Math.min(best[cell] ?? Infinity, cost);
  }
  return best.reduce((sum, cost) => sum + cost, 0) / CASES;
}

/** Any of several alternatives is as good as several rules. */
function alternatives(node: ConditionNode, context: Context): ConditionNode[] {
  const { shape } = node;
  return shape.type === 'any' ? shape.parts.filter((part) => part.truth(context) === 'open').flatMap((part) => alternatives(part, context)) : [node];
}

function byLevel<T>(of: (level: number) => T): Readonly<Record<OpenLevel['level'], T>> {
  return { deny: of(0), refer: of(1), need: of(2), grant: of(3) };
}

function keep<T>(plans: Map<string, T>, key: string, plan: T): void {
  if (plans.size >= PLANS_KEPT) plans.clear();
  plans.set(key, plan);
}
