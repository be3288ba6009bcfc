/**
 * One-time sign-in links. Codes are stored hashed only; a link is spent by the store's compare-and-set, so that it
 * opens one session at most. Where people sign in by OpenID Connect there are no links.
 */
import type { Instant } from '../../dialogs/records.js';
import { HttpProblem } from '../http/errors.js';
import type { SignIn } from '../store/store.js';
import type { Role } from './roles.js';
import { hashOf, hoursFrom, live, openSession, SESSION_HOURS, sweep, type OpenedSession, type SignInServices } from './sessions.js';

export const NAME_LENGTH = 80;
/** Links printed at start live a day, those asked for by command an hour. */
export const START_LINK_HOURS = 24;
export const COMMAND_LINK_HOURS = 1;

export interface Link {
  /** Holds the code: to be shown once, never logged. */
  readonly url: string;
  readonly expiresAt: Instant;
}

/**
 * Makes a link that signs one person in, once, within `hours`: admins to the admin page, everybody else to the
 * console. The same name is always the same person, so that an agent who comes back tomorrow still owns the cases of today.
 * @throws HttpProblem linksOff
 */
export async function createLink(
  services: SignInServices,
  person: { readonly role: Role; readonly name: string },
  hours: number = START_LINK_HOURS
): Promise<Link> {
  if (services.settings.oidc) throw new HttpProblem('linksOff');
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
  return { url: `${services.settings.publicUrl}/${person.role === 'admin' ? 'admin' : 'console'}/sign-in?code=${code}`, expiresAt: record.expiresAt };
}

/** Can this code still be used? Reads only: previews of a link do not spend it. */
export async function isLink(services: SignInServices, code: string): Promise<boolean> {
  return (await live(services, hashOf(code), 'link')) !== null;
}

/**
 * Exchanges a code for a session; null when it is unknown, expired or was used, also by somebody else this very moment.
 * @param place where the session counts: in a browser, or in the console's tab in Teams
 */
export async function redeem(services: SignInServices, code: string, place: 'browser' | 'tab' = 'browser'): Promise<OpenedSession | null> {
  const link = await live(services, hashOf(code), 'link');
  const tab = place === 'tab' ? { tab: { until: hoursFrom(services, SESSION_HOURS), letInBy: null } } : {};
  return link && openSession(services, { person: link.value.person, issuer: null, idToken: null, ...tab }, link);
}

/** Without what no screen shows, in 1 to `NAME_LENGTH` characters. @throws RangeError */
export function cleanName(name: string): string {
  const clean = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/\s+/gu, ' ').trim();
  if (clean === '' || clean.length > NAME_LENGTH) throw new RangeError(`a name has 1 to ${NAME_LENGTH} characters`);
  return clean;
}

function personId(name: string): string {
  return `local-${hashOf(name.toLocaleLowerCase('pl')).slice(0, 16)}`;
}
