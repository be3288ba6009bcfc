/** Period and product of the figures, as they stand in the address and go to the API. */
import type { Day } from '../../../policies/language.js';

export interface FiguresQuery {
  /** Empty: as the server has it. */
  readonly from: Day | '';
  readonly to: Day | '';
  readonly product: string;
}

export function readFiguresQuery(written: string): FiguresQuery {
  const given = new URLSearchParams(written);
  return { from: given.get('from') ?? '', to: given.get('to') ?? '', product: given.get('product') ?? '' };
}

export function writeFiguresQuery(query: FiguresQuery): string {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
}

const DAY_MS = 86_400_000;

/** The period of so many days that ends on the same day. */
export function lastDays(days: number, to: Day): Pick<FiguresQuery, 'from' | 'to'> {
  return { from: new Date(Date.parse(to) - (days - 1) * DAY_MS).toISOString().slice(0, 10), to };
}
