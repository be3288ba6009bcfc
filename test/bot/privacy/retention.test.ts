import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import assert from 'node:assert/strict';
import { pino } from 'pino';
import { Daily } from '../../../bot/daily.js';
import { retain, type RetentionServices } from '../../../bot/privacy/retention.js';
import type { Change } from '../../../bot/store/store.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import type { Claim, ClaimState, Conversation } from '../../../dialogs/records.js';
import { MemoryStore } from '../memoryStore.js';
import { claim, conversation, entry } from '../store/samples.js';

const RETENTION = { closedDays: 100, withdrawnDays: 30, withoutClaimDays: 10 };
const TODAY = '2026-11-20';

describe('retention', () => {
  let store: MemoryStore;
  let logged: string;
  const services = (retention = RETENTION as typeof DEFAULT_DESK.retention): RetentionServices => ({
    store, random: { id: () => 'fresh' }, forgetLetter: async () => undefined, desk: () => ({ ...DEFAULT_DESK, retention }), clock: { now: () => new Date(`${TODAY}T03:00:00.000Z`) },
    log: pino({ level: 'info' }, { write: (line: string) => (logged += line) })
  });
  beforeEach(() => {
    store = new MemoryStore();
    logged = '';
  });

  const talk = (id: string, lastOn: string, over: Partial<Conversation> = {}): Change => ({ kind: 'conversation', id, expected: 0, value: conversation(id, { lastAt: `${lastOn}T10:00:00.000Z`, user: { id: 'u', name: 'Jan Nowak' }, ...over }) });
  const session = (number: string): Conversation['session'] => ({ ...conversation('x').session, claim: number });
  function ended(number: string, talkId: string, state: ClaimState, on: string): Change {
    const history: Claim['history'] = [{ at: `${on}T10:00:00.000Z`, who: { role: 'agent', id: 'a', name: 'Anna' }, via: 'console', what: 'closed', from: 'repair', to: state, note: 'dla Jana' }];
    return { kind: 'claim', id: number, expected: 0, value: claim(number, talkId, { state, history, customer: { name: 'Jan Nowak', email: 'jan@example.com' } }) };
  }
  const claimOf = async (number: string): Promise<Claim> => (await store.get('claim', number))?.value as Claim;
  const talkOf = async (id: string): Promise<Conversation> => (await store.get('conversation', id))?.value as Conversation;

  it('blanks closed and withdrawn claims after their days, with the conversation', async () => {
    await store.commit([
      talk('old', '2026-08-12', { session: session('GW-2026-000001') }), ended('GW-2026-000001', 'old', 'closed', '2026-08-12'),
      talk('young', '2026-08-13', { session: session('GW-2026-000002') }), ended('GW-2026-000002', 'young', 'closed', '2026-08-13'),
      talk('gone', '2026-10-21', { session: session('GW-2026-000003') }), ended('GW-2026-000003', 'gone', 'withdrawn', '2026-10-21'),
      talk('open', '2026-01-21', { session: session('GW-2026-000004') }), ended('GW-2026-000004', 'open', 'repair', '2026-01-21')
    ]);
    const erased = await retain(services(), TODAY);
    assert.deepEqual([erased.claims, erased.conversations], [2, 2]);
    const names = await Promise.all(['1', '2', '3', '4'].map(async (digit) => (await claimOf(`GW-2026-00000${digit}`)).customer.name));
    assert.deepEqual(names, [null, 'Jan Nowak', null, 'Jan Nowak']);
    assert.deepEqual([(await talkOf('old')).user.name, (await talkOf('open')).user.name], [null, 'Jan Nowak']);
    assert.deepEqual((await claimOf('GW-2026-000001')).history.at(-1), { at: '2026-11-20T03:00:00.000Z', who: { role: 'bot', id: 'gwarant', name: 'Gwarant' }, via: 'timer', what: 'erased', from: 'closed', to: 'closed', note: null });
    assert.deepEqual(await retain(services(), TODAY), { conversations: 0, claims: 0, entries: 0, letters: 0, files: 0, ledgersKept: 0 });
  });

  it('blanks conversations without a claim after their last entry, not those that somebody is working on', async () => {
    const handoff = { ...UNTOUCHED, state: 'waiting' as const, reason: 'asked' as const, since: '', agent: null, acceptedAt: null, completedAt: null, claim: null, acknowledged: true };
    await store.commit([talk('old', '2026-11-10'), talk('young', '2026-11-11'), talk('waits', '2026-11-01', { handoff }), { kind: 'entry', id: 'old-0000001', expected: 0, value: entry('old', 1, 'Jan tu') }]);
    assert.deepEqual(await retain(services(), TODAY), { conversations: 1, claims: 0, entries: 1, letters: 0, files: 0, ledgersKept: 0 });
    assert.deepEqual(await Promise.all(['old', 'young', 'waits'].map(async (id) => (await talkOf(id)).erasedOn)), [TODAY, undefined, undefined]);
    assert.doesNotMatch(JSON.stringify(await store.entries('old', 0)), /Jan/u);
  });

  it('blanks an old claim of a talk that goes on, and what was said then, and later the rest', async () => {
    const line = (seq: number, on: string): Change => ({ kind: 'entry', id: `c-000000${seq}`, expected: 0, value: { ...entry('c', seq, `słowo ${seq}`), at: `${on}T10:00:00.000Z` } });
    await store.commit([talk('c', '2026-11-19', { session: session('GW-2026-000001') }), ended('GW-2026-000001', 'c', 'closed', '2026-02-01'), line(1, '2026-02-01'), line(2, '2026-11-19')]);
    await retain(services(), TODAY);
    assert.equal((await claimOf('GW-2026-000001')).erasedOn, TODAY);
    assert.equal((await talkOf('c')).erasedOn, undefined);
    const said = JSON.stringify(await store.entries('c', 0));
    assert.ok(!said.includes('słowo 1') && said.includes('słowo 2'));
    await retain(services(), '2026-11-29');
    assert.equal((await talkOf('c')).erasedOn, '2026-11-29');
  });

  it('blanks nothing where the desk has set no days', async () => {
    await store.commit([talk('old', '2026-01-10'), talk('c', '2026-01-10', { session: session('GW-2026-000001') }), ended('GW-2026-000001', 'c', 'closed', '2026-01-10')]);
    await retain(services({ closedDays: null, withdrawnDays: null, withoutClaimDays: null }), TODAY);
    assert.equal((await talkOf('old')).erasedOn, undefined);
    assert.equal((await claimOf('GW-2026-000001')).erasedOn, undefined);
  });

  it('is logged in numbers alone', async () => {
    await store.commit([talk('old', '2026-01-10'), ended('GW-2026-000001', 'old', 'closed', '2026-01-10')]);
    await retain(services(), TODAY);
    const { level: _level, time: _time, pid: _pid, hostname: _hostname, msg, ...numbers } = JSON.parse(logged) as Record<string, unknown>;
    assert.equal(msg, 'personal data whose time is over was blanked');
    assert.deepEqual(numbers, { conversations: 1, claims: 1, entries: 0, letters: 0, files: 0, ledgersKept: 0 });
  });
});

