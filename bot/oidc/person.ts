/** Who somebody is here, from what the provider says of them. */
import { createHash } from 'node:crypto';
import { ROLES, type Role } from '../console/roles.js';
import { cleanName, NAME_LENGTH } from '../console/signin.js';
import type { SignIn } from '../store/store.js';
import { claimAt, type Claims } from './claims.js';
import type { OidcSettings } from './settings.js';

/** Null without a role. Of several roles the highest counts; issuer and subject together are always the same person. */
export function personOf(claims: Claims, { issuer, roleClaim, roles }: OidcSettings): SignIn['person'] | null {
  const given = valuesOf(claimAt(claims, roleClaim)).map((value) => roles.get(value));
  const role = ROLES.findLast((one: Role) => given.includes(one));
  return role ? { id: idOf(issuer, claims.sub), name: nameOf(claims), role } : null;
}

function idOf(issuer: string, subject: string): string {
  return `oidc-${createHash('sha256').update(JSON.stringify([issuer, subject])).digest('base64url').slice(0, 22)}`;
}

function valuesOf(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((value) => typeof value === 'string');
}

function nameOf(claims: Claims): string {
  const given = [claims['name'], claims['preferred_username'], claims['email']].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  try {
    return cleanName([...(given ?? '')].slice(0, NAME_LENGTH).join('').slice(0, NAME_LENGTH));
  } catch {
    // Nothing that could be shown.
    return '–';
  }
}
