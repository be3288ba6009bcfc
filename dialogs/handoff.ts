/** Calling a person. From then on the console shows the case; once a person has it the bot is silent. */
import type { Draft } from './draft.js';
import type { Claim, Handoff } from './records.js';

/** Puts the case into the queue and says so; a case that waits already is not queued twice. */
export function callPerson(draft: Draft, reason: Handoff['reason'], claim: Claim | null): void {
  const { conversation, world, texts } = draft;
  const waiting = conversation.handoff?.state === 'waiting' ? conversation.handoff : null;
  if (waiting && reason === 'asked') {
    draft.tell([texts.alreadyWaiting], { signal: { handoff: { state: 'waiting' } } });
    return;
  }
  draft.setHandoff({
    state: 'waiting',
    reason,
    since: waiting?.since ?? world.now,
    agent: null,
    acceptedAt: null,
    completedAt: null,
    claim: claim?.number ?? waiting?.claim ?? null,
    acknowledged: false
  });
  draft.effect({ type: 'handoffWaiting', conversation: conversation.id, reason });
  const text = reason === 'contested' ? texts.handoff.contested(claim?.number ?? '') : texts.handoff[reason];
  // The confirmation of a claim has the link already.
  const link = (reason === 'asked' || reason === 'contested') && world.resumeLink !== null ? texts.resumeLink(world.resumeLink) : '';
  draft.tell([text, link], { signal: { handoff: { state: 'waiting' } } });
}
