import { strict as assert } from 'node:assert';
import { claimView } from '../../../dialogs/claim/timeline.js';
import type { ClaimView } from '../../../dialogs/claim/view.js';
import { CLAIM_ACTS, CLAIM_STATES, type Claim, type ClaimEvent } from '../../../dialogs/records.js';
import { HAPPENED, statusTexts } from '../../../dialogs/texts/status.js';
import { claim as sample } from '../../bot/store/samples.js';
import { delivered } from '../../policies/delivered.js';

const SECRET = 'tajna notatka Anny o kliencie ewa@example.pl';
const TODAY = '2026-11-20';

function event(what: ClaimEvent['what'], at: string, over: Partial<ClaimEvent> = {}): ClaimEvent {
  return { at: at.length === 10 ? `${at}T10:00:00.000Z` : at, who: { role: 'agent', id: 'anna', name: 'Anna' }, via: 'console', what, from: 'underReview', to: 'underReview', note: SECRET, ...over };
}

const view = (over: Partial<Claim>, locale: 'pl' | 'en' = 'en', today = TODAY): ClaimView => claimView(sample('GW-2026-000001', 'c', over), delivered, locale, today);
const said = (over: Partial<Claim>, locale: 'pl' | 'en' = 'en'): string[] => view(over, locale).timeline.map(({ on, text }) => `${on} ${text}`);

describe('the timeline of a claim', () => {
  it('tells what happened, in order, in days of Warsaw and in both languages', () => {
    const history = [event('opened', '2026-11-01T23:30:00.000Z'), event('rmaAuthorised', '2026-11-03'), event('sent', '2026-11-04')];
    assert.deepEqual(said({ history }), ['2026-11-02 Claim opened', '2026-11-03 Return authorised', '2026-11-04 Parcel sent to the service']);
    assert.deepEqual(said({ history }, 'pl'), ['2026-11-02 Otwarcie zgłoszenia', '2026-11-03 Zgoda na zwrot', '2026-11-04 Paczka nadana do serwisu']);
  });

  it('keeps the desk’s own business and everybody’s notes and names to itself', () => {
    const told = view({
      history: CLAIM_ACTS.map((what) => event(what, '2026-11-05')), customer: { name: 'Ewa Żółć', email: 'ewa@example.pl' }, description: SECRET, contested: true,
      override: { outcome: 'covered', clause: null, reason: SECRET, by: { id: 'anna', name: 'Anna' }, at: '2026-11-05T10:00:00.000Z' },
      result: { code: 'repaired', note: SECRET, at: '2026-11-05T10:00:00.000Z' }, pauses: [{ from: '2026-11-05', to: null, reason: 'parts', note: SECRET }],
      parcel: { sentOn: null, tracking: SECRET, receivedOn: '2026-11-05', condition: SECRET, missingParts: SECRET, acceptedOn: null, shippedBackOn: null, returnTracking: SECRET }
    });
    for (const word of [SECRET, 'Anna', 'Ewa', 'example.pl']) assert.ok(!JSON.stringify(told).includes(word), word);
    for (const what of ['taken', 'returnedToBot', 'noted', 'linked', 'answered', 'alarmed', 'exported'] as const) assert.equal(HAPPENED[what], null);
  });

  it('says the day on which the parcel came, not the one on which it was written down', () => {
    const parcel = { sentOn: null, tracking: null, receivedOn: '2026-11-06', condition: null, missingParts: null, acceptedOn: '2026-11-07', shippedBackOn: null, returnTracking: null };
    const history = [event('received', '2026-11-09', { from: 'inTransit', to: 'received' }), event('accepted', '2026-11-09', { from: 'received', to: 'accepted' })];
    assert.deepEqual(said({ parcel, history }), ['2026-11-06 Parcel arrived at the service', '2026-11-07 The service accepted the device']);
    assert.equal(view({ parcel, history, state: 'accepted' }).since, '2026-11-07');
  });

  it('says five photos of one day once, and files of agents not at all', () => {
    const customer = { role: 'customer', id: 'dl', name: null } as const;
    const photo = event('documentAdded', '2026-11-06', { who: customer });
    assert.deepEqual(said({ history: [photo, photo, photo, event('documentAdded', '2026-11-06'), event('handedOver', '2026-11-06')] }), ['2026-11-06 You sent us a file', '2026-11-06 Handed to our service desk']);
  });

  it('says why the time stood still, each time', () => {
    const history = [event('paused', '2026-11-06'), event('resumed', '2026-11-07'), event('paused', '2026-11-08')];
    const pauses = [{ from: '2026-11-06', to: '2026-11-07', reason: 'parts', note: null }, { from: '2026-11-08', to: null, reason: 'customer', note: null }] as const;
    assert.deepEqual(said({ history, pauses }).map((line) => line.split(': ')[1] ?? ''), ['we are waiting for parts', '', 'we are waiting for something from you']);
  });

  it('says how the last closing and the last new decision ended', () => {
    const history = [event('closed', '2026-11-06'), event('reopened', '2026-11-07'), event('overridden', '2026-11-08'), event('closed', '2026-11-09')];
    const override = { outcome: 'covered', clause: null, reason: 'x', by: { id: 'a', name: 'A' }, at: '2026-11-08T10:00:00.000Z' } as const;
    const told = said({ history, override, state: 'closed', result: { code: 'repaired', note: null, at: '2026-11-09T10:00:00.000Z' } });
    assert.deepEqual(told.map((line) => line.slice(11)), ['Claim closed', 'Claim opened again', 'We decided again, in your favour', 'Claim closed: repaired']);
  });
});

