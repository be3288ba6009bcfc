/**
 * What is still open of a rule, played on all sampled cases at once. A node holds, for each case, whether it is true,
 * false or open with what has been asked there so far; unknown is none of the three. It settles anew after each question.
 */
import type { ConditionNode } from '../condition.js';
import type { Context } from '../context.js';
import { at, noLanes, type Lanes } from './lanes.js';

/** Cases in which each absent fact has been asked. */
export type Asked = ReadonlyMap<string, Lanes>;

export interface OpenNode {
  /** Absent facts it reads. */
  readonly reads: ReadonlySet<string>;
  readonly isTrue: Lanes;
  readonly isFalse: Lanes;
  readonly isOpen: Lanes;
  settle(asked: Asked): void;
  /** Adds the cases in which an open comparison reads the fact. */
  addNeed(fact: string, asked: Asked, into: Lanes): void;
}

/** What a comparison comes to once all that it reads has been asked. */
export interface Prospect {
  readonly whenTrue: Lanes;
  readonly whenFalse: Lanes;
  /** By fact: cases in which the customer does not know it, so that the comparison is unknown whatever the others. */
  readonly unknown: ReadonlyMap<string, Lanes>;
}

/** The open part of a condition; null when what is known settles it. */
export function openPart(node: ConditionNode, context: Context, prospect: (leaf: ConditionNode, reads: readonly string[]) => Prospect): OpenNode | null {
  if (node.truth(context) !== 'open') return null;
  const { shape } = node;
  if (shape.type === 'not') {
    const part = openPart(shape.part, context, prospect);
    return part && { ...part, isTrue: part.isFalse, isFalse: part.isTrue };
  }
  if (shape.type === 'value' || shape.type === 'days') {
    const reads = [...node.reads].filter((fact) => context.facts[fact] === undefined);
    return leaf(reads, prospect(node, reads));
  }
  const open = shape.parts.flatMap((part) => openPart(part, context, prospect) ?? []);
  const unknown = shape.parts.some((part) => part.truth(context) === 'unknown');
  const [only] = open;
  return only && open.length === 1 && !unknown ? only : junction(shape.type, open, unknown);
}

/** A comparison, or anything else that is settled once all that it reads has been asked. */
export function leaf(reads: readonly string[], { whenTrue, whenFalse, unknown }: Prospect): OpenNode {
  const words = whenTrue.length;
  const [isTrue, isFalse, isOpen] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
  const several = reads.length > 1;
  return {
    reads: new Set(reads),
    isTrue,
    isFalse,
    isOpen,
    settle: (asked) => {
      for (let word = 0; word < words; word++) {
        let missing = 0;
        let ignorant = 0;
        for (const fact of reads) {
          const known = askedIn(asked, fact, word);
          missing |= ~known;
          if (several) ignorant |= known & at(unknown.get(fact) ?? noneAsked, word);
        }
        isTrue[word] = at(whenTrue, word) & ~missing;
        isFalse[word] = at(whenFalse, word) & ~missing;
        isOpen[word] = missing & ~ignorant;
      }
    },
    addNeed: (fact, asked, into) => {
      if (!reads.includes(fact)) return;
      for (let word = 0; word < words; word++) into[word] = at(into, word) | (at(isOpen, word) & ~askedIn(asked, fact, word));
    }
  };
}

const noneAsked = noLanes(0);

function askedIn(asked: Asked, fact: string, word: number): number {
  return at(asked.get(fact) ?? noneAsked, word);
}

/** `unknown`: one more part is unknown for good. */
function junction(type: 'all' | 'any', parts: readonly OpenNode[], unknown: boolean): OpenNode {
  const words = parts[0]?.isOpen.length ?? 0;
  const [isTrue, isFalse, isOpen] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
  const [deciding, other]: readonly ('isTrue' | 'isFalse')[] = type === 'all' ? ['isFalse', 'isTrue'] : ['isTrue', 'isFalse'];
  const result = { isTrue, isFalse };
  return {
    reads: new Set(parts.flatMap((part) => [...part.reads])),
    ...result,
    isOpen,
    settle: (asked) => {
      for (const part of parts) part.settle(asked);
      for (let word = 0; word < words; word++) {
        let decided = 0;
        let open = 0;
        let every = unknown ? 0 : -1;
        for (const part of parts) {
          decided |= at(part[deciding ?? 'isFalse'], word);
          open |= at(part.isOpen, word);
          every &= at(part[other ?? 'isTrue'], word);
        }
        result[deciding ?? 'isFalse'][word] = decided;
        result[other ?? 'isTrue'][word] = every & ~decided;
        isOpen[word] = open & ~decided;
      }
    },
    addNeed: (fact, asked, into) => {
      const inParts = new Int32Array(words);
      for (const part of parts) if (part.reads.has(fact)) part.addNeed(fact, asked, inParts);
      for (let word = 0; word < words; word++) into[word] = at(into, word) | (at(inParts, word) & at(isOpen, word));
    }
  };
}
