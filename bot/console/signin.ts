/**
 * One-time sign-in links and the sessions they are exchanged for. Codes and cookies are stored hashed only, so that
 * a stolen store opens nothing; a link is spent by the store's compare-and-set, so that it opens one session at most.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '../../dialogs/records.js';
import type { Services } from '../services.js';
import { ConflictError, type SignIn, type Store, type Stored } from '../store/store.js';

export type SignInServices = Pick<Services, 'settings' | 'store' | 'clock' | 'random'>;
export type Role = SignIn['person']['role'];

export const ROLES = ['agent', 'lead', 'admin'] as const satisfies readonly Role[];
export const NAME_LENGTH = 80;
/** Links printed at start live a day, those asked for by command an hour. */
export const START_LINK_HOURS = 24;
export const COMMAND_LINK_HOURS = 1;
export const SESSION_HOURS = 12;

export interface Link {
  /** Holds the code: to be shown once, never logged. */
  readonly url: string;
  readonly expiresAt: Instant;
}

export interface OpenedSession {
  /** The cookie's value. */
  readonly secret: string;
  readonly session: SignIn;
}

/**
 * Makes a link that signs one person in, once, within `hours`. The same name is always the same person, so that
 * an agent who comes back tomorrow still owns the cases of today.
 */
export async function createLink(
  services: SignInServices,
  person: { readonly role: Role; readonly name: string },
  hours: number = START_LINK_HOURS
): Promise<Link> {
  await sweep(services);
  const code = services.random.id();
  const name = cleanName(person.name);
  const record: SignIn = {
    schema: 1,
    id: hashOf(code),
    kind: 'link',
    person: { id: personId(name), name, role: person.role },
    expiresAt: hoursFrom(services, hours)
  };
  await services.store.commit([{ kind: 'signIn', id: record.id, expected: 0, value: record }]);
  return { url: `${services.settings.publicUrl}/console/sign-in?code=${code}`, expiresAt: record.expiresAt };
}

/** Can this code still be used? Reads only: previews of a link do not spend it. */
export async function isLink(services: SignInServices, code: string): Promise<boolean> {
  return (await live(services, code, 'link')) !== null;
}

/** Exchanges a code for a session; null when it is unknown, expired or was used, also by somebody else this very moment. */
export async function redeem(services: SignInServices, code: string): Promise<OpenedSession | null> {
  const link = await live(services, code, 'link');
  if (!link) return null;
  const secret = services.random.id();
  const session: SignIn = {
    schema: 1,
    id: hashOf(secret),
    kind: 'session',
    person: link.value.person,
    expiresAt: hoursFrom(services, SESSION_HOURS)
  };
  const opened = await attempt(services.store, [
    { kind: 'signIn', id: link.value.id, expected: link.version, value: null },
    { kind: 'signIn', id: session.id, expected: 0, value: session }
  ]);
  return opened ? { secret, session } : null;
}

/** The session of a cookie, or null when there is none or its time is over. */
export async function sessionOf(services: SignInServices, secret: string | undefined): Promise<SignIn | null> {
  return secret ? ((await live(services, secret, 'session'))?.value ?? null) : null;
}

/** Is this session, once found, still open? */
export async function isOpen(services: SignInServices, session: SignIn): Promise<boolean> {
  return session.expiresAt > services.clock.now().toISOString() && (await services.store.get('signIn', session.id)) !== null;
}

/** Ends a session; one that is gone already stays gone. */
export async function signOut(services: SignInServices, session: SignIn): Promise<void> {
  const stored = await services.store.get('signIn', session.id);
  if (stored) await attempt(services.store, [{ kind: 'signIn', id: session.id, expected: stored.version, value: null }]);
}

async function live(services: SignInServices, secret: string, kind: SignIn['kind']): Promise<Stored<SignIn> | null> {
  const stored = await services.store.get('signIn', hashOf(secret));
  if (stored?.value.kind !== kind) return null;
  return stored.value.expiresAt > services.clock.now().toISOString() ? stored : null;
}

/** Removes what has expired; another process doing the same at once is no harm. */
async function sweep(services: SignInServices): Promise<void> {
  const now = services.clock.now().toISOString();
  for (const kind of ['link', 'session'] as const) {
    for (const { version, value } of await services.store.find('signIn', 'kind', kind)) {
      if (value.expiresAt <= now) await attempt(services.store, [{ kind: 'signIn', id: value.id, expected: version, value: null }]);
    }
  }
}

/** @returns false when somebody else changed one of the records first. */
async function attempt(store: Store, changes: Parameters<Store['commit']>[0]): Promise<boolean> {
  try {
    await store.commit(changes);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

/** Codes are random and long: a plain hash is enough, no salt or stretching. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function personId(name: string): string {
  return `local-${hashOf(name.toLocaleLowerCase('pl')).slice(0, 16)}`;
}

function cleanName(name: string): string {
  const clean = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/\s+/gu, ' ').trim();
  if (clean === '' || clean.length > NAME_LENGTH) throw new RangeError(`a name has 1 to ${NAME_LENGTH} characters`);
  return clean;
}

function hoursFrom(services: SignInServices, hours: number): Instant {
  return new Date(services.clock.now().getTime() + hours * 3_600_000).toISOString();
}
