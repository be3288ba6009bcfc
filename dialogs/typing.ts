/** What the customer types: a word that steers, an answer to the question on the table, or something not understood. */
import { applyFacts, readGeneral, type Given } from './answering.js';
import { general, GOALS } from './case.js';
import { proveWith, status } from './claim/status.js';
import type { Draft } from './draft.js';
import { isReach } from './handoff/call.js';
import { outlook } from './handoff/outlook.js';
import { asking, menu, proceed } from './proceed.js';
import { definitionOf, labelOf, questionReply } from './questions.js';
import { GENERAL_FACTS, type GeneralFact, type Pending } from './records.js';
import type { Choice } from './reply.js';
import { correctAnswer, follow, startOver } from './steering.js';
import { statusTexts } from './texts/status.js';
import { textsOf } from './texts/texts.js';
import { chooseAmong, chooseOne, isDontKnow, understandFact, understandSet, understandYesNo, type Option } from './understanding/answers.js';
import { claimNumberIn, intentOf, isBrokenClaimNumber, isSmallTalk, nearIntentOf } from './understanding/intents.js';
import { containsPhrase, normalise } from './understanding/words.js';

export function applyText(draft: Draft, text: string): void {
  const intent = intentOf(text);
  if (intent) return follow(draft, intent);
  const { pending } = draft.session;
  const number = claimNumberIn(text);
  if (number !== null && pending?.facts[0] !== 'description') return status(draft, number);
  if (proveWith(draft, text)) return;
  const reach = pending !== null && draft.conversation.handoff?.state === 'waiting' && isReach(pending.facts);
  if (isBrokenClaimNumber(text) && (reach || !takesWords(pending))) {
    const said = [statusTexts(draft.conversation.locale).numberBroken];
    return reach ? draft.tell(said) : proceed(draft, said);
  }
  if (reach && isAddress(draft, text)) return applyFacts(draft, [{ policy: null, fact: 'email', value: text.trim() }]);
  // How to reach them was asked: what is typed and no address is for the person, or begins a case.
  if (pending && !reach) return answerPending(draft, pending, text);
  const near = nearIntentOf(text);
  if (near) return follow(draft, near);
  const product = productNamed(draft, text);
  if (product !== null) {
    startOver(draft);
    return applyFacts(draft, [{ policy: null, fact: 'product', value: product }]);
  }
  if (draft.conversation.handoff?.state === 'waiting') return acknowledge(draft);
  if (changesMind(draft, text)) return applyFacts(draft, [{ policy: null, fact: 'openClaim', value: true }]);
  if (isSmallTalk(text)) return draft.tell([draft.texts.anythingElse], { choices: menu(draft, ['startOver', 'status', 'person']) });
  const { unclearRest, unclearAfterClaim } = draft.texts;
  draft.tell([draft.session.claim === null ? unclearRest : unclearAfterClaim], { choices: menu(draft, ['startOver', 'status', 'person']) });
}

/** Do the words beside a file answer the question on the table, or steer? What would fill any field is taken for a caption. */
export function understands(draft: Draft, text: string): boolean {
  const { pending } = draft.session;
  if (text.trim() === '') return false;
  if (intentOf(text) !== null || nearIntentOf(text) !== null) return true;
  if (!pending) return productNamed(draft, text) !== null;
  return !takesWords(pending) && understand(draft, pending, text) !== null;
}

/** What is typed now fills a field, whatever it is. */
function takesWords(pending: Pending | null): boolean {
  return pending !== null && pending.policies.length === 0 && pending.facts[0] !== 'product' && pending.facts[0] !== 'goal';
}

/** No claim was wanted, and now one is: "yes after all", or the button typed. */
function changesMind(draft: Draft, text: string): boolean {
  if (general(draft.session, 'openClaim') !== false || draft.session.claim !== null) return false;
  const said = normalise(text).replace(/^(jednak|a jednak|well|ok|okay) /, '');
  return said === normalise(draft.texts.openClaimYes) || isYes(said);
}

