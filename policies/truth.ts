/**
 * Evaluation with two kinds of ignorance. `open`: a fact was not asked yet. `unknown`: the customer does not know,
 * so nothing more can be asked.
 */
export type Truth = 'true' | 'false' | 'open' | 'unknown';

/** False if any part is false; else open if any is open; else unknown if any is unknown; else true. */
export function and(parts: readonly Truth[]): Truth {
  if (parts.includes('false')) return 'false';
  return ignorance(parts) ?? 'true';
}

/** The mirror of `and`. */
export function or(parts: readonly Truth[]): Truth {
  if (parts.includes('true')) return 'true';
  return ignorance(parts) ?? 'false';
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

function ignorance(parts: readonly Truth[]): Truth | null {
  if (parts.includes('open')) return 'open';
  return parts.includes('unknown') ? 'unknown' : null;
}
