/** Conditions compiled to closures. A node answers three questions: its truth, which absent facts keep it open, what it reads. */
import { addDays, addMonths, rollToWorkingDay } from './calendar.js';
import { factReader, type Context, type FactReader, type Read } from './context.js';
import type { Comparison, Condition, DateExpression, Day, FactValue, PolicyFile } from './language.js';
import { and, not, or, truthOf, type Truth } from './truth.js';

export interface ConditionNode {
  truth(context: Context): Truth;
  /** Adds the absent facts that its open comparisons read. Only to be called on a node that is open. */
  collectOpen(context: Context, into: Set<string>): void;
  /** Facts it may read, derived ones by what they are derived from. */
  readonly reads: ReadonlySet<string>;
  readonly shape: ConditionShape;
}

/** What a node is made of, for those who reason about many cases at once. */
export type ConditionShape =
  | { readonly type: 'all' | 'any'; readonly parts: readonly ConditionNode[] }
  | { readonly type: 'not'; readonly part: ConditionNode }
  | { readonly type: 'value' }
  /** Holds when the left day is before (after) the right one; `orSame`: or the same day. */
  | { readonly type: 'days'; readonly left: DateShape; readonly right: DateShape; readonly order: 'before' | 'after'; readonly orSame: boolean };

/** A day as a sum, without the roll to a working day. */
export interface DateShape {
  /** A date fact, `asOf`, or a literal day. */
  readonly from: { readonly fact: string } | { readonly day: Day } | 'asOf';
  readonly months: number;
  readonly days: number;
  /** Integer facts that add days. */
  readonly dayFacts: readonly string[];
}

export interface DateNode {
  value(context: Context): Read<Day>;
  readonly reads: ReadonlySet<string>;
  readonly shape: DateShape;
}

/** Days that a condition may name besides date facts: `asOf`, the policy's `values`, a row's `periodEnd` and `coverEnds`. */
export type Scope = ReadonlyMap<string, DateNode>;

export function compileCondition(file: PolicyFile, scope: Scope, condition: Condition): ConditionNode {
  if ('all' in condition) return junction('all', condition.all.map((part) => compileCondition(file, scope, part)));
  if ('any' in condition) return junction('any', condition.any.map((part) => compileCondition(file, scope, part)));
  if ('not' in condition) {
    const inner = compileCondition(file, scope, condition.not);
    return { ...inner, truth: (context) => not(inner.truth(context)), shape: { type: 'not', part: inner } };
  }
  return compileComparison(file, scope, condition);
}

/** All of the conditions; true when there is none. */
export function allOf(nodes: readonly ConditionNode[]): ConditionNode {
  const [only] = nodes;
  return nodes.length === 1 && only ? only : junction('all', nodes);
}

function junction(type: 'all' | 'any', nodes: readonly ConditionNode[]): ConditionNode {
  const combine = type === 'all' ? and : or;
  return {
    shape: { type, parts: nodes },
    truth: (context) => combine(nodes, (node) => node.truth(context)),
    collectOpen: (context, into) => {
      for (const node of nodes) if (node.truth(context) === 'open') node.collectOpen(context, into);
    },
    reads: union(nodes)
  };
}

function compileComparison(file: PolicyFile, scope: Scope, comparison: Comparison): ConditionNode {
  const dated = dateOperator(comparison);
  if (dated) {
    const left = namedDate(file, scope, comparison.fact);
    const right = compileDate(file, scope, dated.operand);
    const shape: ConditionShape = { type: 'days', left: left.shape, right: right.shape, order: dated.order, orSame: dated.orSame };
    return compare(shape, [left, right], (context) => {
      const [a, b] = [left.value(context), right.value(context)];
      return a === null || b === null ? null : a === undefined || b === undefined ? undefined : dated.holds(a, b);
    });
  }
  const reader = factReader(file, comparison.fact);
  const test = valueTest(comparison);
  const reads = new Set([reader.asks]);
  return compare({ type: 'value' }, [{ reads }], (context) => {
    const value = reader.read(context);
    if (value === null) return reader.nullIsValue ? test(null) : null;
    return value === undefined ? undefined : test(value);
  });
}

