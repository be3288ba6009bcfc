/**
 * Erasing, orchestrated. What says who it was goes last, so that an erasure that was cut short is found and done
 * again; at the end the store forgets what its files still held.
 */
import { countsSomething, eraseClaim, eraseConversation, eraseEntry, forgetClaims, obstacleTo, type Erasure, type Obstacle } from '../../dialogs/privacy/erase.js';
import { blank } from '../../dialogs/privacy/blank.js';
import type { Claim } from '../../dialogs/records.js';
import type { Change, KeptLetter, Store, Stored } from '../store/store.js';
import type { Random } from '../services.js';
import { retried } from '../store/attempts.js';
import { HANDLING } from './handling.js';
import { conversationsOf, dossierOf, ledgersOf, type Dossier, type Whose } from './person.js';

export interface ErasingServices {
  readonly store: Store;
  readonly random: Random;
  /** Removes what was made of a letter outside the store. */
  readonly forgetLetter: (id: string) => Promise<void>;
}

/** How many records were blanked or deleted. */
export interface Erased {
  readonly conversations: number;
  readonly claims: number;
  readonly entries: number;
  readonly letters: number;
  readonly files: number;
  /** Counts of units that stay, because of what was used of a plan. */
  readonly ledgersKept: number;
}

/** Also: what is being sent this very moment cannot be called back. */
export type Hindrance = Obstacle | { readonly type: 'letterOnItsWay' };

export type ErasureResult =
  | { readonly type: 'erased'; readonly erased: Erased }
  | { readonly type: 'nobody' }
  | { readonly type: 'refused'; readonly obstacle: Hindrance };

export const NOTHING_ERASED: Erased = { conversations: 0, claims: 0, entries: 0, letters: 0, files: 0, ledgersKept: 0 };

/**
 * Erases everything of one person, or nothing while the desk still owes them something. There is no way around an
 * open claim: withdrawing it is one step, tells the customer, and gives back what it holds of the unit's plan.
 */
export async function erasePerson(services: ErasingServices, whose: Whose, act: Erasure): Promise<ErasureResult> {
  const { store } = services;
  const ids = await conversationsOf(store, whose);
  if (ids.length === 0) return { type: 'nobody' };
  for (const id of ids) {
    const dossier = await dossierOf(store, id);
    const obstacle = dossier && hindranceTo(dossier, act);
    if (obstacle) return { type: 'refused', obstacle };
  }
  let sum = NOTHING_ERASED;
  for (const id of ids) {
    const result = await eraseWhole(services, id, act);
    if (result.type === 'refused') return result;
    sum = added(sum, result.erased);
  }
  await store.scrub();
  return { type: 'erased', erased: sum };
}

type PartResult = Extract<ErasureResult, { type: 'erased' | 'refused' }>;

/** One conversation with everything that belongs to it; nothing of one in which something has begun meanwhile. */
export function eraseWhole(services: ErasingServices, conversation: string, act: Erasure): Promise<PartResult> {
  return retried(async () => {
    const dossier = await dossierOf(services.store, conversation);
    if (!dossier) return { type: 'erased', erased: NOTHING_ERASED };
    const obstacle = hindranceTo(dossier, act);
    if (obstacle) return { type: 'refused', obstacle };
    const value = eraseConversation(dossier.conversation.value, act, services.random.id());
    return erase(services, { ...dossier, claims: notYet(dossier.claims) }, { ...dossier.conversation, value }, act);
  });
}