describe('daily work', () => {
  it('is done once a day, also after a restart and beside another process, and again when it failed', async () => {
    const store = new MemoryStore();
    let now = '2026-11-20T22:30:00.000Z';
    const done: string[] = [];
    const wakes: (() => void)[] = [];
    let failing = true;
    const daily = (): Daily => new Daily({
      store, clock: { now: () => new Date(now) }, log: pino({ level: 'silent' }),
      timer: (_, call) => {
        wakes.push(call);
        return () => undefined;
      },
      jobs: [
        { name: 'broken', run: async () => { if (failing) throw new Error('disk'); } },
        { name: 'work', run: async (today) => void done.push(today) }
      ]
    });
    const first = daily();
    first.start();
    await first.idle();
    assert.deepEqual([done, await store.get('counter', 'daily-broken')], [['2026-11-20'], null]);
    failing = false;
    wakes.at(-1)?.();
    await first.idle();
    await first.stop();
    assert.ok(await store.get('counter', 'daily-broken'));
    const second = daily();
    second.start();
    await second.idle();
    // Midnight in Warsaw is 23:00 UTC in winter.
    now = '2026-11-20T23:05:00.000Z';
    wakes.at(-1)?.();
    await second.idle();
    await second.stop();
    assert.deepEqual(done, ['2026-11-20', '2026-11-21']);
  });
});
