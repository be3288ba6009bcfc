import assert from 'node:assert/strict';
import { readSettings } from '../../../bot/settings.js';
import type { OidcSettings } from '../../../bot/oidc/settings.js';

const ENTRA = { OIDC_ISSUER: 'https://login.microsoftonline.com/a-tenant/v2.0', OIDC_CLIENT_ID: 'id', PUBLIC_URL: 'https://warranty.example.com' };

function good(env: Readonly<Record<string, string>>): OidcSettings | null {
  const read = readSettings(env);
  assert.equal(read.type, 'settings', JSON.stringify(read));
  return read.type === 'settings' ? read.settings.oidc : null;
}

function wrong(env: Readonly<Record<string, string>>): string[] {
  const read = readSettings(env);
  return read.type === 'problems' ? read.problems.map(({ variable }) => variable) : [];
}

describe('settings of OpenID Connect', () => {
  it('are not needed', () => assert.equal(good({}), null));

  it('have defaults for all but the issuer and the client', () => {
    assert.deepEqual(good(ENTRA), {
      issuer: ENTRA.OIDC_ISSUER, clientId: 'id', clientSecret: null, scope: 'openid profile', roleClaim: 'roles',
      roles: new Map([['agent', 'agent'], ['lead', 'lead'], ['admin', 'admin']])
    });
  });

  it('name the provider’s roles', () => {
    const oidc = good({ ...ENTRA, OIDC_CLIENT_SECRET: 's', OIDC_SCOPE: 'openid groups', OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'Gwarant.Agent=agent, a=b=lead ,' });
    assert.deepEqual([oidc?.clientSecret, oidc?.scope, oidc?.roleClaim], ['s', 'openid groups', 'groups']);
    assert.deepEqual([...oidc?.roles ?? []], [['Gwarant.Agent', 'agent'], ['a=b', 'lead']]);
    for (const OIDC_ROLES of ['agent', '=agent', 'x=boss']) assert.deepEqual(wrong({ ...ENTRA, OIDC_ROLES }), ['OIDC_ROLES'], OIDC_ROLES);
    assert.deepEqual(wrong({ ...ENTRA, OIDC_SCOPE: 'profile' }), ['OIDC_SCOPE']);
  });

  it('go over https, but for this machine', () => {
    assert.equal(good({ OIDC_ISSUER: 'http://127.0.0.1:9000', OIDC_CLIENT_ID: 'id' })?.issuer, 'http://127.0.0.1:9000');
    for (const OIDC_ISSUER of ['http://login.example.com', 'login.example.com', 'https://u:p@login.example.com', 'https://login.example.com/?x=1', 'https://login.example.com/#x']) {
      assert.deepEqual(wrong({ ...ENTRA, OIDC_ISSUER }), ['OIDC_ISSUER'], OIDC_ISSUER);
    }
    assert.deepEqual(wrong({ ...ENTRA, PUBLIC_URL: 'http://warranty.example.com' }), ['PUBLIC_URL']);
  });

  it('come together or not at all', () => {
    assert.deepEqual(wrong({ ...ENTRA, OIDC_CLIENT_ID: '' }), ['OIDC_CLIENT_ID']);
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_SCOPE', 'OIDC_ROLE_CLAIM', 'OIDC_ROLES']) assert.deepEqual(wrong({ [name]: 'x' }), ['OIDC_ISSUER'], name);
  });

  it('keep their secret to themselves', () => {
    assert.ok(!/hunter2/u.test(JSON.stringify(readSettings({ OIDC_CLIENT_SECRET: 'hunter2' }))));
    assert.ok(!/hunter2/u.test(JSON.stringify(readSettings({ ...ENTRA, OIDC_ISSUER: 'https://u:hunter2@login.example.com' }))));
  });
});
