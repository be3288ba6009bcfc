/**
 * "How was it?", asked once when a person has ended their part. Two taps at most; who goes on with something else is
 * not held up, and nothing typed is taken for an answer unless it plainly is one.
 */
import type { Draft } from './draft.js';
import type { HandoffEnd, Rating, ServedHandoff } from './handoff/served.js';
import { menu, proceed } from './proceed.js';
import { definitionOf } from './questions.js';
import type { Choice, Field, Signal, Submit } from './reply.js';
import { textsOf } from './texts/texts.js';
import { claimNumberIn, intentOf, isSmallTalk } from './understanding/intents.js';
import { normalise } from './understanding/words.js';

const SCORES = [5, 4, 3, 2, 1] as const;
type Score = (typeof SCORES)[number];

/** With these a person is offered again. */
const LOW = 2;
/** The card's field; the fact of the score is `rating` (contract, section 3). */
const COMMENT = 'comment';
const LONGEST_COMMENT = 2000;
const QUESTION = /^rating-(\d{1,6})(-comment)?$/u;

/** Asked beside whatever else is asked: another question does not close it. */
export function isRatingQuestion(question: string): boolean {
  return QUESTION.test(question);
}

/** Of the hand-off that has just ended. Nobody is asked who only spoke on the phone. */
export function askRating(draft: Draft, end: HandoffEnd): void {
  const { conversation, session } = draft;
  const place = (conversation.served?.length ?? 0) - 1;
  if (place < 0 || conversation.openedBy) return;
  keep(draft, place, { score: null, ratedOn: null, comment: null, open: { ask: 'score', turn: session.turns } });
  if (session.pending) askOnCard(draft, place);
  else askWithButtons(draft, place, end === 'returned' ? menu(draft, session.claim === null ? ['startOver', 'person'] : ['status', 'startOver', 'person']) : []);
}

/** @param others buttons of the message before, which go when the next comes */
function askWithButtons(draft: Draft, place: number, others: readonly Choice[]): void {
  const { ratings } = draft.texts;
  const scores = SCORES.map((score): Choice => ({ title: ratings.score[score], value: { question: questionOf(place), facts: { rating: score } } }));
  draft.tell([ratings.ask], { choices: [...scores, ...others], signal: signalOf(draft) });
}

/** While the bot's own question is on the table, whose buttons the next message would take away: all on one card. */
function askOnCard(draft: Draft, place: number): void {
  const { ratings } = draft.texts;
  const choices = SCORES.map((score) => ({ value: String(score), title: ratings.score[score] }));
  const score: Field = { id: 'rating', label: ratings.ask, input: 'choice', choices, required: true };
  draft.say({ text: ratings.ask, form: { question: questionOf(place), fields: [score, commentField(draft)], submit: ratings.sendRating, others: [] }, signal: signalOf(draft) });
}

function signalOf({ texts }: Draft): Signal {
  const choices = SCORES.map((score) => ({ value: String(score), title: texts.ratings.score[score] }));
  return { question: { policies: [], fact: 'rating', type: 'choice', choices } };
}

function commentField({ texts: { ratings } }: Draft): Field {
  return { id: COMMENT, label: ratings.comment, input: 'longText', placeholder: ratings.commentHint, maxLength: LONGEST_COMMENT, required: false };
}

/** @param silent a person has the conversation: it is noted, and nothing is said @returns false when the submit is about something else */
export function ratingArrives(draft: Draft, { question, facts = {} }: Submit, silent: boolean): boolean {
  if (!('rating' in facts) && !QUESTION.test(question ?? '')) return false;
  const place = placeOf(draft, question);
  const rating = place === null ? null : ratingAt(draft, place);
  if (place === null || !rating) return false;
  // A card that is sent with nothing on it says: no comment.
  const given = { ...('rating' in facts ? { score: facts['rating'] } : { comment: null }), ...(COMMENT in facts ? { comment: facts[COMMENT] } : {}) };
  take(draft, place, rating, given, silent);
  return true;
}

/** @returns false when the text is about something else */
export function typedRating(draft: Draft, text: string): boolean {
  const { conversation, session } = draft;
  const place = (conversation.served?.length ?? 0) - 1;
  const open = ratingAt(draft, place)?.open;
  const rating = ratingAt(draft, place);
  if (!rating || !open || conversation.handoff?.state !== 'completed') return false;
  const right = session.turns === open.turn + 1;
  const next = session.pending === null && right;
  if (open.ask === 'score') {
    const score = scoreIn(text, next || (right && conversation.served?.[place]?.end === 'closed' && !takesNumbers(draft)));
    if (score !== null) take(draft, place, rating, { score }, false);
    return score !== null;
  }
  if (!next || intentOf(text) !== null || claimNumberIn(text) !== null) return false;
  take(draft, place, rating, { comment: isNone(text) ? null : text }, false);
  return true;
}

