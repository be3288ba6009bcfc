/**
 * What is still open of a rule, played on all sampled cases at once. A node holds, for each case, whether it is true,
 * false or open with what has been asked there so far; unknown is none of the three. It settles anew after each question.
 */
import type { ConditionNode } from '../condition.js';
import type { Context } from '../context.js';
import { at, noLanes, type Lanes } from './lanes.js';

export interface OpenNode {
  /** Absent facts it reads. */
  readonly reads: ReadonlySet<string>;
  readonly isTrue: Lanes;
  readonly isFalse: Lanes;
  readonly isOpen: Lanes;
  settle(): void;
  /** Adds the cases in which an open comparison reads the fact. */
  addNeed(fact: string, into: Lanes): void;
}

/** What a comparison comes to once all that it reads has been asked. */
export interface Prospect {
  readonly whenTrue: Lanes;
  readonly whenFalse: Lanes;
  /** By fact: cases in which the customer does not know it, so that the comparison is unknown whatever the others. */
  readonly unknown: ReadonlyMap<string, Lanes>;
}

/** Cases in which each absent fact has been asked. */
export class Asked {
  private readonly facts = new Map<string, Lanes>();

  constructor(private readonly cases: number) {}

  in(fact: string): Lanes {
    const known = this.facts.get(fact);
    if (known) return known;
    const lanes = noLanes(this.cases);
    this.facts.set(fact, lanes);
    return lanes;
  }

  reset(word: 0 | -1): void {
    for (const lanes of this.facts.values()) lanes.fill(word);
  }
}

export type Foresee = (comparison: ConditionNode, reads: readonly string[]) => Prospect;

/** The open part of a condition; null when what is known settles it. */
export function openPart(node: ConditionNode, context: Context, asked: Asked, foresee: Foresee): OpenNode | null {
  if (node.truth(context) !== 'open') return null;
  const { shape } = node;
  if (shape.type === 'not') {
    const part = openPart(shape.part, context, asked, foresee);
    return part && { ...part, isTrue: part.isFalse, isFalse: part.isTrue };
  }
  if (shape.type === 'value' || shape.type === 'days') {
    const reads = [...node.reads].filter((fact) => context.facts[fact] === undefined);
    return leaf(reads, asked, foresee(node, reads));
  }
  const open = shape.parts.flatMap((part) => openPart(part, context, asked, foresee) ?? []);
  const unknown = shape.parts.some((part) => part.truth(context) === 'unknown');
  const [only] = open;
  return only && open.length === 1 && !unknown ? only : junction(shape.type, open, unknown);
}

/** A comparison, or anything else that is settled once all that it reads has been asked. */
export function leaf(reads: readonly string[], asked: Asked, { whenTrue, whenFalse, unknown }: Prospect): OpenNode {
  const words = whenTrue.length;
  const [isTrue, isFalse, isOpen] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
  const operands = reads.map((fact) => ({ fact, asked: asked.in(fact), unknown: unknown.get(fact) ?? isNever(words) }));
  return {
    reads: new Set(reads),
    isTrue,
    isFalse,
    isOpen,
    settle: () => {
      for (let word = 0; word < words; word++) {
        let missing = 0;
        let ignorant = 0;
        for (const operand of operands) {
          const known = at(operand.asked, word);
          missing |= ~known;
          ignorant |= known & at(operand.unknown, word);
        }
        isTrue[word] = at(whenTrue, word) & ~missing;
        isFalse[word] = at(whenFalse, word) & ~missing;
        isOpen[word] = missing & ~ignorant;
      }
    },
    addNeed: (fact, into) => {
      const operand = operands.find((one) => one.fact === fact);
      if (!operand) return;
      for (let word = 0; word < words; word++) into[word] = at(into, word) | (at(isOpen, word) & ~at(operand.asked, word));
    }
  };
}

const nevers = new Map<number, Lanes>();

function isNever(words: number): Lanes {
  const never = nevers.get(words) ?? new Int32Array(words);
  nevers.set(words, never);
  return never;
}

/** `unknown`: one more part is unknown for good. */
function junction(type: 'all' | 'any', parts: readonly OpenNode[], unknown: boolean): OpenNode {
  const words = parts[0]?.isOpen.length ?? 0;
  const [decided, otherwise, isOpen, inParts] = [new Int32Array(words), new Int32Array(words), new Int32Array(words), new Int32Array(words)];
  const deciding = parts.map((part) => (type === 'all' ? part.isFalse : part.isTrue));
  const agreeing = parts.map((part) => (type === 'all' ? part.isTrue : part.isFalse));
  return {
    reads: new Set(parts.flatMap((part) => [...part.reads])),
    isTrue: type === 'all' ? otherwise : decided,
    isFalse: type === 'all' ? decided : otherwise,
    isOpen,
    settle: () => {
      for (const part of parts) part.settle();
      for (let word = 0; word < words; word++) {
        let [one, open, every] = [0, 0, unknown ? 0 : -1];
        for (let index = 0; index < parts.length; index++) {
          one |= deciding[index]?.[word] ?? 0;
          every &= agreeing[index]?.[word] ?? 0;
          open |= parts[index]?.isOpen[word] ?? 0;
        }
        decided[word] = one;
        otherwise[word] = every;
        isOpen[word] = open & ~one;
      }
    },
    addNeed: (fact, into) => {
      inParts.fill(0);
      for (const part of parts) if (part.reads.has(fact)) part.addNeed(fact, inParts);
      for (let word = 0; word < words; word++) into[word] = at(into, word) | (at(inParts, word) & at(isOpen, word));
    }
  };
}
