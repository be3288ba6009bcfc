/** What leads and admins do with cases that are not theirs. */
import { strict as assert } from 'node:assert';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import type { AgentAction, TurnResponse } from '../../../dialogs/events.js';
import { Talk } from '../talk.js';

const LEAD = { id: 'lena', name: 'Lena' };

function as(talk: Talk, role: 'agent' | 'lead' | 'admin', action: AgentAction): TurnResponse {
  return talk.happen({ type: 'agent', agent: LEAD, action, role });
}

/** Anna has it, and two hours are gone. */
function held(): Talk {
  const talk = new Talk('en').join().say('talk to a person');
  talk.agent({ do: 'accept' });
  talk.agent({ do: 'say', text: 'Hello' });
  talk.time = '12:00';
  return talk;
}

describe('taking a case over', () => {
  it('tells the customer and the owner, and counts as a change of hands', () => {
    const talk = held();
    assert.deepEqual(as(talk, 'lead', { do: 'takeOver', reason: ' Anna is ill ' }), { ok: true });
    const { handoff } = talk.state.conversation;
    assert.deepEqual([handoff?.state, handoff?.agent?.name, handoff?.passedOn, handoff?.acceptedAt], ['accepted', 'Lena', 1, '2026-11-20T12:00:00.000Z']);
    assert.match(talk.lastReply.text, /Lena has taken over/);
    assert.deepEqual(talk.last?.notes?.map(({ from, text, about }) => [from.name, text, about]), [['Lena', 'Anna is ill', { what: 'tookOver', from: 'Anna' }]]);
    assert.deepEqual(talk.last?.effects, [{ type: 'takenAway', conversation: 'conversation', from: { id: 'anna', name: 'Anna' }, by: LEAD }]);
    assert.equal(talk.agent({ do: 'say', text: 'Still me' }).ok, false, 'the owner before is out');
  });

  it('writes a line into the claim’s history', () => {
    const talk = new Talk('pl').join().submit({ facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } })
      .submit({ policy: 'dji-care-osmo-action', facts: { request: 'claim', plan: 'annual', planStart: '2026-02-12', faultDate: '2026-11-02', replacementsUsed: 0, replacementsUsedTotal: 0, incident: 'damage', item: 'device', damageExtent: 'function', causes: [] } })
      .submit({ policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] } })
      .submit({ facts: { openClaim: true } }).submit({ facts: { name: 'Jan Kot', serial: 'OA-1', email: 'jan@example.com', description: 'Spadła.' } });
    assert.deepEqual(as(talk, 'admin', { do: 'takeOver', reason: 'VIP' }), { ok: true });
    const line = talk.claim.history.at(-1);
    assert.deepEqual([line?.what, line?.who.name, line?.note], ['taken', 'Lena', 'VIP']);
    talk.happen({ type: 'agent', agent: { id: 'ada', name: 'Ada' }, role: 'admin', action: { do: 'transfer', to: { agent: { id: 'ola', name: 'Ola' } }, note: null } });
    const passed = talk.claim.history.at(-1);
    assert.deepEqual([passed?.what, passed?.who.name, passed?.note], ['noted', 'Ada', 'Lena → Ola']);
  });

  it('is for leads and admins, with a reason, of a case that is somebody else’s', () => {
    const talk = held();
    assert.deepEqual(as(talk, 'agent', { do: 'takeOver', reason: 'x' }), { ok: false, code: 'roleMissing' });
    assert.deepEqual(talk.agent({ do: 'takeOver', reason: 'x' }), { ok: false, code: 'roleMissing' }, 'no role is an agent’s');
    assert.deepEqual(as(talk, 'lead', { do: 'takeOver', reason: ' ' }), { ok: false, code: 'emptyText' });
    assert.deepEqual(as(talk, 'lead', { do: 'takeOver', reason: 'x' }), { ok: true });
    assert.deepEqual(as(talk, 'lead', { do: 'takeOver', reason: 'x' }), { ok: false, code: 'alreadyYours' });
    assert.deepEqual(as(new Talk('en').join(), 'lead', { do: 'takeOver', reason: 'x' }), { ok: false, code: 'notWaiting' });
  });

  it('works out of the queue and out of a snooze, too', () => {
    const waiting = new Talk('en').join().say('talk to a person');
    assert.deepEqual(as(waiting, 'lead', { do: 'takeOver', reason: 'x' }), { ok: true });
    assert.equal(waiting.state.conversation.handoff?.passedOn, 0);
    const snoozed = held();
    snoozed.agent({ do: 'snooze', until: null });
    as(snoozed, 'lead', { do: 'takeOver', reason: 'x' });
    assert.equal(snoozed.state.conversation.handoff?.snoozedUntil, null);
  });
});

