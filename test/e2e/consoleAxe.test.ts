/** The console's pages and dialogs, in every theme and on a phone, without a violation that axe finds. */
import type { BrowserContextOptions } from 'playwright-core';
import type { AgentDesk } from './agentDesk.js';
import { assertAccessible } from './axe.js';
import type { Customer } from './customer.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

const DESKTOP = { viewport: { width: 1280, height: 860 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  'light, 1280 px': { ...DESKTOP, colorScheme: 'light' },
  'dark, 1280 px': { ...DESKTOP, colorScheme: 'dark' },
  'forced colours, 1280 px': { ...DESKTOP, forcedColors: 'active' },
  'light, 360 px': { ...PHONE, colorScheme: 'light' },
  'dark, 360 px': { ...PHONE, colorScheme: 'dark' }
};

describe('the console, by axe', function () {
  const stage = useStage(this, startServer);

  for (const [look, options] of Object.entries(LOOKS)) {
    it(look, async () => {
      const desk = await stage().agent('Anna', 'en', options);
      const customer = await calling();
      await desk.page.locator('.offer').waitFor();
      await assertAccessible(desk.page, 'queue with an offer');
      await desk.page.locator('.offer').getByRole('button', { name: 'Accept' }).click();
      await desk.page.locator('#words').waitFor();
      await talk(desk, customer);
      await assertAccessible(desk.page, 'case');
      await dialogs(desk);
      // Forced colours are the system's: no theme of ours is seen then.
      for (const theme of options.forcedColors === 'active' ? [] : ['contrast', 'dark', 'light']) {
        await desk.page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        await assertAccessible(desk.page, theme);
      }
    });
  }

  async function calling(): Promise<Customer> {
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.page.getByRole('button', { name: 'Talk to a person' }).click();
    return customer;
  }
});

async function talk(desk: AgentDesk, customer: Customer): Promise<void> {
  await desk.writes('Hello!');
  await customer.sees('Hello!');
  await desk.page.getByRole('button', { name: 'Note', exact: true }).click();
  await desk.page.locator('#note-words').fill('Calls often.');
  await assertAccessible(desk.page, 'writing a note');
  await desk.page.locator('#note-words').press('Enter');
  await desk.sees('Calls often.');
  await desk.page.getByRole('button', { name: 'To the customer' }).click();
  await desk.page.locator('#words').press('/');
  await desk.page.locator('.reply-picker').getByRole('option').first().waitFor();
  await assertAccessible(desk.page, 'ready answers');
  await desk.page.keyboard.press('Escape');
}

async function dialogs({ page }: AgentDesk): Promise<void> {
  // A phone shows them with the case.
  const tab = page.locator('nav.tabs').getByRole('link', { name: 'Case' });
  if (await tab.isVisible()) await tab.click();
  for (const title of ['Transfer', 'Task for the bot', 'Snooze', 'Release to the queue']) {
    await page.locator('.lease-menu').getByRole('button', { name: title, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await assertAccessible(page, title);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await assertAccessible(page, 'settings');
  await page.getByRole('dialog').getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await assertAccessible(page, 'shortcuts');
  await page.keyboard.press('Escape');
}
