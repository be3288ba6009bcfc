/** Erasing that is cut short, or met by somebody else's work on the same records. */
import assert from 'node:assert/strict';
import { erasePerson } from '../../../bot/privacy/erase.js';
import type { Change, KeptLetter } from '../../../bot/store/store.js';
import { BOT } from '../../../dialogs/draft.js';
import type { Erasure } from '../../../dialogs/privacy/erase.js';
import { MemoryStore } from '../memoryStore.js';
import { claim, conversation, entry, entryId, upload } from '../store/samples.js';

const ACT: Erasure = { now: '2026-11-20T10:00:00.000Z', today: '2026-11-20', by: BOT, via: 'timer' };
const EMAIL = 'jan@example.com';

class MeddledStore extends MemoryStore {
  /** Called before each commit, with its number. */
  before: (commit: number) => Promise<void> = async () => undefined;
  commits = 0;

  override async commit(changes: readonly Change[]): Promise<void> {
    await this.before((this.commits += 1));
    await super.commit(changes);
  }
}

describe('an erasure', () => {
  let store: MeddledStore;
  const run = () => erasePerson({ store, random: { id: () => 'fresh' }, forgetLetter: async () => undefined }, { email: EMAIL }, ACT);

  const letter = (over: Partial<KeptLetter> = {}): KeptLetter => ({
    schema: 1, id: 'l1', kind: 'decision', claim: 'GW-2026-000001', conversation: 'c', locale: 'pl', to: EMAIL, at: ACT.now, subject: 'Jan', body: [{ type: 'paragraph', text: 'Jan' }], pdf: true,
    state: 'sent', attempts: 1, notBefore: ACT.now, lastError: null, ...over
  });
  beforeEach(async () => {
    store = new MeddledStore();
    await store.commit([
      { kind: 'conversation', id: 'c', expected: 0, value: conversation('c', { user: { id: 'dl_jan', name: 'Jan' }, length: 600 }) },
      { kind: 'claim', id: 'GW-2026-000001', expected: 0, value: claim('GW-2026-000001', 'c', { state: 'closed', customer: { name: 'Jan', email: EMAIL }, unit: { product: 'p', serial: 'Jan-1' } }) },
      { kind: 'ledger', id: 'JAN1|p', expected: 0, value: { schema: 1, id: 'JAN1|p', serial: 'JAN1', policy: 'p', before: {}, lines: [{ claim: 'GW-2026-000001', plan: null, state: 'released', at: ACT.now }] } },
      { kind: 'upload', id: 'u1', expected: 0, value: { ...upload('u1', 'c'), name: 'Jan.pdf' } },
      { kind: 'letter', id: 'l1', expected: 0, value: letter() },
      ...Array.from({ length: 600 }, (_, index): Change => ({ kind: 'entry', id: entryId('c', index + 1), expected: 0, value: entry('c', index + 1, `Jan ${index}`) }))
    ]);
    await store.putBytes('u1', Buffer.from('Jan'));
    store.commits = 0;
  });

  /** Everything that is kept, as text. */
  async function kept(): Promise<string> {
    const found = await Promise.all([
      store.get('conversation', 'c'), store.get('claim', 'GW-2026-000001'), store.entries('c', 0), store.get('letter', 'l1'), store.get('upload', 'u1'), store.get('ledger', 'JAN1|p'), store.getBytes('u1')
    ]);
    return JSON.stringify(found);
  }

  it('leaves nothing of anybody, and deletes a count of nothing', async () => {
    assert.equal((await run()).type, 'erased');
    assert.doesNotMatch(await kept(), /jan/iu);
    assert.deepEqual([await store.get('ledger', 'JAN1|p'), await store.get('upload', 'u1'), await store.getBytes('u1')], [null, null, null]);
    assert.equal((await run()).type, 'nobody');
  });

  for (const broken of [1, 2, 3]) {
    it(`that was cut short at its commit ${broken} is found again, and finished`, async () => {
      store.before = async (commit) => { if (commit === broken) throw new Error('the power is gone'); };
      await assert.rejects(run(), /power/u);
      store.before = async () => undefined;
      assert.equal((await run()).type, 'erased');
      assert.doesNotMatch(await kept(), /jan/iu);
    });
  }

  it('takes what was written meanwhile along', async () => {
    store.before = async (commit) => {
      if (commit !== 3) return;
      const stored = await store.get('conversation', 'c');
      if (stored) await MemoryStore.prototype.commit.call(store, [
        { kind: 'conversation', id: 'c', expected: stored.version, value: { ...stored.value, length: 601 } }, { kind: 'entry', id: entryId('c', 601), expected: 0, value: entry('c', 601, 'Jan again') }
      ]);
    };
    assert.equal((await run()).type, 'erased');
    assert.doesNotMatch(await kept(), /jan/iu);
    assert.equal((await store.get('conversation', 'c'))?.value.length, 601);
  });

  it('waits for a letter that is being sent, and keeps one back that was not yet', async () => {
    const write = async (over: Partial<KeptLetter>): Promise<void> => {
      const stored = await store.get('letter', 'l1');
      await store.commit([{ kind: 'letter', id: 'l1', expected: stored?.version ?? 0, value: letter(over) }]);
    };
    await write({ state: 'pending', attempts: 1, notBefore: '2026-11-20T10:02:00.000Z' });
    assert.deepEqual(await run(), { type: 'refused', obstacle: { type: 'letterOnItsWay' } });
    assert.match(await kept(), /Jan/u);
    await write({ state: 'pending', attempts: 1, notBefore: '2026-11-20T10:02:00.000Z', lastError: 'ETIMEDOUT' });
    assert.equal((await run()).type, 'erased');
    assert.deepEqual([(await store.get('letter', 'l1'))?.value.state, (await store.get('letter', 'l1'))?.value.to], ['kept', null]);
  });
});
