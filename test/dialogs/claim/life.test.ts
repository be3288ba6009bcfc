import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import { addDays } from '../../../policies/calendar.js';
import { Talk, TODAY } from '../talk.js';
import { breaches } from './invariants.js';
import { CARE, careClaim, PERSON, steps } from './lives.js';

describe('the life of a claim', () => {
  it('from the opening to the parcel that comes back', () => {
    const talk = careClaim();
    assert.equal(talk.claim.policy.id, 'dji-care-osmo-action');
    steps(talk, { do: 'authoriseRma' });
    assert.equal(talk.claim.rma?.validUntil, addDays(TODAY, 30));
    talk.submit({ claim: talk.claim.number, step: 'send' });
    assert.equal(talk.claim.parcel.sentOn, TODAY);
    talk.later('2026-11-24');
    steps(talk, { do: 'receive', on: '2026-11-23', condition: 'scratched', missingParts: 'charger' }, { do: 'accept', on: '2026-11-24' }, { do: 'inspect' });
    steps(talk, { do: 'choose', remedy: 'replacement', note: null }, { do: 'shipBack', tracking: 'PL123' }, { do: 'close', result: 'replaced', note: null });
    assert.equal(talk.claim.state, 'closed');
    assert.deepEqual(talk.claim.history.map(({ what }) => what), [
      'opened', 'handedOver', 'rmaAuthorised', 'sent', 'received', 'accepted', 'inspectionBegun', 'replacementChosen', 'shippedBack', 'closed'
    ]);
    assert.deepEqual(talk.claim.history.map(({ via }) => via), ['webchat', 'webchat', 'console', 'webchat', ...Array<string>(6).fill('console')]);
    assert.deepEqual(talk.ledgers.flatMap(({ lines }) => lines.map(({ state }) => state)), ['consumed']);
    assert.deepEqual(talk.letters.map(({ kind }) => kind), ['confirmation', 'rmaSheet', 'status', 'status', 'status', 'status', 'status']);
    assert.deepEqual(breaches(talk.claim, talk.ledgers, '2026-11-24'), []);
  });

  it('is withdrawn and opened again by typed words, with the same question between', () => {
    const words = { en: ['Withdraw my claim', 'Yes, withdraw it', 'reopen my claim'], pl: ['wycofuję zgłoszenie', 'Tak, wycofaj', 'otwórz ponownie'] };
    for (const [withdraw, sure, reopen] of [words.en, words.pl] as const) {
      const talk = careClaim().say(withdraw ?? '');
      assert.match(talk.lastReply.text, /Shall I really withdraw/);
      assert.equal(talk.claim.state, 'underReview');
      talk.say(sure ?? '');
      assert.equal(talk.claim.state, 'withdrawn');
      talk.say(reopen ?? '');
      assert.equal(talk.claim.state, 'underReview');
    }
  });

  it('refuses with a reason and changes nothing', () => {
    const talk = careClaim();
    const before = talk.claim;
    const refusal = (step: ClaimStep) => talk.agent({ do: 'step', claim: before.number, step });
    assert.deepEqual(refusal({ do: 'inspect' }), { ok: false, code: 'wrongClaimState', detail: 'underReview' });
    assert.deepEqual(refusal({ do: 'askPapers', papers: ['passport'], note: null }), { ok: false, code: 'noSuchPaper', detail: 'passport' });
    assert.deepEqual(refusal({ do: 'askPapers', papers: [], note: null }), { ok: false, code: 'emptyText' });
    assert.deepEqual(refusal({ do: 'reject', reason: ' ', clause: null }), { ok: false, code: 'emptyText' });
    assert.equal(talk.claim, before);
    steps(talk, { do: 'authoriseRma' });
    assert.deepEqual(refusal({ do: 'receive', on: addDays(TODAY, 1), condition: null, missingParts: null }), { ok: false, code: 'badDay', detail: TODAY });
    assert.deepEqual(refusal({ do: 'receive', on: '2026-11-31', condition: null, missingParts: null }), { ok: false, code: 'badDay', detail: TODAY });
    assert.deepEqual(refusal({ do: 'identify', serial: 'OTHER' }), { ok: false, code: 'serialInUse', detail: 'RMA-2026-000001' });
  });

  it('withdrawn and reopened to and fro, a claim writes of each once', () => {
    const talk = careClaim();
    const status = () => talk.letters.filter(({ kind }) => kind === 'status').length;
    for (let time = 0; time < 3; time++) talk.submit({ claim: talk.claim.number, step: 'withdrawSure' }).submit({ claim: talk.claim.number, step: 'reopen' });
    assert.equal(talk.claim.history.filter(({ what }) => what === 'reopened').length, 3);
    assert.equal(status(), 2);
    steps(talk, { do: 'withdraw', note: null });
    assert.equal(status(), 3);
  });

  it('another agent’s conversation is left alone', () => {
    const talk = careClaim();
    talk.agent({ do: 'accept' }, 'Ola');
    assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'authoriseRma' } }, 'Anna'), { ok: false, code: 'takenByOther', detail: 'Ola' });
  });

  it('a unit without a serial number reserves nothing until it is named', () => {
    const talk = careClaim({ ...PERSON, serial: null });
    assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'authoriseRma' } }), { ok: false, code: 'serialMissing' });
    steps(talk, { do: 'identify', serial: 'SN-9' }, { do: 'authoriseRma' });
    assert.deepEqual(talk.ledgers.map(({ id }) => id), ['SN9|dji-care-osmo-action']);
  });

  it('the customer withdraws after a question, and opens it again', () => {
    const talk = careClaim();
    talk.submit({ claim: talk.claim.number, step: 'withdraw' });
    assert.equal(talk.claim.state, 'underReview');
    talk.say('Yes, withdraw it');
    assert.equal(talk.claim.state, 'withdrawn');
    assert.equal(talk.state.conversation.handoff?.state, 'completed');
    talk.say('Open it again');
    assert.equal(talk.state.conversation.handoff?.state, 'waiting');
    assert.equal(talk.claim.state, 'underReview');
    assert.equal(talk.claim.result, null);
  });

  it('a rejection gives back what was reserved, and can be contested', () => {
    const talk = careClaim();
    steps(talk, { do: 'authoriseRma' }, { do: 'receive', on: TODAY, condition: null, missingParts: null }, { do: 'reject', reason: 'The unit was opened.', clause: 'CRA-X9' });
    assert.deepEqual(talk.ledgers[0]?.lines.map(({ state }) => state), ['released']);
    assert.match(talk.lastReply.text, /CRA-X9/);
    assert.equal(talk.letters.at(-1)?.kind, 'decision');
    talk.say('I disagree');
    assert.equal(talk.claim.state, 'underReview');
    assert.equal(talk.claim.contested, true);
    steps(talk, { do: 'override', outcome: 'covered', clause: 'CRA-1', reason: 'The seal was broken by the courier.' }, { do: 'choose', remedy: 'replacement', note: null });
    assert.deepEqual(talk.ledgers[0]?.lines.map(({ state }) => state), ['released', 'reserved']);
    assert.equal(talk.claim.override?.outcome, 'covered');
  });

  it('a second claim for the same unit and cover in the same conversation is joined', () => {
    const talk = careClaim();
    const { number } = talk.claim;
    talk.say('start over').submit({ facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } })
      .submit({ policy: 'dji-care-osmo-action', facts: CARE })
      .submit({ policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] } })
      .submit({ facts: { openClaim: true } }).submit({ facts: { ...PERSON, serial: 'sn-1234' } });
    assert.equal(talk.state.claims.length, 1);
    assert.match(talk.replies.map(({ text }) => text).join('\n'), new RegExp(`claim for this unit already: \\*\\*${number}`));
  });

  it('one of another conversation is linked, and its customer is told nothing of it', () => {
    const first = careClaim();
    const second = new Talk('en');
    second.others = [{ ...first.claim, number: 'GW-2026-000099', conversation: 'another' }];
    second.join().submit({ facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } })
      .submit({ policy: 'dji-care-osmo-action', facts: CARE })
      .submit({ policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] } })
      .submit({ facts: { openClaim: true } }).submit({ facts: { ...PERSON, serial: 'sn1234' } });
    assert.deepEqual(second.claim.links, ['GW-2026-000099']);
    assert.ok(!second.transcript.includes('GW-2026-000099'));
  });

  it('and so is one whose serial number the agent finds out later', () => {
    const first = careClaim();
    const second = careClaim({ ...PERSON, serial: null });
    second.others = [{ ...first.claim, number: 'GW-2026-000099', conversation: 'another' }, { ...first.claim, number: 'GW-2026-000098', conversation: 'another', state: 'closed' }];
    assert.deepEqual(second.claim.links, []);
    steps(second, { do: 'identify', serial: 'sn 1234' });
    assert.deepEqual(second.claim.links, ['GW-2026-000099']);
    assert.deepEqual(second.claim.history.slice(-2).map(({ what, note }) => [what, note]), [['noted', 'sn 1234'], ['linked', 'GW-2026-000099']]);
  });

  it('what the ledger knows is not asked, and said where it differs', () => {
    const first = careClaim();
    steps(first, { do: 'authoriseRma' });
    const second = new Talk('en');
    second.ledgers = first.ledgers;
    second.join().submit({ facts: { serial: 'SN1234', product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } });
    const { replacementsUsed, replacementsUsedTotal, ...rest } = CARE;
    assert.deepEqual([replacementsUsed, replacementsUsedTotal], [0, 0]);
    second.submit({ policy: 'dji-care-osmo-action', facts: rest });
    const answers = second.state.conversation.session.answers.filter(({ fact }) => fact.startsWith('replacements'));
    assert.deepEqual(answers.map(({ fact, value }) => [fact, value]), [['replacementsUsedTotal', 1], ['replacementsUsed', 1]]);
    second.submit({ policy: 'dji-care-osmo-action', facts: { replacementsUsed: 0 } });
    assert.match(second.lastReply.text, /Our records for this serial number say otherwise \(.*\*\*1\*\*\)/);
  });
});

