import assert from 'node:assert/strict';
import { eventsOf, webhookChanges } from '../../../bot/webhooks/derive.js';
import type { Desk } from '../../../dialogs/desk.js';
import type { Claim, Conversation, Handoff } from '../../../dialogs/records.js';
import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import { claim, conversation } from '../store/samples.js';

const AT = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T11:00:00.000Z';
const ANNA = { id: 'p1', name: 'Anna Nowak' };
const handoff = (over: Partial<Handoff>): Handoff => ({ ...UNTOUCHED, state: 'waiting', reason: 'asked', since: AT, claim: null, queue: 'desk', ...over });
const talk = (over: Partial<Handoff> | null, claims: readonly Claim[] = []): { conversation: Conversation; claims: readonly Claim[] } =>
  ({ conversation: conversation('c', { user: { id: 'secret-id', name: 'secret-name' }, handoff: over && handoff(over) }), claims });
const types = (...[before, after]: Parameters<typeof eventsOf>): string[] => eventsOf(before, after).map(({ type }) => type);

describe('What other programs are told', () => {
  const opened = claim('GW-2026-000001', 'c', { customer: { name: 'secret-name', email: 'secret@mail' }, unit: { product: 'scooter-nami', serial: 'secret-serial' }, description: 'secret' });

  it('a claim that was opened, and that it waits for a person', () => {
    assert.deepEqual(types(talk(null), talk({ claim: opened.number }, [opened])), ['claim.opened', 'handoff.waiting']);
  });

  it('a claim that changed its state, with both states; not one that changed otherwise', () => {
    const [event] = eventsOf(talk(null, [opened]), talk(null, [{ ...opened, state: 'rmaAuthorised' }]));
    assert.deepEqual(event, { type: 'claim.stateChanged', data: { claim: 'GW-2026-000001', conversation: 'c', state: 'rmaAuthorised', from: 'opened', product: 'scooter-nami', policy: 'scooter-warranty', outcome: 'covered' } });
    assert.deepEqual(types(talk(null, [opened]), talk(null, [{ ...opened, contested: true }])), []);
  });

  const steps: readonly (readonly [string, Partial<Handoff> | null, Partial<Handoff> | null, readonly string[]])[] = [
    ['waits', null, {}, ['handoff.waiting']],
    ['goes on waiting', {}, { offered: { agent: ANNA, at: AT } }, []],
    ['is taken', {}, { state: 'accepted', agent: ANNA }, ['handoff.accepted']],
    ['is delegated to the bot', { state: 'accepted', agent: ANNA }, { state: 'delegated', agent: ANNA }, []],
    ['comes back to its owner', { state: 'delegated', agent: ANNA }, { state: 'accepted', agent: ANNA }, []],
    ['has another owner', { state: 'accepted', agent: ANNA }, { state: 'accepted', agent: { id: 'p2', name: 'Jan' } }, ['handoff.accepted']],
    ['waits again', { state: 'accepted', agent: ANNA }, { since: LATER }, ['handoff.waiting']],
    ['is passed on while it waits', {}, { since: LATER, queue: 'other' }, ['handoff.waiting']],
    ['is completed', { state: 'accepted', agent: ANNA }, { state: 'completed', agent: ANNA }, ['handoff.completed']],
    ['was completed', { state: 'completed' }, { state: 'completed' }, []]
  ];
  for (const [what, before, after, expected] of steps) it(`a case that ${what}: ${expected.join() || 'nothing'}`, () => assert.deepEqual(types(talk(before), talk(after)), expected));

  it('without names, addresses, serial numbers or words of anybody', () => {
    const all = JSON.stringify([...eventsOf(talk(null), talk({ state: 'accepted', agent: ANNA, note: 'secret' }, [opened])), ...eventsOf(talk({}), talk({ state: 'completed' }))]);
    assert.doesNotMatch(all, /secret|Anna/u);
    assert.match(all, /"agent":"p1"/u);
  });

  it('only those who want it, each with an id of its own that the same change always has', () => {
    const desk: Pick<Desk, 'webhooks'> = { webhooks: [
      { url: 'https://a.example/', events: ['handoff.waiting'], secretName: 'WEBHOOK_SECRET' }, { url: 'https://b.example/', events: ['handoff.waiting', 'claim.opened'], secretName: 'WEBHOOK_SECRET' }
    ] };
    const made = (version: number): string[] => webhookChanges(desk, talk(null), talk({}, [opened]), version, AT).map(({ id }) => id);
    assert.equal(new Set(made(2)).size, 3);
    assert.deepEqual(made(2), made(2));
    assert.equal(new Set([...made(2), ...made(3)]).size, 6);
    assert.deepEqual(webhookChanges({ webhooks: [] }, talk(null), talk({}), 2, AT), []);
  });
});
