/** What holds of a hand-off whatever happens; written from what the README promises, not from the code. */
import { isDeepStrictEqual } from 'node:util';
import { contactOf } from '../../../dialogs/contact.js';
import { isOpenAt } from '../../../dialogs/handoff/hours.js';
import { queueNamed, worksIn } from '../../../dialogs/handoff/queue.js';
import { handoffsOf } from '../../../dialogs/handoff/served.js';
import type { Conversation, Handoff } from '../../../dialogs/records.js';
import { textsOf } from '../../../dialogs/texts/texts.js';
import type { Happened } from './lives.js';

type Must = (holds: boolean, what: string) => void;

/** Everything that is wrong with what happened, in words. */
export function breaches(one: Happened): string[] {
  const wrong: string[] = [];
  const must: Must = (holds, what) => void (holds || wrong.push(what));
  for (const law of [survives, hasItsShape, isFenced, saysWhatCanBeRead, keepsItsPromise, isTakenOnce, isOffered, losesNothing, ringsOnce]) law(one, must);
  return wrong;
}

function isOwned(handoff: Handoff | null): handoff is Handoff {
  return handoff?.state === 'accepted' || handoff?.state === 'delegated';
}

/** A record is plain JSON. */
function survives({ after }: Happened, must: Must): void {
  must(isDeepStrictEqual(JSON.parse(JSON.stringify(after)), after), 'a restart changes nothing');
}

function hasItsShape({ after: { conversation: { handoff } } }: Happened, must: Must): void {
  if (!handoff) return;
  const { state, agent, offered, tried, collects, snoozedUntil, silentSince, warnedAt, promise, timer, answeredAt, completedAt } = handoff;
  must(isOwned(handoff) ? agent !== null : state === 'completed' || agent === null, `${state}: who has it is somebody, and nobody else`);
  must(state === 'waiting' || (offered === null && tried.length === 0), `${state}: only who waits is offered`);
  must((collects !== null) === (state === 'delegated'), `${state}: collects ${collects}`);
  must(isOwned(handoff) || snoozedUntil === null, `${state}: only an owner lays aside`);
  must(snoozedUntil === null || timer !== null, 'what was laid aside comes back');
  must(state === 'accepted' || (silentSince === null && warnedAt === null), `${state}: only an owner is silent`);
  must(state !== 'waiting' || timer !== null, 'whoever waits is not forgotten');
  must(state !== 'accepted' || silentSince === null || timer !== null, 'a silent owner is watched');
  must(promise?.state !== 'open' || state === 'completed' || timer !== null, 'a promise is watched');
  must(state !== 'completed' || (completedAt !== null && promise?.state !== 'open' && (timer === null || timer.kind === 'unseen')), 'what is over is over');
  const untilWord = snoozedUntil !== null && snoozedUntil > '2190';
  must(!untilWord || (answeredAt !== null && promise?.state !== 'open' && !(promise?.state === 'broken' && silentSince !== null)), 'nobody is laid aside until their next word who was promised one');
}

/** Texts that the bot may say while a person has the case, each of one line. */
function confirmations({ locale }: Conversation, handoff: Handoff): string[] {
  const texts = textsOf(locale);
  const name = handoff.agent?.name ?? '';
  return [texts.switchedOwned, texts.floor.reachKept, texts.badEmail, texts.floor.taskDone(name), texts.floor.fileWanted(name)];
}

/** The words of a button of the customer's own, which count also when a person has the case. */
const OWN_BUTTONS = ['I disagree', 'withdraw my claim'];

function isFenced({ event, before, after, result }: Happened, must: Must): void {
  const { handoff } = before.conversation;
  if (!isOwned(handoff) || (event.type !== 'message' && event.type !== 'joined')) return;
  const now = after.conversation.handoff;
  must(isOwned(now) && now.agent?.id === handoff.agent?.id, 'a customer’s word takes the case from nobody');
  const said = result.replies.map(({ reply }) => reply);
  must(said.every(({ form, signal }) => !form && !signal?.question), 'no question is asked while a person has the case');
  if (event.type === 'joined') return must(said.length === 0, 'a page that opens is no word');
  // Who steers with a button gets one line; what was left to the bot is passed on with another.
  const steers = handoff.state === 'accepted' && typeof event.value === 'object' && event.value !== null && 'intent' in event.value;
  must(said.length <= (steers ? 1 : 2), 'what counts is confirmed, and no more');
  if (event.value !== undefined || event.refused || OWN_BUTTONS.includes(event.text)) return;
  const allowed = confirmations(after.conversation, handoff);
  must(handoff.state === 'delegated' ? said.length === 1 : said.length === 0, `the bot is silent (${handoff.state}): ${said.map(({ text }) => text).join(' | ')}`);
  must(said.every(({ text }) => allowed.includes(text)), 'the bot says only whose answer it was');
}

/** Words of the other language that no agent of these lives uses; names of documents and laws are Polish in both. */
const FOREIGN = { en: /(?<!\p{L})(?:się|jest|już|osoba|dziękuję|zgłoszenie|odpowiedź)(?!\p{L})/iu, pl: /(?<!\p{L})(?:the|you|your|have|will|person|answer)(?!\p{L})/iu };

