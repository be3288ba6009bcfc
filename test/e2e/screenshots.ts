/** Makes the README's pictures, `docs/screenshots/*.png`, on a server of its own: `npm run screenshots`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { textsOf } from '../../dialogs/texts/texts.js';
import type { Locale } from '../../policies/language.js';
import { fromRoot } from '../paths.js';
import { openBrowser } from './browser.js';
import type { Customer } from './customer.js';
import { answerAll } from './interview.js';
import { opensClaim, question, scooterAnswers } from './scooter.js';
import { startServer } from './server.js';
import { Shop } from './shop.js';
import { Stage } from './stage.js';

const FOLDER = fromRoot('docs/screenshots');
const DESKTOP = { viewport: { width: 1280, height: 860 } };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true };

const EWA = { name: 'Ewa Nowak', email: 'ewa.nowak@example.com', serial: 'KM-10-4471', description: 'It has not switched on since yesterday; a red light blinks.' };
const PIOTR = { name: 'Piotr Zieliński', email: 'piotr@example.com', serial: 'NB-2-0093', description: 'Po chwili jazdy silnik odcina.' };

const shop = await Shop.open(() => stage.server.url, () => `<script src="${stage.server.url}/embed.js" data-language="pl" data-product="scooter-kaabo" data-color="#0a5" async></script>`);
const stage = new Stage(await openBrowser(), await startServer({ WEBCHAT_ORIGINS: shop.url }));
try {
  await mkdir(FOLDER, { recursive: true });
  await phone();
  await onShopsPage();
  await waitingCases();
  const ewa = await decisionAndClaim();
  await consoles(ewa);
  await boards();
} finally {
  await stage.browser.close();
  await stage.server.stop();
  await shop.close();
}

/** The panel on another site's page. */
async function onShopsPage(): Promise<void> {
  const page = await (await stage.browserOf('pl', DESKTOP)).newPage();
  await page.goto(shop.url);
  await page.getByRole('button', { name: 'Pomoc i gwarancja' }).click();
  await page.frameLocator('iframe').locator('.webchat__suggested-action').first().waitFor();
  await page.frameLocator('iframe').locator('.webchat__connectivityStatus, [class*="connectivity-status"]').getByText('Trwa').waitFor({ state: 'detached' });
  await shoot(page, 'embed');
}

/** A question with a card, on a phone at night. */
async function phone(): Promise<void> {
  const customer = await stage.customer(await stage.browserOf('pl', PHONE));
  await customer.hears('O jaki produkt chodzi?');
  await customer.types('kaabo mantis');
  const { [question('interventions', 'pl')]: _, ...answers } = scooterAnswers('pl');
  await answerAll(customer, answers, question('interventions', 'pl'));
  await shootChat(customer, 'customer-phone-dark');
}

/** The decision, then the claim with its number. */
async function decisionAndClaim(): Promise<Customer> {
  const customer = await stage.customer(await stage.browserOf('en', DESKTOP));
  await scooterToClaim(customer, 'en');
  await shootChat(customer, 'customer-decision');
  await opensClaim(customer, 'en', EWA);
  await customer.hears('I am handing this to an engineer');
  await shootChat(customer, 'customer-claim');
  return customer;
}

async function scooterToClaim(customer: Customer, language: Locale): Promise<void> {
  await customer.hears({ pl: 'O jaki produkt chodzi?', en: 'Which product is it about?' }[language]);
  await customer.presses({ pl: 'Hulajnoga Nami', en: 'Kaabo scooter' }[language]);
  const { askDocuments, allOfThese } = textsOf(language);
  const answers = { ...scooterAnswers(language), [askDocuments]: (one: Customer) => one.pressesOnCard(allOfThese) };
  await answerAll(customer, answers, { pl: 'Czy otworzyć zgłoszenie?', en: 'Shall I open a claim?' }[language]);
}

/** Two more who wait, so that the queue is one. */
async function waitingCases(): Promise<void> {
  const piotr = await stage.customer(await stage.browserOf('pl'));
  await scooterToClaim(piotr, 'pl');
  await opensClaim(piotr, 'pl', PIOTR);
  await piotr.hears('Przekazuję sprawę inżynierowi');
  const impatient = await stage.customer(await stage.browserOf('en'));
  await impatient.hears('Which product is it about?');
  await impatient.presses('Axis device');
  await impatient.hears('Is the power LED on?');
  await impatient.types('talk to a person');
  await impatient.sees('I am calling a person.');
}

/** The same case at a desk in the daylight and on a phone at night. */
async function consoles(ewa: Customer): Promise<void> {
  const desk = await stage.agent('Anna', 'en');
  await desk.opens(EWA.name);
  await desk.accepts('Accept');
  await ewa.hears('Anna has taken over the conversation.');
  await desk.writes('Good morning, I am looking at the log of the controller now.');
  await ewa.types('Thank you! Shall I keep it plugged in?');
  await desk.sees('Shall I keep it plugged in?');
  await shoot(desk.page, 'console-case');
  const pocket = await stage.agent('Anna', 'pl', PHONE);
  await pocket.page.goto(desk.page.url().replace(/#.*/u, (place) => `${place}/case`));
  await pocket.reads('Objęte ochroną');
  await shoot(pocket.page, 'console-phone-dark');
}

/** What a lead sees of all this, by day in English and by night in Polish. */
async function boards(): Promise<void> {
  for (const [name, language, colorScheme] of [['board', 'en', 'light'], ['board-dark', 'pl', 'dark']] as const) {
    const { page } = await stage.lead('Lena', language);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${stage.server.url}/console#/board`);
    await page.getByRole('link', { name: EWA.name }).waitFor();
    await shoot(page, name);
  }
}

/** Web Chat scrolls softly: once its newest message has come to rest in sight, the pointer out of the way. */
async function shootChat(customer: Customer, name: string): Promise<void> {
  await customer.messages.last().locator('.said-at').hover({ trial: true });
  await shoot(customer.page, name);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