function isYes(text: string): boolean {
  const read = understandYesNo(text);
  return read.type === 'value' && read.value === true;
}

function isAddress(draft: Draft, text: string): boolean {
  return readGeneral(draft, 'email', text.trim()).type === 'value' && text.includes('@');
}

/** Whoever asks again after so long is told again; sooner, the bot keeps out of it. */
const ACKNOWLEDGE_AGAIN_MS = 5 * 60_000;

/** While a case waits, what is written is for the person, and the customer hears how long it may take. */
function acknowledge(draft: Draft): void {
  const { handoff } = draft.conversation;
  const { now } = draft.world;
  if (!handoff) return;
  const { acknowledgedAt } = handoff;
  if (acknowledgedAt !== null && Date.parse(now) - Date.parse(acknowledgedAt) < ACKNOWLEDGE_AGAIN_MS) return;
  draft.setHandoff({ ...handoff, acknowledgedAt: now });
  draft.tell([draft.texts.waitingAck, ...(acknowledgedAt === null ? [] : outlook(draft, handoff))]);
}

function answerPending(draft: Draft, pending: Pending, text: string): void {
  const shown = shownChoices(draft, pending);
  const button = shown.find(({ title }) => normalise(title) === normalise(text));
  if (button?.value.facts) return applyFacts(draft, Object.entries(button.value.facts).map(([fact, value]) => ({ policy: pending.policies[0] ?? null, fact, value })));
  const given = understand(draft, pending, text);
  if (given) return given.type === 'facts' ? applyFacts(draft, given.facts) : correctAnswer(draft, given.policy, given.fact);
  const near = nearIntentOf(text);
  if (near) return follow(draft, near);
  // Somebody was called: what answers no question is meant for them.
  if (draft.conversation.handoff?.state === 'waiting') return acknowledge(draft);
  if (isSmallTalk(text)) return proceed(draft);
  const meant = chooseAmong(text, shown.map(({ title }) => ({ value: title, names: [title] })));
  if (meant.length > 1) return askWhichOf(draft, pending, shown.filter(({ title }) => meant.includes(title)));
  const unclear = draft.session.unclear + 1;
  draft.updateSession({ unclear });
  const { texts } = draft;
  proceed(draft, [unclear > 2 ? texts.unclearStill : unclear > 1 ? texts.unclearAgain : [texts.unclear, hint(draft, pending)].filter(Boolean).join(' ')]);
}

/** The same question with the answers that the words may mean; whoever meant none of them gets them all again. */
function askWhichOf(draft: Draft, pending: Pending, fitting: readonly Choice[]): void {
  const { signal } = questionReply(asking(draft, true), pending);
  const none: Choice = { title: draft.texts.noneOfThese, value: { question: pending.id } };
  draft.updateSession({ unclear: 0 });
  draft.say({ text: draft.texts.which, choices: [...fitting, none], ...(signal ? { signal } : {}) });
}

/** The buttons of the question on the table: typing one is pressing it. */
function shownChoices(draft: Draft, pending: Pending): readonly Choice[] {
  if (pending.conflict || (pending.policies.length === 0 && pending.facts.length > 1)) return [];
  const { choices, form } = questionReply(asking(draft, true), pending);
  return choices ?? form?.others ?? [];
}

type Understanding = { readonly type: 'facts'; readonly facts: readonly Given[] } | { readonly type: 'correct'; readonly policy: string; readonly fact: string };

function understand(draft: Draft, pending: Pending, text: string): Understanding | null {
  const [policy] = pending.policies;
  const [fact = ''] = pending.facts;
  if (policy === undefined) return understandGeneral(draft, pending, text);
  if (pending.conflict) return understandConflict(draft, policy, pending, text);
  if (pending.facts.length > 1) return understandDocuments(draft, policy, pending, text);
  const definition = definitionOf(draft.world.policies, policy, fact);
  const read = definition ? understandFact(definition, text, draft.conversation.locale, draft.world.today) : null;
  return read?.type === 'value' ? { type: 'facts', facts: [{ policy, fact, value: read.value }] } : null;
}

