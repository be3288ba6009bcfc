/**
 * Three-valued logic with two kinds of ignorance, as section 1.3 of the specification words it:
 * `undefined` is open (absent, may be asked), `null` is unknown (the customer does not know).
 */
import { monthsLater, toNumber, workingDayFrom } from './days.js';

export type Value = string | number | boolean | readonly string[] | { readonly amount: string; readonly currency: string } | null | undefined;

export interface Finding {
  readonly holds: boolean | null | undefined;
  /** Absent facts that the open comparisons read. */
  readonly open: readonly string[];
}

/** A day as a Julian day number, with the absent facts it is worked out from. */
export interface DayTerm {
  readonly number: number | null | undefined;
  readonly absent: readonly string[];
}

export function every(...parts: readonly Finding[]): Finding {
  return combine(parts, false);
}

export function some(...parts: readonly Finding[]): Finding {
  return combine(parts, true);
}

function combine(parts: readonly Finding[], deciding: boolean): Finding {
  if (parts.some(({ holds }) => holds === deciding)) return { holds: deciding, open: [] };
  const open = parts.filter(({ holds }) => holds === undefined);
  if (open.length > 0) return { holds: undefined, open: open.flatMap((part) => part.open) };
  return { holds: parts.some(({ holds }) => holds === null) ? null : !deciding, open: [] };
}

export function negate({ holds, open }: Finding): Finding {
  return { holds: typeof holds === 'boolean' ? !holds : holds, open };
}

/** The facts of one case, read by single comparisons. */
export class Sheet {
  readonly asOf: DayTerm;

  constructor(asOf: string, private readonly facts: Readonly<Record<string, unknown>>) {
    this.asOf = { number: toNumber(asOf), absent: [] };
  }

  value(fact: string): Value {
    return this.facts[fact] as Value;
  }

  is(fact: string, ...values: readonly (string | boolean)[]): Finding {
    return this.compare(fact, (value) => values.some((one) => one === value));
  }

  /** The set holds at least one of the values. */
  has(fact: string, ...values: readonly string[]): Finding {
    return this.compare(fact, (value) => Array.isArray(value) && values.some((one) => value.includes(one)));
  }

  atLeast(fact: string, limit: number): Finding {
    return this.compare(fact, (value) => Number(value) >= limit);
  }

  /** For the one fact whose null is a value like any other. */
  isOrNull(fact: string, wanted: boolean | null): Finding {
    const value = this.value(fact);
    return value === undefined ? { holds: undefined, open: [fact] } : { holds: value === wanted, open: [] };
  }

  day(fact: string): DayTerm {
    const value = this.value(fact);
    if (value === undefined) return { number: undefined, absent: [fact] };
    return { number: value === null ? null : toNumber(String(value)), absent: [] };
  }

  /** The day so many days later as the integer fact says. */
  daysLater(term: DayTerm, fact: string): DayTerm {
    const days = this.value(fact);
    const absent = days === undefined ? [...term.absent, fact] : term.absent;
    if (term.number === null || days === null) return { number: null, absent };
    if (term.number === undefined || days === undefined) return { number: undefined, absent };
    return { number: term.number + Number(days), absent };
  }

  private compare(fact: string, test: (value: NonNullable<Value>) => boolean): Finding {
    const value = this.value(fact);
    if (value === undefined) return { holds: undefined, open: [fact] };
    return { holds: value === null ? null : test(value), open: [] };
  }
}

export function literal(day: string): DayTerm {
  return { number: toNumber(day), absent: [] };
}

export function plusMonths(term: DayTerm, months: number): DayTerm {
  return shift(term, (number) => monthsLater(number, months));
}

export function plusDays(term: DayTerm, days: number): DayTerm {
  return shift(term, (number) => number + days);
}

export function rolled(term: DayTerm): DayTerm {
  return shift(term, workingDayFrom);
}

function shift(term: DayTerm, by: (number: number) => number): DayTerm {
  return { ...term, number: typeof term.number === 'number' ? by(term.number) : term.number };
}

/** Is the first day after the second? Unknown with a null operand, whatever the other; otherwise open with an absent one. */
export function later(first: DayTerm, second: DayTerm): Finding {
  if (first.number === null || second.number === null) return { holds: null, open: [] };
  if (first.number === undefined || second.number === undefined) return { holds: undefined, open: [...first.absent, ...second.absent] };
  return { holds: first.number > second.number, open: [] };
}
