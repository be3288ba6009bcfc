/** One-time codes that let the console's tab in Teams in, as whoever is signed in in the window beside it. */
import type { Instant } from '../../dialogs/records.js';
import type { SignIn } from '../store/store.js';
import { hashOf, live, openSession, sweep, type OpenedSession, type SignInServices } from './sessions.js';

/** From one window of a browser to another. */
const CODE_SECONDS = 120;

export interface TabCode {
  /** To be handed over once, never logged. */
  readonly code: string;
  readonly expiresAt: Instant;
}

/** The tab's session ends with the one that lets it in; a tab that lets another in hands on its own. */
export async function createTabCode(services: SignInServices, { id, person, expiresAt: until, visit, letInBy = id }: SignIn): Promise<TabCode> {
  await sweep(services);
  const code = services.random.id();
  const now = services.clock.now();
  const expiresAt = new Date(now.getTime() + CODE_SECONDS * 1000).toISOString();
  const record: SignIn = {
    schema: 1, id: hashOf(code), kind: 'tabCode', person, expiresAt, until, letInBy,
    visit: { since: now.toISOString(), seenAt: now.toISOString(), issuer: visit?.issuer ?? null, idToken: null }
  };
  await services.store.commit([{ kind: 'signIn', id: record.id, expected: 0, value: record }]);
  return { code, expiresAt };
}

/** Null: the code is unknown, expired or was used, also by somebody else this very moment. */
export async function redeemTabCode(services: SignInServices, code: string): Promise<OpenedSession | null> {
  const stored = await live(services, hashOf(code), 'tabCode');
  if (!stored) return null;
  const { person, expiresAt, until = expiresAt, letInBy = null, visit } = stored.value;
  return openSession(services, { person, issuer: visit?.issuer ?? null, idToken: null, tab: { until, letInBy } }, stored);
}
