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

/** Levels by precedence: deny, refer, need, grant. */
const DENY = 0;
const REFER = 1;
const NEED = 2;

export class Board {
  private readonly levels: readonly LevelState[];
  private readonly asked: Map<string, Lanes>;
  private readonly alive: Lanes;
  private readonly readers: ReadonlyMap<string, readonly { readonly rule: OpenNode; readonly level: LevelState }[]>;

  constructor(private readonly cases: number, levels: readonly Level[]) {
    this.levels = levels.map(({ open, holds, unknown }) => ({
      rules: merged(cases, open),
      known: { holds, unknown },
      isTrue: noLanes(cases), isOpen: noLanes(cases), isUnknown: noLanes(cases), matters: noLanes(cases)
    }));
    const facts = new Set(this.levels.flatMap(({ rules }) => rules.flatMap(({ reads }) => [...reads])));
    this.asked = new Map([...facts].map((fact) => [fact, noLanes(cases)]));
    this.alive = noLanes(cases);
    this.readers = new Map([...facts].map((fact) => [
      fact,
      this.levels.flatMap((level) => level.rules.filter(({ reads }) => reads.has(fact)).map((rule) => ({ rule, level })))
    ]));
  }

  /** The facts of this turn that can matter now, with nothing asked yet. */
  useful(turn: Turn): string[] {
    this.start();
    return turn.filter((fact) => count(this.need([fact])) > 0);
  }

  /** Mean number of turns in this order, each skipped where it cannot matter; stops counting beyond `limit`. */
  play(order: readonly Turn[], limit = Infinity): number {
    this.start();
    const most = limit * this.cases;
    let turns = 0;
    for (let before = -1; before !== turns && turns <= most; ) {
      before = turns;
      for (const turn of order) {
        const need = this.need(turn);
        const cases = count(need);
        if (cases === 0) continue;
        turns += cases;
        this.ask(turn, need);
        if (turns > most) break;
      }
    }
    return turns / this.cases;
  }

  private start(): void {
    for (const lanes of this.asked.values()) lanes.fill(0);
    for (const { rules } of this.levels) for (const rule of rules) rule.settle(this.asked);
    for (const level of this.levels) this.sum(level);
    this.judge();
  }

  private need(turn: Turn): Lanes {
    const need = noLanes(this.cases);
    const inRule = noLanes(this.cases);
    for (const fact of turn) {
      for (const { rule, level } of this.readers.get(fact) ?? []) {
        inRule.fill(0);
        rule.addNeed(fact, this.asked, inRule);
        for (let word = 0; word < need.length; word++) need[word] = at(need, word) | (at(inRule, word) & at(level.matters, word) & at(this.alive, word));
      }
    }
    return need;
  }

  private ask(turn: Turn, inCases: Lanes): void {
    const levels = new Set<LevelState>();
    for (const fact of turn) {
      const asked = this.asked.get(fact);
      if (asked) for (let word = 0; word < asked.length; word++) asked[word] = at(asked, word) | at(inCases, word);
    }
    for (const fact of turn) {
      for (const { rule, level } of this.readers.get(fact) ?? []) {
        rule.settle(this.asked);
        levels.add(level);
      }
    }
    for (const level of levels) this.sum(level);
    this.judge();
  }

  private sum({ rules, known, isTrue, isOpen, isUnknown }: LevelState): void {
    for (let word = 0; word < isTrue.length; word++) {
      let [holds, open, unknown] = [known.holds ? -1 : 0, 0, known.unknown ? -1 : 0];
      for (const rule of rules) {
        const [t, o] = [at(rule.isTrue, word), at(rule.isOpen, word)];
        holds |= t;
        open |= o;
        unknown |= ~(t | o | at(rule.isFalse, word));
      }
      isTrue[word] = holds;
      isOpen[word] = open;
      isUnknown[word] = unknown;
    }
  }

  /** Where it is decided, and where each level can still matter (policies.md, section 1.4). */
  private judge(): void {
    for (let word = 0; word < this.alive.length; word++) {
      let reached = -1;
      let matters = -1;
      let alive = 0;
      for (const [index, level] of this.levels.entries()) {
        const [t, o, u] = [at(level.isTrue, word), at(level.isOpen, word), at(level.isUnknown, word)];
        // One denial is enough, also beside an open rule, and one referral; needs are asked for together.
        const soon = index === DENY || index === REFER ? t : 0;
        level.matters[word] = index === REFER ? matters & ~t : matters;
        alive |= reached & o & ~(index === NEED || index === DENY || index === REFER ? soon : t);
        reached &= ~(t | o | u);
        matters &= index === DENY ? ~u : ~(t | u);
      }
      this.alive[word] = alive;
    }
  }
}

/** Rules of a level that read one and the same fact only are one rule: any of them. */
function merged(cases: number, rules: readonly OpenNode[]): OpenNode[] {
  const single = new Map<string, OpenNode[]>();
  for (const rule of rules) {
    const [fact] = rule.reads;
    if (fact !== undefined && rule.reads.size === 1) single.set(fact, [...(single.get(fact) ?? []), rule]);
  }
  const all = new Int32Array(cases / 32).fill(-1);
  const together = [...single].map(([fact, several]) => {
    const [whenTrue, whenFalse] = [noLanes(cases), noLanes(cases).fill(-1)];
    for (const rule of several) {
      rule.settle(new Map([[fact, all]]));
      for (let word = 0; word < whenTrue.length; word++) {
        whenTrue[word] = at(whenTrue, word) | at(rule.isTrue, word);
        whenFalse[word] = at(whenFalse, word) & at(rule.isFalse, word);
      }
    }
    return leaf([fact], { whenTrue, whenFalse, unknown: new Map() });
  });
  return [...rules.filter(({ reads }) => reads.size > 1), ...together];
}

function count(lanes: Lanes): number {
  let sum = 0;
  for (let word = 0; word < lanes.length; word++) sum += bits(at(lanes, word));
  return sum;
}
