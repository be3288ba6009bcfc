/** A claim to live through, and the steps of agents. */
import { strict as assert } from 'node:assert';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import { Talk } from '../talk.js';

export const CARE = {
  request: 'claim', plan: 'annual', planStart: '2026-02-12', faultDate: '2026-11-02', replacementsUsed: 0, replacementsUsedTotal: 0, incident: 'damage',
  item: 'device', damageExtent: 'function', causes: []
};
export const PERSON = { name: 'Maria Nowak', email: 'maria@example.com', serial: 'SN 12-34', description: 'It fell.' };

/** A claim under Care, opened, waiting for nobody in particular. */
export function careClaim(person: Readonly<Record<string, unknown>> = PERSON): Talk {
  return new Talk('en').join().submit({ facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } })
    .submit({ policy: 'dji-care-osmo-action', facts: CARE })
    .submit({ policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] } })
    .submit({ facts: { openClaim: true } }).submit({ facts: person });
}

/** Steps of an agent that are all taken. */
export function steps(talk: Talk, ...list: readonly ClaimStep[]): Talk {
  for (const step of list) assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step }), { ok: true }, step.do);
  return talk;
}
