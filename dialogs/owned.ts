/**
 * While a person has the case the bot is silent. What the customer does with a button that is theirs counts all the
 * same, and is confirmed in one line: a step of a claim, a word against a denial, a rating, an address, the language.
 */
import type { Locale } from '../policies/language.js';
import { applyFacts } from './answering.js';
import { recordSilently } from './attached.js';
import { customerStep, typedStep } from './claim/customer.js';
import { contestable } from './claim/denied.js';
import { contestClaim } from './claim/open.js';
import { claimSignal } from './claim/signal.js';
import type { Claim } from './claim/record.js';
import type { Draft } from './draft.js';
import type { Event } from './events.js';
import { isReach } from './handoff/call.js';
import { escapeMarkdown } from './markdown.js';
import { ratingArrives } from './rating.js';
import type { Submit } from './reply.js';
import { readSubmit } from './submit.js';
import { intentOf } from './understanding/intents.js';

type Message = Extract<Event, { type: 'message' }>;

/** @returns whether it is something that the person has to answer; a rating, an address or another language is not */
export function receiveOwned(draft: Draft, message: Message): boolean {
  const submit = readSubmit(message.value);
  if (submit && (ratingArrives(draft, submit, true) || speaks(draft, submit) || isReached(draft, submit))) return false;
  if (submit) press(draft, submit);
  else type(draft, message.text);
  recordSilently(draft, message, submit);
  return true;
}

function press(draft: Draft, { claim, step, intent }: Submit): void {
  if (intent === 'contest') contest(draft);
  else if (claim !== undefined && draft.claim(claim) && step && step !== 'code') customerStep(draft, claim, step);
}

/** A button's words typed are the button; anything else is for the person. */
function type(draft: Draft, text: string): void {
  if (intentOf(text) === 'contest') contest(draft);
  else typedStep(draft, text);
}

/** The card that asked how to reach them is still there. */
function isReached(draft: Draft, { question, facts = {} }: Submit): boolean {
  const { pending } = draft.session;
  if (!pending || question !== pending.id || !isReach(pending.facts) || !isReach(Object.keys(facts))) return false;
  applyFacts(draft, Object.entries(facts).map(([fact, value]) => ({ policy: null, fact, value })));
  return true;
}

/** The switch of the page: the bot's own lines and letters follow it. */
function speaks(draft: Draft, { intent }: Submit): boolean {
  if (intent !== 'polish' && intent !== 'english') return false;
  const locale: Locale = intent === 'polish' ? 'pl' : 'en';
  if (locale !== draft.conversation.locale) {
    draft.conversation = { ...draft.conversation, locale };
    draft.tell([draft.texts.switchedOwned]);
  }
  return true;
}

/** What was contested and not decided again since is so already: said twice, it is for the person. */
function contest(draft: Draft): void {
  const { handoff } = draft.conversation;
  const named = [handoff?.claim ?? null, draft.session.claim].flatMap((number): Claim[] => {
    const claim = number === null ? null : draft.claim(number);
    return claim ? [claim] : [];
  });
  const denied = [...named, ...draft.claims].find(contestable);
  if (!denied || !handoff) return;
  const claim = contestClaim(draft, denied);
  if (handoff.claim === null) draft.setHandoff({ ...handoff, claim: claim.number });
  draft.tell([draft.texts.floor.contestNoted(claim.number, escapeMarkdown(handoff.agent?.name ?? ''))], { signal: { claim: claimSignal(claim) } });
}