describe('random lives', () => {
  const day = fc.integer({ min: -40, max: 5 });
  const note = fc.option(fc.constantFrom('a note', '', '  '), { nil: null });
  const step: fc.Arbitrary<(today: string) => ClaimStep> = fc.oneof(
    fc.constantFrom<ClaimStep>({ do: 'authoriseRma' }, { do: 'review' }, { do: 'inspect' }, { do: 'resume' }, { do: 'send', tracking: 'X1' }, { do: 'shipBack', tracking: null }).map((one) => () => one),
    fc.tuple(fc.constantFrom('receive' as const, 'accept' as const), day).map(([what, days]) => (today: string): ClaimStep =>
      what === 'receive' ? { do: 'receive', on: addDays(today, days), condition: null, missingParts: null } : { do: 'accept', on: addDays(today, days) }),
    fc.constantFrom('repair' as const, 'replacement' as const, 'refund' as const, 'voucher' as const).map((remedy) => (): ClaimStep => ({ do: 'choose', remedy, note: null })),
    note.map((text) => (): ClaimStep => ({ do: 'reject', reason: text ?? '', clause: null })),
    fc.tuple(fc.constantFrom('customer' as const, 'parts' as const), note).map(([reason, text]) => (): ClaimStep => ({ do: 'pause', reason, note: text })),
    fc.constantFrom<ClaimStep>({ do: 'close', result: 'repaired', note: null }, { do: 'close', result: 'rejected', note: 'x' }, { do: 'withdraw', note: null }, { do: 'reopen', note: null },
      { do: 'override', outcome: 'covered', clause: 'CRA-1', reason: 'goodwill' }, { do: 'answer', note: null }, { do: 'note', text: 'n' }, { do: 'identify', serial: 'SN-77' },
      { do: 'askPapers', papers: ['verificationVideo'], note: null }).map((one) => () => one)
  );
  const event = fc.oneof(
    { weight: 8, arbitrary: step.map((one) => ({ type: 'agent' as const, step: one })) },
    { weight: 2, arbitrary: fc.constantFrom('send', 'withdraw', 'withdrawSure', 'reopen').map((one) => ({ type: 'customer' as const, step: one })) },
    { weight: 2, arbitrary: fc.constant({ type: 'clock' as const }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 }).map((days) => ({ type: 'days' as const, days })) }
  );

  it('never leave an invalid claim', () => {
    const runs = process.env['GWARANT_FULL'] ? 2000 : 150;
    fc.assert(fc.property(fc.array(event, { minLength: 1, maxLength: 40, size: 'max' }), (events) => {
      const talk = careClaim();
      let today = TODAY;
      for (const one of events) {
        const before = talk.claim.history;
        if (one.type === 'days') talk.later((today = addDays(today, one.days)));
        else if (one.type === 'agent') talk.agent({ do: 'step', claim: talk.claim.number, step: one.step(today) });
        else if (one.type === 'customer') talk.submit({ claim: talk.claim.number, step: one.step });
        else {
          const { timer } = talk.claim;
          if (timer && timer.on > today) talk.later((today = timer.on));
          if (timer) talk.happen({ type: 'timer', claim: talk.claim.number, kind: timer.kind, on: timer.on });
        }
        assert.deepEqual(talk.claim.history.slice(0, before.length), before, 'the history is only appended to');
        assert.deepEqual(breaches(talk.claim, talk.ledgers, today), []);
      }
    }), { numRuns: runs, seed: 20261120 });
  });
});
