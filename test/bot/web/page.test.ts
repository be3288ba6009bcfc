/** The customer's page in a real browser: unmodified Web Chat, the embedded Direct Line, a bot that asks in every way. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import '@fastify/websocket';
import type { BrowserContext, Page } from 'playwright-core';
import type { Form } from '../../../dialogs/reply.js';
import { readSubmit } from '../../../dialogs/submit.js';
import { becomes } from '../../e2e/becomes.js';
import { fromRoot } from '../../paths.js';
import type { Answer } from '../fakeRoad.js';
import { fakeServices, type FakeServices } from '../fakeServices.js';
import { usePageStage } from './pageStage.js';

const FORM: Form = {
  question: 'q2',
  submit: 'Dalej',
  fields: [
    { id: 'purchaseDate', label: 'Data zakupu', input: 'date', required: true },
    { id: 'name', label: 'Imię', input: 'text', required: true },
    { id: 'damage', label: 'Co się stało', input: 'set', required: false, choices: [{ value: 'water', title: 'Woda' }, { value: 'drop', title: 'Upadek', help: 'z wysokości' }] },
    { id: 'note', label: 'Uwagi', input: 'longText', required: false }
  ],
  others: [{ title: 'Nie wiem', value: { question: 'q2', facts: { purchaseDate: null } } }]
};

/** Asks for a product with buttons, then for the rest with a card, then says good-bye. */
const asking: Answer = ({ event }) => {
  if (event.type === 'joined') return [{ text: 'O jaki produkt chodzi?', choices: [{ title: 'Hulajnoga NAMI', value: { question: 'q1', facts: { product: 'scooter-nami' } } }] }];
  const submit = event.type === 'message' ? readSubmit(event.value) : null;
  if (submit?.question === 'q1') return [{ text: 'Kilka danych', form: FORM }];
  return [{ text: submit?.intent ? `intent ${submit.intent}` : 'Dziękuję' }];
};

