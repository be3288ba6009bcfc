/** What a browser can send that nobody asked for, and a network that goes away. */
import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { becomes } from './becomes.js';
import { answerAll } from './interview.js';
import { opensClaim, OWNER, scooterAnswers } from './scooter.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

const HTML = '<img src=x onerror=alert(1)><script>alert(2)</script>';

describe('bad input from a browser', function () {
  const stage = useStage(this, startServer);

  it('takes 100 KB of text with a word, and goes on', async () => {
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.types('scooter '.repeat(12_800));
    await customer.hears('That is longer than I can read (4000 characters at most).');
    await customer.hears('Which product is it about?');
    await customer.presses('Axis device');
    await customer.hears('Is the power LED on?');
  });

  it('shows HTML in names and texts as what was typed, to the customer and the agent', async () => {
    const anna = await stage().agent('Anna', 'en');
    const customer = await stage().customer(await stage().browserOf('pl'));
    const dialogs = [...dialogsOf(anna.page), ...dialogsOf(customer.page)];
    await customer.hears('O jaki produkt chodzi?');
    await customer.types(HTML);
    await customer.hears('Tego nie rozumiem.');
    await customer.presses('Hulajnoga Kaabo');
    await answerAll(customer, scooterAnswers('pl'), 'Czy otworzyć zgłoszenie?');
    await opensClaim(customer, 'pl', { ...OWNER, name: HTML, description: `**x** [y](javascript:alert(3)) ${HTML}` });
    await customer.sees(HTML);
    await customer.hears('Przekazuję sprawę inżynierowi');
    await customer.types('co już wiesz');
    await customer.hears(HTML);

    await anna.waiting.filter({ hasText: HTML }).waitFor();
    await anna.opens(HTML);
    await anna.sees(HTML);
    await anna.reads(HTML);
    await anna.page.getByRole('heading', { name: HTML }).waitFor();
    for (const page of [anna.page, customer.page]) await becomes(() => page.locator('img[src="x"]').count(), 0);
    assert.deepEqual(dialogs, []);
  });

  it('keeps what was written without a network, and sends it once when the network is back', async () => {
    const context = await stage().browserOf('en');
    const customer = await stage().timelessCustomer(context);
    await customer.hears('Which product is it about?');
    await context.setOffline(true);
    await customer.types('axis');
    // Web Chat waits 20 seconds for the message to come back.
    await customer.page.clock.fastForward(21_000);
    const again = customer.page.getByRole('button', { name: 'Retry' });
    await again.waitFor();
    await context.setOffline(false);
    await again.click();
    await customer.hears('Is the power LED on?');
    await customer.page.reload();
    await customer.hears('Is the power LED on?');
    await becomes(() => customer.count(/^\s*axis\s*$/u), 1);
  });
});

/** Filled while the page lives. */
function dialogsOf(page: Page): string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  return seen;
}
