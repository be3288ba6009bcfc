/** What the figures page shows. The browser reads these types too. */
import type { ClauseFigures } from '../../dialogs/figures/clauses.js';
import type { Figures } from '../../dialogs/figures/figures.js';
import type { Day } from '../../policies/language.js';

export interface FiguresView extends Omit<Figures, 'clauses'> {
  readonly from: Day;
  readonly to: Day;
  readonly product: string | null;
  readonly products: readonly { readonly id: string; readonly title: string }[];
  readonly clauses: readonly ClauseRow[];
  /** When a clause is marked as often overturned. */
  readonly overturned: { readonly percent: number; readonly atLeast: number };
}

export interface ClauseRow extends ClauseFigures {
  /** The policy's title. */
  readonly title: string;
  readonly section: string;
  readonly text: string;
  readonly flagged: boolean;
}
