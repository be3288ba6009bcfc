/**
 * Evaluation with two kinds of ignorance. `open`: a fact was not asked yet. `unknown`: the customer does not know,
 * so nothing more can be asked.
 */
export type Truth = 'true' | 'false' | 'open' | 'unknown';

/** False if any part is false; else open if any is open; else unknown if any is unknown; else true. Stops at the first false. */
export function and<T>(parts: readonly T[], truth: (part: T) => Truth): Truth {
  return fold(parts, truth, 'false', 'true');
}

/** The mirror of `and`. */
export function or<T>(parts: readonly T[], truth: (part: T) => Truth): Truth {
  return fold(parts, truth, 'true', 'false');
}

function fold<T>(parts: readonly T[], truth: (part: T) => Truth, deciding: Truth, otherwise: Truth): Truth {
  let result = otherwise;
  for (const part of parts) {
    const one = truth(part);
    if (one === deciding) return deciding;
    if (one === 'open' || (one === 'unknown' && result !== 'open')) result = one;
  }
  return result;
}

/** Swaps true and false only. */
export function not(part: Truth): Truth {
  if (part === 'true') return 'false';
  if (part === 'false') return 'true';
  return part;
}

export function truthOf(value: boolean): Truth {
  return value ? 'true' : 'false';
}
