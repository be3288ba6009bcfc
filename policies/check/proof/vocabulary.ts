/** Conditions of a policy file → formulas. Comparisons that are written alike share a fork. */
import type { Comparison, Condition, DateExpression, FactDefinition, PeriodRow, PolicyFile } from '../../language.js';
import { dayOf } from '../reads.js';
import type { AtMost } from './carry.js';
import { sumOf, sumOfExpression, termsOf, type DaySum, type Term } from './day-sum.js';
import { all, type Formula, type Fork, type ForkValue, type Leaf, type NullTest } from './formula.js';

export interface Reading {
  /** The row whose `periodEnd` and `coverEnds` the condition may name. */
  readonly row?: PeriodRow;
  /** This fact is read apart: as if it had a second value of its own, with `'` behind its name. */
  readonly apart?: string;
}

export interface Vocabulary {
  formula(when: Condition, reading?: Reading): Formula;
  /** "The customer does not know this fact"; for facts whose null is a value, and false for others. */
  unknown(fact: string, reading?: Reading): Formula;
  /** The limits of the file, between facts and between those read apart. */
  readonly limits: readonly AtMost[];
}

/** The name of a fact that is read apart, and the fact of such a name. */
const APART = "'";
export const factOf = (term: Term): string => (term.endsWith(APART) ? term.slice(0, -1) : term);
export const isApart = (term: Term): boolean => term.endsWith(APART);

export function vocabularyOf(file: PolicyFile): Vocabulary {
  const forks = new Map<string, Fork>();
  const fork: MakeFork = (about, options, key) => {
    const known = forks.get(key);
    if (known) return known;
    const made = { id: forks.size, options, about };
    forks.set(key, made);
    return made;
  };
  const reader = (reading: Reading = {}): Reader => new Reader(file, reading, fork);
  return {
    formula: (when, reading) => reader(reading).formula(when),
    unknown: (fact, reading) => reader(reading).unknown(fact),
    limits: limitsOf(file)
  };
}

type MakeFork = (about: Fork['about'], options: readonly ForkValue[], key: string) => Fork;

class Reader {
  constructor(private readonly file: PolicyFile, private readonly reading: Reading, private readonly fork: MakeFork) {}

  formula(when: Condition): Formula {
    if ('all' in when) return all(...when.all.map((part) => this.formula(part)));
    if ('any' in when) return { type: 'any', parts: when.any.map((part) => this.formula(part)) };
    if ('not' in when) return { type: 'not', part: this.formula(when.not) };
    return this.comparison(when);
  }

  private comparison(comparison: Comparison): Formula {
    const { fact } = comparison;
    const day = dayOf(comparison);
    if (day !== null) return this.dated(comparison, day);
    if ('isUnknown' in comparison) return this.unknown(fact);
    if ('is' in comparison && typeof comparison.is !== 'number') return this.valued(fact, [comparison.is]);
    if ('oneOf' in comparison) return this.valued(fact, comparison.oneOf);
    if ('has' in comparison) return this.member(fact, comparison.has);
    if ('hasAny' in comparison) return { type: 'any', parts: comparison.hasAny.map((value) => this.member(fact, value)) };
    const least = 'atLeast' in comparison ? comparison.atLeast : 'is' in comparison ? Number(comparison.is) : 0;
    const atLeast = this.order(this.term(fact), sumOf(null, least, []), -1, false, [fact]);
    return 'atLeast' in comparison ? atLeast : all(atLeast, this.order(this.term(fact), sumOf(null, least, []), 0, true, [fact]));
  }

  private dated(comparison: Comparison, day: DateExpression): Formula {
    const right = sumOfExpression(day, (name) => this.named(name));
    const facts = [comparison.fact, ...termsOf(right).map(factOf)];
    const isOrSame = 'notAfter' in comparison || 'after' in comparison;
    return this.order(this.term(comparison.fact), right, isOrSame ? 0 : -1, 'notAfter' in comparison || 'before' in comparison, facts);
  }

  unknown(fact: string): Formula {
    const { derived } = this.definition(fact);
    const from = derived && this.isDerived(fact) ? derived.from : null;
    return { type: 'leaf', nulls: this.nullTests(from ?? fact), whenNull: 'true', fork: null, holds: () => false };
  }

