/** Sets of sampled cases, one bit a case. */

export type Lanes = Int32Array;

export function noLanes(cases: number): Lanes {
  return new Int32Array(cases / 32);
}

/** The cases for which `holds`. */
export function lanesWhere(cases: number, holds: (index: number) => boolean): Lanes {
  const lanes = noLanes(cases);
  for (let index = 0; index < cases; index++) if (holds(index)) lanes[index >> 5] = at(lanes, index >> 5) | (1 << (index & 31));
  return lanes;
}

export function at(lanes: Lanes, word: number): number {
  return lanes[word] ?? 0;
}

/** Number of cases in one word of lanes (Hacker's Delight, 5-1). */
export function bits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
