/**
 * What the next question depends on: the open rules with what is known of them, dates by the fortnight. Cases of one
 * outline get one plan, which is therefore worked out once.
 */
import { daysBetween } from '../calendar.js';
import type { CompiledRule, Policy } from '../compile.js';
import type { ConditionNode, DateShape } from '../condition.js';
import type { Context } from '../context.js';
import type { PolicyFile } from '../language.js';
import type { Level } from './board.js';
import type { KnownPart } from './foresight.js';
import { DAYS_A_SPAN, FAR_SPANS, dateHabit } from './habits.js';

export interface Outline {
  readonly key: string;
  readonly levels: readonly Level[];
  readonly known: KnownPart;
}

export class Outliner {
  private readonly numbers = new Map<ConditionNode, number>();
  private readonly places: ReadonlyMap<string, number>;
  /** Dates that tell something of a date. */
  private readonly linked: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly policy: Policy) {
    const ids = Object.keys(policy.file.facts);
    this.places = new Map(ids.map((id, place) => [id, place]));
    this.linked = new Map(ids.map((id) => [id, linkedTo(policy.file, id)]));
  }

  outline(context: Context): Outline {
    const { deny, refer, need, grants } = this.policy;
    const levels = [deny, refer, need, grants].map((rules: readonly CompiledRule[]): Level => {
      const truths = rules.map(({ condition }) => condition.truth(context));
      return {
        open: rules.flatMap(({ condition }, index) => (truths[index] === 'open' ? [condition] : [])),
        holds: truths.includes('true'),
        unknown: truths.includes('unknown')
      };
    });
    const known = { ages: new Map<string, number>(), numbers: new Map<string, number>() };
    const rules = levels.map(({ open, holds, unknown }) =>
      `${holds ? '!' : ''}${unknown ? '?' : ''}${open.map((rule) => this.residue(rule, context, known)).join(';')}`);
    return { key: `${rules.join('|')}#${[...known.ages].join()}#${[...known.numbers].join()}`, levels, known };
  }

  /** An open condition without the parts that are settled; notes what it reads of what is known. */
  private residue(node: ConditionNode, context: Context, known: { readonly ages: Map<string, number>; readonly numbers: Map<string, number> }): string {
    const { shape } = node;
    if (shape.type === 'not') return `-${this.residue(shape.part, context, known)}`;
    if (shape.type === 'all' || shape.type === 'any') {
      let parts = '';
      for (const part of shape.parts) {
        const truth = part.truth(context);
        if (truth === 'open') parts += `${this.residue(part, context, known)},`;
        else if (truth === 'unknown') parts += '?';
      }
      return `${shape.type === 'all' ? '&' : '/'}(${parts})`;
    }
    let text = String(this.numberOf(node));
    for (const fact of node.reads) if (context.facts[fact] === undefined) text += `~${this.places.get(fact) ?? ''}`;
    if (shape.type === 'days') for (const side of [shape.left, shape.right]) this.note(side, context, known);
    return text;
  }

  private note({ from, dayFacts }: DateShape, context: Context, known: { readonly ages: Map<string, number>; readonly numbers: Map<string, number> }): void {
    if (from !== 'asOf' && 'day' in from) known.ages.set(from.day, span(daysBetween(from.day, context.asOf)));
    if (from !== 'asOf' && 'fact' in from) {
      const absent = context.facts[from.fact] === undefined;
      for (const fact of absent ? (this.linked.get(from.fact) ?? []) : [from.fact]) {
        const value = context.facts[fact];
        if (value !== undefined) known.ages.set(fact, typeof value === 'string' ? span(daysBetween(value, context.asOf)) : NaN);
      }
    }
    for (const fact of dayFacts) {
      const value = context.facts[fact];
      if (value !== undefined) known.numbers.set(fact, Number(value));
    }
  }

  private numberOf(node: ConditionNode): number {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    this.numbers.set(node, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** The middle of the span of days that an age lies in; what is long ago or far ahead is one. */
function span(age: number): number {
  const spans = Math.max(-FAR_SPANS, Math.min(FAR_SPANS, Math.floor(age / DAYS_A_SPAN)));
  return (spans + 0.5) * DAYS_A_SPAN;
}

function linkedTo(file: PolicyFile, id: string): string[] {
  const { follows } = dateHabit(id);
  const limits = (file.limits ?? []).flatMap((limit) => {
    const other = 'notAfter' in limit ? limit.notAfter : 'notBefore' in limit ? limit.notBefore : limit.notAbove;
    return limit.fact === id ? [other] : other === id ? [limit.fact] : [];
  });
  const links = [...(follows === undefined ? [] : [follows]), ...limits];
  return [...new Set(links)].filter((link) => file.facts[link]?.type === 'date');
}
