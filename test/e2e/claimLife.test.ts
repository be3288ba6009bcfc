/** From the paper that was missing to the parcel that came back: customer and agent in two browsers, the whole product between them. */
import type { Locator } from 'playwright-core';
import type { AgentDesk } from './agentDesk.js';
import { becomes } from './becomes.js';
import type { Customer } from './customer.js';
import { answerAll, type Answers } from './interview.js';
import { opensClaim, OWNER, scooterAnswers, titleOfDocument } from './scooter.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';
import { textsOf } from '../../dialogs/texts/texts.js';

const texts = textsOf('pl');
/** The invoice is at home: everything but the proof of purchase is ticked. */
const WITHOUT_INVOICE: Answers = {
  ...scooterAnswers('pl'),
  [texts.askDocuments]: (customer) => customer.ticks(['claimForm', 'complete', 'serialLegible'].map((fact) => titleOfDocument(fact, 'pl')), texts.send)
};
/** One red pixel. */
const INVOICE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64');

describe('the life of a claim, in Polish', function () {
  const stage = useStage(this, startServer);

  it('goes from the upload to closed, and the customer follows it on the page', async () => {
    const anna = await stage().agent('Anna Nowak', 'pl');
    const customer = await stage().customer(await stage().browserOf('pl'));
    await customer.hears('O jaki produkt chodzi?');
    await customer.types('hulajnoga Kaabo');
    await answerAll(customer, WITHOUT_INVOICE, 'Czy otworzyć zgłoszenie?');
    await opensClaim(customer, 'pl');
    await customer.sees('Zgłoszenie jest otwarte');
    await panel(customer, 'Czekamy na coś od Ciebie');

    await customer.uploads('faktura.png', 'image/png', INVOICE);
    await customer.sees('To już wszystko, czego potrzebujemy.');
    await customer.sees('Przekazuję sprawę inżynierowi');

    await anna.opens(OWNER.name);
    await anna.reads('faktura.png');
    await anna.accepts('Przyjmij');
    await takes(anna, 'Nadaj RMA');
    await dialog(anna).getByRole('button', { name: 'Gotowe' }).click();
    await customer.sees(/RMA-\d{4}-\d{6}/u);
    await customer.presses('Paczka nadana');
    await shows(anna, 'w drodze');

    await takes(anna, 'Paczka dotarła', (form) => form.getByLabel(/stan/iu).fill('Rysa na obudowie'));
    await customer.sees('Twoja paczka dotarła do serwisu');
    await takes(anna, 'Przyjmij do naprawy');
    await customer.sees('Przewidujemy, że skończymy do');
    await takes(anna, 'Rozpocznij oględziny');
    await takes(anna, 'Wybierz sposób załatwienia');
    await customer.sees('urządzenie zostanie naprawione');
    await takes(anna, 'Odesłano do klienta', (form) => form.getByLabel('Numer przesyłki').fill('PL-78'));
    await customer.sees('Numer przesyłki: PL-78.');
    await anna.presses('Zamknij sprawę');
    await dialog(anna).getByRole('combobox').selectOption({ label: 'Naprawiono' });
    await anna.confirms('Zamknij sprawę');
    await customer.sees('Sprawa została zamknięta: naprawione.');
    await panel(customer, 'Zgłoszenie jest zamknięte');
    await shows(anna, 'zamknięte');
    await becomes(() => anna.page.locator('.stations [aria-current=step]').allTextContents(), ['zamknięte']);
  });
});

function dialog(anna: AgentDesk): Locator {
  return anna.page.getByRole('dialog');
}

/** The next step, or one of the others. */
async function takes(anna: AgentDesk, step: string, fill: (form: Locator) => Promise<unknown> = async () => undefined): Promise<void> {
  const next = anna.page.locator('.actions > button').filter({ hasText: step });
  if (await next.count() > 0) await next.click();
  else {
    await anna.page.getByRole('button', { name: 'Inne działania' }).click();
    await anna.page.locator('.unfolding li').getByRole('button', { name: step, exact: true }).click();
  }
  await fill(dialog(anna));
  await dialog(anna).getByRole('button', { name: step, exact: true }).click();
  if (step !== 'Nadaj RMA') await dialog(anna).waitFor({ state: 'detached' });
}

async function shows(anna: AgentDesk, state: string): Promise<void> {
  await anna.page.locator('.case .part .state').filter({ hasText: state }).first().waitFor();
}

/** What stands above the chat. */
async function panel(customer: Customer, words: string): Promise<void> {
  await customer.page.locator('#claims, .claims').filter({ hasText: words }).first().waitFor();
}
