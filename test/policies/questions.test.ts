/** How an interview opens, goes on, and how many turns it takes. */
import assert from 'node:assert/strict';
import { BestInterview, TooLarge, type Turn } from '../../bench/best.js';
import { foretold, withFollowers } from '../../bench/foretold.js';
import { casesOf, measured, turnsOf } from '../../bench/interviews.js';
import { worldOf } from '../../bench/world.js';
import type { Policy } from '../../policies/compile.js';
import { nextTurn } from '../../policies/decide.js';
import type { Facts, Stage } from '../../policies/language.js';
import { delivered } from './delivered.js';
import { POLICY_IDS } from './reference.js';

const AS_OF = '2026-06-17';
/** Policies whose best interview is found in seconds. */
const SMALL = ['axis-rma', 'brasty-mechanism', 'dji-care-osmo-action'];
const ENOUGH = 150_000;

function policyOf(id: string): Policy {
  const policy = delivered.policies.get(id);
  assert.ok(policy, `${id} is not delivered`);
  return policy;
}

function asked(id: string, facts: Facts): Turn {
  return nextTurn(policyOf(id), AS_OF, facts).facts;
}

function stageOf(id: string, [fact = '']: Turn): Stage | undefined {
  return policyOf(id).file.facts[fact]?.stage;
}

function bestOf(policy: Policy): BestInterview {
  return new BestInterview(policy, AS_OF, worldOf(policy.file, AS_OF), turnsOf(policy.file), ENOUGH);
}

describe('the next question', () => {
  for (const id of POLICY_IDS) {
    it(`opens with what happened, or when: ${id}`, () => {
      const opening = stageOf(id, asked(id, {})) ?? '';
      assert.ok(['check', 'what', 'period'].includes(opening), opening);
    });
  }

  it('is not the list of causes while nothing is told of what happened, whatever else is known', () => {
    assert.deepEqual(asked('scooter-warranty', { purchaseDate: '2026-01-10', faultDate: '2026-06-01' }), ['item']);
    assert.deepEqual(asked('dji-warranty', { faultDate: '2026-06-01' }), ['item']);
  });

  it('asks for the second date right after the first', () => {
    assert.deepEqual(asked('scooter-warranty', { item: 'scooter', causes: [], purchaseDate: '2026-01-10' }), ['faultDate']);
    assert.deepEqual(asked('dji-warranty', { item: 'device', causes: [], fromInnpro: true, condition: 'new', purchaseDate: '2026-01-10' }), ['faultDate']);
  });

  it('asks for all the papers in one turn', () => {
    const known = { item: 'device', causes: [], fromInnpro: true, condition: 'new', purchaseDate: '2026-01-10', faultDate: '2026-06-01', territory: 'poland' };
    assert.deepEqual(asked('dji-warranty', known), ['proofOfPurchase', 'serialLegible', 'dataMatches']);
  });

  for (const id of SMALL) {
    it(`needs at most 5 % more turns than the best there can be: ${id}`, () => {
      const policy = policyOf(id);
      const cases = casesOf(policy, AS_OF, 1024);
      const best = bestOf(policy);
      const [ours, fewest] = [measured(policy, AS_OF, cases, (facts) => asked(id, facts)), measured(policy, AS_OF, cases, (facts) => best.next(facts))];
      assert.ok(ours.mean <= fewest.mean * 1.05, `${ours.mean} turns, at best ${fewest.mean}`);
    });
  }
});

describe('the bound on the best interview', () => {
  it('is below the best, and close to it', () => {
    const policy = policyOf('brasty-mechanism');
    const told = foretold(policy, AS_OF, worldOf(policy.file, AS_OF));
    const bound = new BestInterview(policy, AS_OF, told, withFollowers(policy, turnsOf(policy.file)), ENOUGH).expected();
    const best = bestOf(policy).expected();
    assert.ok(bound <= best && bound > best * 0.95, `${bound} for ${best}`);
  });

  it('asks for what is known only with another fact at once with it', () => {
    const turns = withFollowers(policyOf('scooter-warranty'), [['item'], ['registered'], ['registrationDate'], ['causes']]);
    assert.deepEqual(turns, [['item'], ['registered', 'registrationDate'], ['causes']]);
  });

  it('gives up where there are too many states', () => {
    const policy = policyOf('axis-rma');
    assert.throws(() => new BestInterview(policy, AS_OF, worldOf(policy.file, AS_OF), turnsOf(policy.file), 3).expected(), TooLarge);
  });
});
