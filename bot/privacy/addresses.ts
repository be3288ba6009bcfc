/** Forgets how many letters went to an address, once no limit looks at it any more: run once a day. */
import { isForgotten } from '../../dialogs/letters/sparing.js';
import type { Day } from '../../policies/language.js';
import type { Clock } from '../services.js';
import { committed } from '../store/attempts.js';
import type { Store } from '../store/store.js';
import { daysUntil } from './retention.js';

/** @param today Europe/Warsaw; also what earlier runs have missed is forgotten */
export async function forgetAddresses(store: Store, clock: Clock, today: Day): Promise<void> {
  const now = clock.now().toISOString();
  for (const day of daysUntil(today)) {
    for (const { value, version } of await store.find('codes', 'addressOn', day)) {
      // If not, the address was written to at this very moment.
      if (isForgotten(value, now)) await committed(store, [{ kind: 'codes', id: value.id, expected: version, value: null }]);
    }
  }
}
