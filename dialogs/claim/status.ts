/** The state of a claim, told in the chat: to its own conversation, or to whoever proved to read its customer's e-mail. */
import type { Draft } from '../draft.js';
import { formatDay } from '../format.js';
import { menu, proceed } from '../proceed.js';
import type { Choice } from '../reply.js';
import { statusTexts } from '../texts/status.js';
import { stepChoice } from './announce.js';
import { askForCode, readCode } from './proof.js';
import type { Claim } from './record.js';
import { claimSignal } from './signal.js';
import { claimView } from './timeline.js';
import { hasEnded, transition } from './transitions.js';
import type { ClaimView } from './view.js';

/** @param asked a claim's number; without one, all claims of this conversation */
export function status(draft: Draft, asked: string | null = null): void {
  const { claims } = draft;
  if (asked !== null && !draft.claim(asked)) return askForCode(draft, asked);
  if (claims.length === 0) return proceed(draft, [statusTexts(draft.conversation.locale).none]);
  for (const claim of claims.filter(({ number }) => asked === null || number === asked)) {
    const choices = statusChoices(draft, claim);
    draft.tell(statusText(draft, viewOf(draft, claim)), { signal: { claim: claimSignal(claim) }, ...(choices.length > 0 ? { choices } : {}) });
  }
  if (draft.session.pending) proceed(draft);
}

/** A code was asked for, and this may be it. @returns whether it was taken as one */
export function proveWith(draft: Draft, text: string): boolean {
  const proof = readCode(draft, text);
  if (proof.type === 'proven') tellProven(draft, proof.claim);
  return proof.type !== 'none';
}

/** Without buttons: steps are taken in the claim's own conversation, to which the link leads. */
function tellProven(draft: Draft, claim: Claim): void {
  const { world, conversation } = draft;
  const texts = statusTexts(conversation.locale);
  const view = viewOf(draft, claim);
  const link = conversation.channel === 'webchat' ? world.conversationLink(claim.conversation) : null;
  const happened = view.timeline.map(({ on, text }) => `- ${formatDay(on, conversation.locale)}: ${text}`);
  const timeline = [texts.happened, happened.join('\n')];
  // The first question of all is not put again: its many buttons would hide what was asked for.
  const begun = draft.session.pending !== null && draft.session.asOf !== null;
  draft.tell([...statusText(draft, view), ...timeline, link === null ? '' : texts.link(link)], {
    signal: { claim: claimSignal(claim) }, ...(begun ? {} : { choices: menu(draft, ['startOver', 'person']) })
  });
  if (begun) proceed(draft);
}

function viewOf({ world, conversation }: Draft, claim: Claim): ClaimView {
  return claimView(claim, world.policies, conversation.locale, world.today);
}

function statusText({ conversation: { locale } }: Draft, view: ClaimView): string[] {
  const texts = statusTexts(locale);
  const day = (on: string): string => formatDay(on, locale);
  return [
    texts.heading(view.number, view.product, day(view.openedOn)),
    texts.since(view.stateText, day(view.since)),
    view.result === null ? '' : texts.result(view.result),
    view.missing.length > 0 ? `${texts.missing}\n\n${view.missing.map((title) => `- ${title}`).join('\n')}` : '',
    view.rma ? texts.rma(view.rma.number) : '',
    view.expected ?? '',
    view.next
  ];
}

/** What the customer may do with a claim now. */
function statusChoices(draft: Draft, claim: Claim): Choice[] {
  const may = (act: 'sent' | 'withdrawn' | 'reopened'): boolean => transition(claim.state, act, 'customer').type === 'moved';
  return [
    ...(may('sent') ? [stepChoice(draft, claim, 'send')] : []),
    ...(may('withdrawn') && !hasEnded(claim.state) ? [stepChoice(draft, claim, 'withdraw')] : []),
    ...(may('reopened') ? [stepChoice(draft, claim, 'reopen')] : [])
  ];
}
