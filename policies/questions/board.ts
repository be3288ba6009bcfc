/**
 * A case's open rules, level by level, on which an order of questions is played for all sampled cases at once. A
 * question counts in those cases in which it is asked: where nothing is decided yet and an open rule that can still
 * matter reads it.
 */
import { at, bits, noLanes, type Lanes } from './lanes.js';
import { leaf, type Asked, type OpenNode } from './open-rules.js';

/** Facts asked in one turn. */
export type Turn = readonly string[];

export interface Level {
  readonly open: readonly OpenNode[];
  /** A rule of this level is known to hold. */
  readonly holds: boolean;
  /** A rule of this level will never be known. */
  readonly unknown: boolean;
}

interface LevelState {
  readonly rules: readonly OpenNode[];
  readonly known: Pick<Level, 'holds' | 'unknown'>;
  readonly isTrue: Lanes;
  readonly isOpen: Lanes;
  readonly isUnknown: Lanes;
  /** Cases in which this level can still matter. */
  readonly matters: Lanes;
}

/** Levels come by precedence: deny, refer, need, grant. */
const NEED = 2;

interface Reader {
  readonly rule: OpenNode;
  readonly level: LevelState;
}

export class Board {
  private readonly levels: readonly LevelState[];
  private readonly readers = new Map<string, Reader[]>();
  /** Cases in which nothing is decided yet. */
  private readonly alive: Lanes;
  private readonly needed: Lanes;
  private readonly inRule: Lanes;

  constructor(private readonly cases: number, private readonly asked: Asked, levels: readonly Level[]) {
    [this.alive, this.needed, this.inRule] = [noLanes(cases), noLanes(cases), noLanes(cases)];
    this.levels = levels.map(({ open, holds, unknown }) => ({
      rules: merged(cases, asked, open),
      known: { holds, unknown },
      isTrue: noLanes(cases), isOpen: noLanes(cases), isUnknown: noLanes(cases), matters: noLanes(cases)
    }));
    for (const level of this.levels) {
      for (const rule of level.rules) for (const fact of rule.reads) this.readers.set(fact, [...(this.readers.get(fact) ?? []), { rule, level }]);
    }
  }

  /** The facts of this turn that can matter now, with nothing asked yet. */
  useful(turn: Turn): string[] {
    this.start();
    return turn.filter((fact) => this.findNeed([fact]) > 0);
  }

  /** Does any open rule read the fact? */
  reads(fact: string): boolean {
    return this.readers.has(fact);
  }

  /** The questions that rules read together. */
  blocks(): readonly ReadonlySet<string>[] {
    const sets = this.levels.flatMap(({ rules }) => rules.map(({ reads }) => reads)).filter(({ size }) => size > 1);
    const keys = sets.map((set) => [...set].sort().join());
    return sets.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
  }

  /** Mean number of turns in this order, each skipped where it cannot matter; stops counting beyond `limit`. */
  play(order: readonly Turn[], limit = Infinity): number {
    return this.turns(order, limit * this.cases, () => undefined) / this.cases;
  }

  /** Number of turns in this order, within each of these sets of cases. */
  playIn(order: readonly Turn[], sets: readonly Lanes[]): number[] {
    const sums = sets.map(() => 0);
    this.turns(order, Infinity, () => {
      for (let set = 0; set < sets.length; set++) {
        const lanes = sets[set];
        for (let word = 0; lanes && word < lanes.length; word++) sums[set] = (sums[set] ?? 0) + bits(at(lanes, word) & at(this.needed, word));
      }
    });
    return sums;
  }

  private turns(order: readonly Turn[], most: number, each: () => void): number {
    this.start();
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

  private start(): void {
    this.asked.reset(0);
    for (const level of this.levels) {
      for (const rule of level.rules) rule.settle();
      sum(level);
    }
    this.judge();
  }

  /** Finds the cases in which a turn is needed; returns how many. */
  private findNeed(turn: Turn): number {
    const { needed, inRule, alive } = this;
    needed.fill(0);
    for (const fact of turn) {
      for (const { rule, level } of this.readers.get(fact) ?? []) {
        inRule.fill(0);
        rule.addNeed(fact, inRule);
        for (let word = 0; word < needed.length; word++) needed[word] = at(needed, word) | (at(inRule, word) & at(level.matters, word));
      }
    }
    let cases = 0;
    for (let word = 0; word < needed.length; word++) {
      const inWord = at(needed, word) & at(alive, word);
      needed[word] = inWord;
      cases += bits(inWord);
    }
    return cases;
  }

  /** Asks the turn in the cases found last. */
  private ask(turn: Turn): void {
    for (const fact of turn) {
      const asked = this.asked.in(fact);
      for (let word = 0; word < asked.length; word++) asked[word] = at(asked, word) | at(this.needed, word);
    }
    for (const fact of turn) for (const { rule } of this.readers.get(fact) ?? []) rule.settle();
    for (const level of this.levels) sum(level);
    this.judge();
  }

  /** Where it is decided, and where each level can still matter (policies.md, section 1.4). */
  private judge(): void {
    for (let word = 0; word < this.alive.length; word++) {
      let [reached, matters, alive] = [-1, -1, 0];
      for (let index = 0; index < this.levels.length; index++) {
        const level = this.levels[index];
        if (!level) continue;
        const [t, o, u] = [at(level.isTrue, word), at(level.isOpen, word), at(level.isUnknown, word)];
        // One denial, one referral, one grant is enough; needs are asked for together.
        alive |= reached & o & (index === NEED ? -1 : ~t);
        level.matters[word] = index === NEED ? matters : matters & ~t;
        reached &= ~(t | o | u);
        matters &= ~(t | u);
      }
      this.alive[word] = alive;
    }
  }
}

function sum({ rules, known, isTrue, isOpen, isUnknown }: LevelState): void {
  for (let word = 0; word < isTrue.length; word++) {
    let [holds, open, unknown] = [known.holds ? -1 : 0, 0, known.unknown ? -1 : 0];
    for (const rule of rules) {
      const [t, f, o] = [at(rule.isTrue, word), at(rule.isFalse, word), at(rule.isOpen, word)];
      holds |= t;
      open |= o;
      unknown |= ~(t | f | o);
    }
    isTrue[word] = holds;
    isOpen[word] = open;
    isUnknown[word] = unknown;
  }
}

/** Rules of a level that read one and the same fact only are one rule: any of them. */
function merged(cases: number, asked: Asked, rules: readonly OpenNode[]): OpenNode[] {
  const single = new Map<string, OpenNode[]>();
  for (const rule of rules) {
    const [fact] = rule.reads;
    if (fact !== undefined && rule.reads.size === 1) single.set(fact, [...(single.get(fact) ?? []), rule]);
  }
  asked.reset(-1);
  const together = [...single].map(([fact, several]) => {
    const [whenTrue, whenFalse] = [noLanes(cases), noLanes(cases).fill(-1)];
    for (const rule of several) {
      rule.settle();
      for (let word = 0; word < whenTrue.length; word++) {
        whenTrue[word] = at(whenTrue, word) | at(rule.isTrue, word);
        whenFalse[word] = at(whenFalse, word) & at(rule.isFalse, word);
      }
    }
    return leaf([fact], asked, { whenTrue, whenFalse, unknown: new Map() });
  });
  return [...rules.filter(({ reads }) => reads.size > 1), ...together];
}
