/** Tells the admins, once a day, of clauses that agents overturn often: something in their wording or rule is off. */
import type { Logger } from 'pino';
import type { Desk } from '../../dialogs/desk.js';
import { isOftenOverturned } from '../../dialogs/figures/clauses.js';
import { addDays } from '../../policies/calendar.js';
import type { Day } from '../../policies/language.js';
import type { Store } from '../store/store.js';
import { readFigures } from './read.js';

const DAYS = 365;

export async function reportOverturned(store: Store, desk: Desk, today: Day, log: Logger): Promise<void> {
  const { clauses } = await readFigures(store, desk, { from: addDays(today, -DAYS), to: today, product: null, today });
  for (const { policy, clause, denials, contested, overturned } of clauses.filter((one) => isOftenOverturned(one, desk.overturned))) {
    log.warn({ policy, clause, denials, contested, overturned, days: DAYS }, 'agents overturn denials by this clause often; see the figures page');
  }
}
