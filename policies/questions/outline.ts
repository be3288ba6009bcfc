/**
 * What the next question depends on, as text: the open conditions without what is settled, known dates by the span of
 * days they lie in. Cases of one outline get one plan, which is worked out once.
 */
import { daysBetween } from '../calendar.js';
import type { ConditionNode, DateShape } from '../condition.js';
import type { Context } from '../context.js';
import type { PolicyFile } from '../language.js';
import type { KnownPart } from './foresight.js';
import { dateHabit, DAYS_A_SPAN, FAR_SPANS } from './habits.js';

export interface Outline {
  readonly key: string;
  readonly known: KnownPart;
}

interface Noted {
  readonly ages: Map<string, number>;
  readonly numbers: Map<string, number>;
}

export class Outliner {
  private readonly numbers = new Map<ConditionNode, number>();
  private readonly places: ReadonlyMap<string, number>;
  /** Dates that tell something of a date. */
  private readonly linked: ReadonlyMap<string, readonly string[]>;

  constructor(file: PolicyFile) {
    const ids = Object.keys(file.facts);
    this.places = new Map(ids.map((id, place) => [id, place]));
    this.linked = new Map(ids.map((id) => [id, linkedTo(file, id)]));
  }

  /** @param open conditions that are open */
  outline(open: readonly ConditionNode[], context: Context): Outline {
    const known: Noted = { ages: new Map(), numbers: new Map() };
    let key = '';
    for (const condition of open) key += `${this.residue(condition, context, known)};`;
    for (const [day, age] of known.ages) key += `${day}=${age}`;
    for (const [fact, number] of known.numbers) key += `${fact}=${number}`;
    return { key, known };
  }

  private residue(node: ConditionNode, context: Context, known: Noted): string {
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
    if (shape.type === 'days') {
      this.note(shape.left, context, known);
      this.note(shape.right, context, known);
    }
    return text;
  }

  /** Notes what a comparison of days reads of what is known. */
  private note({ from, dayFacts }: DateShape, { asOf, facts }: Context, { ages, numbers }: Noted): void {
    if (from !== 'asOf' && 'day' in from) ages.set(from.day, span(daysBetween(from.day, asOf)));
    if (from !== 'asOf' && 'fact' in from) {
      for (const fact of facts[from.fact] === undefined ? (this.linked.get(from.fact) ?? []) : [from.fact]) {
        const value = facts[fact];
        if (value !== undefined) ages.set(fact, typeof value === 'string' ? span(daysBetween(value, asOf)) : NaN);
      }
    }
    for (const fact of dayFacts) {
      const value = facts[fact];
      if (value !== undefined) numbers.set(fact, Number(value));
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
