/** Every marked place of every record: filled in, handed out, and gone after an erasure. */
import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import { strict as assert } from 'node:assert';
import { HANDLING } from '../../../bot/privacy/handling.js';
import type { Records } from '../../../bot/store/store.js';
import { blank, disclosed, valuesAt } from '../../../dialogs/privacy/blank.js';
import { claimView, conversationView, ledgerView, letterView, withoutKeys } from '../../../dialogs/privacy/disclose.js';
import { countsSomething, eraseClaim, eraseConversation, forgetClaims, noteExport, obstacleTo, type Erasure } from '../../../dialogs/privacy/erase.js';
import type { Handling, Places } from '../../../dialogs/privacy/handling.js';
import type { Personal } from '../../../dialogs/personal.js';
import type { Claim, Conversation, Entry, Speaker } from '../../../dialogs/records.js';
import { claim, conversation, entry, upload } from '../../bot/store/samples.js';

const AT = '2026-11-20T10:00:00.000Z';
const CUSTOMER: Speaker = { role: 'customer', id: 'secret-id', name: 'secret-name' };
const AGENT: Speaker = { role: 'agent', id: 'anna', name: 'Anna' };
const ACT: Erasure = { now: AT, today: '2026-11-20', by: AGENT, via: 'console' };

const CLAIM: Claim = claim('GW-2026-000001', 'c', {
  state: 'closed', customer: { name: 'secret-customer', email: 'secret@mail' }, unit: { product: 'scooter-nami', serial: 'secret-serial' }, description: 'secret-fault',
  documents: [{ upload: 'u1', url: 'secret-url', name: 'secret-file', contentType: 'image/png', need: null, at: AT, by: 'customer' }],
  parcel: { sentOn: null, tracking: 'secret-out', receivedOn: null, condition: 'secret-state', missingParts: 'secret-parts', acceptedOn: null, shippedBackOn: null, returnTracking: 'secret-back' },
  pauses: [{ from: '2026-11-01', to: null, reason: 'parts', note: 'secret-pause' }],
  override: { outcome: 'covered', clause: null, reason: 'secret-reason', by: { id: 'anna', name: 'Anna' }, at: AT },
  result: { code: 'repaired', note: 'secret-result', at: AT },
  history: [{ at: AT, who: CUSTOMER, via: 'webchat', what: 'opened', from: null, to: 'opened', note: 'secret-note' }, { at: AT, who: AGENT, via: 'console', what: 'closed', from: 'repair', to: 'closed', note: null }]
});
const TALK: Conversation = conversation('c', {
  user: { id: 'secret-id', name: 'secret-name' }, address: { user: 'secret-address' }, resumeKey: 'secret-key',
  handoff: { ...UNTOUCHED, state: 'completed', reason: 'asked', since: AT, claim: null, note: 'secret-handed', unseen: { since: AT, after: 1, words: ['secret-unseen'] } },
  served: [{
    calledAt: AT, reason: 'asked', queue: 'desk', agent: { id: 'anna', name: 'Anna' }, claim: null, answeredAt: AT, passedOn: 0, promise: 'kept', completedAt: AT, end: 'closed',
    rating: { score: 2, ratedOn: '2026-11-20', comment: 'secret-comment', open: null }
  }],
  session: {
    ...conversation('c').session, claim: 'GW-2026-000001', answers: [{ policy: null, fact: 'name', value: 'secret-answer', turn: 1 }],
    files: [{ upload: 'u2', url: 'secret-link', name: 'secret-photo', contentType: 'image/png', need: null, at: AT, by: 'customer' }]
  }
});
const RECEIVED: Entry = { ...entry('c', 1, 'secret-words'), from: CUSTOMER };
const SAID: Entry = { ...entry('c', 2), from: AGENT, content: { type: 'said', reply: { text: 'secret-reply' } } };
const LETTER: Records['letter'] = {
  schema: 1, id: 'l', kind: 'decision', claim: 'GW-2026-000001', conversation: 'c', locale: 'pl', to: 'secret@mail', at: AT, subject: 'secret-subject',
  body: [{ type: 'paragraph', text: 'secret-body' }], pdf: true, state: 'failed', attempts: 1, notBefore: AT, lastError: 'secret-error'
};
const LEDGER: Records['ledger'] = { schema: 1, id: 'S|p', serial: 'secret-serial', policy: 'p', before: {}, lines: [{ claim: 'GW-2026-000001', plan: null, state: 'consumed', at: AT }] };

const NOTED: Records['entry'] = { ...SAID, content: { type: 'noted', text: 'secret-noted' } };

const SAMPLES: Readonly<Partial<Record<keyof Records, readonly object[]>>> = {
  conversation: [TALK], claim: [CLAIM], entry: [RECEIVED, SAID, NOTED], letter: [LETTER], ledger: [LEDGER], upload: [{ ...upload('u', 'c'), name: 'secret-name' }],
  delivery: [{ schema: 1, id: 'd', conversation: 'c', entry: 'e', state: 'failed', attempts: 1, notBefore: AT, lastError: 'secret-error' }]
};

