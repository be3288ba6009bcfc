/** Asking about a claim from another conversation: with the code, and without. */
import type { Claim } from '../../dialogs/records.js';
import { claim as sample } from '../bot/store/samples.js';
import { Talk } from './talk.js';

const EWA = { role: 'customer', id: 'dl_ewa', name: 'Ewa Żółć' } as const;
const ANNA = { role: 'agent', id: 'anna', name: 'Anna' } as const;

/** In the repair shop, waiting for parts. */
function repaired(locale: 'pl' | 'en'): Claim {
  const steps = [
    ['opened', 'opened', '2026-10-05'], ['handedOver', 'underReview', '2026-10-05'], ['taken', 'underReview', '2026-10-06'], ['rmaAuthorised', 'rmaAuthorised', '2026-10-06'],
    ['sent', 'inTransit', '2026-10-08'], ['received', 'received', '2026-10-12'], ['accepted', 'accepted', '2026-10-12'], ['inspectionBegun', 'inInspection', '2026-10-15'],
    ['repairChosen', 'repair', '2026-10-20'], ['paused', 'repair', '2026-11-02']
  ] as const;
  const base = sample('GW-2026-000123', 'elsewhere');
  return {
    ...base, locale, state: 'repair', openedAt: '2026-10-05T09:12:00.000Z', customer: { name: EWA.name, email: 'ewa@example.pl' }, unit: { product: 'scooter-kaabo', serial: 'KM-10-4471' },
    decision: { ...base.decision, deadline: { value: 60, unit: 'workingDays' } },
    rma: { number: 'RMA-2026-000045', authorisedAt: '2026-10-06T09:00:00.000Z', by: ANNA, validUntil: '2026-11-05', returnTo: [] },
    parcel: { ...base.parcel, sentOn: '2026-10-08', receivedOn: '2026-10-12', acceptedOn: '2026-10-12' },
    pauses: [{ from: '2026-11-02', to: null, reason: 'parts', note: 'kontroler z Chin' }],
    history: steps.map(([what, to, day], index) => ({ at: `${day}T09:12:00.000Z`, who: what === 'sent' ? EWA : ANNA, via: 'console', what, from: index === 0 ? null : (steps[index - 1]?.[1] ?? null), to, note: 'tylko dla nas' }))
  };
}

function visitor(locale: 'pl' | 'en'): Talk {
  const talk = new Talk(locale).join();
  talk.others = [repaired(locale)];
  return talk;
}

export const PROOF_STORIES: Readonly<Record<string, () => Talk>> = {
  'pl-status-zgloszenia-z-innej-rozmowy': () => visitor('pl').say('status', 'status GW-2026-000123', '123465', '123456'),
  'en-status-guessed-and-given-up': () => {
    const talk = visitor('en').say('what about claim gw 2026 000123?', '12345', '111111', '222222', '333333', '444444', '555555', 'Send a new code');
    talk.time = '10:16';
    return talk.say('Send a new code', '123 456');
  }
};
