/** Settings of the sign-in by OpenID Connect: which provider, who we are to it, and what its roles are to us. */
import { ROLES, type Role } from '../console/roles.js';
import type { EnvironmentReader } from '../environment.js';
import { isLoopback } from '../loopback.js';

export interface OidcSettings {
  /** Issuer identifier: https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  readonly scope: string;
  /** Name of the claim that holds the roles: a text or a list of texts; `a.b` also finds `b` within `a`. */
  readonly roleClaim: string;
  /** The claim's values and what they are here. */
  readonly roles: ReadonlyMap<string, Role>;
}

const DEPENDENT = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_SCOPE', 'OIDC_ROLE_CLAIM', 'OIDC_ROLES'] as const;
const OWN_NAMES: ReadonlyMap<string, Role> = new Map(ROLES.map((role) => [role, role]));

/** Null without OIDC_ISSUER: people then come in by one-time links. @param publicUrl where the provider sends people back to */
export function readOidc(read: EnvironmentReader, publicUrl: string): OidcSettings | null {
  const issuer = readIssuer(read);
  if (issuer === null) {
    const orphan = DEPENDENT.find((name) => read.text(name) !== null);
    if (orphan !== undefined && !read.isBad('OIDC_ISSUER')) read.problem('OIDC_ISSUER', `is not set, but ${orphan} is`, 'both or neither');
    return null;
  }
  if (!isSafe(publicUrl)) read.problem('PUBLIC_URL', 'is not https, but OIDC_ISSUER is set, and a sign-in can be read on its way', 'https, unless it is a loopback address');
  const clientId = read.text('OIDC_CLIENT_ID');
  if (clientId === null) read.problem('OIDC_CLIENT_ID', 'is not set, but OIDC_ISSUER is', 'the id under which the provider knows this server');
  return {
    issuer,
    clientId: clientId ?? '',
    clientSecret: read.text('OIDC_CLIENT_SECRET'),
    scope: readScope(read),
    roleClaim: read.text('OIDC_ROLE_CLAIM') ?? 'roles',
    roles: readRoles(read)
  };
}

/** As it was written: providers compare issuers as texts. */
function readIssuer(read: EnvironmentReader): string | null {
  const given = read.text('OIDC_ISSUER');
  if (given === null) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url && isSafe(given) && !url.username && !url.password && !url.search && !url.hash) return given;
  read.problem('OIDC_ISSUER', 'is not the address of a provider', 'https://… without a query, or http on a loopback address');
  return null;
}

function isSafe(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
}

function readScope(read: EnvironmentReader): string {
  const scope = read.text('OIDC_SCOPE') ?? 'openid profile';
  if (!scope.split(/\s+/u).includes('openid')) read.problem('OIDC_SCOPE', `is “${scope}”`, 'names separated by spaces, openid among them');
  return scope;
}

/** `Gwarant.Agent=agent,Gwarant.Lead=lead`; the last `=` counts, since claim values may hold one. */
function readRoles(read: EnvironmentReader): ReadonlyMap<string, Role> {
  const given = read.text('OIDC_ROLES');
  if (given === null) return OWN_NAMES;
  const pairs = given.split(',').map((pair) => pair.trim()).filter(Boolean).map((pair) => {
    const at = pair.lastIndexOf('=');
    const role = ROLES.find((one) => one === pair.slice(at + 1).trim());
    const value = pair.slice(0, Math.max(at, 0)).trim();
    if (!role || value === '') read.problem('OIDC_ROLES', `contains “${pair}”`, 'VALUE=agent, VALUE=lead or VALUE=admin, separated by commas');
    return [value, role ?? 'agent'] as const;
  });
  return new Map(pairs);
}
