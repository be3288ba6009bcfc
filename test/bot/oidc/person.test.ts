/** Who somebody is here, from claims of every shape. */
import assert from 'node:assert/strict';
import { personOf } from '../../../bot/oidc/person.js';
import type { OidcSettings } from '../../../bot/oidc/settings.js';

const OIDC: OidcSettings = { issuer: 'https://login.example.com', clientId: 'id', clientSecret: null, scope: 'openid', roleClaim: 'roles', roles: new Map([['agent', 'agent'], ['lead', 'lead'], ['admin', 'admin']]) };
const person = (claims: object, more: Partial<OidcSettings> = {}) => personOf({ sub: 's', roles: 'agent', ...claims }, { ...OIDC, ...more });

describe('a person of an OpenID provider', () => {
  it('has the highest of the roles that are known here, or is nobody', () => {
    for (const [roles, role] of [['agent', 'agent'], [['agent', 'admin', 'lead'], 'admin'], [['x', 'lead'], 'lead']] as const) assert.equal(person({ roles })?.role, role);
    for (const roles of [undefined, null, '', 'Agent', [], ['x'], [['agent']], { agent: true }, 5, 'constructor']) assert.equal(person({ roles }), null);
  });

  it('has them in the claim of this name, or else within', () => {
    const address = 'https://gwarant.example/roles';
    assert.equal(person({ [address]: ['lead'] }, { roleClaim: address })?.role, 'lead');
    assert.equal(person({ resource_access: { gwarant: { roles: ['admin'] } } }, { roleClaim: 'resource_access.gwarant.roles' })?.role, 'admin');
    for (const roleClaim of ['a.b', 'sub.roles', '__proto__.roles', 'constructor.name', 'roles.length']) assert.equal(person({}, { roleClaim }), null, roleClaim);
  });

  it('is the same for the same subject of the same issuer only', () => {
    const id = (claims: object, more: Partial<OidcSettings> = {}): string | undefined => person(claims, more)?.id;
    assert.equal(id({}), id({ name: 'Another name', roles: 'lead' }));
    assert.notEqual(id({}), id({ sub: 't' }));
    assert.notEqual(id({}), id({}, { issuer: 'https://other.example.com' }));
    assert.ok(!id({ sub: 'anna@example.com' })?.includes('anna'));
  });

  it('has the name that is told, in a length that fits, without what cannot be seen', () => {
    for (const [claims, name] of [
      [{ name: ' Anna \u202e Nowak\n' }, 'Anna Nowak'], [{ preferred_username: 'anna', email: 'a@example.com' }, 'anna'], [{ name: ' ', email: 'a@example.com' }, 'a@example.com'],
      [{}, '–'], [{ name: '\u0000' }, '–'], [{ name: 'x'.repeat(500) }, 'x'.repeat(80)], [{ name: 7 }, '–']
    ] as const) assert.equal(person(claims)?.name, name);
  });
});
