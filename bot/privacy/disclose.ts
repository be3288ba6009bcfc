/** One person's data, to be handed to them. */
import { claimView, conversationView, ledgerView, letterView, withoutKeys, type ClaimView, type ConversationView, type LedgerView, type LetterView } from '../../dialogs/privacy/disclose.js';
import { noteExport, type Erasure } from '../../dialogs/privacy/erase.js';
import type { Claim, Instant } from '../../dialogs/records.js';
import type { Store } from '../store/store.js';
import { retried } from '../store/attempts.js';
import { conversationsOf, dossierOf, ledgersOf, type Dossier, type Whose } from './person.js';

export interface Disclosure {
  readonly schema: 1;
  readonly madeAt: Instant;
  readonly conversations: readonly ConversationView[];
  readonly claims: readonly ClaimView[];
  readonly letters: readonly LetterView[];
  readonly ledgers: readonly LedgerView[];
  /** What was sent; `path` is its place beside this file. */
  readonly files: readonly DisclosedFile[];
}

export interface DisclosedFile {
  readonly upload: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly at: Instant;
  readonly path: string;
}

/** Null when nothing is known of the person. Each claim's history gets a line that it was handed out. */
export async function disclose(store: Store, whose: Whose, act: Erasure): Promise<Disclosure | null> {
  const dossiers = (await Promise.all((await conversationsOf(store, whose)).map((id) => dossierOf(store, id)))).filter((one) => one !== null);
  if (dossiers.length === 0) return null;
  const disclosure = await disclosureOf(store, dossiers, act.now);
  for (const { claims } of dossiers) for (const { value } of claims) await note(store, value.number, act);
  return disclosure;
}

async function disclosureOf(store: Store, dossiers: readonly Dossier[], madeAt: Instant): Promise<Disclosure> {
  const claims: Claim[] = dossiers.flatMap((one) => one.claims.map(({ value }) => value));
  const numbers = new Set(claims.map(({ number }) => number));
  const ledgers = (await ledgersOf(store, claims)).map(({ value }) => ledgerView(value, numbers));
  return withoutKeys({
    schema: 1,
    madeAt,
    conversations: dossiers.map(({ conversation, entries }) => conversationView(conversation.value, entries.map(({ value }) => value))),
    claims: claims.map(claimView),
    letters: dossiers.flatMap(({ letters }) => letters.map(({ value }) => letterView(value))),
    ledgers,
    files: dossiers.flatMap(({ uploads }) => uploads).map(({ value: { id, name, contentType, bytes, at } }, index) => ({ upload: id, name, contentType, bytes, at, path: `files/${index + 1}-${plainName(name)}` }))
  }, dossiers.map(({ conversation }) => conversation.value.resumeKey));
}

/** Names are the customer's own: nothing that leads out of a folder. */
function plainName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/u, '_').slice(-80);
}

function note(store: Store, number: string, act: Erasure): Promise<void> {
  return retried(async () => {
    const stored = await store.get('claim', number);
    if (stored) await store.commit([{ kind: 'claim', id: number, expected: stored.version, value: noteExport(stored.value, act) }]);
  });
}