/** After a return to the bot its question comes last; after a close the rating does, and a number is for the question only where it asks for one. */
function takesNumbers({ session: { pending }, world }: Draft): boolean {
  if (pending === null) return false;
  const [policy] = pending.policies;
  const [fact = ''] = pending.facts;
  if (policy === undefined) return fact !== 'product' && fact !== 'goal';
  const type = definitionOf(world.policies, policy, fact)?.type;
  return type !== 'choice' && type !== 'set' && type !== 'yesNo';
}

interface Told {
  readonly score?: unknown;
  readonly comment?: unknown;
}

function take(draft: Draft, place: number, rating: Rating, told: Told, silent: boolean): void {
  const score = 'score' in told ? (SCORES.find((one) => one === Number(told.score)) ?? null) : rating.score;
  if ('score' in told && score === null && told.score !== null) return silent ? undefined : refuse(draft);
  const comment = 'comment' in told ? cleaned(told.comment) : rating.comment;
  // A comment is asked for once, and not at all of who gave none with the score, or did not want to say either.
  const asks = score !== null && rating.open !== null && !('comment' in told) && !silent;
  keep(draft, place, {
    score, comment, ratedOn: score === null ? null : draft.world.today, open: asks ? { ask: 'comment', turn: draft.session.turns } : null
  });
  if (silent) return;
  if (asks && !draft.session.pending) askComment(draft, place, score);
  else thank(draft, score);
}

function askComment(draft: Draft, place: number, score: number): void {
  const { texts: { ratings }, texts } = draft;
  const question = `${questionOf(place)}-comment`;
  const none: Choice = { title: ratings.noComment, value: { question, facts: { [COMMENT]: null } } };
  const others = score <= LOW ? [none, ...menu(draft, ['person'])] : [none];
  draft.say({
    text: score <= LOW ? ratings.askCommentLow : ratings.askComment,
    form: { question, fields: [commentField(draft)], submit: texts.send, others }
  });
}

/** The bot's own question is put again: its buttons went with the message before. */
function thank(draft: Draft, score: number | null): void {
  const { texts: { ratings }, session, conversation } = draft;
  const words = score !== null && score <= LOW ? ratings.thanksLow : ratings.thanks;
  if (session.pending) return proceed(draft, [words]);
  draft.tell([words], conversation.handoff?.state === 'waiting' ? {} : { choices: menu(draft, ['person', 'startOver', 'status']) });
}

function refuse(draft: Draft): void {
  draft.tell([draft.texts.badValue(draft.texts.label.rating)]);
}

/** In exactly a button's words, or out of five; a bare number only right after it was asked for. */
function scoreIn(text: string, bare: boolean): Score | null {
  const said = normalise(text.replace(' - ', ' '));
  const titled = SCORES.find((score) => (['pl', 'en'] as const).some((locale) => normalise(textsOf(locale).ratings.score[score]) === said));
  const [, number] = (bare ? /^([1-5])(?: ?\/ ?5)?$/u : /^([1-5]) ?\/ ?5$/u).exec(said) ?? [];
  return titled ?? SCORES.find((score) => score === Number(number)) ?? null;
}

function isNone(text: string): boolean {
  const said = normalise(text);
  return isSmallTalk(text) || ['nie', 'no', 'nic'].includes(said) || (['pl', 'en'] as const).some((locale) => normalise(textsOf(locale).ratings.noComment) === said);
}

function cleaned(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  // eslint-disable-next-line no-control-regex
  const text = raw.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim().slice(0, LONGEST_COMMENT).trim();
  return text === '' ? null : text;
}

function questionOf(place: number): string {
  return `rating-${place + 1}`;
}

/** A card names its hand-off; what names none is about the last that was asked about. */
function placeOf({ conversation: { served = [] } }: Draft, question: string | undefined): number | null {
  const named = QUESTION.exec(question ?? '')?.[1];
  const place = named === undefined ? served.findLastIndex(({ rating }) => rating !== null) : Number(named) - 1;
  return served[place]?.rating ? place : null;
}

function ratingAt({ conversation }: Draft, place: number): Rating | null {
  return conversation.served?.[place]?.rating ?? null;
}

function keep(draft: Draft, place: number, rating: Rating): void {
  const served = (draft.conversation.served ?? []).map((one, index): ServedHandoff => (index === place ? { ...one, rating } : one));
  draft.conversation = { ...draft.conversation, served };
}