/** Ended claims of a conversation that goes on: with their letters and papers, and what was said until `before`. */
export function eraseClaims(services: ErasingServices, conversation: string, numbers: ReadonlySet<string>, before: string, act: Erasure): Promise<PartResult> {
  return retried(async () => {
    const dossier = await dossierOf(services.store, conversation);
    if (!dossier) return { type: 'erased', erased: NOTHING_ERASED };
    const claims = notYet(dossier.claims).filter(({ value }) => numbers.has(value.number));
    const others = notYet(dossier.claims).some(({ value }) => !numbers.has(value.number));
    const papers = new Set(claims.flatMap(({ value }) => value.documents.map(({ upload }) => upload)));
    const part: Dossier = {
      ...dossier,
      claims,
      entries: others ? [] : dossier.entries.filter(({ value }) => value.at < before),
      letters: dossier.letters.filter(({ value }) => value.claim !== null && numbers.has(value.claim)),
      uploads: dossier.uploads.filter(({ value }) => papers.has(value.id)),
      deliveries: []
    };
    if (part.letters.some(({ value }) => isOnItsWay(value, act))) return { type: 'refused', obstacle: { type: 'letterOnItsWay' } };
    return erase(services, part, { ...dossier.conversation, value: forgetClaims(dossier.conversation.value, valuesOf(claims)) }, act);
  });
}

async function erase({ store, forgetLetter }: ErasingServices, dossier: Dossier, conversation: Dossier['conversation'], act: Erasure): Promise<PartResult> {
  const { entries, letters, uploads, deliveries } = dossier;
  const ledgers = await ledgersOf(store, valuesOf(dossier.claims));
  for (const { value } of uploads) await store.deleteBytes(value.id);
  await inParts(store, [
    ...uploads.map(({ version, value }): Change => ({ kind: 'upload', id: value.id, expected: version, value: null })),
    ...deliveries.map(({ version, value }): Change => ({ kind: 'delivery', id: value.id, expected: version, value: null })),
    ...letters.map(({ version, value }): Change => ({ kind: 'letter', id: value.id, expected: version, value: erasedLetter(value) })),
    ...entries.map(({ version, value }): Change => ({ kind: 'entry', id: value.id, expected: version, value: eraseEntry(value) }))
  ]);
  // Nobody sends a letter any more that has no address.
  for (const { value } of letters) await forgetLetter(value.id);
  const idle = ledgers.filter(({ value }) => !countsSomething(value));
  await store.commit([
    { kind: 'conversation', id: conversation.value.id, expected: conversation.version, value: conversation.value },
    ...dossier.claims.map(({ version, value }): Change => ({ kind: 'claim', id: value.number, expected: version, value: eraseClaim(value, act) })),
    ...idle.map(({ version, value }): Change => ({ kind: 'ledger', id: value.id, expected: version, value: null }))
  ]);
  const whole = conversation.value.erasedOn === act.today ? 1 : 0;
  const erased = { conversations: whole, claims: dossier.claims.length, entries: entries.length, letters: letters.length, files: uploads.length, ledgersKept: ledgers.length - idle.length };
  return { type: 'erased', erased };
}

function hindranceTo({ conversation, claims, letters }: Dossier, act: Erasure): Hindrance | null {
  const obstacle = obstacleTo(conversation.value, valuesOf(claims));
  return obstacle ?? (letters.some(({ value }) => isOnItsWay(value, act)) ? { type: 'letterOnItsWay' } : null);
}

/** The post office has it: it notes that before it sends, and sets the day of the next try when it has failed. */
function isOnItsWay({ state, attempts, lastError, notBefore }: KeptLetter, { now }: Erasure): boolean {
  return state === 'pending' && attempts > 0 && lastError === null && notBefore > now;
}

/** What was to be sent is not sent any more: there is nobody to send it to. */
function erasedLetter(letter: KeptLetter): KeptLetter {
  return { ...blank(letter, HANDLING.letter), state: letter.state === 'pending' ? 'kept' : letter.state };
}

/** A long talk is not one commit: memory and journal hold a commit whole. */
const PART = 500;

async function inParts(store: Store, changes: readonly Change[]): Promise<void> {
  for (let start = 0; start < changes.length; start += PART) await store.commit(changes.slice(start, start + PART));
}

function notYet(claims: readonly Stored<Claim>[]): Stored<Claim>[] {
  return claims.filter(({ value }) => value.erasedOn === undefined);
}

function valuesOf<T>(stored: readonly Stored<T>[]): T[] {
  return stored.map(({ value }) => value);
}

export function added(sum: Erased, more: Erased): Erased {
  return Object.fromEntries(Object.entries(sum).map(([key, number]) => [key, number + more[key as keyof Erased]])) as unknown as Erased;
}
