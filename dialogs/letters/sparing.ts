/**
 * How many letters go to one address without a person of the desk behind them. Whoever types an address need not be
 * the one who reads it, and with somebody else's our letters would be the flood. So the letters that customers and the
 * clock bring about are counted by address, over all conversations; what agents write is not, and neither is it held
 * back. Nothing that is said in a conversation depends on these counts: they would tell who else was written to. Pure.
 */
import { hasRoom, oneMore, recent, type CodesSent, type Limit } from '../claim/codes.js';
import type { Draft } from '../draft.js';
import type { Instant } from '../records.js';
import type { Letter } from './letter.js';

/**
 * Codes have a count of their own, so that nobody shuts a customer out of their claims by having them written to.
 * Three claims, with a second code for each, are six in an hour; each claim has its own, narrower limit beside this.
 * Other letters: three claims in a day, each confirmed, withdrawn and opened again, are nine; a small business that
 * reports a day's twenty devices gets a confirmation for each. What is beyond is in the conversation all the same,
 * which says so, and agents can print it. No limit looks further back than a day: then the count is forgotten.
 */
export const PER_ADDRESS = {
  code: [{ minutes: 60, most: 6 }, { minutes: 24 * 60, most: 15 }],
  letter: [{ minutes: 24 * 60, most: 20 }]
} as const satisfies Readonly<Record<string, readonly Limit[]>>;

type Counted = keyof typeof PER_ADDRESS;

/** What the ids of these counts begin with; claim numbers and `DESK` do not. */
const TO_ADDRESS = 'to-';

export function hasPlace(draft: Draft, address: string, counted: Counted): boolean {
  return hasRoom(PER_ADDRESS[counted], draft.codesSent(idOf(draft, address, counted))?.at ?? [], draft.world.now);
}

export function takePlace(draft: Draft, address: string, counted: Counted): void {
  const id = idOf(draft, address, counted);
  draft.saveCodes(oneMore(PER_ADDRESS[counted], draft.codesSent(id), id, draft.world.now));
}

/** Puts a letter into the post that no person of the desk has written; one too many is only opened and printed. */
export function post(draft: Draft, letter: Letter): void {
  if (letter.to === null) return draft.letter(letter);
  if (!hasPlace(draft, letter.to, 'letter')) return draft.letter({ ...letter, withheld: true });
  takePlace(draft, letter.to, 'letter');
  draft.letter(letter);
}

/** Is it a count of letters to an address? */
export function isOfAddress({ id }: Pick<CodesSent, 'id'>): boolean {
  return id.startsWith(TO_ADDRESS);
}

/** A count of letters to an address at which no limit looks any more. */
export function isForgotten(sent: CodesSent, now: Instant): boolean {
  return isOfAddress(sent) && recent(Object.values(PER_ADDRESS).flat(), sent.at, now).length === 0;
}

/** Sealed: nobody without the server's key can tell from it whose address it is, or try addresses against it. */
function idOf({ world }: Draft, address: string, counted: Counted): string {
  return `${TO_ADDRESS}${counted}-${world.seal(`address ${mailbox(address)}`)}`;
}

/** In one spelling. What stands behind a plus is the same mailbox, as often as one likes. */
function mailbox(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase().replace(/(?<=.)\+[^@]*(?=@)/u, '');
}