  private valued(fact: string, values: readonly (string | boolean)[]): Formula {
    const { derived, nullIsValue } = this.definition(fact);
    const whenNull = nullIsValue ? 'false' : 'unknown';
    const months = derived ? (this.file.parameters?.[derived.parameter]?.value ?? null) : null;
    if (derived && months !== null) {
      const end = sumOf(this.term(derived.from), 0, [{ months, days: 0, dayTerm: null, roll: false }]);
      return { ...this.order('asOf', end, 0, values.includes(true), [derived.from]), whenNull };
    }
    const fork = this.valueFork(fact);
    return { type: 'leaf', nulls: this.nullTests(fact), whenNull, fork, holds: (value) => value !== null && values.includes(value) };
  }

  private member(fact: string, value: string): Leaf {
    const name = this.term(fact);
    const fork = this.fork({ type: 'member', fact: name, value }, [false, true], `${name} has ${value}`);
    return { type: 'leaf', nulls: this.nullTests(fact), whenNull: this.definition(fact).nullIsValue ? 'false' : 'unknown', fork, holds: (has) => has === true };
  }

  /** @param holds whether "left is at most right + plus" must hold, or its opposite; an unknown day always makes it unknown */
  private order(left: Term, right: DaySum, plus: number, holds: boolean, facts: readonly string[]): Leaf {
    const fork = this.fork({ type: 'order', atom: { left, right, plus } }, [true, false], `${left} <= ${right.key} + ${plus}`);
    const isNumber = this.file.facts[factOf(left)]?.type === 'integer';
    const whenNull = isNumber && this.definition(factOf(left)).nullIsValue ? 'false' : 'unknown';
    return { type: 'leaf', nulls: facts.flatMap((fact) => this.nullTests(fact)), whenNull, fork, holds: (value) => value === holds };
  }

  /** What makes a fact null: itself, or the fact that it is unknown with. */
  private nullTests(fact: string): NullTest[] {
    const leader = this.definition(fact).nullWith;
    return [fact, ...(leader === undefined ? [] : [leader])].filter((one) => this.mayBeNull(one)).map((one) => {
      if (hasOptions(this.definition(one))) return { fork: this.valueFork(one), isNull: (value) => value === null };
      const name = this.term(one);
      return { fork: this.fork({ type: 'unknown', fact: name }, [false, true], `${name} is unknown`), isNull: (value) => value === true };
    });
  }

  /** Null is tried where it is a value like any other, for the fact itself or for the one it is derived from. */
  private mayBeNull(fact: string): boolean {
    const isSource = Object.entries(this.file.facts).some(([id, { derived, nullIsValue }]) => nullIsValue && derived?.from === fact && this.isDerived(id));
    return isSource || (this.definition(fact).nullIsValue === true && !this.isDerived(fact));
  }

  private isDerived(fact: string): boolean {
    const { derived } = this.definition(fact);
    return derived !== undefined && (this.file.parameters?.[derived.parameter]?.value ?? null) !== null;
  }

  private valueFork(fact: string): Fork {
    const name = this.term(fact);
    return this.fork({ type: 'value', fact: name }, optionsOf(this.definition(fact)), name);
  }

  private named(name: string): DaySum {
    const { row } = this.reading;
    const table = this.file.periods;
    if (row && table && name === 'periodEnd') return sumOfExpression({ date: row.from ?? table.from, plusMonths: row.months ?? 0 }, (inner) => this.named(inner));
    if (row && table && name === 'coverEnds') {
      return sumOfExpression({ date: 'periodEnd', ...(table.extendedBy === undefined ? {} : { plusDays: { fact: table.extendedBy } }) }, (inner) => this.named(inner));
    }
    const value = this.file.values?.[name];
    return value === undefined ? sumOf(this.term(name), 0, []) : sumOfExpression(value, (inner) => this.named(inner));
  }

  private term(fact: string): Term {
    return fact === this.reading.apart ? `${fact}${APART}` : fact;
  }

  private definition(fact: string): Partial<FactDefinition> {
    return this.file.facts[fact] ?? {};
  }
}

function hasOptions({ type }: Partial<FactDefinition>): boolean {
  return type === 'yesNo' || type === 'choice';
}

/** The values of a fact, and null where it is one. */
function optionsOf({ type, values = {}, nullIsValue }: Partial<FactDefinition>): ForkValue[] {
  return [...(type === 'yesNo' ? [true, false] : Object.keys(values)), ...(nullIsValue ? [null] : [])];
}

function limitsOf(file: PolicyFile): AtMost[] {
  return (file.limits ?? []).flatMap((limit) => {
    const [low, high] = 'notBefore' in limit ? [limit.notBefore, limit.fact] : [limit.fact, 'notAfter' in limit ? limit.notAfter : limit.notAbove];
    return [low, `${low}${APART}`].flatMap((left) => [high, `${high}${APART}`].map((right) => ({ left, right: sumOf(right, 0, []), plus: 0 })));
  });
}
