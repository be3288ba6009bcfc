/**
 * Sessions of the console. Cookies are stored hashed only, so that a stolen store opens nothing, and a session counts
 * only while the way it was opened by is the way people sign in here: with OpenID Connect set, links' sessions are over.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '../../dialogs/records.js';
import type { Services } from '../services.js';
import { committed } from '../store/attempts.js';
import type { SignIn, Stored } from '../store/store.js';

export type SignInServices = Pick<Services, 'settings' | 'store' | 'clock' | 'random'>;

export const SESSION_HOURS = 12;
/** How exactly it is known when somebody was last seen: each time is a write. */
const SEEN_MINUTES = 5;

export interface OpenedSession {
  /** The cookie's value. */
  readonly secret: string;
  readonly session: SignIn;
}

export interface Opening {
  readonly person: SignIn['person'];
  readonly issuer: string | null;
  readonly idToken: string | null;
  /** For the tab in Teams: when it ends at the latest, and the session that it ends with. */
  readonly tab?: { readonly until: Instant; readonly letInBy: string | null };
}

/**
 * A session under a secret that is new with every sign-in, whatever cookie the browser had before.
 * @param spends the link it is opened by: of two uses at once one opens a session, and the other gets null
 */
export async function openSession(services: SignInServices, { person, issuer, idToken, tab }: Opening, spends: Stored<SignIn> | null = null): Promise<OpenedSession | null> {
  await sweep(services);
  const secret = services.random.id();
  const now = services.clock.now().toISOString();
  const session: SignIn = {
    schema: 1, id: hashOf(secret), kind: 'session', person, expiresAt: tab?.until ?? hoursFrom(services, SESSION_HOURS),
    visit: { since: now, seenAt: now, issuer, idToken, ...(tab ? { tab: true } : {}) }, ...(tab?.letInBy ? { letInBy: tab.letInBy } : {})
  };
  const spent = spends ? [{ kind: 'signIn' as const, id: spends.value.id, expected: spends.version, value: null }] : [];
  return (await committed(services.store, [...spent, { kind: 'signIn', id: session.id, expected: 0, value: session }])) ? { secret, session } : null;
}

/** The session of a cookie, or null when there is none or its time is over. */
export async function sessionOf(services: SignInServices, secret: string | undefined): Promise<SignIn | null> {
  const stored = secret ? await live(services, hashOf(secret), 'session') : null;
  if (stored) await see(services, stored);
  return stored?.value ?? null;
}

/** Is this session, once found, still open? */
export async function isOpen(services: SignInServices, session: SignIn): Promise<boolean> {
  const stored = await live(services, session.id, 'session');
  if (stored) await see(services, stored);
  return stored !== null;
}

/** Ends a session; one that is gone already stays gone. */
export async function signOut(services: SignInServices, session: SignIn): Promise<void> {
  for (;;) {
    const stored = await services.store.get('signIn', session.id);
    // Seen at this very moment, it has another version: once more.
    if (!stored || (await committed(services.store, [{ kind: 'signIn', id: session.id, expected: stored.version, value: null }]))) return;
  }
}

/** Every session that opens something now, the newest first. */
export async function openSessions(services: SignInServices): Promise<SignIn[]> {
  const stored = await services.store.find('signIn', 'kind', 'session');
  const counting = stored.map(({ value }) => value).filter((session) => counts(services, session, 'session'));
  const ids = new Set(counting.map(({ id }) => id));
  const open = counting.filter(({ letInBy }) => letInBy === undefined || ids.has(letInBy));
  return open.sort((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1));
}

/** The stored record behind a code or a cookie, by its hash, while it counts. */
export async function live(services: SignInServices, id: string, kind: SignIn['kind']): Promise<Stored<SignIn> | null> {
  const stored = await services.store.get('signIn', id);
  if (!stored || !counts(services, stored.value, kind)) return null;
  const { letInBy } = stored.value;
  return letInBy === undefined || (await live(services, letInBy, 'session')) ? stored : null;
}

/** Removes what has expired; another process doing the same at once is no harm. */
export async function sweep(services: SignInServices): Promise<void> {
  const now = services.clock.now().toISOString();
  for (const kind of ['link', 'session', 'tabCode'] as const) {
    for (const { version, value } of await services.store.find('signIn', 'kind', kind)) {
      if (value.expiresAt <= now) await committed(services.store, [{ kind: 'signIn', id: value.id, expected: version, value: null }]);
    }
  }
}

/** Codes and cookies are random and long: a plain hash is enough, no salt or stretching. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export function hoursFrom(services: Pick<SignInServices, 'clock'>, hours: number): Instant {
  return new Date(services.clock.now().getTime() + hours * 3_600_000).toISOString();
}

function counts({ clock, settings }: SignInServices, { kind, expiresAt, visit }: SignIn, wanted: SignIn['kind']): boolean {
  return kind === wanted && expiresAt > clock.now().toISOString() && (visit?.issuer ?? null) === (settings.oidc?.issuer ?? null);
}

async function see(services: SignInServices, { version, value }: Stored<SignIn>): Promise<void> {
  const now = services.clock.now();
  const { visit } = value;
  if (!visit || now.getTime() - Date.parse(visit.seenAt) < SEEN_MINUTES * 60_000) return;
  await committed(services.store, [{ kind: 'signIn', id: value.id, expected: version, value: { ...value, visit: { ...visit, seenAt: now.toISOString() } } }]);
}
