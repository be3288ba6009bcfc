/**
 * Open conditions of a case as a circuit over all sampled cases at once: for each comparison and junction, in which cases
 * it is true, false or open with what has been asked there so far (unknown is none of the three). After a question only
 * what reads its fact is worked out anew.
 */
import type { ConditionNode } from '../condition.js';
import type { Context } from '../context.js';
import { at, type Lanes, type Memory } from './lanes.js';

/** What a comparison comes to once all that it reads has been asked. */
export interface Prospect {
  readonly whenTrue: Lanes;
  readonly whenFalse: Lanes;
  /** By fact: cases in which the customer does not know it, so that the comparison is unknown whatever the others. */
  readonly unknown: ReadonlyMap<string, Lanes>;
}

/** @param reads the absent facts among those it reads */
export type Foresee = (comparison: ConditionNode, reads: readonly string[]) => Prospect;

/** Places of lanes in memory. */
export interface Wire {
  readonly isTrue: number;
  readonly isFalse: number;
  readonly isOpen: number;
}

interface Leaf extends Wire {
  readonly whenTrue: number;
  readonly whenFalse: number;
  readonly operands: readonly { readonly asked: number; readonly unknown: number }[];
}

interface Junction extends Wire {
  readonly type: 'all' | 'any';
  readonly parts: readonly Wire[];
  /** One more part is unknown for good. */
  readonly unknown: boolean;
}

/** What reads a fact. */
export interface Readers {
  readonly asked: number;
  readonly leaves: Leaf[];
  /** Parts before wholes. */
  readonly junctions: Junction[];
  /** Ways from a condition to a comparison that reads the fact, which is looked at where all on the way is open. */
  readonly ways: { readonly later: boolean; readonly open: readonly number[] }[];
}

export class Circuit {
  readonly readers = new Map<string, Readers>();
  /** Comparisons that come to the same are one. */
  private readonly leaves = new Map<string, Leaf>();
  private readonly junctions: Junction[] = [];
  private readonly never: number;

  constructor(private readonly memory: Memory, private readonly context: Context, private readonly foresee: Foresee) {
    this.never = memory.allocate();
  }

  /** Adds an open condition; a later one is looked at only after the others. */
  add(condition: ConditionNode, later: boolean): Wire {
    return this.node(condition, later, []);
  }

  readersOf(fact: string): Readers {
    const known = this.readers.get(fact);
    if (known) return known;
    const readers = { asked: this.memory.allocate(), leaves: [], junctions: [], ways: [] };
    this.readers.set(fact, readers);
    return readers;
  }

  settleAll(): void {
    for (const leaf of this.leaves.values()) this.settleLeaf(leaf);
    for (const junction of this.junctions) this.settleJunction(junction);
  }

  /** Works out anew what reads a fact, after it was asked in more cases. */
  settle({ leaves, junctions }: Readers): void {
    for (let index = 0; index < leaves.length; index++) this.settleLeaf(leaves[index] as Leaf);
    for (let index = 0; index < junctions.length; index++) this.settleJunction(junctions[index] as Junction);
  }

  private node(node: ConditionNode, later: boolean, way: readonly number[]): Wire {
    const { shape } = node;
    if (shape.type === 'not') {
      const part = this.node(shape.part, later, way);
      return { isTrue: part.isFalse, isFalse: part.isTrue, isOpen: part.isOpen };
    }
    if (shape.type === 'value' || shape.type === 'days') {
      const reads = [...node.reads].filter((fact) => this.context.facts[fact] === undefined);
      return this.leaf(reads, this.foresee(node, reads), later, way);
    }
    const truths = shape.parts.map((part) => part.truth(this.context));
    const open = shape.parts.filter((_, index) => truths[index] === 'open');
    const [only] = open;
    const unknown = truths.includes('unknown');
    return only && open.length === 1 && !unknown ? this.node(only, later, way) : this.junction(shape.type, open, unknown, later, way);
  }

  private junction(type: 'all' | 'any', open: readonly ConditionNode[], unknown: boolean, later: boolean, way: readonly number[]): Wire {
    const wire = this.wire();
    const parts = open.map((part) => this.node(part, later, [...way, wire.isOpen]));
    const junction: Junction = { ...wire, type, parts, unknown };
    const reads = new Set<string>();
    for (const part of open) part.collectOpen(this.context, reads);
    this.junctions.push(junction);
    for (const fact of reads) this.readersOf(fact).junctions.push(junction);
    return wire;
  }

  private leaf(reads: readonly string[], prospect: Prospect, later: boolean, way: readonly number[]): Wire {
    const key = `${reads.join()}:${prospect.whenTrue.join()}:${prospect.whenFalse.join()}`;
    const leaf = this.leaves.get(key) ?? this.newLeaf(reads, prospect);
    this.leaves.set(key, leaf);
    for (const fact of reads) this.readersOf(fact).ways.push({ later, open: [leaf.isOpen, ...way] });
    return leaf;
  }

  private newLeaf(reads: readonly string[], { whenTrue, whenFalse, unknown }: Prospect): Leaf {
    const leaf: Leaf = {
      ...this.wire(),
      whenTrue: this.memory.allocate(whenTrue),
      whenFalse: this.memory.allocate(whenFalse),
      operands: reads.map((fact) => {
        const lanes = unknown.get(fact);
        return { asked: this.readersOf(fact).asked, unknown: lanes ? this.memory.allocate(lanes) : this.never };
      })
    };
    for (const fact of reads) this.readersOf(fact).leaves.push(leaf);
    return leaf;
  }

  private wire(): Wire {
    return { isTrue: this.memory.allocate(), isFalse: this.memory.allocate(), isOpen: this.memory.allocate() };
  }

  private settleLeaf({ isTrue, isFalse, isOpen, whenTrue, whenFalse, operands }: Leaf): void {
    const { all, words } = this.memory;
    for (let word = 0; word < words; word++) {
      let missing = 0;
      let ignorant = 0;
      for (let index = 0; index < operands.length; index++) {
        const operand = operands[index] as Leaf['operands'][number];
        const asked = at(all, operand.asked + word);
        missing |= ~asked;
        ignorant |= asked & at(all, operand.unknown + word);
      }
      all[isTrue + word] = at(all, whenTrue + word) & ~missing;
      all[isFalse + word] = at(all, whenFalse + word) & ~missing;
      all[isOpen + word] = missing & ~ignorant;
    }
  }

  private settleJunction({ type, isTrue, isFalse, isOpen, parts, unknown }: Junction): void {
    const { all, words } = this.memory;
    const every = type === 'all';
    for (let word = 0; word < words; word++) {
      let decided = 0;
      let open = 0;
      let agreed = unknown ? 0 : -1;
      for (let index = 0; index < parts.length; index++) {
        const part = parts[index] as Wire;
        decided |= at(all, (every ? part.isFalse : part.isTrue) + word);
        agreed &= at(all, (every ? part.isTrue : part.isFalse) + word);
        open |= at(all, part.isOpen + word);
      }
      all[(every ? isFalse : isTrue) + word] = decided;
      all[(every ? isTrue : isFalse) + word] = agreed;
      all[isOpen + word] = open & ~decided;
    }
  }
}
