/** The window in which the console's tab in Teams is let in, opened by somebody who wants to abuse it. */
import { strict as assert } from 'node:assert';
import type { BrowserContext, Page } from 'playwright-core';
import type { IdentityProvider } from '../bot/oidc/identityProvider.js';
import { assertAccessible } from './axe.js';
import { useStage } from './stage.js';
import { GWARANT, STRANGER, TEAMS, TeamsClient } from './teamsClient.js';
import { DESKTOP, providerWithAnna, startBehind } from './teamsStage.js';

const A_MINUTE = 60_000;

describe('the window beside the tab in Teams, abused', function () {
  let teams: TeamsClient;
  let provider: IdentityProvider;
  before(async () => { teams = await TeamsClient.open(); });
  after(() => teams.close());
  const stage = useStage(this, async () => {
    provider = await providerWithAnna();
    return startBehind(teams, provider);
  }, () => teams.flags);
  after(() => provider.stop());

  /** Opens the window from a page, and tells what the page heard from it by the time it has given up. */
  async function openedFrom(page: Page): Promise<{ readonly window: Page; readonly heard: unknown }> {
    const opening = `window.heard = []; addEventListener('message', ({ data }) => heard.push(data)); open('${GWARANT}/console/in-teams', 'beside', 'width=520,height=640'); 0`;
    const [window] = await Promise.all([page.waitForEvent('popup'), page.evaluate(opening)]);
    await window.getByText('Chwileczkę…').waitFor();
    await page.context().clock.fastForward(A_MINUTE);
    await window.getByText('Tego okna nie otworzyła karta Gwaranta w Teams.').waitFor();
    return { window, heard: await page.evaluate('heard') };
  }

  async function browserWithClock(): Promise<BrowserContext> {
    const context = await stage().browserOf('pl', DESKTOP);
    await context.clock.install();
    return context;
  }

  it('signs nobody in for an opener that is not Teams, and tells it nothing', async () => {
    const context = await browserWithClock();
    const stranger = await context.newPage();
    await stranger.goto(STRANGER);
    const { window, heard } = await openedFrom(stranger);
    assert.equal(window.url(), `${GWARANT}/console/in-teams`);
    assert.deepEqual(heard, []);
    assert.ok((await context.cookies()).every(({ name }) => !name.startsWith('__Host-gw_')));
    await assertAccessible(window, 'the window that nobody asked for');
  });

  it('hands over nothing for another app in Teams, also where somebody is signed in and our own tab stands beside it', async () => {
    const context = await browserWithClock();
    await context.newPage().then(async (page) => {
      await page.goto(`${GWARANT}/console`);
      await page.getByRole('link', { name: 'Zaloguj się' }).click();
      await page.locator('.pulse.live').waitFor();
    });
    const teamsPage = await context.newPage();
    await teamsPage.goto(`${TEAMS}/?tab=/console`);
    await teamsPage.frameLocator('iframe[name="tab"]').getByRole('button', { name: 'Zaloguj się', exact: true }).waitFor();
    let codes = 0;
    context.on('request', (request) => { if (request.url().endsWith('/api/tab-code')) codes += 1; });
    const { heard } = await openedFrom(teamsPage);
    assert.deepEqual([heard, codes], [[], 0]);
    assert.ok((await context.cookies()).every(({ name }) => name !== '__Host-gw_tab'));
  });
});
