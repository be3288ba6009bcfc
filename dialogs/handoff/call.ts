/** Calling a person: the case goes into its queue, somebody is asked, and the customer hears how long it may take. */
import { general, productIn, told } from '../case.js';
import type { Draft } from '../draft.js';
import { isOpenAt } from './hours.js';
import { offer, update } from './lease.js';
import { outlook, promised } from './outlook.js';
import { queueFor, queueNamed } from './queue.js';
import { UNTOUCHED } from './record.js';
import { questionReply } from '../questions.js';
import type { Claim, GeneralFact, Handoff } from '../records.js';

/** Puts the case into the queue and says so; a case that waits already is not queued twice. */
export function callPerson(draft: Draft, reason: Handoff['reason'], claim: Claim | null): void {
  const { conversation, world, texts } = draft;
  const waiting = conversation.handoff?.state === 'waiting' ? conversation.handoff : null;
  if (waiting && reason === 'asked') {
    draft.tell([texts.alreadyWaiting, ...outlook(draft, waiting)], { signal: { handoff: { state: 'waiting' } } });
    return;
  }
  const queue = waiting ? queueNamed(world.desk, waiting.queue) : queueFor(world.desk, productIn(draft.session, world.policies)?.id ?? claim?.unit.product ?? null, conversation.locale);
  const handoff: Handoff = {
    ...UNTOUCHED,
    unseen: conversation.handoff?.unseen ?? null,
    ...(waiting ?? {}),
    state: 'waiting',
    reason,
    since: waiting?.since ?? world.now,
    calledAt: waiting?.calledAt ?? waiting?.since ?? world.now,
    claim: claim?.number ?? waiting?.claim ?? null,
    acknowledgedAt: null,
    queue: queue.id,
    promise: waiting?.promise ?? promised(queue, world.now)
  };
  update(draft, waiting?.offered ? handoff : offer(draft, handoff));
  draft.effect({ type: 'handoffWaiting', conversation: conversation.id, reason });
  const text = reason === 'contested' ? texts.handoff.contested(claim?.number ?? '') : texts.handoff[reason === 'asked' && !isOpenAt(queue, world.now) ? 'askedClosed' : reason];
  // The confirmation of a claim has the link already.
  const link = (reason === 'asked' || reason === 'contested') && world.resumeLink !== null ? texts.resumeLink(world.resumeLink) : '';
  draft.tell([text, ...outlook(draft, handoff), link], { signal: { handoff: { state: 'waiting' } } });
  askHowToReach(draft);
}

const REACH: readonly GeneralFact[] = ['name', 'email'];

/** Whoever called a person before giving an e-mail address is asked how to be reached; it may be left out. */
function askHowToReach(draft: Draft): void {
  const { session } = draft;
  const open = REACH.filter((fact) => general(session, fact) === undefined);
  if (told(session, 'email') !== null || open.length === 0 || draft.conversation.channel === 'teams') return;
  const pending = { id: `q${session.turns}`, policies: [], facts: open };
  draft.updateSession({ pending });
  const { world, conversation } = draft;
  const reply = questionReply({ session: draft.session, book: world.policies, locale: conversation.locale, today: world.today, again: false }, pending);
  draft.say({ ...reply, text: draft.texts.floor.howToReach });
}

/** What the customer gave so that the desk can reach them: kept, thanked for, and nothing else is asked. */
export function isReach(facts: readonly string[]): boolean {
  return facts.length > 0 && facts.every((fact) => REACH.some((one) => one === fact));
}
