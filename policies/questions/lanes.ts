/** Sets of sampled cases, one bit a case, a few words of 32 each. */

export type Lanes = Int32Array;

/** Lanes that change while an order is played, side by side, so that all of them go back to the start in one copy. */
export class Memory {
  private lanes: Int32Array;
  private used = 0;

  /** @param words 32 cases each */
  constructor(readonly words: number) {
    this.lanes = new Int32Array(words * 256);
  }

  get all(): Int32Array {
    return this.lanes;
  }

  /** Place of new lanes, empty or as given. */
  allocate(content?: Lanes): number {
    const place = this.used;
    this.used += this.words;
    if (this.used > this.lanes.length) {
      const larger = new Int32Array(this.lanes.length * 2);
      larger.set(this.lanes);
      this.lanes = larger;
    }
    if (content) this.lanes.set(content, place);
    return place;
  }

  snapshot(): Int32Array {
    return this.lanes.slice(0, this.used);
  }

  restore(snapshot: Int32Array): void {
    this.lanes.set(snapshot);
  }
}

/** The cases for which it holds. */
export function lanesWhere(cases: number, holds: (index: number) => boolean): Lanes {
  const lanes = new Int32Array(cases / 32);
  for (let index = 0; index < cases; index++) if (holds(index)) lanes[index >> 5] = at(lanes, index >> 5) | (1 << (index & 31));
  return lanes;
}

export function at(lanes: Int32Array, place: number): number {
  return lanes[place] as number;
}

/** Number of cases in a word (Hacker's Delight, 5-1). */
export function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