describe('a case that the bot was left a task of', () => {
  it('is nobody’s task any more once it is taken over', () => {
    const talk = held();
    talk.agent({ do: 'delegate', task: 'The invoice, please.', wants: 'file' });
    as(talk, 'lead', { do: 'takeOver', reason: 'x' });
    assert.deepEqual([talk.state.conversation.handoff?.state, talk.state.conversation.handoff?.collects], ['accepted', null]);
  });
});

describe('passing a case on for its owner', () => {
  const OLA = { id: 'ola', name: 'Ola' };

  it('asks the other person at once', () => {
    const talk = held();
    assert.deepEqual(as(talk, 'lead', { do: 'transfer', to: { agent: OLA }, note: 'knows scooters' }), { ok: true });
    const { handoff } = talk.state.conversation;
    assert.deepEqual([handoff?.state, handoff?.offered?.agent, handoff?.note, handoff?.tried, handoff?.passedOn], ['waiting', OLA, 'knows scooters', ['anna'], 1]);
    assert.deepEqual(talk.last?.notes?.map(({ text, about }) => [text, about]), [['knows scooters', { what: 'reassigned', from: 'Anna', to: 'Ola' }]]);
    assert.deepEqual(talk.last?.effects.map(({ type }) => type), ['offered', 'takenAway']);
    assert.equal(talk.agent({ do: 'accept' }, 'Ola').ok, true);
  });

  it('sorts a case that waits into another queue', () => {
    const talk = new Talk('en').join();
    const [desk] = DEFAULT_DESK.queues;
    assert.ok(desk);
    talk.desk = { ...DEFAULT_DESK, queues: [{ ...desk, id: 'rest' }, { ...desk, id: 'parts', products: ['none'] }] };
    talk.say('talk to a person');
    assert.deepEqual(as(talk, 'lead', { do: 'transfer', to: { queue: 'parts' }, note: null }), { ok: true });
    assert.deepEqual([talk.state.conversation.handoff?.queue, talk.state.conversation.handoff?.passedOn], ['parts', 0]);
    assert.deepEqual(as(talk, 'lead', { do: 'transfer', to: { queue: 'nowhere' }, note: null }), { ok: false, code: 'noSuchQueue', detail: 'nowhere' });
  });

  it('asks whoever leads, too, where nobody has it', () => {
    const talk = new Talk('en').join().say('talk to a person');
    assert.deepEqual(as(talk, 'lead', { do: 'transfer', to: { agent: LEAD }, note: null }), { ok: true });
    assert.deepEqual(talk.state.conversation.handoff?.offered?.agent, LEAD);
  });

  it('is refused to agents, to whoever has it already, and when it is over', () => {
    const talk = held();
    assert.deepEqual(as(talk, 'agent', { do: 'transfer', to: { agent: OLA }, note: null }), { ok: false, code: 'takenByOther', detail: 'Anna' });
    assert.deepEqual(as(talk, 'lead', { do: 'transfer', to: { agent: { id: 'anna', name: 'Anna' } }, note: null }), { ok: false, code: 'takenByOther', detail: 'Anna' });
    talk.agent({ do: 'close', claim: null, result: 'other', note: null });
    assert.deepEqual(as(talk, 'lead', { do: 'transfer', to: { agent: OLA }, note: null }), { ok: false, code: 'notWaiting' });
  });
});
