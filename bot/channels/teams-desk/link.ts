/**
 * Who of the desk a Teams account is. A signed-in person gets a one-time code in the console and types it in their own
 * chat with the bot; codes are kept hashed, and are spent by the store's compare-and-set.
 */
import { createHash } from 'node:crypto';
import type { Instant, JsonObject } from '../../../dialogs/records.js';
import type { Locale } from '../../../policies/language.js';
import type { Services } from '../../services.js';
import { committed } from '../../store/attempts.js';
import type { SignIn, Store } from '../../store/store.js';
import type { TeamsAgent } from './records.js';

type LinkServices = Pick<Services, 'store' | 'clock' | 'random'>;

const CODE_MINUTES = 10;
/** Without letters that look like digits. 50 bits. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 10;
const CODE = /^\s*desk-([0-9a-z]{5})-?([0-9a-z]{5})\s*$/iu;

export interface TeamsCode {
  /** `desk-7f3kq-9m2xw`: to be shown once, never logged. */
  readonly code: string;
  readonly expiresAt: Instant;
}

export async function createTeamsCode({ store, clock, random }: LinkServices, person: SignIn['person']): Promise<TeamsCode> {
  const bytes = createHash('sha256').update(random.id()).digest();
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
  const now = clock.now().getTime();
  const expiresAt = new Date(now + CODE_MINUTES * 60_000).toISOString();
  const old = await store.find('signIn', 'kind', 'teamsCode');
  const over = old.filter(({ value }) => value.expiresAt <= new Date(now).toISOString() || value.person.id === person.id);
  await store.commit([
    ...over.map(({ value, version }) => ({ kind: 'signIn' as const, id: value.id, expected: version, value: null })),
    { kind: 'signIn', id: hashOf(letters), expected: 0, value: { schema: 1, id: hashOf(letters), kind: 'teamsCode', person, expiresAt } }
  ]);
  return { code: `desk-${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`, expiresAt };
}

/** Does the text look like a code? Then it is none of a customer's words. */
export function codeIn(text: string): string | null {
  const [, first, second] = CODE.exec(text) ?? [];
  return first === undefined || second === undefined ? null : `${first}${second}`.toLowerCase();
}

export interface Account {
  readonly id: string;
  readonly address: JsonObject;
  readonly locale: Locale;
}

/** Null: the code is unknown, expired or was used. */
export async function redeemCode({ store, clock }: LinkServices, code: string, account: Account): Promise<TeamsAgent | null> {
  const stored = await store.get('signIn', hashOf(code));
  const at = clock.now().toISOString();
  if (stored?.value.kind !== 'teamsCode' || stored.value.expiresAt <= at) return null;
  const before = await store.get('teamsAgent', account.id);
  const agent: TeamsAgent = { schema: 1, ...account, person: stored.value.person, at, current: null, sent: [] };
  const spent = await committed(store, [
    { kind: 'signIn', id: stored.value.id, expected: stored.version, value: null },
    { kind: 'teamsAgent', id: agent.id, expected: before?.version ?? 0, value: agent }
  ]);
  return spent ? agent : null;
}

/** The account is a customer's again, and nothing is passed on to it any more. @param person id */
export async function unlink(store: Store, person: string): Promise<void> {
  for (const { value, version } of await store.find('teamsAgent', 'person', person)) {
    await committed(store, [{ kind: 'teamsAgent', id: value.id, expected: version, value: null }]);
  }
  for (const { value, version } of await store.find('teamsThread', 'state', 'open')) {
    if (value.agent.id === person) await committed(store, [{ kind: 'teamsThread', id: value.id, expected: version, value: { ...value, state: 'closed' } }]);
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(`teams ${code}`).digest('base64url');
}