describe('the customer’s page in a browser', function () {
  this.timeout(60_000);
  let services: FakeServices;
  let visitor: BrowserContext;
  const stage = usePageStage(this, () => (services = fakeServices({ answer: asking })));
  beforeEach(async () => { visitor = await stage().visitor(); });

  const open = (path = ''): Promise<Page> => stage().open(visitor, path);
  const bot = (page: Page, text: string): Promise<void> => page.locator('.webchat__bubble:not(.webchat__bubble--from-user)', { hasText: text }).last().waitFor();
  const own = (page: Page, text: string): Promise<void> => page.locator('.webchat__bubble--from-user', { hasText: text }).last().waitFor();
  const press = (page: Page, title: string): Promise<void> => page.locator('.webchat__suggested-actions__button, .ac-pushButton', { hasText: title }).last().click();

  async function choose(): Promise<Page> {
    const page = await open();
    await bot(page, 'O jaki produkt chodzi?');
    await press(page, 'Hulajnoga NAMI');
    await own(page, 'Hulajnoga NAMI');
    await bot(page, 'Kilka danych');
    return page;
  }

  const lastValue = (): unknown => {
    const event = services.road.arrivals.at(-1)?.event;
    return event?.type === 'message' ? event.value : null;
  };

  it('greets, and shows a pressed button as the customer’s own words', async () => {
    const page = await choose();
    assert.deepEqual(lastValue(), { question: 'q1', facts: { product: 'scooter-nami' } });
    await becomes(() => page.title(), 'Gwarant – asystent gwarancyjny');
    await becomes(() => page.locator('html').getAttribute('lang'), 'pl');
    assert.deepEqual(stage().complaints, []);
  });

  it('sends a card’s inputs, and shows what was sent', async () => {
    const page = await choose();
    await press(page, 'Dalej');
    await page.locator('.ac-input-validation-failed').first().waitFor();
    await page.locator('input.ac-dateInput').fill('2026-01-02');
    await page.locator('input.ac-textInput').fill('Zoë <b>x</b>');
    await page.locator('input[type=checkbox]').last().check();
    await press(page, 'Dalej');
    await own(page, 'Imię: Zoë <b>x</b>');
    await own(page, 'Co się stało: Upadek');
    await becomes(() => page.locator('.webchat__bubble--from-user').filter({ hasText: 'z wysokości' }).count(), 0, 'the help is not their answer');
    await bot(page, 'Dziękuję');
    assert.deepEqual(readSubmit(lastValue()), { question: 'q2', facts: { purchaseDate: '2026-01-02', name: 'Zoë <b>x</b>', damage: ['drop'] } });
    await becomes(() => page.locator('.webchat__bubble--from-user b').count(), 0);
    assert.deepEqual(stage().complaints, []);
  });

  it('lets a card’s other button go without its inputs', async () => {
    const page = await choose();
    await press(page, 'Nie wiem');
    await own(page, 'Nie wiem');
    assert.deepEqual(lastValue(), { question: 'q2', facts: { purchaseDate: null } });
  });

  it('sends a picture, and shows it', async () => {
    const page = await choose();
    await page.setInputFiles('input[type=file]', { name: 'paragon.png', mimeType: 'image/png', buffer: await readFile(fromRoot('manifest/color.png')) });
    const picture = page.locator('.webchat__bubble--from-user img[src*="/v3/directline/uploads/"]');
    await picture.waitFor();
    await becomes(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0), true);
    assert.deepEqual(stage().complaints, []);
  });

  it('makes a large photo smaller before it leaves', async () => {
    const page = await choose();
    const photo = await page.evaluate(`new Promise((done) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 2600, height: 1300 });
      const pixels = canvas.getContext('2d').createImageData(2600, 1300);
      for (let i = 0; i < pixels.data.length; i++) pixels.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 256;
      canvas.getContext('2d').putImageData(pixels, 0, 0);
      done(canvas.toDataURL('image/jpeg', 1));
    })`) as string;
    const buffer = Buffer.from(photo.split(',')[1] ?? '', 'base64');
    assert.ok(buffer.byteLength > 1024 * 1024);
    await page.setInputFiles('input[type=file]', { name: 'IMG_1.JPG', mimeType: 'image/jpeg', buffer });
    const picture = page.locator('.webchat__bubble--from-user img[src*="/v3/directline/uploads/"]');
    await picture.waitFor();
    await becomes(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), 2000);
    await becomes(() => picture.getAttribute('alt'), 'IMG_1.jpg');
  });

  it('says so when a file is too large', async () => {
    const page = await choose();
    await page.setInputFiles('input[type=file]', { name: 'film.zip', mimeType: 'application/zip', buffer: Buffer.alloc(5 * 1024 * 1024) });
    await page.locator('.state', { hasText: '4 MB' }).waitFor();
  });

  it('goes on with the same conversation after a reload and in a second tab', async () => {
    const page = await choose();
    await page.reload();
    await own(page, 'Hulajnoga NAMI');
    const second = await open();
    await own(second, 'Hulajnoga NAMI');
    await press(second, 'Nie wiem');
    await own(page, 'Nie wiem');
  });

  it('speaks English when asked to, and tells the bot', async () => {
    const page = await choose();
    // The bot of this test does not know the word; a real one answers in English.
    services.road.speak(services.road.opened[0]?.id ?? '', 'en');
    await page.getByRole('button', { name: 'English' }).click();
    await bot(page, 'intent english');
    await becomes(() => page.title(), 'Gwarant – warranty assistant');
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await own(page, 'Talk to a person');
    await bot(page, 'intent person');
    await page.getByRole('button', { name: 'Start over' }).click();
    await bot(page, 'intent startOver');
    const event = services.road.arrivals.at(-1)?.event;
    assert.equal(event?.type === 'message' && event.locale, 'en-GB');
  });

  it('follows the bot when the customer asks it for another language', async () => {
    const page = await choose();
    const [conversation] = services.road.opened;
    services.road.speak(conversation?.id ?? '', 'en');
    await press(page, 'Nie wiem');
    await page.getByRole('button', { name: 'Start over' }).waitFor();
    await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  });

  it('opens a conversation by its resume link, and takes the key out of the address', async () => {
    await choose();
    const [conversation] = services.road.opened;
    await visitor.clearCookies();
    const page = await open(`?resume=${conversation?.resumeKey ?? ''}`);
    await own(page, 'Hulajnoga NAMI');
    assert.equal(page.url(), stage().address);
  });

  it('says so when a resume link does not work, and offers a new conversation', async () => {
    const page = await open('?resume=no-such-key');
    await page.getByRole('heading', { name: 'Ten link do rozmowy nie działa' }).waitFor();
    await page.getByRole('button', { name: 'Nowa rozmowa' }).click();
    await bot(page, 'O jaki produkt chodzi?');
  });

  it('gets back into the conversation by itself when its token is good no more', async () => {
    const page = await choose();
    services.clock.pass(3600);
    for (const socket of stage().app.websocketServer.clients) socket.terminate();
    await page.locator('.state', { hasText: 'Twoje odpowiedzi są zapisane' }).waitFor();
    await page.locator('.state').waitFor({ state: 'hidden', timeout: 50_000 });
    await own(page, 'Hulajnoga NAMI');
    await press(page, 'Nie wiem');
    await bot(page, 'Dziękuję');
  });
});
