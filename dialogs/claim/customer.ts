/** Steps that customers take with their claims, by button. */
import type { Draft } from '../draft.js';
import { callPerson } from '../handoff.js';
import { proceed } from '../proceed.js';
import type { CustomerStep } from '../reply.js';
import { customerOf } from './move.js';
import { status } from './status.js';
import { takeStep } from './steps.js';

/** Only claims of this conversation; a button of an earlier state is answered with how things stand. */
export function customerStep(draft: Draft, number: string, step: CustomerStep): void {
  if (step === 'code') return status(draft, number);
  const claim = draft.claim(number);
  if (!claim) return proceed(draft, [draft.texts.notOffered]);
  if (step === 'withdraw') return askBack(draft, number);
  const taken = takeStep(draft, claim, step === 'send' ? { do: 'send', tracking: null } : { do: step === 'reopen' ? 'reopen' : 'withdraw', note: null }, customerOf(draft, claim));
  if (taken.type === 'refused') return draft.tell([draft.texts.statusLine(claim.number, draft.texts.claimState[claim.state])]);
  if (step === 'reopen') callPerson(draft, 'asked', taken.claim);
}

function askBack(draft: Draft, claim: string): void {
  const { life } = draft.texts;
  draft.tell([life.withdrawSure(claim)], {
    choices: [{ title: life.withdrawYes, value: { claim, step: 'withdrawSure' } }, { title: life.withdrawNo, value: { intent: 'status' } }]
  });
}
