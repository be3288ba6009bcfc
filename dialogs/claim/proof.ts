/**
 * A claim of another conversation is shown to whoever can read its customer's e-mail: a code is sent there and typed
 * here. What is said, and what is done on the way, is the same for every number, so that nobody learns which exist.
 * The code is typed into the transcript and stays there: by then it is used up, and it never opened anything from
 * another conversation.
 */
import { Draft } from '../draft.js';
import { compose } from '../letters/compose.js';
import { hasPlace, takePlace } from '../letters/sparing.js';
import { menu } from '../proceed.js';
import type { CodeAsked } from '../records.js';
import type { Choice } from '../reply.js';
import { statusTexts } from '../texts/status.js';
import { CODE_MINUTES, CODE_TRIES, DESK, hasRoom, minutesAfter, oneMore, PER_CLAIM, PER_CONVERSATION, PER_DESK, recent } from './codes.js';
import type { Claim } from './record.js';

/** Sends a code to the claim's e-mail, if there is such a claim, it has one, and the limits allow; says only "if". */
export function askForCode(draft: Draft, number: string): void {
  const { world, session } = draft;
  const asked = recent(PER_CONVERSATION, session.codes?.asked ?? [], world.now);
  if (hasRoom(PER_CONVERSATION, asked, world.now)) {
    draft.updateSession({ codes: { asked: [...asked, world.now], open: send(draft, number) } });
  }
  const { codeSent, codeHelp } = statusTexts(draft.conversation.locale);
  draft.tell([codeSent, codeHelp(CODE_MINUTES)], { choices: ways(draft, number) });
}

/** Everything is looked up and worked out in either case; only the letter and its count are not written in vain. */
function send(draft: Draft, number: string): CodeAsked {
  const { world } = draft;
  const claim = world.claimNumbered(number);
  const [ofClaim, ofDesk] = [world.codesSent(number), world.codesSent(DESK)];
  const code = world.secretCode();
  const seal = sealOf(draft, number, code);
  // Once it is known that there is no such claim, something else is counted in its place.
  const place = claim === undefined || hasPlace(draft, claim?.customer.email ?? number, 'code');
  const room = hasRoom(PER_CLAIM, ofClaim?.at ?? [], world.now) && hasRoom(PER_DESK, ofDesk?.at ?? [], world.now) && place;
  const to = room ? addressOf(claim) : null;
  const sent = claim && to !== null;
  // Written always: a turn that counts runs in line with the others that do.
  draft.saveCodes(sent ? oneMore(PER_DESK, ofDesk, DESK, world.now) : { schema: 1, id: DESK, total: ofDesk?.total ?? 0, at: recent(PER_DESK, ofDesk?.at ?? [], world.now) });
  if (sent) {
    const counted = oneMore(PER_CLAIM, ofClaim, number, world.now);
    draft.saveCodes(counted);
    takePlace(draft, to, 'code');
    const letter = compose('code', claim, inLanguageOf(claim, draft), { code, said: [statusTexts(claim.locale).codeUse(CODE_MINUTES)] });
    draft.letter({ ...letter, id: `${number}-code-${String(counted.total).padStart(4, '0')}` });
  }
  return { number, seal: sent ? seal : null, goodUntil: minutesAfter(world.now, CODE_MINUTES), tries: 0, turn: draft.session.turns };
}

/** The letter is in the claim's language, whatever is spoken here. */
function inLanguageOf({ locale }: Claim, { conversation, world, via }: Draft): Draft {
  return new Draft({ conversation: { ...conversation, locale }, claims: [] }, world, via);
}

/** Erased data leaves a dash where the address was. */
function addressOf(claim: Claim | null | undefined): string | null {
  const email = claim?.customer.email ?? null;
  return email?.includes('@') ? email : null;
}

export type Proof =
  /** Nobody waits for a code, or this is something else. */
  | { readonly type: 'none' }
  /** It was a code, and what there is to say was said. */
  | { readonly type: 'refused' }
  | { readonly type: 'proven'; readonly claim: Claim };

/** Reads what was typed as the code that was asked for. A right one is used up, and so is one that was tried too often. */
export function readCode(draft: Draft, text: string): Proof {
  const open = draft.session.codes?.open ?? null;
  const code = open && codeIn(text);
  if (!open || code === null) return { type: 'none' };
  const { world } = draft;
  const texts = statusTexts(draft.conversation.locale);
  const refuse = (said: string, left: CodeAsked | null): Proof => {
    keep(draft, left);
    draft.tell([said], { choices: ways(draft, open.number) });
    return { type: 'refused' };
  };
  // Right after the code was spoken of, a number of another length is one that was mistyped.
  if (code.length !== DIGITS) return draft.session.turns > open.turn + 1 ? { type: 'none' } : refuse(texts.codeDigits, open);
  const claim = world.claimNumbered(open.number);
  const right = sealOf(draft, open.number, code) === open.seal;
  if (world.now >= open.goodUntil) return refuse(texts.codeOld(CODE_MINUTES), null);
  const tries = open.tries + 1;
  if (!right || !claim) return tries < CODE_TRIES ? refuse(texts.codeWrong(CODE_TRIES - tries), { ...open, tries }) : refuse(texts.codeSpent, null);
  keep(draft, null);
  return { type: 'proven', claim };
}

function keep(draft: Draft, open: CodeAsked | null): void {
  draft.updateSession({ codes: { asked: draft.session.codes?.asked ?? [], open: open && { ...open, turn: draft.session.turns } } });
}

/** Good in this conversation and for this claim only. */
function sealOf({ world, conversation }: Draft, number: string, code: string): string {
  return world.seal(`code ${conversation.id} ${number} ${code}`);
}

const DIGITS = 6;
/** "123456", "123 456", "kod: 123-456"; a date such as 12.03.25 is none. */
const CODE = /^[^\d]{0,20}?\b(\d{3}[ -]?\d{3}|\d{4,8})\.?$/u;

function codeIn(text: string): string | null {
  return CODE.exec(text.trim())?.[1]?.replace(/[ -]/g, '') ?? null;
}

function ways(draft: Draft, number: string): Choice[] {
  return [{ title: statusTexts(draft.conversation.locale).codeAgain, value: { claim: number, step: 'code' } }, ...menu(draft, ['person'])];
}
