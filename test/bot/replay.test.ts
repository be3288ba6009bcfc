import { strict as assert } from 'node:assert';
import { keepPolicies, replayClaim } from '../../bot/replay.js';
import { readPolicyFiles } from '../../bot/policyFiles.js';
import { BOT } from '../../dialogs/draft.js';
import { eraseClaim } from '../../dialogs/privacy/erase.js';
import type { Claim } from '../../dialogs/records.js';
import { makeBook, type PolicyText } from '../../policies/book.js';
import { Talk } from '../dialogs/talk.js';
import { fromRoot } from '../paths.js';
import { MemoryStore } from './memoryStore.js';

const SCOOTER = 'scooter-warranty.policy.json';

async function scene(claim = denied()) {
  const store = new MemoryStore();
  const files = await readPolicyFiles(fromRoot('policies/data'));
  await keepPolicies(store, files, makeBook(files));
  const digest = files.find(({ name }) => name === SCOOTER)?.digest ?? '';
  const decided: Claim = { ...claim, policy: { ...claim.policy, digest } };
  await store.commit([{ kind: 'claim', id: claim.number, expected: 0, value: decided }]);
  return { store, files, claim: decided };
}

const denied = (): Claim => new Talk('en').join().say('dualtron', 'A part that wears out', 'I disagree').claim;

/** A claim that waits for the proof of purchase. */
function waiting(): Talk {
  return new Talk('en').join().submit({ facts: { product: 'scooter-dualtron' } }).submit({ policy: 'scooter-warranty', facts: {
    item: 'battery', preventsUse: true, purchaseDate: '2026-06-14', faultDate: '2026-11-19', causes: [], interventions: [], territory: 'poland', originalBuyer: true,
    proofOfPurchase: false, claimForm: true, complete: true, serialLegible: true
  } }).submit({ facts: { openClaim: true } }).submit({ facts: { name: 'Maria', email: 'maria@example.com', serial: 'SN 1', description: 'It is dead.' } });
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

  it('comes out as it was decided again once its papers were there, also after an edit', async () => {
    const talk = waiting();
    assert.equal(talk.claim.decision.outcome, 'action-needed');
    talk.attach(['invoice.pdf']);
    const { store, files, claim } = await scene(talk.claim);
    const edited: PolicyText[] = files.map((file) => (file.name === SCOOTER ? { ...file, digest: 'edited', text: file.text.replaceAll('"ZG6"', '"ZG4"') } : file));
    await keepPolicies(store, edited, makeBook(files));
    const replay = await replayClaim(store, claim.number);
    assert.deepEqual([replay?.same, replay?.decision.outcome, replay?.decision.facts['proofOfPurchase']], [true, 'covered', true]);
  });

  it('is of the policy’s decision, whatever a person decided in its place', async () => {
    const talk = waiting();
    assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'override', outcome: 'covered', clause: 'ZG1', reason: 'Goodwill.' } }), { ok: true });
    talk.attach(['invoice.pdf']);
    const { store, claim } = await scene(talk.claim);
    const replay = await replayClaim(store, claim.number);
    assert.deepEqual([claim.override?.outcome, replay?.same, replay?.decision.outcome], ['covered', true, 'action-needed']);
  });

  it('comes out as it was decided when its person was erased', async () => {
    const { at } = new Talk('en');
    const erased = eraseClaim({ ...denied(), state: 'closed' }, { now: at, today: at.slice(0, 10), by: BOT, via: 'timer' });
    const { store, claim } = await scene(erased);
    assert.deepEqual([claim.customer.name, (await replayClaim(store, claim.number))?.same], [null, true]);
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
