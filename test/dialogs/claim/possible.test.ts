/** What the console offers is what the claim takes: in every state, for everybody. */
import { strict as assert } from 'node:assert';
import { allowances } from '../../../dialogs/claim/allowance.js';
import { possibleSteps } from '../../../dialogs/claim/possible.js';
import { CLAIM_STATES, REMEDY_STATES, type Claim } from '../../../dialogs/claim/record.js';
import { STEP_NAMES, type StepName } from '../../../dialogs/claim/step-names.js';
import { actOf, type ClaimStep } from '../../../dialogs/claim/steps.js';
import { transition } from '../../../dialogs/claim/transitions.js';
import { claim as sample } from '../../bot/store/samples.js';
import { delivered } from '../../policies/delivered.js';

const claimIn = (more: Partial<Claim>): Claim => sample('GW-2026-000001', 'c', more);
const acts = (step: StepName): Parameters<typeof transition>[1][] =>
  step === 'choose' ? REMEDY_STATES.map((remedy) => actOf({ do: 'choose', remedy, note: null })) : [actOf({ do: step } as Exclude<ClaimStep, { do: 'choose' }>)];

describe('the steps that are possible', () => {
  it('are steps that the table lets that person take', () => {
    for (const state of CLAIM_STATES) for (const by of ['agent', 'customer'] as const) {
      const { steps, remedies, next } = possibleSteps(claimIn({ state }), by);
      for (const step of steps) assert.ok(acts(step).some((act) => transition(state, act, by).type === 'moved'), `${state} ${step} ${by}`);
      for (const remedy of remedies) assert.equal(transition(state, `${remedy}Chosen`, by).type, 'moved', `${state} ${remedy} ${by}`);
      assert.ok(next === null || steps.includes(next), `${state} ${next} ${by}`);
    }
  });

  it('leave out nothing that would change the claim', () => {
    const offered = new Set(CLAIM_STATES.flatMap((state) => [
      ...possibleSteps(claimIn({ state }), 'agent').steps,
      ...possibleSteps(claimIn({ state, answerBy: '2026-12-04', pauses: [{ from: '2026-11-20', to: null, reason: 'parts', note: null }] }), 'agent').steps
    ]));
    assert.deepEqual([...STEP_NAMES].filter((step) => !offered.has(step)), []);
  });

  it('always have a next one until the claim has ended', () => {
    for (const state of CLAIM_STATES) {
      const { next } = possibleSteps(claimIn({ state }), 'agent');
      assert.equal(next === null, state === 'closed' || state === 'withdrawn', state);
    }
  });

  it('follow the decision, and a person’s before the policy’s', () => {
    const decided = (outcome: Claim['decision']['outcome'], more: Partial<Claim> = {}): StepName | null =>
      possibleSteps(claimIn({ state: 'underReview', missing: [], decision: { ...claimIn({}).decision, outcome }, ...more }), 'agent').next;
    const override: Claim['override'] = { outcome: 'covered', clause: null, reason: 'x', by: { id: 'a', name: 'A' }, at: '2026-11-20T10:00:00.000Z' };
    assert.deepEqual([decided('covered'), decided('not-covered'), decided('referred'), decided('not-covered', { override })], ['authoriseRma', 'reject', 'override', 'authoriseRma']);
    assert.equal(decided('covered', { missing: ['invoice'] }), 'askPapers');
  });
});

describe('what a plan gives', () => {
  const policy = delivered.policies.get('dji-care-osmo-action') ?? assert.fail();
  const facts = {
    request: 'claim', plan: 'annual', planStart: '2026-02-12', faultDate: '2026-11-02', replacementsUsed: 1, replacementsUsedTotal: 3, incident: 'damage', item: 'device',
    damageExtent: 'function', causes: []
  };
  const told = (more: object = {}) => allowances(null, { asOf: '2026-11-20', facts: { ...facts, ...more } }, policy).map(({ used, limit }) => [used, limit]);

  it('is asked of the policy, whatever has been used already', () => {
    assert.deepEqual(told(), [[1, 2], [3, 6]]);
    assert.deepEqual(told({ plan: 'twoYear', replacementsUsed: 9 }), [[9, 4], [3, 6]]);
  });

  it('is not known where the policy denies for another reason', () => {
    assert.deepEqual(told({ faultDate: '2025-01-01' }), [[1, null], [3, null]]);
  });
});
