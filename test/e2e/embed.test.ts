/** The chat in a shop's page, which is another site: one script tag, the conversation kept from page to page. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { fromRoot } from '../paths.js';
import { becomes } from './becomes.js';
import { startServer, type Server } from './server.js';
import { Shop } from './shop.js';
import { useStage } from './stage.js';

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 } };
/** Where the shop's script is kept back for, before the panel says that nothing comes. */
const PATIENCE_MS = 11_000;

const ROOT = "document.getElementById('gwarant-chat').shadowRoot";
const look = (node: string, property: string): string => `getComputedStyle(${node}).${property}`;

describe('the chat in a shop’s page', function () {
  let shop: Shop;
  let stranger: Shop;
  let tag = '';
  const stage = useStage(this, async (): Promise<Server> => {
    let address = '';
    shop = await Shop.open(() => address, () => tag);
    stranger = await Shop.open(() => address, () => tag);
    const server = await startServer({ WEBCHAT_ORIGINS: shop.url });
    address = server.url;
    tag = `<script src="${address}/embed.js" data-language="pl" data-product="scooter-kaabo" data-color="#0a5" async></script>`;
    return server;
  });
  after(async () => {
    await shop.close();
    await stranger.close();
  });

  const launcher = (page: Page) => page.getByRole('button', { name: 'Pomoc i gwarancja' });
  const panel = (page: Page) => page.getByRole('dialog', { name: 'Pomoc i gwarancja' });
  const chat = (page: Page): FrameLocator => page.frameLocator('iframe[title="Rozmowa z asystentem gwarancyjnym"]');
  const messages = (page: Page) => chat(page).locator('.webchat__bubble__content');

  async function visit(options = DESKTOP, path = '/', at = shop): Promise<Page> {
    const context = await stage().browserOf('pl', options);
    return enter(context, path, at);
  }

  async function enter(context: BrowserContext, path = '/', at = shop): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => { if (at === shop && message.text().includes('Content Security Policy')) stage().complaints.push(message.text()); });
    await page.goto(at.url + path);
    return page;
  }

  async function opened(page: Page): Promise<void> {
    await launcher(page).click();
    await messages(page).filter({ hasText: 'Dzień dobry, tu Gwarant' }).waitFor();
  }

  it('greets in Polish, about the product of the page, and does not ask which one', async () => {
    const page = await visit();
    await opened(page);
    await chat(page).locator('.webchat__suggested-action, .ac-adaptiveCard').first().waitFor();
    await becomes(() => messages(page).filter({ hasText: 'O jaki produkt chodzi?' }).count(), 0);
    await becomes(() => chat(page).locator('html').getAttribute('lang'), 'pl');
  });

  it('goes on where it was on the next page, with the panel open and the focus left alone', async () => {
    const page = await visit();
    await opened(page);
    const first = await messages(page).allInnerTexts();
    await page.getByRole('link', { name: 'Kaabo' }).click();
    await page.waitForURL('**/kaabo');
    await messages(page).filter({ hasText: 'Dzień dobry, tu Gwarant' }).waitFor();
    await chat(page).locator('.webchat__suggested-action, .ac-adaptiveCard').first().waitFor();
    await becomes(() => messages(page).allInnerTexts(), first);
    await becomes(() => page.evaluate('document.activeElement.id'), '');
    assert.equal(stage().entrances.at(-1)?.endsWith(' resumed'), true);
    const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage })');
    assert.match(kept, /"k\.[\w-]{16,}"/u);
    const [key = ''] = /k\.[\w-]{16,}/u.exec(kept) ?? [];
    for (const frame of page.frames()) assert.ok(!frame.url().includes(key.slice(2)));
    await becomes(async () => (await page.context().cookies(stage().server.url)).map(({ name }) => name), []);
  });

  it('goes on just the same where the browser blocks the storage of other sites', async () => {
    const context = await stage().browserOf('pl', DESKTOP);
    await context.addInitScript(`if (location.origin === '${stage().server.url}') for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });`);
    const page = await enter(context);
    await opened(page);
    await page.getByRole('link', { name: 'Kaabo' }).click();
    await page.waitForURL('**/kaabo');
    await messages(page).filter({ hasText: 'Dzień dobry, tu Gwarant' }).waitFor();
    const [first, second] = stage().entrances.map((line) => line.split(' '));
    assert.deepEqual([second?.[1], second?.[2]], [first?.[1], 'resumed']);
  });

  it('has nothing that stands in the way of a screen reader, closed or open', async () => {
    const context = await stage().browserOf('pl', DESKTOP);
    const page = await enter(context);
    await launcher(page).waitFor();
    const violations = async (): Promise<unknown> => page.evaluate(`axe.run('#gwarant-chat').then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`);
    await page.evaluate(readFileSync(fromRoot('node_modules/axe-core/axe.min.js'), 'utf8'));
    await becomes(() => violations(), []);
    await opened(page);
    await becomes(() => violations(), []);
  });

  it('is another conversation for another visitor', async () => {
    await opened(await visit());
    await opened(await visit());
    const conversations = stage().entrances.map((line) => line.split(' ')[1]);
    assert.equal(new Set(conversations).size, 2);
  });

  it('opens and closes by keyboard, and leads the focus there and back', async () => {
    const page = await visit();
    await launcher(page).focus();
    await page.keyboard.press('Enter');
    await panel(page).waitFor();
    const focused = (): Promise<string | undefined> => page.evaluate(`${ROOT}.activeElement?.className`);
    await becomes(() => focused(), 'title');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await becomes(() => focused(), 'launcher');
    await opened(page);
    await chat(page).locator('[data-id="webchat-sendbox-input"]').focus();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await becomes(() => focused(), 'launcher');
    await launcher(page).click();
    await page.getByRole('button', { name: 'Zamknij czat' }).click();
    await panel(page).waitFor({ state: 'hidden' });
  });

  it('speaks the page’s own language and asks for the product where the tag says nothing', async () => {
    const preset = tag;
    tag = `<script src="${stage().server.url}/embed.js" async></script>`;
    const page = await visit(DESKTOP, '/english');
    tag = preset;
    await page.getByRole('button', { name: 'Help and warranty' }).click();
    const said = page.frameLocator('iframe[title="Conversation with the warranty assistant"]').locator('.webchat__bubble__content');
    await said.filter({ hasText: 'Which product is it about?' }).waitFor();
  });

  it('passes over a product that nobody knows: the visitor is greeted and asked, the shop’s developer is told', async () => {
    const preset = tag;
    tag = preset.replace('scooter-kaabo', 'scooter-kabo');
    const page = await visit();
    tag = preset;
    const told = page.waitForEvent('console', (message) => message.type() === 'warning' && message.text().includes('data-product="scooter-kabo"'));
    await opened(page);
    await messages(page).filter({ hasText: 'O jaki produkt chodzi?' }).waitFor();
    await becomes(() => messages(page).filter({ hasText: 'Tego nie mogę' }).count(), 0);
    await told;
  });

  it('has its ways out and its languages in one row on a phone, and no word of them cut off', async () => {
    const page = await visit(PHONE);
    await opened(page);
    const head = chat(page).locator('.head');
    await becomes(async () => ((await head.boundingBox())?.height ?? 999) <= 48, true);
    await becomes(() => head.locator('button').evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent)), []);
  });

  it('shows at the closed panel’s button that something new was said, until it is opened', async () => {
    const page = await visit();
    await opened(page);
    await page.getByRole('button', { name: 'Zamknij czat' }).click();
    await chat(page).locator('[data-intent=startOver]').dispatchEvent('click');
    const marked = page.getByRole('button', { name: 'Pomoc i gwarancja, nowa wiadomość' });
    await marked.click();
    await page.getByRole('button', { name: 'Zamknij czat' }).click();
    await becomes(() => launcher(page).getAttribute('aria-label'), 'Pomoc i gwarancja');
  });

  it('fills a phone’s screen, and nothing behind it can be reached', async () => {
    const page = await visit(PHONE);
    await opened(page);
    await becomes(() => panel(page).boundingBox(), { x: 0, y: 0, width: 360, height: 740 });
    await becomes(() => page.evaluate(`${ROOT}.querySelector('dialog').matches(':modal')`), true);
    await becomes(() => page.evaluate('document.documentElement.scrollWidth'), 360);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Kaabo' }).click();
    await page.waitForURL('**/kaabo');
    await launcher(page).waitFor();
    await becomes(() => panel(page).count(), 0);
  });

  it('neither takes the shop’s styles nor gives it any', async () => {
    const page = await visit();
    const heading = () => page.evaluate(`${look("document.querySelector('h1')", 'color')} + ${look("document.querySelector('h1')", 'font')}`);
    const before = await heading();
    await opened(page);
    await becomes(() => heading(), before);
    const own = (selector: string, property: string) => page.evaluate(look(`${ROOT}.querySelector('${selector}')`, property));
    await becomes(() => Promise.all([own('iframe', 'borderTopWidth'), own('h2', 'display'), own('h2', 'fontSize'), own('.head', 'backgroundColor'), own('.head', 'color')]), ['0px', 'block', '16px', 'rgb(0, 170, 85)', 'rgb(0, 0, 0)']);
    await becomes(() => page.evaluate('Object.keys(window).filter((name) => /gwarant/iu.test(name))'), []);
  });

  it('is not shown in a page whose origin is not allowed, which is told where to find it', async () => {
    const context = await stage().browserOf('pl', DESKTOP);
    await context.clock.install();
    const page = await enter(context, '/', stranger);
    await launcher(page).click();
    await page.clock.fastForward(PATIENCE_MS);
    await page.getByText('Na tej stronie czat się nie wczytał.').waitFor();
    const link = page.getByRole('link', { name: 'Otwórz czat w nowej karcie' });
    await becomes(() => link.getAttribute('href'), `${stage().server.url}/`);
    await becomes(() => chat(page).locator('#webchat').count(), 0);
    assert.deepEqual(stage().entrances, []);
  });

  it('listens to nobody but the frame, and the frame to nobody but the page around it', async () => {
    const page = await visit();
    await opened(page);
    for (const message of ["{ gwarant: 'remember', key: 'k.stolen-stolen-stolen' }", "{ gwarant: 'close' }"]) await page.evaluate(`window.postMessage(${message}, '*')`);
    const frame = page.frames().find((one) => one.url().startsWith(stage().server.url));
    await frame?.evaluate("window.postMessage({ gwarant: 'enter', language: 'en', product: null, colour: null, key: 'k.stolen-stolen-stolen' }, '*')");
    await chat(page).getByRole('button', { name: 'Zacznij od nowa' }).click();
    await messages(page).filter({ hasText: 'O jaki produkt chodzi?' }).waitFor();
    await becomes(() => panel(page).isVisible(), true);
    assert.doesNotMatch(await page.evaluate<string>('JSON.stringify({ ...localStorage })'), /stolen/u);
    assert.equal(stage().entrances.length, 1);
  });
});
