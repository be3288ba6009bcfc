/**
 * The open rules of a case as a circuit over all sampled cases at once: for each comparison and junction, in which cases
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
  /** Ways from a rule to a comparison that reads it: the comparison is looked at where all of them are open. */
  readonly ways: { readonly level: number; readonly open: readonly number[] }[];
  readonly levels: Set<number>;
}

export class Circuit {
  readonly readers = new Map<string, Readers>();
  /** Facts that rules read together. */
  readonly blocks: ReadonlySet<string>[] = [];
  /** Comparisons that come to the same are one. */
  private readonly leaves = new Map<string, Leaf>();
  private readonly junctions: Junction[] = [];
  private readonly never: number;

  constructor(private readonly memory: Memory, private readonly context: Context, private readonly foresee: Foresee) {
    this.never = memory.allocate();
  }

  /** Adds the open ones of a level's rules; those that read one and the same fact only become one: any of them. */
  add(rules: readonly ConditionNode[], level: number): Wire[] {
    const single = new Map<string, ConditionNode[]>();
    const wires: Wire[] = [];
    for (const rule of rules) {
      const reads = new Set<string>();
      rule.collectOpen(this.context, reads);
      const [fact = ''] = reads;
      if (reads.size === 1) single.set(fact, [...(single.get(fact) ?? []), rule]);
      else {
        wires.push(this.node(rule, level, []));
        if (!this.blocks.some((block) => block.size === reads.size && [...reads].every((one) => block.has(one)))) this.blocks.push(reads);
      }
    }
    for (const [fact, alike] of single) wires.push(this.leaf([fact], this.any(alike), level, []));
    return wires;
  }

  readersOf(fact: string): Readers {
    const known = this.readers.get(fact);
    if (known) return known;
    const readers = { asked: this.memory.allocate(), leaves: [], junctions: [], ways: [], levels: new Set<number>() };
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

  private node(node: ConditionNode, level: number, way: readonly number[]): Wire {
    const { shape } = node;
    if (shape.type === 'not') {
      const part = this.node(shape.part, level, way);
      return { isTrue: part.isFalse, isFalse: part.isTrue, isOpen: part.isOpen };
    }
    if (shape.type === 'value' || shape.type === 'days') {
      const reads = [...node.reads].filter((fact) => this.context.facts[fact] === undefined);
      return this.leaf(reads, this.foresee(node, reads), level, way);
    }
    const truths = shape.parts.map((part) => part.truth(this.context));
    const open = shape.parts.filter((_, index) => truths[index] === 'open');
    const [only] = open;
    const unknown = truths.includes('unknown');
    return only && open.length === 1 && !unknown ? this.node(only, level, way) : this.junction(shape.type, open, unknown, level, way);
  }

  private junction(type: 'all' | 'any', open: readonly ConditionNode[], unknown: boolean, level: number, way: readonly number[]): Wire {
    const wire = this.wire();
    const parts = open.map((part) => this.node(part, level, [...way, wire.isOpen]));
    const junction: Junction = { ...wire, type, parts, unknown };
    const reads = new Set<string>();
    for (const part of open) part.collectOpen(this.context, reads);
    this.junctions.push(junction);
    for (const fact of reads) this.readersOf(fact).junctions.push(junction);
    return wire;
  }

  private leaf(reads: readonly string[], prospect: Prospect, level: number, way: readonly number[]): Wire {
    const key = `${reads.join()}:${prospect.whenTrue.join()}:${prospect.whenFalse.join()}`;
    const leaf = this.leaves.get(key) ?? this.newLeaf(reads, prospect);
    this.leaves.set(key, leaf);
    for (const fact of reads) {
      const readers = this.readersOf(fact);
      readers.ways.push({ level, open: [leaf.isOpen, ...way] });
      readers.levels.add(level);
    }
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

  /** What any of these conditions comes to once the one fact that they all read is asked. */
  private any(conditions: readonly ConditionNode[]): Prospect {
    const [whenTrue, whenFalse] = [new Int32Array(this.memory.words), new Int32Array(this.memory.words).fill(-1)];
    for (const condition of conditions) {
      const one = this.final(condition);
      for (let word = 0; word < whenTrue.length; word++) {
        whenTrue[word] = at(whenTrue, word) | at(one.whenTrue, word);
        whenFalse[word] = at(whenFalse, word) & at(one.whenFalse, word);
      }
    }
    return { whenTrue, whenFalse, unknown: new Map() };
  }

  private final(node: ConditionNode): Pick<Prospect, 'whenTrue' | 'whenFalse'> {
    const { shape } = node;
    const truth = node.truth(this.context);
    const constant = (holds: boolean): Lanes => new Int32Array(this.memory.words).fill(holds ? -1 : 0);
    if (truth !== 'open') return { whenTrue: constant(truth === 'true'), whenFalse: constant(truth === 'false') };
    if (shape.type === 'not') {
      const part = this.final(shape.part);
      return { whenTrue: part.whenFalse, whenFalse: part.whenTrue };
    }
    if (shape.type === 'value' || shape.type === 'days') return this.foresee(node, [...node.reads].filter((fact) => this.context.facts[fact] === undefined));
    const every = shape.type === 'all';
    const [decided, agreed] = [constant(false), constant(true)];
    for (const one of shape.parts.map((part) => this.final(part))) {
      for (let word = 0; word < decided.length; word++) {
        decided[word] = at(decided, word) | at(every ? one.whenFalse : one.whenTrue, word);
        agreed[word] = at(agreed, word) & at(every ? one.whenTrue : one.whenFalse, word);
      }
    }
    return every ? { whenTrue: agreed, whenFalse: decided } : { whenTrue: decided, whenFalse: agreed };
  }
}
