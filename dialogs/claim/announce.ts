/** What a step means for the customer: said in the conversation, and written where it should reach them elsewhere too. */
import type { Day } from '../../policies/language.js';
import { BOT, type Draft } from '../draft.js';
import { clauseName, notices } from '../explain.js';
import { formatDay } from '../format.js';
import { compose, letterLine } from '../letters/compose.js';
import type { Occasion } from '../letters/content.js';
import type { LetterKind } from '../letters/letter.js';
import { post } from '../letters/sparing.js';
import { escapeMarkdown } from '../markdown.js';
import type { Speaker } from '../records.js';
import type { Choice } from '../reply.js';
import { textsOf } from '../texts/texts.js';
import { expectation } from './deadline.js';
import { claimSignal } from './signal.js';
import { papers, withPaperChoices } from './needs.js';
import type { Claim } from './record.js';
import type { ClaimStep } from './steps.js';

interface Announcement {
  readonly text: readonly string[];
  readonly letter?: LetterKind;
  /** What the letter has to know beyond what was said. */
  readonly occasion?: Occasion;
  readonly choices?: readonly Choice[];
}

/** Steps that are the desk's own business are not told. */
export function announceStep(draft: Draft, claim: Claim, step: ClaimStep, who: Speaker): void {
  const said = announcement(draft, claim, step, who);
  if (!said) return;
  // Whoever is talking with the customer says it; from a desk elsewhere the bot passes it on.
  const from = who.role === 'agent' && draft.conversation.handoff?.state === 'accepted' ? who : BOT;
  const text = said.text.filter(Boolean);
  const letter = said.letter ? compose(said.letter, claim, draft, { ...said.occasion, said: text.filter((one) => one !== draft.texts.life.about(claim.number)) }) : null;
  draft.say({ text: [...text, letter ? letterLine(letter.kind, claim, draft) : ''].filter(Boolean).join('\n\n'), ...(said.choices ? { choices: said.choices } : {}), signal: { claim: claimSignal(claim) } }, from);
  if (letter && who.role === 'agent') draft.letter(letter);
  else if (letter) post(draft, letter);
}

function announcement(draft: Draft, claim: Claim, step: ClaimStep, who: Speaker): Announcement | null {
  const texts = textsOf(draft.conversation.locale);
  const { life } = texts;
  const day = (one: Day): string => formatDay(one, draft.conversation.locale);
  const about = life.about(claim.number);
  switch (step.do) {
    case 'askPapers': return { text: [about, life.papersAsked, papers(draft, claim), quoted(step.note)], letter: 'reminder', occasion: { note: step.note }, ...withPaperChoices(draft, claim) };
    case 'authoriseRma': return { text: rmaText(draft, claim), letter: 'rmaSheet', choices: [stepChoice(draft, claim, 'send')] };
    case 'send': return who.role === 'customer' ? { text: [life.sent] } : null;
    case 'receive': return { text: [about, life.received(day(step.on)), step.missingParts ? life.missingParts(escapeMarkdown(step.missingParts)) : ''], letter: 'status' };
    case 'accept': return { text: [about, life.accepted(day(step.on)), expected(draft, claim)], letter: 'status' };
    case 'inspect': return { text: [about, life.inspection] };
    case 'choose': return { text: [about, life.remedy[step.remedy], quoted(step.note), expected(draft, claim)], letter: 'status' };
    case 'reject': return { text: [life.rejected(claim.number), life.reason(escapeMarkdown(step.reason)), basis(draft, claim, step.clause), life.contestHow], letter: 'decision', occasion: { reason: step.reason, clause: step.clause }, choices: [contestChoice(draft)] };
    case 'override': {
      const good = step.outcome === 'covered';
      const text = [good ? life.overturned(claim.number) : life.denied(claim.number), life.reason(escapeMarkdown(step.reason)), basis(draft, claim, step.clause)];
      return { text: good ? text : [...text, life.contestHow], letter: 'decision', occasion: { reason: step.reason, clause: step.clause }, ...(good ? {} : { choices: [contestChoice(draft)] }) };
    }
    case 'pause': return { text: [about, life.paused(step.reason), quoted(step.note)], letter: 'status' };
    case 'resume': return { text: [about, life.resumed, expected(draft, claim)], letter: 'status' };
    case 'shipBack': return { text: [about, life.shippedBack, step.tracking ? life.sentTracking(escapeMarkdown(step.tracking)) : ''], letter: 'status' };
    case 'close': return { text: [texts.closedByAgent(texts.result[step.result])], letter: 'status' };
    case 'withdraw': return { text: [life.withdrawn(claim.number)], ...unlessAgain(claim, 'withdrawn', who), choices: [stepChoice(draft, claim, 'reopen')] };
    case 'reopen': return { text: [life.reopened(claim.number)], ...unlessAgain(claim, 'reopened', who) };
    default: return null;
  }
}

/** To and fro by the customer's own buttons is not written each time: the address may be a stranger's. */
function unlessAgain({ history }: Claim, what: 'withdrawn' | 'reopened', { role }: Speaker): Pick<Announcement, 'letter'> {
  const again = role === 'customer' && history.filter((event) => event.what === what && event.who.role === 'customer').length > 1;
  return again ? {} : { letter: 'status' };
}

function rmaText(draft: Draft, claim: Claim): string[] {
  const { texts, world, conversation } = draft;
  const { rma } = claim;
  if (!rma) return [];
  const policy = world.policies.policies.get(claim.policy.id);
  const packing = policy ? notices(policy, claim.decision, 'rma', conversation.locale) : [];
  return [
    texts.rma(rma.number),
    rma.returnTo.length > 0 ? texts.life.rmaAddress(rma.returnTo.map(escapeMarkdown).join('\\\n')) : '',
    texts.life.rmaValid(formatDay(rma.validUntil, conversation.locale)),
    ...(packing.length > 0 ? packing : [texts.rmaPacking])
  ];
}

function expected({ texts, conversation }: Draft, claim: Claim): string {
  const when = expectation(claim);
  return when.type === 'by' ? texts.life.expectedBy(formatDay(when.day, conversation.locale)) : '';
}

function basis({ texts, world, conversation }: Draft, claim: Claim, clause: string | null): string {
  const policy = world.policies.policies.get(claim.policy.id);
  if (!clause || !policy) return '';
  return texts.life.clause(clauseName(policy, clause, conversation.locale));
}

function quoted(note: string | null): string {
  return note ? escapeMarkdown(note) : '';
}

function contestChoice({ texts }: Draft): Choice {
  return { title: texts.menu.contest, value: { intent: 'contest' } };
}

/** A step that the customer takes with a button. */
export function stepChoice({ texts }: Draft, claim: Claim, step: 'send' | 'withdraw' | 'reopen'): Choice {
  return { title: texts.life.buttons[step], value: { claim: claim.number, step } };
}
