/** How often a clause decided, and how its denials stood. */
import type { Outcome } from '../../policies/language.js';
import type { Desk } from '../desk.js';

export interface ClauseFigures {
  readonly policy: string;
  readonly clause: string;
  /** Cases whose decision cites it, by outcome. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Denials that cite it, the desk's own included. */
  readonly denials: number;
  readonly contested: number;
  readonly overturned: number;
}

/** Do agents overturn it so often that its wording, or its rule, should be looked at? */
export function isOftenOverturned({ denials, overturned }: Pick<ClauseFigures, 'denials' | 'overturned'>, { percent, atLeast }: Desk['overturned']): boolean {
  return denials >= atLeast && overturned * 100 >= percent * denials;
}

type Counts = { -readonly [K in keyof ClauseFigures]: ClauseFigures[K] } & { outcomes: Partial<Record<Outcome, number>> };

export class ClauseTally {
  readonly #rows = new Map<string, Counts>();

  cited(policy: string, clauses: readonly string[], outcome: Outcome): void {
    for (const row of this.#of(policy, clauses)) row.outcomes[outcome] = (row.outcomes[outcome] ?? 0) + 1;
  }

  denied(policy: string, clauses: readonly string[], contested: boolean, overturned: boolean): void {
    for (const row of this.#of(policy, clauses)) {
      row.denials += 1;
      if (contested) row.contested += 1;
      if (overturned) row.overturned += 1;
    }
  }

  /** Those that denied most come first. */
  get rows(): ClauseFigures[] {
    return [...this.#rows.values()].sort((a, b) => b.denials - a.denials || b.overturned - a.overturned || a.policy.localeCompare(b.policy) || a.clause.localeCompare(b.clause));
  }

  #of(policy: string, clauses: readonly string[]): Counts[] {
    return clauses.map((clause) => {
      const key = `${policy} ${clause}`;
      const row = this.#rows.get(key) ?? { policy, clause, outcomes: {}, denials: 0, contested: 0, overturned: 0 };
      this.#rows.set(key, row);
      return row;
    });
  }
}
