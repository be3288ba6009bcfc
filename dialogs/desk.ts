/** What a desk sets for itself, in `desk.json` beside the policies. Days are calendar days. */
import type { Day, Text } from '../policies/language.js';
import { addDays } from '../policies/calendar.js';
import type { Queue } from './handoff/queue.js';

export interface Desk {
  /** Who writes the letters. */
  readonly name: Text;
  /** Lines of the address that returns go to; empty: the agent tells it. */
  readonly returnAddress: readonly string[];
  /** Said in letters; null: not shown. */
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  /** How long an RMA number is good for. */
  readonly rmaValidDays: number;
  /** After so many days without the missing papers they are asked for again. */
  readonly reminderDays: readonly number[];
  /** Within so many days a consumer's complaint is owed an answer (Polish Act on consumer rights, art. 7a: 14); null: no such duty. */
  readonly complaintAnswerDays: number | null;
  /** So many days before a deadline it counts as due soon. */
  readonly dueSoonDays: number;
  /** A clause is shown to the admins when agents overturned so many of the denials that cite it, in per cent, of at least so many. */
  readonly overturned: { readonly percent: number; readonly atLeast: number };
  readonly retention: Retention;
  /** At least one; the last one takes what no other does. */
  readonly queues: readonly Queue[];
  /** Other programs that are told what happens to claims and cases. */
  readonly webhooks: readonly Webhook[];
}

export const WEBHOOK_EVENTS = ['claim.opened', 'claim.stateChanged', 'handoff.waiting', 'handoff.accepted', 'handoff.completed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export interface Webhook {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** The environment variable that holds the key of the signatures. */
  readonly secretName: string;
}

/** After so many days without a change personal data is blanked; null: never. */
export interface Retention {
  readonly closedDays: number | null;
  readonly withdrawnDays: number | null;
  /** Conversations in which no claim was opened. */
  readonly withoutClaimDays: number | null;
}

/** What holds where the desk says nothing else. */
export const DEFAULT_DESK: Desk = {
  name: { pl: 'Dział serwisu', en: 'Service desk' },
  returnAddress: [],
  contact: { email: null, phone: null },
  rmaValidDays: 30,
  reminderDays: [3, 7],
  complaintAnswerDays: 14,
  dueSoonDays: 3,
  overturned: { percent: 30, atLeast: 5 },
  retention: { closedDays: 2190, withdrawnDays: 365, withoutClaimDays: 90 },
  queues: [{
    id: 'desk', title: { pl: 'Serwis', en: 'Service desk' }, products: [], languages: [], members: [], leads: [],
    hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }], openOnHolidays: false,
    capacity: 5, acceptMinutes: 15, silentMinutes: 60, answerMinutes: 240
  }],
  webhooks: []
};

/** Last day on which a parcel with an RMA authorised today may be handed in. */
export function rmaValidUntil(desk: Desk, today: Day): Day {
  return addDays(today, desk.rmaValidDays);
}
