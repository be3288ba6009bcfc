/** Reads a period day by day, so that no more than a day's claims are in memory at once. */
import type { Desk } from '../../dialogs/desk.js';
import { FiguresTally, type Figures, type Period } from '../../dialogs/figures/figures.js';
import { CLAIM_STATES } from '../../dialogs/records.js';
import { hasEnded } from '../../dialogs/claim/transitions.js';
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Store } from '../store/store.js';

export interface Reading extends Period {
  /** Of one product, or of all. */
  readonly product: string | null;
  /** Europe/Warsaw. */
  readonly today: Day;
}

/** Days of claims are UTC, those of what was settled without one Europe/Warsaw. */
export async function readFigures(store: Store, desk: Desk, { from, to, product, today }: Reading): Promise<Figures> {
  const tally = new FiguresTally({ from, to });
  const counts = (one: string): boolean => product === null || one === product;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const { value } of await store.find('claim', 'openedOn', day)) if (counts(value.unit.product)) tally.opened(value, day);
    for (const { value } of await store.find('claim', 'endedOn', day)) if (counts(value.unit.product)) tally.ended(value, day);
    for (const { value } of await store.find('conversation', 'settledOn', day)) if (value.settled && counts(value.settled.product)) tally.settled(value.settled);
  }
  for (const state of CLAIM_STATES.filter((one) => !hasEnded(one))) {
    for (const { value } of await store.find('claim', 'state', state)) if (counts(value.unit.product)) tally.open(value, today, desk.dueSoonDays);
  }
  return tally.figures;
}
