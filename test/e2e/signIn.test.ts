/** Signing in with a work account, in a real browser, at a provider on another site. */
import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { CLIENT, IdentityProvider } from '../bot/oidc/identityProvider.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('sign-in with a work account', function () {
  let provider: IdentityProvider;
  const stage = useStage(this, async () => {
    provider = await IdentityProvider.listen('localhost');
    provider.people['anna'] = { name: 'Anna Nowak', roles: ['agent'] };
    provider.people['adam'] = { name: 'Adam Wilk', roles: ['admin'] };
    const server = await startServer({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret });
    provider.serve(server.url);
    return server;
  });
  after(() => provider.stop());

  async function signsIn(who: string, path: string): Promise<Page> {
    provider.visitor = who;
    const page = await (await stage().browserOf('pl', { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(stage().server.url + path);
    await page.getByRole('link', { name: 'Zaloguj się' }).click();
    return page;
  }

  it('comes back from another site into the console, at the place that was asked for', async () => {
    const page = await signsIn('anna', '/console#/search?q=GW-2026');
    await page.getByText('Anna Nowak').waitFor();
    assert.equal(page.url(), `${stage().server.url}/console#/search?q=GW-2026`);
    await page.goto(`${stage().server.url}/admin`);
    await page.getByRole('heading', { name: 'Ta strona jest dla kierowników i administratorów' }).waitFor();
  });

  it('lets an admin see what is in force and end somebody’s session', async () => {
    const anna = await signsIn('anna', '/console');
    await anna.getByText('Anna Nowak').waitFor();
    const adam = await signsIn('adam', '/admin');
    await adam.getByRole('heading', { name: 'Obowiązujące gwarancje i plany' }).waitFor();
    await adam.getByText('scooter-warranty.policy.json').waitFor();
    await adam.getByText('Dział serwisu').first().waitFor();
    // A session that was left open by another test is hers as well.
    const hers = adam.getByRole('button', { name: 'Zakończ sesję: Anna Nowak' });
    for (let left = await hers.count(); left > 0; left -= 1) {
      await hers.first().click();
      await hers.nth(left - 1).waitFor({ state: 'detached' });
    }
    await anna.getByRole('heading', { name: 'Trzeba się zalogować' }).waitFor();
    await anna.getByRole('button', { name: 'Zaloguj się' }).click();
    await anna.getByRole('link', { name: 'Zaloguj się' }).waitFor();
  });

  it('shows everybody in the settings where they are signed in, and leads the way to the admin page', async () => {
    const adam = await signsIn('adam', '/console');
    await adam.getByRole('button', { name: 'Ustawienia' }).click();
    const settings = adam.getByRole('dialog');
    await settings.getByText('Otwarte sesje').click();
    await settings.getByText('ta sesja').waitFor();
    await settings.getByRole('link', { name: 'Administracja' }).click();
    await adam.getByRole('heading', { name: 'Administracja' }).waitFor();
  });

  it('ends the session at the provider as well', async () => {
    const page = await signsIn('anna', '/console');
    await page.getByRole('button', { name: 'Wyloguj' }).click();
    await page.waitForURL(`${provider.issuer}/session/end**`);
    await page.goto(`${stage().server.url}/console`);
    await page.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
  });
});
