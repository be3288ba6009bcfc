/** A customer on the phone: an agent goes through the interview in their place, and the customer takes over by the link. */
import { becomes } from './becomes.js';
import { Customer } from './customer.js';
import { answerAll } from './interview.js';
import { opensClaim, OWNER, scooterAnswers } from './scooter.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('a customer on the phone', function () {
  const stage = useStage(this, startServer);

  it('gets a claim that an agent opened, which the search finds, and a link to carry on', async () => {
    const anna = await stage().agent('Anna Nowak', 'pl');
    const { page } = anna;
    await page.getByRole('button', { name: 'Klient dzwoni' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'polski' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Rozpocznij' }).click();
    await page.getByRole('heading', { name: 'Odpowiadasz w imieniu klienta.' }).waitFor();
    await page.frameLocator('iframe').getByText('O jaki produkt chodzi?').first().waitFor();

    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Otwórz w nowej karcie' }).click()]);
    const asked = new Customer(tab);
    await asked.hears('O jaki produkt chodzi?');
    await asked.types('nie działa mi hulajnoga Kaabo');
    await answerAll(asked, scooterAnswers('pl'), 'Czy otworzyć zgłoszenie?');
    await opensClaim(asked, 'pl');
    await asked.hears('Przekazuję sprawę inżynierowi');
    const link = await page.locator('iframe').getAttribute('src') ?? '';
    await page.getByRole('button', { name: 'Zamknij okno' }).click();
    await anna.reads('Otwarto zgłoszenie');
    await anna.card.locator('.history li').filter({ hasText: 'Otwarto zgłoszenie' }).filter({ hasText: 'Anna Nowak' }).waitFor();

    await page.getByRole('link', { name: 'Szukaj' }).click();
    await page.getByLabel('Czego szukasz').fill(OWNER.email);
    await page.getByLabel('Czego szukasz').press('Enter');
    await page.locator('.found tbody').getByRole('link').click();
    await page.getByRole('heading', { name: OWNER.name }).waitFor();

    const customer = await stage().customer(await stage().browserOf('pl'), link);
    await customer.sees('Przekazuję sprawę inżynierowi');
    await customer.types('To ja, dziękuję!');
    await anna.sees('To ja, dziękuję!');
    await becomes(() => customer.count('O jaki produkt chodzi?'), 1);
  });
});
