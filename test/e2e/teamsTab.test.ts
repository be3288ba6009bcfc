/** The console as a tab in Teams: the real library, another site around it, and a browser that keeps sites apart. */
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, BrowserContextOptions, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import type { IdentityProvider } from '../bot/oidc/identityProvider.js';
import { assertAccessible } from './axe.js';
import { useStage } from './stage.js';
import { GWARANT, STRANGER, TEAMS, TeamsClient } from './teamsClient.js';
import { DESKTOP, providerWithAnna, startBehind } from './teamsStage.js';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, ignoreHTTPSErrors: true };

describe('the console’s tab in Teams', function () {
  let teams: TeamsClient;
  before(async () => { teams = await TeamsClient.open(); });
  after(() => teams.close());

  describe('where people sign in with their work account', function () {
    let provider: IdentityProvider;
    const stage = useStage(this, async () => {
      provider = await providerWithAnna();
      return startBehind(teams, provider);
    }, () => teams.flags);
    after(() => provider.stop());

    const browser = (options = DESKTOP): Promise<BrowserContext> => stage().browserOf('pl', options);

    /** Opens the window beside the tab. */
    async function beside(page: Page, button = 'Zaloguj się'): Promise<Page> {
      const [window] = await Promise.all([page.waitForEvent('popup'), tabIn(page).getByRole('button', { name: button, exact: true }).click()]);
      return window;
    }

    async function enter(page: Page): Promise<FrameLocator> {
      const window = await beside(page);
      if (!window.isClosed()) await window.waitForEvent('close');
      await tabIn(page).locator('.pulse.live').waitFor();
      return tabIn(page);
    }

    it('opens after signing in in a window beside it, which closes by itself, and stays open', async () => {
      const page = await openTeams(await browser());
      await enter(page);
      await tabIn(page).getByText('Anna Nowak').waitFor();
      await page.reload();
      await tabIn(page).locator('.pulse.live').waitFor();
    });

    it('opens for somebody else than who is signed in in the browser', async () => {
      provider.people['jan'] = { name: 'Jan Wilk', roles: ['agent'] };
      const context = await browser();
      await enter(await openTeams(context));
      await context.clearCookies({ name: '__Host-gw_tab' });
      // The provider of these tests cannot change accounts within a session of its own.
      await context.clearCookies({ domain: 'localhost' });
      const page = await openTeams(context);
      provider.visitor = 'jan';
      await beside(page, 'Zaloguj się innym kontem');
      await tabIn(page).getByText('Jan Wilk').waitFor();
      provider.visitor = 'anna';
    });

    it('has a session of its own, that browsers give to nobody outside Teams', async () => {
      const context = await browser();
      await enter(await openTeams(context));
      const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('__Host-gw_') && !name.includes('flow'));
      const tab = cookies.find(({ name }) => name === '__Host-gw_tab');
      assert.deepEqual([tab?.httpOnly, tab?.secure, tab?.sameSite, tab?.partitionKey], [true, true, 'None', TEAMS.replace('teams.', '')]);
      assert.equal(cookies.find(({ name }) => name === '__Host-gw_session')?.sameSite, 'Strict');
      await context.clearCookies({ name: '__Host-gw_session' });
      const alone = await context.newPage();
      await alone.goto(`${GWARANT}/console`);
      await alone.getByRole('heading', { name: 'Zaloguj się' }).waitFor();
    });

    it('says what to do when the window was closed too soon', async () => {
      const context = await browser();
      // The provider takes its time.
      await context.route(`${provider.issuer}/**`, () => undefined, { times: 1 });
      const page = await openTeams(context);
      await (await beside(page)).close();
      await tabIn(page).getByText('Okno zamknięto przed końcem logowania.').waitFor();
      await enter(page);
    });

    it('follows the theme of Teams, also when it changes', async () => {
      const page = await openTeams(await browser(), '/console?theme=default&locale=pl-pl');
      const tab = await enter(page);
      const theme = (name: string): Promise<void> => tab.locator(`html[data-theme="${name}"]`).waitFor({ state: 'attached' });
      await theme('dark');
      for (const [told, shown] of [['contrast', 'contrast'], ['default', 'light']] as const) {
        await page.evaluate(`teams.theme('${told}')`);
        await theme(shown);
      }
    });

    it('works: takes a case, and answers for a customer on the phone', async () => {
      const customer = await stage().customer(await stage().browserOf('pl', { ignoreHTTPSErrors: true }), GWARANT);
      await customer.hears('O jaki produkt chodzi?');
      await customer.page.getByRole('button', { name: 'Rozmowa z człowiekiem' }).click();
      const page = await openTeams(await browser());
      const tab = await enter(page);
      await tab.locator('li.row.waiting').getByRole('button', { name: 'Przyjmij' }).click();
      await tab.locator('#words').fill('Dzień dobry, tu Anna.');
      await tab.locator('#words').press('Enter');
      await tab.locator('#words').press('Enter');
      await customer.sees('Dzień dobry, tu Anna.');
      await customer.types('Nie ładuje się.');
      await tab.getByText('Nie ładuje się.').first().waitFor();
      await customer.uploads('paragon.pdf', 'application/pdf', Buffer.from('%PDF-1.4 a receipt'));
      assert.equal(await saved(page, tab.getByRole('log').getByRole('link', { name: 'paragon.pdf' })), '%PDF-1.4 a receipt');
      await tab.getByRole('button', { name: 'Klient dzwoni' }).click();
      await tab.getByRole('dialog').getByRole('button', { name: 'Rozpocznij' }).click();
      await tab.frameLocator('iframe').getByText('O jaki produkt chodzi?').first().waitFor();
    });

    it('gives files to be taken away', async () => {
      const page = await openTeams(await browser());
      const tab = await enter(page);
      await tab.getByRole('link', { name: 'Zespół' }).click();
      await tab.getByRole('link', { name: 'Raporty' }).click();
      assert.match(await saved(page, tab.getByRole('link', { name: 'Pobierz CSV' })), /^\W*kind,name,/u);
    });

    it('signs out in the tab alone, and not at the provider', async () => {
      const context = await browser();
      const page = await openTeams(context);
      const tab = await enter(page);
      await tab.getByRole('button', { name: 'Wyloguj' }).click();
      await tab.getByRole('button', { name: 'Zaloguj się' }).click();
      await tab.getByRole('heading', { name: 'Konsola Gwaranta' }).waitFor();
      const alone = await context.newPage();
      await alone.goto(`${GWARANT}/console`);
      await alone.locator('.pulse.live').waitFor();
    });

    for (const [name, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
      it(`has a way in without a violation that axe finds, in every theme: ${name}`, async () => {
        for (const theme of ['default', 'dark', 'contrast']) {
          const context = await browser(options);
          const page = await openTeams(context, `/console?theme=${theme}&locale=en-us`);
          await tabIn(page).getByRole('button', { name: 'Sign in' }).waitFor();
          await assertAccessible(frameIn(page), theme);
          await context.close();
        }
      });
    }

    it('is nothing that another site may frame', async () => {
      const context = await browser();
      await enter(await openTeams(context));
      const stranger = await context.newPage();
      const refused = stranger.waitForEvent('console', (line) => line.text().includes('frame-ancestors'));
      await stranger.goto(STRANGER);
      await refused;
      assert.ok(!stranger.frames()[1]?.url().startsWith(GWARANT));
    });
  });

  describe('where people come in by one-time links', function () {
    const stage = useStage(this, () => startBehind(teams), () => teams.flags);

    it('takes a pasted link, once', async () => {
      const link = await stage().server.signInLink('Anna Nowak');
      const paste = async (page: Page, text: string): Promise<void> => {
        await tabIn(page).getByLabel('Link do logowania').fill(text);
        await tabIn(page).getByRole('button', { name: 'Wejdź' }).click();
      };
      const page = await openTeams(await stage().browserOf('pl', DESKTOP));
      await paste(page, 'https://gwarant.example/console');
      await tabIn(page).getByText('To nie jest link do logowania.').waitFor();
      await assertAccessible(frameIn(page), 'the way in by a link');
      await paste(page, `  ${link}\n`);
      await tabIn(page).getByText('Anna Nowak').waitFor();
      const second = await openTeams(await stage().browserOf('pl', DESKTOP));
      await paste(second, link);
      await tabIn(second).getByText('został użyty albo wygasł').waitFor();
    });
  });
});

/** @param tab path of the page in the frame */
async function openTeams(context: BrowserContext, tab = '/console?theme=dark&locale=pl-pl'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${TEAMS}/?tab=${encodeURIComponent(tab)}`);
  return page;
}

/** What is in the file that a link leads to: saved from the tab, since a new window would know nobody. */
async function saved(page: Page, link: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await file.path(), 'utf8');
}

function frameIn(page: Page): Frame {
  const frame = page.frame('tab');
  if (!frame) throw new Error('no tab');
  return frame;
}

function tabIn(page: Page): FrameLocator {
  return page.frameLocator('iframe[name="tab"]');
}
