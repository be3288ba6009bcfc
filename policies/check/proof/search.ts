/**
 * Decides forks one after the other until every wish has come true, and goes back where one cannot. Every way is
 * tried or shown to be beside the point, so that `none` is a proof: of a failure, the forks that brought it about are
 * remembered, and the search goes back to the last of those at once.
 */
import { settle, type Numbers, type Terms } from './bounds.js';
import type { Asserted, AtMost } from './carry.js';
import { sumOf, termsOf, type Term } from './day-sum.js';
import { nextFork, reasons, truth, type Decided, type Fork, type Formula, type ForkValue } from './formula.js';

/** A formula that must come out true, or false; "unknown" is neither. */
export interface Wish {
  readonly formula: Formula;
  readonly holds: boolean;
}

export type Found =
  | { readonly type: 'found'; readonly decided: readonly (readonly [Fork, ForkValue])[]; readonly numbers: Numbers }
  | { readonly type: 'none' }
  | { readonly type: 'gave-up' };

/** The limits between facts of which both are compared, and the terms' ranges. */
export interface World {
  readonly limits: readonly AtMost[];
  readonly terms: Terms;
}

export function search(world: World, wishes: readonly Wish[], mostSteps: number): Found {
  return new Run(world, mostSteps).found(wishes);
}

const ANYTHING = sumOf(null, Number.MAX_SAFE_INTEGER, []);

/** Why nothing was found: the forks that the failure rests on. Null: all wishes have come true. */
type Failure = ReadonlySet<number> | 'gave-up' | null;

class Run {
  private numbers: Numbers = new Map();
  private readonly decisions = new Map<number, readonly [Fork, ForkValue]>();
  private steps = 0;
  private readonly decided: Decided = (fork) => this.decisions.get(fork.id)?.[1];

  constructor(private readonly world: World, private readonly mostSteps: number) {}

  found(wishes: readonly Wish[]): Found {
    const failure = this.step(wishes);
    return failure === null ? { type: 'found', decided: [...this.decisions.values()], numbers: this.numbers } : { type: failure === 'gave-up' ? 'gave-up' : 'none' };
  }

  private step(wishes: readonly Wish[]): Failure {
    if (++this.steps > this.mostSteps) return 'gave-up';
    const open: Wish[] = [];
    for (const wish of wishes) {
      const now = truth(wish.formula, this.decided);
      if (now === 'open') open.push(wish);
      else if (now !== (wish.holds ? 'true' : 'false')) return this.reasonsOf(wish);
    }
    const [first] = open;
    return first ? this.branch(nextFork(first.formula, this.decided), open) : this.settle();
  }

  private branch(fork: Fork, wishes: readonly Wish[]): Failure {
    const failures = new Set<number>();
    for (const option of fork.options) {
      this.decisions.set(fork.id, [fork, option]);
      const failure = this.clash(fork) ?? this.step(wishes);
      if (failure === null || failure === 'gave-up') return failure;
      this.decisions.delete(fork.id);
      // The failure has nothing to do with this fork: no other option of it can help.
      if (!failure.has(fork.id)) return failure;
      for (const id of failure) if (id !== fork.id) failures.add(id);
    }
    return failures;
  }

  /** After something was said of days or numbers: can they still be together? Where that is hard to tell, it is settled in the end. */
  private clash(fork: Fork): Failure {
    if (fork.about.type !== 'order' && fork.about.type !== 'unknown') return null;
    const failure = this.settle();
    return failure === 'gave-up' ? null : failure;
  }

  private settle(): Failure {
    const settled = settle(this.asserted(), this.world.terms);
    if (settled.type === 'gave-up') return 'gave-up';
    if (settled.type === 'conflict') return settled.because;
    this.numbers = settled.numbers;
    return null;
  }

  private asserted(): Asserted[] {
    const asserted = [...this.decisions.values()].flatMap(([{ id, about }, value]): Asserted[] => {
      if (about.type === 'order') return [{ ...about.atom, holds: value === true, because: new Set([id]) }];
      // A fact that is known, without being compared: it still has to keep the limits.
      return about.type === 'unknown' && value === false ? [{ left: about.fact, right: ANYTHING, plus: 0, holds: true, because: new Set([id]) }] : [];
    });
    const comparedBy = new Map<Term, ReadonlySet<number>>([['asOf', new Set()]]);
    for (const { left, right, because } of asserted) {
      for (const term of [left, ...termsOf(right)]) if (!comparedBy.has(term)) comparedBy.set(term, because);
    }
    const limits = this.world.limits.flatMap((limit): Asserted[] => {
      const [left, right] = [comparedBy.get(limit.left), comparedBy.get(limit.right.term ?? '')];
      return left && right ? [{ ...limit, holds: true, because: new Set([...left, ...right]) }] : [];
    });
    return [...asserted, ...limits];
  }

  private reasonsOf({ formula }: Wish): ReadonlySet<number> {
    const because = new Set<number>();
    reasons(formula, this.decided, because);
    return because;
  }
}
