/** Steps that customers take with their claims, by button. */
import type { Draft } from '../draft.js';
import { callPerson } from '../handoff/call.js';
import { end } from '../handoff/lease.js';
import { proceed } from '../proceed.js';
import type { CustomerStep } from '../reply.js';
import { textsOf, type Texts } from '../texts/texts.js';
import { normalise } from '../understanding/words.js';
import { customerOf } from './move.js';
import type { Claim } from './record.js';
import { status } from './status.js';
import { takeStep } from './steps.js';
import { hasEnded, transition } from './transitions.js';

/** Only claims of this conversation; a button of an earlier state is answered with how things stand. */
export function customerStep(draft: Draft, number: string, step: CustomerStep): void {
  if (step === 'code') return status(draft, number);
  const claim = draft.claim(number);
  if (!claim) return proceed(draft, [draft.texts.notOffered]);
  if (step === 'withdraw') return askBack(draft, number);
  if (step === 'keep') return isOwned(draft) ? tellState(draft, claim) : status(draft, number);
  const taken = takeStep(draft, claim, step === 'send' ? { do: 'send', tracking: null } : { do: step === 'reopen' ? 'reopen' : 'withdraw', note: null }, customerOf(draft, claim));
  if (taken.type === 'refused') return tellState(draft, claim);
  // Whoever has the case sees it.
  if (step === 'reopen' && !isOwned(draft)) callPerson(draft, 'asked', taken.claim);
  if (step === 'withdrawSure') endWaiting(draft, number);
}

function tellState(draft: Draft, { number, state }: Claim): void {
  const { texts } = draft;
  draft.tell([texts.statusLine(number, texts.claimState[state])]);
}

function isOwned({ conversation: { handoff } }: Draft): boolean {
  return handoff?.state === 'accepted' || handoff?.state === 'delegated';
}

/** Nobody is to take up what is not wanted any more. Whoever has the case already sees it in the conversation. */
function endWaiting(draft: Draft, claim: string): void {
  const { handoff } = draft.conversation;
  if (handoff?.state !== 'waiting' || handoff.claim !== claim) return;
  end(draft, handoff, 'closed', null);
}

/** A button about a claim typed, or what means the same, where it can be about one claim only. @returns false when it is about something else */
export function typedStep(draft: Draft, text: string): boolean {
  const said = normalise(text);
  const step = TYPED.find((one) => (['pl', 'en'] as const).some((locale) => one.words(textsOf(locale)).some((words) => normalise(words) === said)));
  const able = step ? draft.claims.filter(step.can) : [];
  const [claim] = able;
  if (!step || !claim || able.length > 1) return false;
  customerStep(draft, claim.number, step.step);
  return true;
}

interface Typed {
  readonly step: CustomerStep;
  readonly words: (texts: Texts) => readonly string[];
  readonly can: (claim: Claim) => boolean;
}

const may = (act: 'sent' | 'withdrawn' | 'reopened') => ({ state }: Claim): boolean => transition(state, act, 'customer').type === 'moved' && (act === 'reopened' || !hasEnded(state));

const TYPED: readonly Typed[] = [
  { step: 'send', words: ({ life }) => [life.buttons.send, ...life.buttonsTyped.send], can: may('sent') },
  { step: 'withdraw', words: ({ life }) => [life.buttons.withdraw, ...life.buttonsTyped.withdraw], can: may('withdrawn') },
  { step: 'withdrawSure', words: ({ life }) => [life.withdrawYes], can: may('withdrawn') },
  { step: 'reopen', words: ({ life }) => [life.buttons.reopen, ...life.buttonsTyped.reopen], can: may('reopened') }
];

function askBack(draft: Draft, claim: string): void {
  const { life } = draft.texts;
  draft.tell([life.withdrawSure(claim)], {
    choices: [{ title: life.withdrawYes, value: { claim, step: 'withdrawSure' } }, { title: life.withdrawNo, value: { claim, step: 'keep' } }]
  });
}