describe('the state of a claim, for its customer', () => {
  const accepted = { sentOn: null, tracking: null, receivedOn: '2026-11-06', condition: null, missingParts: null, acceptedOn: '2026-11-06', shippedBackOn: null, returnTracking: null };
  const withDeadline = { ...sample('x', 'c').decision, deadline: { value: 14, unit: 'days' } } as const;

  it('has words for every state, and a next step, in both languages', () => {
    for (const locale of ['pl', 'en'] as const) for (const state of CLAIM_STATES) {
      const { stateText, next } = view({ state }, locale);
      assert.ok(stateText.length > 5 && next.length > 5 && !stateText.endsWith('.'), `${locale} ${state}`);
    }
    assert.notEqual(statusTexts('pl').state.repair, statusTexts('en').state.repair);
  });

  it('says by when we expect to be done, why it stands still and what is left, or by when an answer is owed', () => {
    assert.match(view({ state: 'repair', parcel: accepted, decision: withDeadline }).expected ?? '', /done by 20 November 2026/);
    const pauses = [{ from: '2026-11-10', to: null, reason: 'parts', note: null }] as const;
    assert.match(view({ state: 'repair', parcel: accepted, decision: withDeadline, pauses }).expected ?? '', /waiting for parts.*10 days/);
    assert.match(view({ state: 'repair', parcel: accepted, pauses }).expected ?? '', /waiting for parts/, 'also where no time was promised');
    assert.match(view({ state: 'underReview', answerBy: '2026-11-28' }).expected ?? '', /decision on the claim by 28 November 2026/);
    assert.equal(view({ state: 'underReview', answerBy: '2026-11-28', answeredOn: '2026-11-12' }).expected, null);
    assert.equal(view({ state: 'underReview', answerBy: '2026-11-18' }).expected, null, 'a day that is over is promised no more');
  });

  it('says what is missing and until when the return number is good', () => {
    const rma = { number: 'RMA-2026-000001', authorisedAt: '2026-11-10T10:00:00.000Z', by: { id: 'anna', name: 'Anna' }, validUntil: '2026-12-10', returnTo: [] };
    const waiting = view({ state: 'rmaAuthorised', rma });
    assert.deepEqual(waiting.rma, { number: 'RMA-2026-000001', validUntil: '2026-12-10' });
    assert.match(waiting.next, /by 10 December 2026/);
    assert.equal(view({ state: 'inTransit', rma }).rma?.validUntil, null);
    assert.equal(view({ state: 'closed', rma }).rma, null);
    const [action] = Object.keys(delivered.policies.get('scooter-warranty')?.file.actions ?? {});
    const { missing } = view({ state: 'waitingForCustomer', missing: [action ?? ''] }, 'pl');
    assert.deepEqual(missing, [delivered.policies.get('scooter-warranty')?.file.actions[action ?? '']?.title.pl]);
  });
});