function saysWhatCanBeRead({ result, after: { conversation: { locale } } }: Happened, must: Must): void {
  for (const { reply: { text, choices = [], plain } } of result.replies) {
    const all = [text, ...choices.map(({ title }) => title)].join('\n');
    must(text.trim() !== '' && !/undefined|NaN|\[object|Invalid|\{\w+\}/u.test(all), `can be read: ${all}`);
    if (!plain) must(!FOREIGN[locale].test(text), `is in ${locale}: ${text}`);
  }
}

function keepsItsPromise({ now, before, after, result }: Happened, must: Must): void {
  const [was, is] = [before.conversation.handoff, after.conversation.handoff];
  const { floor } = textsOf(after.conversation.locale);
  const texts = result.replies.map(({ reply }) => reply.text).join('\n');
  if (is?.promise?.state === 'open' && is.promise.by !== was?.promise?.by) must(is.promise.by > now, 'a promise is still to come');
  const told = texts.includes(floor.promise('').replace(/[ .]+$/u, ''));
  must(!told || (is?.promise?.state === 'open' && is.promise.by > now), `what is told of a promise is still to come: ${is?.promise?.by} at ${now}`);
  const broken = texts.includes(floor.promiseBroken) || texts.includes(floor.promiseBrokenOwned(is?.agent?.name ?? ''));
  const more = is && was?.calledAt === is.calledAt ? is.brokenPromises - was.brokenPromises : 0;
  must(more === (broken ? 1 : 0), `a promise is broken aloud, and once (${more})`);
  must(result.effects.filter(({ type }) => type === 'promiseBroken').length === more, 'those who lead hear of it');
}

const OWNERS_OWN = ['say', 'authoriseRma', 'close', 'returnToBot', 'release', 'snooze', 'delegate'];

/** One owner; a deed that is refused changes nothing, and one that is not leaves a trace. */
function isTakenOnce({ event, before, after, result }: Happened, must: Must): void {
  if (event.type !== 'agent') return;
  const { agent, action, role } = event;
  const [was, is] = [before.conversation.handoff, after.conversation.handoff];
  const { response, replies, effects, notes = [], changes } = result;
  const same = isDeepStrictEqual(before, after);
  if (!response.ok) {
    const quiet = replies.length + effects.length + notes.length + changes.claims.length + (changes.letters?.length ?? 0) + (changes.ledgers?.length ?? 0) === 0;
    must(same && quiet, `${action.do}, refused (${response.code}), changes nothing`);
    must(action.do !== 'accept' || !isOwned(was) || response.code === 'takenByOther', 'who comes too late learns who has it');
    must(response.code !== 'takenByOther' || response.detail === was?.agent?.name, `who has it is told: ${response.detail}`);
    return;
  }
  const again = action.do === 'accept' && isOwned(was) && was.agent?.id === agent.id;
  must(!same || again, `${action.do} leaves a trace`);
  must(!OWNERS_OWN.includes(action.do) || was?.agent?.id === agent.id, `${action.do} is the owner’s`);
  must(action.do !== 'transfer' || was?.agent?.id === agent.id || role === 'lead', 'only who leads passes on what others have');
  if (action.do === 'accept' || action.do === 'takeOver') must(is?.state !== 'waiting' && is?.agent?.id === agent.id, 'who took it has it');
  if (action.do === 'accept') must(again || was?.state === 'waiting', 'who accepts takes it from nobody');
}

/** A case that comes back to its queue is offered at once, where anybody else is there to take it. */
function isOffered({ now, before, after, desk, people }: Happened, must: Must): void {
  const [was, is] = [before.conversation.handoff, after.conversation.handoff];
  if (is?.state !== 'waiting' || was?.state === 'waiting') return;
  const queue = queueNamed(desk, is.queue);
  const others = people.some((one) => one.online && one.id !== was?.agent?.id && worksIn(queue, one));
  must(is.offered !== null || !others || !isOpenAt(queue, now), 'what waits anew is offered');
}

/** Hand-offs, files, a person’s words that nobody saw: each is where it belongs, once. */
function losesNothing({ event, before, after, result, saw }: Happened, must: Must): void {
  const [was, is] = [before.conversation.handoff, after.conversation.handoff];
  const calls = handoffsOf(after.conversation).map(({ calledAt }) => calledAt);
  must(new Set(calls).size === calls.length && handoffsOf(before.conversation).every(({ calledAt }) => calls.includes(calledAt)), `every call is in the reports once: ${calls.join()}`);
  if (event.type === 'message') {
    const kept = [...after.claims.flatMap(({ documents }) => documents), ...(after.conversation.session.files ?? [])];
    for (const { upload } of event.attachments ?? []) must(kept.filter((file) => file.upload === upload).length === 1, `${upload} is kept once`);
    must(after.conversation.session.turns === before.conversation.session.turns + 1, 'a message is a turn');
  }
  const letters = result.changes.letters?.filter(({ kind }) => kind === 'answer') ?? [];
  const unseen = was?.unseen;
  const gone = (unseen?.words ?? []).filter((words) => !is?.unseen?.words.includes(words));
  const sent = letters.flatMap(({ body }) => body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])));
  const { email } = contactOf(after.conversation, after.claims.find(({ number }) => number === is?.claim) ?? null);
  const unread = unseen ? saw <= unseen.after && email !== null : false;
  must(gone.every((words) => sent.includes(words) === unread), `words that nobody saw are sent, others are not: ${gone.join(' ')}`);
  if (event.type === 'agent' && event.action.do === 'say' && result.response.ok) must(is?.unseen?.words.at(-1) === event.action.text, 'words are watched until they are seen');
}

/** A timer that rings has done something, and does not ring again at once; one that nobody waits for does nothing. */
function ringsOnce({ event, now, before, after, result }: Happened, must: Must): void {
  if (event.type !== 'handoffTimer') return;
  const [was, is] = [before.conversation.handoff?.timer, after.conversation.handoff?.timer];
  if (was?.kind !== event.kind || was.at !== event.at) return must(isDeepStrictEqual(before, after) && result.replies.length === 0, 'a timer of before does nothing');
  must(!is || is.kind !== was.kind || is.at > now, `${was.kind} does not ring again at once`);
}
