/**
 * The desk's figures for Prometheus. Open claims are known by what they wait for, taken up once and kept by what the
 * road reports, so that a scrape reads no claim.
 */
import { dueDay } from '../../dialogs/figures/times.js';
import { denialsOf } from '../../dialogs/figures/denials.js';
import { hasEnded } from '../../dialogs/claim/transitions.js';
import { OPEN_HANDOFF_STATES } from '../../dialogs/handoff/record.js';
import { CLAIM_STATES, type Claim } from '../../dialogs/records.js';
import type { Day } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import type { Labelled, Metrics } from '../http/metrics.js';
import type { Services } from '../services.js';
import type { IndexName, Kind, Store } from '../store/store.js';

interface Known {
  readonly due: Day | null;
  readonly timer: boolean;
  readonly ended: boolean;
  /** Lines of its history. */
  readonly events: number;
  readonly contested: number;
  readonly overturned: number;
}

export class ClaimGauges {
  readonly #open = new Map<string, Known>();
  readonly #since = { opened: 0, closed: 0, contested: 0, overturned: 0 };

  constructor(private readonly services: Pick<Services, 'store' | 'road' | 'clock'>) {}

  /** Takes up what is open, and listens from now on. */
  async start(): Promise<void> {
    this.services.road.onChange(({ claims }) => claims.forEach((claim) => this.#note(claim)));
    for (const state of CLAIM_STATES.filter((one) => !hasEnded(one))) {
      for (const { value } of await this.services.store.find('claim', 'state', state)) if (!this.#open.has(value.number)) this.#open.set(value.number, knownOf(value));
    }
  }

  addTo(metrics: Metrics): void {
    const { store, clock } = this.services;
    const counts = <K extends Kind>(kind: K, index: IndexName<K>, keys: readonly string[]) => () => countsOf(store, kind, index, keys);
    metrics.addLabelled('gwarant_claims', 'gauge', 'Claims by state.', 'state', counts('claim', 'state', CLAIM_STATES));
    metrics.addLabelled('gwarant_handoffs', 'gauge', 'Cases that wait for a person, or have one.', 'state', counts('conversation', 'handoff', OPEN_HANDOFF_STATES));
    metrics.addLabelled('gwarant_letters', 'gauge', 'Letters that are to be sent, or could not be.', 'state', counts('letter', 'state', ['pending', 'failed']));
    metrics.addLabelled('gwarant_deliveries', 'gauge', 'Messages to other channels that are to be sent, or could not be.', 'state', counts('delivery', 'state', ['pending', 'failed']));
    metrics.add('gwarant_claims_overdue', 'gauge', 'Open claims whose deadline, or whose answer, is over.', () => this.#overdue(dayInWarsaw(clock.now())));
    metrics.add('gwarant_timers', 'gauge', 'Claims that wait for the clock.', () => [...this.#open.values()].filter(({ timer }) => timer).length);
    metrics.add('gwarant_claims_opened_total', 'counter', 'Claims opened since the start of the process.', () => this.#since.opened);
    metrics.add('gwarant_claims_closed_total', 'counter', 'Claims closed or withdrawn since the start of the process.', () => this.#since.closed);
    metrics.add('gwarant_denials_contested_total', 'counter', 'Denials that customers contested since the start of the process.', () => this.#since.contested);
    metrics.add('gwarant_denials_overturned_total', 'counter', 'Denials that agents overturned since the start of the process.', () => this.#since.overturned);
  }

  #overdue(today: Day): number {
    return [...this.#open.values()].filter(({ due }) => due !== null && due < today).length;
  }

  /** Counts what the claim's last turn has added; a change that is none of its history, or was counted already, is passed over. */
  #note(claim: Claim): void {
    const now = knownOf(claim);
    const known = this.#open.get(claim.number);
    if (now.ended) this.#open.delete(claim.number);
    else this.#open.set(claim.number, now);
    const before = beforeLastTurn(claim);
    if (known ? known.events === now.events : before !== null && now.ended) return;
    if (before === null) this.#since.opened += 1;
    if (now.ended && !before?.ended) this.#since.closed += 1;
    this.#since.contested += Math.max(0, now.contested - (before?.contested ?? 0));
    this.#since.overturned += Math.max(0, now.overturned - (before?.overturned ?? 0));
  }
}

function knownOf(claim: Claim): Known {
  const denials = denialsOf(claim);
  return {
    due: dueDay(claim), timer: claim.timer !== null, ended: hasEnded(claim.state), events: claim.history.length,
    contested: denials.filter((one) => one.contested).length, overturned: denials.filter((one) => one.overturned).length
  };
}

/** Everything of one turn has one time. Null: the claim was opened in it. */
function beforeLastTurn(claim: Claim): Known | null {
  const lastAt = claim.history.at(-1)?.at ?? '';
  const history = claim.history.filter(({ at }) => at < lastAt);
  const state = history.at(-1)?.to;
  return state === undefined ? null : knownOf({ ...claim, history, state });
}

async function countsOf<K extends Kind>(store: Store, kind: K, index: IndexName<K>, keys: readonly string[]): Promise<Labelled> {
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await store.count(kind, index, key)] as const)));
}
