/** Everything that is kept of one person: their conversations, with all that hangs on those. */
import type { Ledger } from '../../dialogs/claim/ledger.js';
import { serialKey } from '../../dialogs/claim/ledger.js';
import type { Claim, Conversation, Entry } from '../../dialogs/records.js';
import type { Delivery, KeptLetter, Store, Stored, Upload } from '../store/store.js';

/** Whose data it is about. A claim or a conversation names what belongs to it alone, an address all that was told with it. */
export type Whose =
  | { readonly email: string }
  /** `GW-YYYY-NNNNNN`. */
  | { readonly claim: string }
  | { readonly conversation: string };

/** One conversation with all that belongs to it, as it was read. */
export interface Dossier {
  readonly conversation: Stored<Conversation>;
  readonly claims: readonly Stored<Claim>[];
  readonly entries: readonly Stored<Entry>[];
  readonly letters: readonly Stored<KeptLetter>[];
  readonly uploads: readonly Stored<Upload>[];
  readonly deliveries: readonly Stored<Delivery>[];
}

/** Ids of the person's conversations, sorted; none when nothing is known. */
export async function conversationsOf(store: Store, whose: Whose): Promise<readonly string[]> {
  if ('conversation' in whose) return (await store.get('conversation', whose.conversation)) ? [whose.conversation] : [];
  if ('claim' in whose) {
    const claim = await store.get('claim', whose.claim);
    return claim ? [claim.value.conversation] : [];
  }
  const email = whose.email.trim().toLowerCase();
  const [claims, conversations] = await Promise.all([store.find('claim', 'email', email), store.find('conversation', 'email', email)]);
  return [...new Set([...claims.map(({ value }) => value.conversation), ...conversations.map(({ value }) => value.id)])].sort();
}

/** Null when there is no such conversation. */
export async function dossierOf(store: Store, conversation: string): Promise<Dossier | null> {
  // First the version that a later commit is checked against, then what may be written meanwhile.
  const stored = await store.get('conversation', conversation);
  if (!stored) return null;
  const [claims, entries, letters, uploads, deliveries] = await Promise.all([
    store.find('claim', 'conversation', conversation), store.find('entry', 'conversation', conversation), store.find('letter', 'conversation', conversation),
    store.find('upload', 'conversation', conversation), store.find('delivery', 'pending', conversation)
  ]);
  return { conversation: stored, claims, entries, letters, uploads, deliveries };
}

/** Ledgers of the units that these claims are about. */
export async function ledgersOf(store: Store, claims: readonly Claim[]): Promise<Stored<Ledger>[]> {
  const serials = new Set(claims.map(({ unit }) => serialKey(unit.serial ?? '')).filter(Boolean));
  const found = await Promise.all([...serials].map((serial) => store.find('ledger', 'serial', serial)));
  return found.flat();
}
