/** A message with files in it, and what it means for the talk. */
import { applyFacts } from './answering.js';
import { carryOn, claimForFiles, filesArrive, linkArrives, refusals } from './claim/documents.js';
import { answerPaper } from './claim/answers.js';
import type { Draft } from './draft.js';
import type { Event } from './events.js';
import { proceed } from './proceed.js';
import type { Submit } from './reply.js';
import { suppliedBy } from './supplied.js';
import { applyText, understands } from './typing.js';

type Message = Extract<Event, { type: 'message' }>;

export function hasFiles({ attachments = [], refused = [] }: Message): boolean {
  return attachments.length + refused.length > 0;
}

/** Words beside a file are its caption, unless they answer the question on the table or steer. */
export function receiveFiles(draft: Draft, message: Message, submit: Submit | null): void {
  const { text, attachments = [], refused = [] } = message;
  const before = claimForFiles(draft);
  const arrived = filesArrive(draft, attachments, false);
  const claim = before && draft.claim(before.number);
  const lead = [...refusals(draft, refused), ...arrived];
  const answers = submit === null && understands(draft, text);
  const supplied = submit === null && !answers && !claim ? suppliedBy(draft, attachments) : null;
  if (claim && claim !== before) carryOn(draft, claim, lead);
  else if (supplied) {
    draft.tell([...lead, draft.texts.papers.takenFor(supplied.label)]);
    return applyFacts(draft, [supplied.given]);
  }
  else if (draft.session.pending && !answers && submit === null) proceed(draft, lead);
  else draft.tell(lead);
  if (answers) applyText(draft, text);
}

/** While a person has the conversation: what comes is put to the claim, and the bot says nothing but what nobody else knows. */
export function recordSilently(draft: Draft, message: Message, submit: Submit | null): void {
  if (submit?.claim !== undefined && submit.paper) answerPaper(draft, submit.claim, submit.paper, true);
  filesArrive(draft, message.attachments ?? [], true);
  linkArrives(draft, message.text, true);
  draft.tell(refusals(draft, message.refused ?? []));
}
