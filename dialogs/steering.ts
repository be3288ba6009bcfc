/** Steering at any point: back, correct, start over, a person, the language, what is known, the state of the claim. */
import type { FactValue, Locale } from '../policies/language.js';
import { general, newSession, productIn, sharing } from './case.js';
import { contestClaim, openClaim } from './claim/open.js';
import { status } from './claim/status.js';
import { transition } from './claim/transitions.js';
import type { Draft } from './draft.js';
import { decisionsTold, findingsNow } from './findings.js';
import { capital, formatFact } from './format.js';
import { callPerson } from './handoff/call.js';
import { escapeMarkdown } from './markdown.js';
import { proceed } from './proceed.js';
import { definitionOf, labelOf } from './questions.js';
import type { Answer } from './records.js';
import type { Choice, Intent } from './reply.js';
import { answerWhy } from './why.js';

/** Does what the customer steers to, and says how it goes on. */
export function follow(draft: Draft, intent: Intent): void {
  draft.updateSession({ unclear: 0 });
  const { texts } = draft;
  switch (intent) {
    case 'back': return back(draft);
    case 'correct': return offerCorrections(draft);
    case 'startOver': {
      startOver(draft);
      return proceed(draft, [texts.startedOver]);
    }
    case 'person': return callPerson(draft, 'asked', openedClaim(draft));
    case 'polish': return speak(draft, 'pl');
    case 'english': return speak(draft, 'en');
    case 'summary': return proceed(draft, [summary(draft)]);
    case 'status': return status(draft);
    case 'help': return proceed(draft, [texts.help]);
    case 'contest': return contest(draft);
    case 'why': return proceed(draft, [answerWhy(draft)]);
    case 'further': {
      draft.updateSession({ furtherCovers: true });
      return proceed(draft);
    }
  }
}

/** A new case in the same conversation; claims opened before stay. */
export function startOver(draft: Draft): void {
  const { turns, greeted } = draft.session;
  draft.updateSession({ ...newSession(), turns, greeted });
}

function back(draft: Draft): void {
  const { session, texts } = draft;
  if (session.claim !== null) return proceed(draft, [texts.correctClosed]);
  if (session.correcting) {
    draft.updateSession({ correcting: null });
    return proceed(draft);
  }
  const last = Math.max(0, ...session.answers.map(({ turn }) => turn));
  if (last === 0) return proceed(draft, [texts.backNothing]);
  draft.updateSession({ answers: session.answers.filter(({ turn }) => turn !== last), told: withoutDecisions(session.told), furtherCovers: false });
  proceed(draft);
}

function withoutDecisions(told: readonly string[]): string[] {
  return told.filter((one) => !decisionsTold(one));
}

/** Takes one answer back and asks for it again before anything else. */
export function correctAnswer(draft: Draft, policy: string | null, fact: string): void {
  const { session, texts, world, conversation } = draft;
  if (session.claim !== null) return proceed(draft, [texts.correctClosed]);
  const known = session.answers.some((answer) => answer.policy === policy && answer.fact === fact);
  if (!known) return proceed(draft, [texts.notOffered]);
  draft.updateSession({ correcting: { policy, fact }, told: withoutDecisions(session.told) });
  proceed(draft, [texts.correctAsk(labelOf(world.policies, policy, fact, conversation.locale))]);
}

function offerCorrections(draft: Draft): void {
  const { session, texts } = draft;
  if (session.claim !== null) return proceed(draft, [texts.correctClosed]);
  const answers = distinctAnswers(draft);
  if (answers.length === 0) return proceed(draft, [texts.correctNothing]);
  const choices = answers.map(({ policy, fact, value }): Choice => ({
    title: `${capital(labelOf(draft.world.policies, policy, fact, draft.conversation.locale))}: ${valueText(draft, policy, fact, value)}`,
    value: { correct: { policy, fact } }
  }));
  draft.say({ text: texts.correctWhich, choices });
}

function summary(draft: Draft): string {
  const { texts, conversation, world } = draft;
  const lines = distinctAnswers(draft).map(
    ({ policy, fact, value }) => `- ${capital(labelOf(world.policies, policy, fact, conversation.locale))}: **${escapeMarkdown(onOneLine(valueText(draft, policy, fact, value)))}**`
  );
  return lines.length === 0 ? texts.summaryNothing : `${texts.summaryHeading}\n\n${lines.join('\n')}`;
}

/** A line of a list ends where the words break. */
function onOneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

/** One line a fact: a fact that covers share stands in the answers once for each. */
function distinctAnswers(draft: Draft): Answer[] {
  const seen = new Set<string>();
  const product = productIn(draft.session, draft.world.policies);
  return draft.session.answers.filter(({ policy, fact }) => {
    const names = policy === null ? [fact] : sharing(product, policy, fact).map((one) => `${one.policy}/${one.fact}`);
    const repeated = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return !repeated;
  });
}

function valueText(draft: Draft, policy: string | null, fact: string, value: FactValue | null): string {
  const { world, conversation, texts } = draft;
  const { locale } = conversation;
  const definition = policy === null ? null : definitionOf(world.policies, policy, fact);
  if (definition) return formatFact(definition, value, locale);
  if (value === null) return texts.dontKnow;
  const product = productIn(draft.session, world.policies);
  if (fact === 'product') return product?.title[locale] ?? String(value);
  if (fact === 'goal') return texts.goal[value as keyof typeof texts.goal] ?? String(value);
  if (Array.isArray(value)) return product?.covers.filter(({ policy: id }) => value.includes(id)).map(({ title }) => title[locale]).join(', ') || texts.noneOfThese;
  return typeof value === 'boolean' ? (value ? texts.yes : texts.no) : String(value);
}

function speak(draft: Draft, locale: Locale): void {
  draft.conversation = { ...draft.conversation, locale };
  proceed(draft, [draft.texts.switched]);
}

/** Every denial offers a person: the case goes to one at once, with the claim that records it. */
function contest(draft: Draft): void {
  const opened = openedClaim(draft);
  // Said again while it waits: nothing new for the history.
  if (opened?.contested && draft.conversation.handoff?.state === 'waiting') return callPerson(draft, 'asked', opened);
  // A return that is under way is not undone by a word: a person is called to it.
  const again = opened && transition(opened.state, 'contested', 'customer').type === 'moved' ? contestClaim(draft, opened) : opened;
  if (again) return callPerson(draft, 'contested', again);
  const decision = findingsNow(draft)?.decisions[0];
  if (!decision || general(draft.session, 'product') === undefined) return proceed(draft, [draft.texts.contestNothing]);
  // What was granted is no denial: who disagrees with it wants to talk.
  if (decision.outcome === 'covered' || decision.outcome === 'solved') return callPerson(draft, 'asked', null);
  callPerson(draft, 'contested', openClaim(draft, decision, true));
}

function openedClaim(draft: Draft) {
  return draft.session.claim === null ? null : draft.claim(draft.session.claim);
}
