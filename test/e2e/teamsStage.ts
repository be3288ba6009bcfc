/** What the suites of the console's tab in Teams share: Gwarant behind TLS, as Teams and the browser see it, and who signs in. */
import type { BrowserContextOptions } from 'playwright-core';
import { CLIENT, IdentityProvider } from '../bot/oidc/identityProvider.js';
import { startServer, type Server } from './server.js';
import { GWARANT, type TeamsClient } from './teamsClient.js';

const BEHIND_TLS = { PUBLIC_URL: GWARANT, RATE_LIMIT: 'on', MicrosoftAppId: '00000000-0000-4000-8000-000000000001', MicrosoftAppPassword: 'secret', DIRECT_LINE_SECRET: 'a-secret-of-the-tests' };

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, ignoreHTTPSErrors: true };

/** A provider of work accounts, where Anna, a lead, sits at the keyboard. */
export async function providerWithAnna(): Promise<IdentityProvider> {
  const provider = (await IdentityProvider.listen('localhost')).serve(GWARANT);
  provider.people['anna'] = { name: 'Anna Nowak', roles: ['lead'] };
  provider.visitor = 'anna';
  return provider;
}

/** A server that browsers reach through Teams' client. @param provider of work accounts; without one, people come in by one-time links */
export async function startBehind(teams: TeamsClient, provider?: IdentityProvider): Promise<Server> {
  const accounts = provider ? { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret } : {};
  const server = await startServer({ ...BEHIND_TLS, ...accounts });
  teams.upstream = server.url;
  return server;
}
