/** The console on a real road, with sign-in at a provider of the test's own. */
import { openScene, type Scene } from '../console/scene.js';
import { CLIENT, IdentityProvider } from './identityProvider.js';
import { PUBLIC_URL } from './visitor.js';

export interface OidcScene extends Scene {
  readonly provider: IdentityProvider;
  close(): Promise<void>;
}

export async function openOidcScene(more: Readonly<Record<string, string>> = {}): Promise<OidcScene> {
  const provider = (await IdentityProvider.listen()).serve(PUBLIC_URL);
  provider.people['anna'] = { name: 'Anna Nowak', roles: ['agent'] };
  provider.people['adam'] = { name: 'Adam Wilk', roles: ['lead', 'something else', 'admin'] };
  provider.people['ewa'] = { name: 'Ewa Lis', roles: ['accounting'] };
  provider.visitor = 'anna';
  const scene = await openScene(undefined, undefined, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, ...more });
  return {
    ...scene,
    provider,
    close: async () => {
      await scene.app.close();
      await provider.stop();
    }
  };
}