/** A single comparison: unknown with a null operand, whatever the others; otherwise open with an absent one. */
function compare(shape: ConditionShape, operands: readonly { reads: ReadonlySet<string> }[], holds: (context: Context) => Read<boolean>): ConditionNode {
  const reads = union(operands);
  return {
    shape,
    truth: (context) => {
      const result = holds(context);
      return result === null ? 'unknown' : result === undefined ? 'open' : truthOf(result);
    },
    collectOpen: (context, into) => {
      for (const fact of reads) if (context.facts[fact] === undefined) into.add(fact);
    },
    reads
  };
}

function valueTest(comparison: Comparison): (value: FactValue | null) => boolean {
  if ('is' in comparison) return (value) => value === comparison.is;
  if ('oneOf' in comparison) return (value) => typeof value === 'string' && comparison.oneOf.includes(value);
  if ('has' in comparison) return (value) => Array.isArray(value) && value.includes(comparison.has);
  if ('hasAny' in comparison) return (value) => Array.isArray(value) && comparison.hasAny.some((one) => value.includes(one));
  if ('isUnknown' in comparison) return (value) => value === null;
  if ('atLeast' in comparison) return (value) => typeof value === 'number' && value >= comparison.atLeast;
  throw new Error(`comparison without an operator: ${JSON.stringify(comparison)}`);
}

interface DateOperator {
  readonly operand: DateExpression;
  readonly order: 'before' | 'after';
  readonly orSame: boolean;
  holds(left: Day, right: Day): boolean;
}

function dateOperator(comparison: Comparison): DateOperator | null {
  if ('after' in comparison) return { operand: comparison.after, order: 'after', orSame: false, holds: (a, b) => a > b };
  if ('notAfter' in comparison) return { operand: comparison.notAfter, order: 'before', orSame: true, holds: (a, b) => a <= b };
  if ('before' in comparison) return { operand: comparison.before, order: 'before', orSame: false, holds: (a, b) => a < b };
  if ('notBefore' in comparison) return { operand: comparison.notBefore, order: 'after', orSame: true, holds: (a, b) => a >= b };
  return null;
}

export function compileDate(file: PolicyFile, scope: Scope, expression: DateExpression): DateNode {
  if (typeof expression === 'string') {
    return { value: () => expression, reads: new Set(), shape: { from: { day: expression }, months: 0, days: 0, dayFacts: [] } };
  }
  const base = namedDate(file, scope, expression.date);
  const months = expression.plusMonths ?? 0;
  const days = dayCount(file, expression.plusDays);
  return {
    reads: union([base, days]),
    shape: {
      from: base.shape.from,
      months: base.shape.months + months,
      days: base.shape.days + (typeof expression.plusDays === 'number' ? expression.plusDays : 0),
      dayFacts: [...base.shape.dayFacts, ...days.reads]
    },
    value: (context) => {
      const [start, extra] = [base.value(context), days.read(context)];
      if (start === null || extra === null) return null;
      if (start === undefined || extra === undefined) return undefined;
      const end = addDays(addMonths(start, months), extra);
      return expression.roll ? rollToWorkingDay(end) : end;
    }
  };
}

function dayCount(file: PolicyFile, count: number | { readonly fact: string } | undefined) {
  if (typeof count === 'object') {
    const reader = factReader(file, count.fact);
    return { reads: new Set([reader.asks]), read: (context: Context) => reader.read(context) as Read<number> };
  }
  return { reads: new Set<string>(), read: () => count ?? 0 };
}

function namedDate(file: PolicyFile, scope: Scope, name: string): DateNode {
  const named = scope.get(name);
  if (named) return named;
  const reader: FactReader = factReader(file, name);
  return {
    reads: new Set([reader.asks]),
    shape: { from: { fact: reader.asks }, months: 0, days: 0, dayFacts: [] },
    value: (context) => reader.read(context) as Read<Day>
  };
}

function union(parts: readonly { readonly reads: ReadonlySet<string> }[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => [...part.reads]));
}
