/** A customer whose case a person has: sees who speaks, has no buttons that nobody hears, and is heard with those that count. */
import { strict as assert } from 'node:assert';
import { assertAccessible } from './axe.js';
import type { AgentDesk } from './agentDesk.js';
import { becomes } from './becomes.js';
import type { Customer } from './customer.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

/** Web Chat doubts what did not come back after the first, and gives up on it after the second. */
const PATIENCE_MS = [30_000, 300_000];

/** These words lie where the customer looks, who has not scrolled. */
async function comesInView({ page }: Customer, words: string): Promise<void> {
  const seen = async (): Promise<boolean> => {
    const [box, view] = await Promise.all([page.getByText(words, { exact: true }).last(), page.locator('.webchat__basic-transcript__scrollable')].map((one) => one.boundingBox()));
    return Boolean(box && view && box.y >= view.y && box.y + box.height <= view.y + view.height);
  };
  await becomes(seen, true, words);
}

describe('a customer with a person', function () {
  const stage = useStage(this, startServer);
  let anna: AgentDesk;

  async function called(customer: Customer): Promise<void> {
    await customer.hears('O jaki produkt chodzi?');
    await customer.page.getByRole('button', { name: 'Rozmowa z człowiekiem' }).click();
    await customer.sees('Proszę człowieka o przejęcie rozmowy.');
    await anna.page.locator('.offer').getByRole('button', { name: 'Accept' }).click();
    await anna.writes('Dzień dobry, czytam sprawę.');
    await anna.writes('Jeszcze chwila.');
    await customer.sees('Jeszcze chwila.');
    await anna.page.getByText('Seen', { exact: true }).waitFor();
    await comesInView(customer, 'Jeszcze chwila.');
  }

  beforeEach(async () => { anna = await stage().agent('Anna', 'en'); });

  it('sees and hears that it is a person, and who', async () => {
    const customer = await stage().customer(await stage().browserOf('pl'));
    await called(customer);
    const { page } = customer;
    await becomes(() => page.locator('.by-person .said-by').allInnerTexts(), ['Anna'], 'once, above the first of the row');
    await becomes(async () => [...new Set(await page.locator('.by-bot .said-by').allInnerTexts())], ['Gwarant, bot']);
    const read = await page.locator('#webchat').ariaSnapshot();
    assert.match(read, /article "Anna: Jeszcze chwila\."/u);
    assert.match(read, /article "Gwarant, bot: Rozmowę przejmuje Anna\."/u);
    assert.match(read, /Wysłano: \d{1,2} \p{L}+, \d\d:\d\d/u);
    assert.doesNotMatch(read, /powiedział|Bot dołączył|\d [AP]M/u);
  });

  it('has the person’s name where the bot’s buttons were, until the case waits again', async () => {
    const customer = await stage().customer(await stage().browserOf('pl'));
    await called(customer);
    const { page } = customer;
    await page.getByText('Rozmawiasz z: Anna').waitFor();
    await becomes(() => page.getByRole('button', { name: 'Zacznij od nowa' }).isVisible(), false);
    const said = await customer.messages.count();
    await customer.types('zacznij od nowa');
    await anna.sees('zacznij od nowa');
    await becomes(() => customer.messages.count(), said + 1);
    await anna.page.locator('.lease-menu').getByRole('button', { name: 'Release to the queue' }).click();
    await anna.confirms('Release to the queue');
    await anna.page.getByRole('button', { name: 'Do it now' }).click();
    await customer.sees('Rozmowę przejmie ktoś inny.');
    await page.getByRole('button', { name: 'Zacznij od nowa' }).waitFor();
    await becomes(() => page.getByText('Rozmawiasz z: Anna').isVisible(), false);
  });

  it('changes the language of page and bot at once, without a word to the person, and for good', async () => {
    const customer = await stage().customer(await stage().browserOf('pl'));
    await called(customer);
    const own = await customer.page.locator('.webchat__bubble--from-user').count();
    await customer.page.getByRole('button', { name: 'EN – English' }).click();
    await customer.hears('This page and our automatic messages are in English from now on.');
    await customer.page.getByText('You are talking to Anna').waitFor();
    await becomes(() => customer.page.locator('.webchat__bubble--from-user').count(), own);
    await customer.page.reload();
    await customer.page.getByText('You are talking to Anna').waitFor();
    await becomes(() => customer.page.locator('html').getAttribute('lang'), 'en');
    await customer.sees('in English from now on');
    await becomes(() => customer.count('in English from now on'), 1);
  });

  it('has a page on which axe finds nothing, on a phone, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const customer = await stage().customer(await stage().browserOf('pl', { viewport: { width: 360, height: 740 }, colorScheme }));
      await called(customer);
      await customer.page.getByText('Rozmawiasz z: Anna').waitFor();
      await assertAccessible(customer.page, colorScheme);
      await becomes(() => customer.page.evaluate('document.documentElement.scrollWidth'), 360);
      await customer.page.close();
    }
  });

  it('leaves no complaint of Web Chat’s about what did not come back', async () => {
    const customer = await stage().timelessCustomer(await stage().browserOf('pl'));
    const warned: string[] = [];
    customer.page.on('console', (message) => { if (message.type() === 'warning' || message.type() === 'error') warned.push(message.text()); });
    await called(customer);
    await customer.page.locator('[data-id="webchat-sendbox-input"]').pressSequentially('Hmm');
    await anna.page.getByText('The customer is typing…').waitFor();
    for (const time of PATIENCE_MS) await customer.page.clock.fastForward(time);
    await customer.types('Halo?');
    await anna.sees('Halo?');
    assert.deepEqual(warned.filter((text) => /post activity|echo/u.test(text)), []);
  });
});
