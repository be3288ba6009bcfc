/**
 * Open conditions, any of which ends the interview when it holds, on which an order of questions is played for all
 * sampled cases at once. A question counts in those cases in which it is asked: where nothing has ended it yet and an
 * open condition reads it.
 */
import type { ConditionNode } from '../condition.js';
import type { Context } from '../context.js';
import { Circuit, type Foresee, type Readers, type Wire } from './circuit.js';
import { at, bits, Memory, type Lanes } from './lanes.js';

/** Facts asked in one turn. */
export type Turn = readonly string[];

export class Board {
  private readonly memory: Memory;
  private readonly circuit: Circuit;
  private readonly conditions: readonly Wire[];
  /** Cases in which nothing has ended the interview. */
  private readonly alive: Lanes;
  /** Cases in which something is open. */
  private readonly open: Lanes;
  /** Cases in which the turn looked at last is asked. */
  private readonly needed: Lanes;
  private readonly start: Int32Array;

  /**
   * @param context only which facts are absent matters, and what the others have settled
   * @param after what follows where nothing has ended it: what these conditions read and has not been asked by then, and so many turns more
   */
  constructor(
    private readonly cases: number,
    conditions: readonly ConditionNode[],
    context: Context,
    foresee: Foresee,
    private readonly after: { readonly conditions: readonly ConditionNode[]; readonly turns: number }
  ) {
    const words = cases / 32;
    this.memory = new Memory(words);
    [this.alive, this.open, this.needed] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)];
    this.circuit = new Circuit(this.memory, context, foresee);
    this.conditions = conditions.map((condition) => this.circuit.add(condition, false));
    for (const condition of after.conditions) this.circuit.add(condition, true);
    this.circuit.settleAll();
    this.start = this.memory.snapshot();
  }

  /** Share of cases that this turn ends. */
  ended(turn: Turn): number {
    this.memory.restore(this.start);
    this.judge();
    this.findNeed(turn);
    this.ask(turn);
    let cases = 0;
    for (let word = 0; word < this.alive.length; word++) cases += bits(~at(this.alive, word));
    return cases / this.cases;
  }

  /** Mean number of turns in this order, each skipped where it cannot matter; stops counting beyond `limit`. */
  play(order: readonly Turn[], limit = Infinity): number {
    return this.turns(order, limit * this.cases, () => undefined) / this.cases;
  }

  /** Number of turns in this order, within each of these sets of cases. */
  playIn(order: readonly Turn[], sets: readonly Lanes[]): number[] {
    const sums = sets.map(() => 0);
    this.turns(order, Infinity, (lanes, weight) => {
      for (let set = 0; set < sets.length; set++) {
        const some = sets[set] as Lanes;
        let cases = 0;
        for (let word = 0; word < some.length; word++) cases += bits(at(some, word) & at(lanes, word));
        sums[set] = (sums[set] as number) + cases * weight;
      }
    });
    return sums;
  }

  private turns(order: readonly Turn[], most: number, counted: (lanes: Lanes, weight: number) => void): number {
    this.memory.restore(this.start);
    this.judge();
    let turns = 0;
    for (let before = -1; before !== turns; ) {
      before = turns;
      for (const turn of order) {
        const cases = this.findNeed(turn);
        if (cases === 0) continue;
        turns += cases;
        if (turns > most) return turns;
        counted(this.needed, 1);
        this.ask(turn);
      }
    }
    turns += this.findPassed() * this.after.turns;
    counted(this.needed, this.after.turns);
    this.open.set(this.needed);
    this.alive.fill(-1);
    for (const turn of order) {
      turns += this.findNeed(turn, true);
      counted(this.needed, 1);
      this.mark(turn);
    }
    return turns;
  }

  /** Finds the cases in which a turn is needed; returns how many. */
  private findNeed(turn: Turn, later = false): number {
    const { all, words } = this.memory;
    let cases = 0;
    for (let word = 0; word < words; word++) {
      const waiting = at(this.alive, word) & at(this.open, word);
      let need = 0;
      for (let index = 0; waiting !== 0 && index < turn.length; index++) {
        const readers = this.circuit.readers.get(turn[index] as string);
        if (!readers) continue;
        const absent = waiting & ~at(all, readers.asked + word);
        for (let way = 0; absent !== 0 && way < readers.ways.length; way++) {
          const { later: isLater, open } = readers.ways[way] as Readers['ways'][number];
          let lanes = isLater === later ? absent : 0;
          for (let step = 0; lanes !== 0 && step < open.length; step++) lanes &= at(all, (open[step] as number) + word);
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
    this.mark(turn);
    this.judge();
  }

  private mark(turn: Turn): void {
    const { all, words } = this.memory;
    for (const fact of turn) {
      const readers = this.circuit.readers.get(fact);
      if (!readers) continue;
      for (let word = 0; word < words; word++) all[readers.asked + word] = at(all, readers.asked + word) | at(this.needed, word);
      this.circuit.settle(readers);
    }
  }

  private judge(): void {
    const { all, words } = this.memory;
    for (let word = 0; word < words; word++) {
      let holds = 0;
      let open = 0;
      for (let index = 0; index < this.conditions.length; index++) {
        const condition = this.conditions[index] as Wire;
        holds |= at(all, condition.isTrue + word);
        open |= at(all, condition.isOpen + word);
      }
      this.alive[word] = ~holds;
      this.open[word] = open;
    }
  }

  /** Finds the cases in which every condition turned out false; returns how many. */
  private findPassed(): number {
    const { all, words } = this.memory;
    let cases = 0;
    for (let word = 0; word < words; word++) {
      let passed = -1;
      for (let index = 0; index < this.conditions.length; index++) passed &= at(all, (this.conditions[index] as Wire).isFalse + word);
      this.needed[word] = passed;
      cases += bits(passed);
    }
    return cases;
  }
}