describe('the handling of personal data', () => {
  for (const [kind, places] of Object.entries(HANDLING) as [keyof Records, Places][]) {
    for (const [path, place] of Object.entries(places)) {
      it(`${kind} ${path}`, () => {
        const samples = SAMPLES[kind] ?? [];
        const before = samples.flatMap((one) => valuesAt(one, path));
        assert.match(JSON.stringify(before), /secret/u, 'a sample has to have it');
        const after = JSON.stringify(samples.flatMap((one) => valuesAt(blank(one, places), path)));
        if ('keep' in place) assert.ok(place.keep.length > 20);
        else assert.doesNotMatch(after, /secret/u);
        const shown = JSON.stringify(samples.flatMap((one) => valuesAt(disclosed(one, places), path)));
        if ('withheld' in place) assert.doesNotMatch(shown, /secret/u);
        else assert.match(shown, /secret/u);
      });
    }
  }

  it('does not compile while a marked field is not handled', () => {
    interface Grown {
      readonly nested: readonly { readonly note: Personal | null; readonly day: string }[];
      readonly name?: Personal;
    }
    const whole: Handling<Grown> = { 'nested.[].note': { keep: 'why' }, name: { keep: 'why' } };
    // @ts-expect-error -- `name` is not handled
    const part: Handling<Grown> = { 'nested.[].note': { keep: 'why' } };
    // @ts-expect-error -- `day` is not personal
    const more: Handling<Grown> = { ...whole, 'nested.[].day': { keep: 'why' } };
    assert.equal(Object.keys(whole).length, Object.keys(part).length + 1);
    assert.ok(Object.keys(more).length > 2);
  });
});

describe('an erased record', () => {
  it('of a claim keeps what was decided and done, and by whom of the desk', () => {
    const erased = eraseClaim(CLAIM, ACT);
    assert.doesNotMatch(JSON.stringify(erased), /secret/u);
    assert.deepEqual([erased.decision, erased.openedAt, erased.state, erased.result?.code, erased.override?.outcome], [CLAIM.decision, CLAIM.openedAt, 'closed', 'repaired', 'covered']);
    assert.deepEqual(erased.history.map(({ what, who }) => [what, who.name]), [['opened', null], ['closed', 'Anna'], ['erased', 'Anna']]);
    assert.equal(erased.erasedOn, '2026-11-20');
  });

  it('of an open claim there is none', () => assert.throws(() => eraseClaim({ ...CLAIM, state: 'repair' }, ACT), /repair/u));

  it('of a conversation begins anew behind another key', () => {
    const erased = eraseConversation({ ...TALK, handled: [{ eventId: 'secret-event', entryId: null }] }, ACT, 'fresh');
    assert.doesNotMatch(JSON.stringify(erased), /secret/u);
    assert.deepEqual([erased.resumeKey, erased.session.claim, erased.erasedOn, erased.length], ['fresh', null, '2026-11-20', TALK.length]);
  });

  it('leaves a talk about something else as it is', () => {
    const other = { ...CLAIM, number: 'GW-2026-000002' };
    assert.equal(forgetClaims(TALK, [other]), TALK);
    assert.equal(forgetClaims(TALK, [CLAIM]).session.claim, null);
  });

  it('is refused while the desk owes something', () => {
    assert.deepEqual(obstacleTo(TALK, [CLAIM, { ...CLAIM, number: 'GW-2026-000002', state: 'repair' }]), { type: 'openClaim', claim: 'GW-2026-000002' });
    const handoff = { ...UNTOUCHED, state: 'accepted' as const, reason: 'asked' as const, since: AT, agent: null, acceptedAt: null, completedAt: null, claim: null, acknowledged: true };
    assert.deepEqual(obstacleTo({ ...TALK, handoff }, [CLAIM]), { type: 'openCase' });
    assert.equal(obstacleTo({ ...TALK, handoff: { ...handoff, state: 'completed' } }, [CLAIM]), null);
  });

  it('leaves a unit’s count only where something was used', () => {
    assert.ok(countsSomething(LEDGER));
    assert.ok(countsSomething({ ...LEDGER, lines: [], before: { used: 1 } }));
    assert.ok(!countsSomething({ ...LEDGER, before: { used: 0 }, lines: LEDGER.lines.map((line) => ({ ...line, state: 'released' as const })) }));
  });
});

describe('a disclosure', () => {
  it('has everything that is theirs, and no key', () => {
    const views = withoutKeys([conversationView(TALK, [RECEIVED, { ...SAID, content: { type: 'said', reply: { text: 'Come back: ?resume=secret-key' } } }]), claimView(CLAIM), letterView(LETTER)], ['secret-key']);
    const text = JSON.stringify(views);
    assert.ok(!text.includes('secret-key') && !text.includes('secret-error'));
    for (const part of ['secret-answer', 'secret-words', 'secret-address', 'secret-customer', 'secret-serial', 'secret-fault', 'secret-note', 'secret-comment', 'secret-body', 'secret-subject', '?resume=…']) assert.ok(text.includes(part), part);
  });

  it('has of a unit’s ledger their own lines alone', () => {
    const view = ledgerView({ ...LEDGER, lines: [...LEDGER.lines, { claim: 'GW-2026-000009', plan: null, state: 'consumed', at: AT }] }, new Set(['GW-2026-000001']));
    assert.deepEqual(view.lines.map((line) => line.claim), ['GW-2026-000001']);
  });

  it('is noted in the claim', () => assert.equal(noteExport(CLAIM, ACT).history.at(-1)?.what, 'exported'));
});
