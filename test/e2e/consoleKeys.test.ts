/** The console by keyboard alone, and what a person sets for their browser. */
import { strict as assert } from 'node:assert';
import type { AgentDesk } from './agentDesk.js';
import { becomes, comesToMatch } from './becomes.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('the console by keyboard', function () {
  const stage = useStage(this, startServer);
  let desk: AgentDesk;

  beforeEach(async () => {
    desk = await stage().agent('Anna', 'en');
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.page.getByRole('button', { name: 'Talk to a person' }).click();
    await desk.page.locator('.offer').first().waitFor();
  });

  const theme = ({ page }: AgentDesk): Promise<string | null> => page.locator('html').getAttribute('data-theme');

  it('opens, takes, writes on, passes on and closes a case', async () => {
    const { page } = desk;
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(page.url().endsWith('/console') || page.url().endsWith('#/'), 'keys are silent behind a dialog');
    await page.keyboard.press('j');
    await desk.conversation.waitFor();
    await page.keyboard.press('a');
    await page.locator('#words').waitFor();
    await page.locator('#words').press('a');
    await becomes(() => page.locator('#words').inputValue(), 'a', 'in a field a key is a letter');
    await desk.conversation.focus();
    await page.keyboard.press('n');
    await page.locator('#note-words').waitFor();
    await desk.conversation.focus();
    await page.keyboard.press('r');
    await page.locator('#words:focus').waitFor();
    await desk.conversation.focus();
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: 'Transfer the case' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await desk.conversation.focus();
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Close case' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Search claims' }).waitFor();
  });

  it('keeps what was set: the theme, and keys turned off', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Settings' }).click();
    const dialog = page.getByRole('dialog');
    await becomes(async () => [await dialog.getByLabel('Sound when something waits for me').isChecked(), await dialog.getByLabel('Desktop notifications').isChecked()], [false, false]);
    await dialog.getByText('high contrast').click();
    await dialog.getByLabel('Keyboard shortcuts').uncheck();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await page.locator('.pulse.live').waitFor();
    await becomes(() => theme(desk), 'contrast');
    await page.keyboard.press('?');
    await becomes(() => page.getByRole('dialog').count(), 0);
  });

  it('looks as Teams does where Teams says so, also after a reload without its word', async () => {
    const { page } = desk;
    await page.goto(`${stage().server.url}/console?theme=dark`);
    await page.locator('.pulse.live').waitFor();
    await becomes(() => theme(desk), 'dark');
    await page.goto(`${stage().server.url}/console`);
    await page.locator('.pulse.live').waitFor();
    await becomes(() => theme(desk), 'dark');
  });

  it('tells in the title how many wait', async () => {
    await desk.page.locator('li.row.waiting').first().waitFor();
    await comesToMatch(() => desk.page.title(), /^\(\d+\) Gwarant/u);
  });
});
