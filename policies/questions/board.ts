/**
 * A case's open rules, level by level, on which an order of questions is played for all sampled cases at once. A
 * question counts in those cases in which it is asked: where nothing is decided yet and an open rule that can still
 * matter reads it.
 */
import type { ConditionNode } from '../condition.js';
import type { Context } from '../context.js';
import { Circuit, type Foresee, type Wire } from './circuit.js';
import { at, bits, Memory, type Lanes } from './lanes.js';

/** Facts asked in one turn. */
export type Turn = readonly string[];

/** Rules of one level, and what is known of them. */
export interface Level {
  readonly open: readonly ConditionNode[];
  /** A rule of this level is known to hold. */
  readonly holds: boolean;
  /** A rule of this level will never be known. */
  readonly unknown: boolean;
}

/** Where a level stands in each case, as places in memory. */
interface LevelState {
  readonly rules: readonly Wire[];
  readonly known: Pick<Level, 'holds' | 'unknown'>;
  readonly isTrue: number;
  readonly isOpen: number;
  readonly isUnknown: number;
  /** Cases in which it can still matter. */
  readonly matters: number;
}

/** Levels come by precedence: deny, refer, need, grant. */
const NEED = 2;

export class Board {
  private readonly memory: Memory;
  private readonly circuit: Circuit;
  private readonly levels: readonly LevelState[];
  /** Cases in which nothing is decided yet. */
  private readonly alive: number;
  /** Cases in which the turn looked at last is asked. */
  private readonly needed: Lanes;
  private readonly start: Int32Array;

  /** @param context only which facts are absent matters, and what the others have settled */
  constructor(private readonly cases: number, levels: readonly Level[], context: Context, foresee: Foresee) {
    this.memory = new Memory(cases / 32);
    this.needed = new Int32Array(cases / 32);
    this.circuit = new Circuit(this.memory, context, foresee);
    const place = (): number => this.memory.allocate();
    this.alive = place();
    this.levels = levels.map(({ open, holds, unknown }, level) => ({
      rules: this.circuit.add(open, level),
      known: { holds, unknown }, isTrue: place(), isOpen: place(), isUnknown: place(), matters: place()
    }));
    this.circuit.settleAll();
    for (const level of this.levels) this.sum(level);
    this.judge();
    this.start = this.memory.snapshot();
  }

  /** Does any open rule read the fact? */
  reads(fact: string): boolean {
    return this.circuit.readers.has(fact);
  }

  /** The facts of this turn that can matter now, with nothing asked yet. */
  useful(turn: Turn): string[] {
    this.memory.restore(this.start);
    return turn.filter((fact) => this.findNeed([fact]) > 0);
  }

  /** The questions that rules read together. */
  blocks(): readonly ReadonlySet<string>[] {
    return this.circuit.blocks;
  }

  /** Mean number of turns in this order, each skipped where it cannot matter; stops counting beyond `limit`. */
  play(order: readonly Turn[], limit = Infinity): number {
    return this.turns(order, limit * this.cases, () => undefined) / this.cases;
  }

  /** Number of turns in this order, within each of these sets of cases. */
  playIn(order: readonly Turn[], sets: readonly Lanes[]): number[] {
    const sums = sets.map(() => 0);
    this.turns(order, Infinity, () => {
      for (const [set, lanes] of sets.entries()) {
        let cases = 0;
        for (let word = 0; word < lanes.length; word++) cases += bits(at(lanes, word) & at(this.needed, word));
        sums[set] = (sums[set] ?? 0) + cases;
      }
    });
    return sums;
  }

  private turns(order: readonly Turn[], most: number, each: () => void): number {
    this.memory.restore(this.start);
    let turns = 0;
    for (let before = -1; before !== turns && turns <= most; ) {
      before = turns;
      for (const turn of order) {
        const cases = this.findNeed(turn);
        if (cases === 0) continue;
        turns += cases;
        if (turns > most) break;
        each();
        this.ask(turn);
      }
    }
    return turns;
  }

  /** Finds the cases in which a turn is needed; returns how many. */
  private findNeed(turn: Turn): number {
    const { all, words } = this.memory;
    let cases = 0;
    for (let word = 0; word < words; word++) {
      const alive = at(all, this.alive + word);
      let need = 0;
      for (let index = 0; alive !== 0 && index < turn.length; index++) {
        const readers = this.circuit.readers.get(turn[index] ?? '');
        if (!readers) continue;
        const absent = alive & ~at(all, readers.asked + word);
        for (let way = 0; absent !== 0 && way < readers.ways.length; way++) {
          const { level, open } = readers.ways[way] ?? { level: 0, open: [] };
          let lanes = absent & at(all, (this.levels[level]?.matters ?? 0) + word);
          for (let step = 0; step < open.length; step++) lanes &= at(all, (open[step] ?? 0) + word);
          need |= lanes;
        }
      }
      this.needed[word] = need;
      cases += bits(need);
    }
    return cases;
  }

  /** Asks the turn in the cases found last. */
  private ask(turn: Turn): void {
    const { all, words } = this.memory;
    for (const fact of turn) {
      const readers = this.circuit.readers.get(fact);
      if (!readers) continue;
      for (let word = 0; word < words; word++) all[readers.asked + word] = at(all, readers.asked + word) | at(this.needed, word);
      this.circuit.settle(readers);
    }
    for (let index = 0; index < this.levels.length; index++) {
      const level = this.levels[index];
      if (level && turn.some((fact) => this.circuit.readers.get(fact)?.levels.has(index))) this.sum(level);
    }
    this.judge();
  }

  private sum(level: LevelState): void {
    const { all, words } = this.memory;
    const { rules, known } = level;
    for (let word = 0; word < words; word++) {
      let holds = known.holds ? -1 : 0;
      let unknown = known.unknown ? -1 : 0;
      let open = 0;
      for (let index = 0; index < rules.length; index++) {
        const rule = rules[index];
        if (!rule) continue;
        const isTrue = at(all, rule.isTrue + word);
        const isOpen = at(all, rule.isOpen + word);
        holds |= isTrue;
        open |= isOpen;
        unknown |= ~(isTrue | isOpen | at(all, rule.isFalse + word));
      }
      all[level.isTrue + word] = holds;
      all[level.isOpen + word] = open;
      all[level.isUnknown + word] = unknown;
    }
  }

  /** Where it is decided, and where each level can still matter (policies.md, section 1.4). */
  private judge(): void {
    const { all, words } = this.memory;
    for (let word = 0; word < words; word++) {
      let reached = -1;
      let matters = -1;
      let alive = 0;
      for (let index = 0; index < this.levels.length; index++) {
        const level = this.levels[index];
        if (!level) continue;
        const isTrue = at(all, level.isTrue + word);
        const isOpen = at(all, level.isOpen + word);
        const settled = isTrue | at(all, level.isUnknown + word);
        // One denial, one referral, one grant is enough; needs are asked for together.
        alive |= reached & isOpen & (index === NEED ? -1 : ~isTrue);
        all[level.matters + word] = index === NEED ? matters : matters & ~isTrue;
        reached &= ~(settled | isOpen);
        matters &= ~settled;
      }
      all[this.alive + word] = alive;
    }
  }
}
