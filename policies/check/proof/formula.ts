/** Conditions as formulas over forks: what a search must decide about the facts to know whether a condition holds. */
import { and, not, or, truthOf, type Truth } from '../../truth.js';
import type { AtMost } from './carry.js';

export type ForkValue = string | boolean | null;

/** One decision of a search: the value of a fact, whether a set has a value, whether a fact is unknown, how two days lie. */
export interface Fork {
  readonly id: number;
  readonly options: readonly ForkValue[];
  readonly about:
    | { readonly type: 'value' | 'unknown'; readonly fact: string }
    | { readonly type: 'member'; readonly fact: string; readonly value: string }
    | { readonly type: 'order'; readonly atom: AtMost };
}

/** What was decided; undefined: nothing yet. */
export type Decided = (fork: Fork) => ForkValue | undefined;

/** A comparison. It has `whenNull` as its truth when a null test is met, else that of its fork; without a fork it is false. */
export interface Leaf {
  readonly type: 'leaf';
  readonly nulls: readonly NullTest[];
  readonly whenNull: Truth;
  readonly fork: Fork | null;
  holds(value: ForkValue): boolean;
}

export interface NullTest {
  readonly fork: Fork;
  isNull(value: ForkValue): boolean;
}

export type Formula =
  | { readonly type: 'all' | 'any'; readonly parts: readonly Formula[] }
  /** `certainly`: false where its part is unknown. */
  | { readonly type: 'not' | 'certainly'; readonly part: Formula }
  | Leaf;

export function all(...parts: readonly Formula[]): Formula {
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: 'all', parts };
}

export function any(...parts: readonly Formula[]): Formula {
  return { type: 'any', parts };
}

/** None of them is true; they may be unknown. */
export function none(...parts: readonly Formula[]): Formula {
  return { type: 'not', part: { type: 'certainly', part: any(...parts) } };
}

/** As `decide` would evaluate it; open while a fork that matters is not decided. */
export function truth(formula: Formula, decided: Decided): Truth {
  switch (formula.type) {
    case 'all': return and(formula.parts, (part) => truth(part, decided));
    case 'any': return or(formula.parts, (part) => truth(part, decided));
    case 'not': return not(truth(formula.part, decided));
    case 'certainly': return certain(truth(formula.part, decided));
    case 'leaf': return leafTruth(formula, decided);
  }
}

function certain(part: Truth): Truth {
  return part === 'unknown' ? 'false' : part;
}

function leafTruth({ nulls, whenNull, fork, holds }: Leaf, decided: Decided): Truth {
  for (const test of nulls) {
    const value = decided(test.fork);
    if (value === undefined) return 'open';
    if (test.isNull(value)) return whenNull;
  }
  if (!fork) return 'false';
  const value = decided(fork);
  return value === undefined ? 'open' : truthOf(holds(value));
}

/** The first fork that keeps an open formula open. */
export function nextFork(formula: Formula, decided: Decided): Fork {
  switch (formula.type) {
    case 'not':
    case 'certainly': return nextFork(formula.part, decided);
    case 'leaf': {
      const open = forksOf(formula).find((fork) => decided(fork) === undefined);
      if (!open) throw new Error('nothing is open in this comparison');
      return open;
    }
    default: {
      const open = formula.parts.find((part) => truth(part, decided) === 'open');
      if (!open) throw new Error('no part of this condition is open');
      return nextFork(open, decided);
    }
  }
}

/** Decided forks that alone give a formula its truth. */
export function reasons(formula: Formula, decided: Decided, into: Set<number>): void {
  switch (formula.type) {
    case 'not':
    case 'certainly': return reasons(formula.part, decided, into);
    case 'leaf': {
      for (const fork of forksOf(formula)) if (decided(fork) !== undefined) into.add(fork.id);
      return;
    }
    default: {
      const deciding = formula.type === 'all' ? 'false' : 'true';
      const one = formula.parts.find((part) => truth(part, decided) === deciding);
      for (const part of one ? [one] : formula.parts) reasons(part, decided, into);
    }
  }
}

function forksOf({ nulls, fork }: Leaf): Fork[] {
  return [...nulls.map((test) => test.fork), ...(fork ? [fork] : [])];
}
