import { strict as assert } from 'node:assert';
import { CLAIM_STATES, type ClaimState, type Speaker } from '../../dialogs/records.js';
import { transition, TRANSITIONS } from '../../dialogs/transitions.js';

type Act = keyof typeof TRANSITIONS;

/** Every cell, written out: where an act leads from each state in the order of CLAIM_STATES; `-` is refused. */
const TABLE: Readonly<Record<Act, { readonly by: readonly Speaker['role'][]; readonly to: readonly string[] }>> = {
  papersAsked: { by: ['customer', 'bot', 'agent'], to: ['waitingForCustomer', '-', 'waitingForCustomer', '-', '-'] },
  handedOver: { by: ['customer', 'bot'], to: ['underReview', 'underReview', '-', '-', '-'] },
  contested: { by: ['customer'], to: ['underReview', 'underReview', 'underReview', '-', 'underReview'] },
  accepted: { by: ['agent'], to: ['opened', 'waitingForCustomer', 'underReview', 'rmaAuthorised', 'closed'] },
  returnedToBot: { by: ['agent'], to: ['opened', 'waitingForCustomer', 'underReview', 'rmaAuthorised', 'closed'] },
  rmaAuthorised: { by: ['agent'], to: ['rmaAuthorised', 'rmaAuthorised', 'rmaAuthorised', '-', '-'] },
  closed: { by: ['agent'], to: ['closed', 'closed', 'closed', 'closed', '-'] }
};

describe('transitions of a claim', () => {
  for (const act of Object.keys(TRANSITIONS) as Act[]) {
    for (const [index, state] of CLAIM_STATES.entries()) {
      for (const role of ['customer', 'bot', 'agent'] as const) {
        const to = TABLE[act].to[index] ?? '';
        const expected = to === '-' ? { type: 'refused', why: 'wrongState' }
          : TABLE[act].by.includes(role) ? { type: 'moved', to: to as ClaimState } : { type: 'refused', why: 'notAllowed' };
        it(`${act} from ${state} by ${role}: ${to === '-' ? 'refused' : expected.type}`, () => assert.deepEqual(transition(state, act, role), expected));
      }
    }
  }
});
