/** What was laid aside, left to the bot or called off: it comes back, or stays in the reports. */
import { strict as assert } from 'node:assert';
import { handoffsOf } from '../../../dialogs/handoff/served.js';
import { careClaim } from '../claim/lives.js';
import type { Talk } from '../talk.js';
import { DESK, handoffOf, ownedTalk, tick, waitingTalk } from './waiting.js';

describe('a case that is laid aside', () => {
  it('comes back at its moment, also where the bot was left a task that nobody has done', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'delegate', task: 'A photo of the serial label, please.', wants: 'file' });
    assert.deepEqual(talk.agent({ do: 'snooze', until: '2026-11-23T09:00:00.000Z' }), { ok: true });
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).timer], ['delegated', { kind: 'wakes', at: '2026-11-23T09:00:00.000Z' }]);
    tick(talk);
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).collects, handoffOf(talk).snoozedUntil, handoffOf(talk).timer?.kind], ['accepted', null, null, 'ownerWarned']);
  });

  it('does not wait for the next word of a customer who was promised one', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'Good morning' });
    talk.agent({ do: 'release', note: null });
    talk.agent({ do: 'accept' }, 'Ola');
    const aside = () => talk.agent({ do: 'snooze', until: null }, 'Ola');
    assert.deepEqual(aside(), { ok: false, code: 'customerWaits' }, 'the promise is open');
    talk.agent({ do: 'snooze', until: '2026-11-24T09:00:00.000Z' }, 'Ola');
    while (handoffOf(talk).promise?.state === 'open') tick(talk);
    assert.deepEqual(aside(), { ok: false, code: 'customerWaits' }, 'it is broken, and still nobody has answered');
    talk.agent({ do: 'say', text: 'I am sorry for the wait.' }, 'Ola');
    assert.deepEqual(aside(), { ok: true });
  });

  it('is not laid aside beyond every calendar', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'snooze', until: '+020000-01-01T00:00:00.000Z' }), { ok: false, code: 'badMoment' });
  });
});

describe('a hand-off that the customer calls off', () => {
  const calledOff = (talk: Talk): Talk => talk.submit({ claim: talk.claim.number, step: 'withdrawSure' });

  it('stays in the reports when a person is called again', () => {
    const talk = calledOff(careClaim());
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).promise, handoffOf(talk).timer], ['completed', null, null]);
    talk.time = '10:30';
    talk.say('talk to a person');
    assert.deepEqual(handoffsOf(talk.state.conversation).map(({ calledAt, end, promise }) => [calledAt, end, promise]), [
      ['2026-11-20T10:00:00.000Z', 'closed', null], ['2026-11-20T10:30:00.000Z', null, 'open']
    ]);
  });

  it('leaves a rating to the one before, which was asked about', () => {
    const talk = careClaim();
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'returnToBot' });
    talk.time = '10:30';
    talk.say('talk to a person');
    calledOff(talk).submit({ facts: { rating: 4 } });
    assert.deepEqual(talk.state.conversation.served?.map(({ rating }) => rating?.score ?? null), [4, null]);
  });
});

describe('a case that goes to another queue', () => {
  it('does not wait there for the hours of the one before', () => {
    const talk = waitingTalk([], [{ ...DESK, answerMinutes: null, acceptMinutes: 400 }, { ...DESK, id: 'night', answerMinutes: null, hours: [] }]);
    assert.deepEqual(handoffOf(talk).timer, { kind: 'offerNext', at: '2026-11-23T08:40:00.000Z' });
    talk.time = '10:30';
    talk.happen({ type: 'agent', agent: { id: 'lena', name: 'Lena' }, role: 'lead', action: { do: 'transfer', to: { queue: 'night' }, note: null } });
    assert.deepEqual(handoffOf(talk).timer, { kind: 'offerNext', at: '2026-11-20T10:45:00.000Z' });
  });
});

describe('a promise whose time is over', () => {
  it('is not told again while the clock has not come to it yet', () => {
    const talk = waitingTalk();
    talk.at = '2026-11-20T14:00:00.005Z';
    talk.say('talk to a person');
    assert.doesNotMatch(talk.lastReply.text, /You will have an answer by/);
    while (handoffOf(talk).promise?.state === 'open') tick(talk);
    assert.match(talk.lastReply.text, /you should have had an answer by now/);
  });
});