/** "All", "none", or what one has, by its label. */
function understandDocuments(draft: Draft, policy: string, pending: Pending, text: string): Understanding | null {
  const options = pending.facts.map((value): Option => ({ value, names: (['pl', 'en'] as const).map((locale) => labelOf(draft.world.policies, policy, value, locale)) }));
  const yesNo = understandYesNo(text);
  const read = isDontKnow(text) ? null : yesNo.type === 'value' ? yesNo.value === true : understandSet(text, options);
  if (typeof read === 'object' && read?.type === 'unclear') return null;
  const has = (fact: string): boolean | null => (read === null || typeof read === 'boolean' ? read : Array.isArray(read.value) && read.value.includes(fact));
  return { type: 'facts', facts: pending.facts.map((fact) => ({ policy, fact, value: has(fact) })) };
}

/** Which of two answers is wrong, by its label. */
function understandConflict(draft: Draft, policy: string, pending: Pending, text: string): Understanding | null {
  const names = (fact: string): string[] => (['pl', 'en'] as const).flatMap((locale) => {
    const label = labelOf(draft.world.policies, policy, fact, locale);
    return [label, textsOf(locale).conflictOption(label)];
  });
  const fact = chooseOne(text, pending.facts.map((value): Option => ({ value, names: names(value) })));
  return fact === null ? null : { type: 'correct', policy, fact };
}

function understandGeneral(draft: Draft, pending: Pending, text: string): Understanding | null {
  const [fact] = pending.facts as readonly GeneralFact[];
  const facts = (name: string, value: unknown): Understanding => ({ type: 'facts', facts: [{ policy: null, fact: name, value }] });
  if ((fact === 'product' || fact === 'goal') && isDontKnow(text)) return facts(fact, null);
  if (fact === 'product') {
    const product = productNamed(draft, text);
    return product === null ? null : facts('product', product);
  }
  if (fact === 'goal') {
    const goal = chooseOne(text, goalOptions());
    return goal === null ? null : facts('goal', goal);
  }
  if (fact === undefined || !GENERAL_FACTS.includes(fact)) return null;
  // In the form of details an e-mail address is recognised wherever it stands; other words answer the first field.
  const email = pending.facts.includes('email') ? readGeneral(draft, 'email', text) : null;
  if (email?.type === 'value' && email.value !== null) return facts('email', email.value);
  if (fact === 'email') return facts('email', text);
  const read = readGeneral(draft, fact, text);
  return read.type === 'value' ? facts(fact, read.value) : null;
}

function goalOptions(): Option[] {
  return [...GOALS, 'status' as const, 'person' as const].map((goal) => ({ value: goal, names: [goal, textsOf('pl').goal[goal], textsOf('en').goal[goal]] }));
}

/** The product a text names; the longest name wins, and two different products name none. */
function productNamed(draft: Draft, text: string): string | null {
  // "Hello" is one letter from a Tello.
  if (isSmallTalk(text)) return null;
  const { products } = draft.world.policies.catalogue;
  const exact = chooseOne(text, products.map(({ id, title, names }) => ({ value: id, names: [id, title.pl, title.en, ...names] })));
  const said = normalise(text);
  const found = products.flatMap(({ id, names }) => names.filter((name) => containsPhrase(said, name)).map((name) => ({ id, name })));
  const widest = found.filter(({ name }) => !found.some((other) => other.name !== name && containsPhrase(other.name, name)));
  const ids = new Set(widest.map(({ id }) => id));
  return ids.size === 1 ? (widest[0]?.id ?? null) : ids.size === 0 ? exact : null;
}

function hint(draft: Draft, pending: Pending): string {
  const [policy] = pending.policies;
  const type = policy === undefined ? null : definitionOf(draft.world.policies, policy, pending.facts[0] ?? '')?.type;
  const { texts } = draft;
  return type === 'date' ? texts.badDate : type === 'integer' ? texts.badNumber : type === 'money' ? texts.badMoney : '';
}
