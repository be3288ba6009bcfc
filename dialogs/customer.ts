/** What the customer sends: opened the chat, pressed, submitted, wrote, attached. */
import type { Locale } from '../policies/language.js';
import { productOf } from '../policies/book.js';
import { applyFacts, type Given } from './answering.js';
import { hasFiles, receiveFiles } from './attached.js';
import { answerPaper, typedAnswer } from './claim/answers.js';
import { customerStep, typedStep } from './claim/customer.js';
import { linkArrives } from './claim/documents.js';
import type { Draft } from './draft.js';
import type { Event } from './events.js';
import { customerWrote } from './handoff/lease.js';
import { receiveOwned } from './owned.js';
import { proceed } from './proceed.js';
import { ratingArrives, typedRating } from './rating.js';
import type { Submit } from './reply.js';
import { correctAnswer, follow, startOver } from './steering.js';
import { readSubmit } from './submit.js';
import { applyText } from './typing.js';

type CustomerEvent = Extract<Event, { type: 'joined' | 'message' }>;
type Message = Extract<Event, { type: 'message' }>;

/** Longer texts are refused with a word, before anything tries to understand them. */
export const LONGEST_TEXT = 4000;

export function customerTurn(draft: Draft, event: CustomerEvent): void {
  rememberAgain(draft);
  if (event.type === 'joined') {
    join(draft, event.locale);
    return;
  }
  draft.updateSession({ turns: draft.session.turns + 1 });
  // A person owns the case: the message is in the transcript, and the bot is silent.
  const { handoff } = draft.conversation;
  if (handoff?.state === 'accepted' || handoff?.state === 'delegated') {
    const words = receiveOwned(draft, event);
    // A contested claim may be what the case is about from now on.
    if (words) customerWrote(draft, draft.conversation.handoff ?? handoff, hasFiles(event) ? 'file' : 'words');
    return;
  }
  if (!draft.session.greeted) greet(draft, event.locale, true);
  receive(draft, event);
}

/** What is told after an erasure is personal data again, to be erased in its time. */
function rememberAgain(draft: Draft): void {
  const { erasedOn, ...conversation } = draft.conversation;
  if (erasedOn !== undefined) draft.conversation = conversation;
}

function join(draft: Draft, locale: string | undefined): void {
  if (!draft.session.greeted) {
    greet(draft, locale, false);
    proceed(draft);
    return;
  }
  const wanted = localeOf(locale);
  if (wanted === null || wanted === draft.conversation.locale || isOwned(draft)) return;
  follow(draft, wanted === 'pl' ? 'polish' : 'english');
}

function isOwned({ conversation: { handoff } }: Draft): boolean {
  return handoff?.state === 'accepted' || handoff?.state === 'delegated';
}

function greet(draft: Draft, locale: string | undefined, short: boolean): void {
  draft.conversation = { ...draft.conversation, locale: localeOf(locale) ?? draft.conversation.locale };
  draft.updateSession({ greeted: true });
  draft.tell([short ? draft.texts.greetingShort : draft.texts.greeting]);
}

/** `pl-PL` is Polish, any other known language is answered in English; nothing said changes nothing. */
function localeOf(tag: string | undefined): Locale | null {
  if (!tag) return null;
  return tag.toLowerCase().startsWith('pl') ? 'pl' : 'en';
}

function receive(draft: Draft, message: Message): void {
  const submit = readSubmit(message.value);
  if (hasFiles(message)) receiveFiles(draft, message, submit);
  if (submit) applySubmit(draft, submit);
  else if (message.text.length > LONGEST_TEXT) proceed(draft, [draft.texts.tooLong(LONGEST_TEXT)]);
  else if (hasFiles(message)) return;
  else if (message.text.trim() !== '') readText(draft, message.text);
  else proceed(draft, [draft.texts.unclear]);
}

/** What answers no question may be the address of a paper, or be about papers. */
function readText(draft: Draft, text: string): void {
  if (typedRating(draft, text) || typedStep(draft, text)) return;
  if (!draft.session.pending && (linkArrives(draft, text, false) || typedAnswer(draft, text))) return;
  applyText(draft, text);
}

function applySubmit(draft: Draft, submit: Submit): void {
  if (submit.start) {
    startWith(draft, submit.start.product);
  } else if (submit.claim !== undefined && submit.paper) {
    answerPaper(draft, submit.claim, submit.paper, false);
  } else if (submit.claim !== undefined && submit.step) {
    customerStep(draft, submit.claim, submit.step);
  } else if (submit.intent) {
    follow(draft, submit.intent);
  } else if (ratingArrives(draft, submit, false)) {
    return;
  } else if (isStale(draft, submit)) {
    proceed(draft, [draft.texts.stale]);
  } else if (submit.correct) {
    correctAnswer(draft, submit.correct.policy, submit.correct.fact);
  } else if (submit.facts) {
    if (submit.cover !== undefined) draft.updateSession({ chosenCover: submit.cover });
    const given: Given[] = Object.entries(submit.facts).map(([fact, value]) => ({ policy: submit.policy ?? null, fact, value }));
    applyFacts(draft, given);
  } else {
    // None of the answers that were on show: all of them once more.
    proceed(draft, submit.question === undefined ? [draft.texts.notOffered] : []);
  }
}

/** A card of an earlier question: what it says may have been answered differently since. */
function isStale(draft: Draft, { question }: Submit): boolean {
  return question !== undefined && question !== draft.session.pending?.id;
}

/** A page that names a product we do not have is mistaken, not its visitor: they are asked as usual. */
function startWith(draft: Draft, product: string): void {
  if (!productOf(draft.world.policies, product)) return proceed(draft);
  startOver(draft);
  applyFacts(draft, [{ policy: null, fact: 'product', value: product }]);
}

