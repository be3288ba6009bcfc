import { strict as assert } from 'node:assert';
import { keepPolicies, replayClaim } from '../../bot/replay.js';
import { readPolicyFiles } from '../../bot/policyFiles.js';
import type { Claim } from '../../dialogs/records.js';
import { makeBook, type PolicyText } from '../../policies/book.js';
import { Talk } from '../dialogs/talk.js';
import { fromRoot } from '../paths.js';
import { MemoryStore } from './memoryStore.js';

const SCOOTER = 'scooter-warranty.policy.json';

async function scene() {
  const store = new MemoryStore();
  const files = await readPolicyFiles(fromRoot('policies/data'));
  await keepPolicies(store, files, makeBook(files));
  const digest = files.find(({ name }) => name === SCOOTER)?.digest ?? '';
  const { claim } = new Talk('en').join().say('dualtron', 'A part that wears out', 'I disagree');
  const decided: Claim = { ...claim, policy: { ...claim.policy, digest } };
  await store.commit([{ kind: 'claim', id: claim.number, expected: 0, value: decided }]);
  return { store, files, claim: decided };
}

describe('replay of a claim', () => {
  it('comes out as it was decided', async () => {
    const { store, claim } = await scene();
    const replay = await replayClaim(store, claim.number);
    assert.equal(replay?.same, true);
    assert.deepEqual(replay?.decision.cites, ['WG1']);
  });

  it('comes out the same after the policy was edited, even under the same version', async () => {
    const { store, files, claim } = await scene();
    const edited: PolicyText[] = files.map((file) => (file.name === SCOOTER ? { ...file, digest: 'edited', text: file.text.replaceAll('"WG1"', '"WG2"') } : file));
    await keepPolicies(store, edited, makeBook(files));
    assert.equal((await replayClaim(store, claim.number))?.same, true);
  });

  it('says so when a recorded decision does not follow from its facts', async () => {
    const { store, claim } = await scene();
    await store.commit([{ kind: 'claim', id: claim.number, expected: 1, value: { ...claim, decision: { ...claim.decision, outcome: 'covered' } } }]);
    const replay = await replayClaim(store, claim.number);
    assert.deepEqual([replay?.same, replay?.recorded?.outcome, replay?.decision.outcome], [false, 'covered', 'not-covered']);
  });

  it('knows no claim it was not told of, and keeps a text once', async () => {
    const { store, files } = await scene();
    await keepPolicies(store, files, makeBook(files));
    assert.equal(await replayClaim(store, 'GW-2026-999999'), null);
  });
});
