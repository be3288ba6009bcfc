import type { BrowserContextOptions, Page } from 'playwright-core';
import { becomes, comesToMatch } from '../../e2e/becomes.js';
import { PHONE, usePageStage } from './pageStage.js';
import { addCase, openScene, type Scene } from './scene.js';

const WIDE = { width: 1440, height: 900 };

describe('the console in a browser', function () {
  const stage = usePageStage(this, async (folder, built) => {
    const opened = await openScene(folder, built);
    await addCase(opened, 'one', '2026-03-02T08:00:00.000Z');
    await addCase(opened, 'two', '2026-03-02T08:30:00.000Z', 'Eve <img src=x onerror=alert(1)>');
    return opened;
  });
  let scene: Scene;
  beforeEach(() => { ({ desk: scene } = stage()); });

  async function enter(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await stage().enter(name, 'agent', { viewport: WIDE, ...options });
    await page.locator('.row').first().waitFor();
    return page;
  }

  const open = async (page: Page, customer: string): Promise<void> => {
    await page.getByRole('link', { name: customer }).click();
    await page.locator('.decision').first().waitFor({ state: 'attached' });
  };
  const composer = (page: Page) => page.getByRole('textbox', { name: 'Write to the customer' });
  const bubbles = (page: Page, text: string) => page.locator('.bubble', { hasText: text });

  it('shows the longest wait first, and the decision before everything else', async () => {
    const page = await enter('Anna');
    await becomes(() => page.locator('.row-name').allTextContents(), ['Maria Lis', 'Eve <img src=x onerror=alert(1)>']);
    await open(page, 'Maria Lis');
    await becomes(() => page.locator('.case .badge').first().textContent(), 'Covered');
    await comesToMatch(async () => (await page.locator('.clauses').textContent()) ?? '', /K1Two yearsTerms of the kettle/u);
    await comesToMatch(async () => (await page.locator('.missing').textContent()) ?? '', /Send the receipt/u);
  });

  it('lets one of two agents have the case, tells the other who, and carries words both ways', async () => {
    const [anna, jan] = [await enter('Anna'), await enter('Jan')];
    await open(anna, 'Maria Lis');
    await open(jan, 'Maria Lis');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await jan.route('**/accept', async (route) => { await held; await route.continue(); });
    await jan.locator('.composer').getByRole('button', { name: 'Accept' }).click();
    await anna.locator('.composer').getByRole('button', { name: 'Accept' }).click();
    await composer(anna).waitFor();
    release();
    await comesToMatch(async () => (await jan.getByRole('alert').textContent()) ?? '', /It is with: Anna\./u);
    await jan.getByText('Anna has this case. You can read it.').waitFor();

    await composer(anna).fill('Hello *Maria*');
    await composer(anna).press('Enter');
    await bubbles(anna, 'Hello *Maria*').waitFor();
    await bubbles(jan, 'Hello *Maria*').waitFor();
    await scene.road.customerSays('one', 'At last!');
    await bubbles(anna, 'At last!').waitFor();
    await becomes(() => composer(jan).count(), 0);
  });

  it('authorises an RMA after a question, shows its number, and closes with a result', async () => {
    const page = await enter('Anna');
    await page.locator('.row', { hasText: 'Maria Lis' }).getByRole('button', { name: 'Accept' }).click();
    const actions = page.getByRole('group', { name: 'Actions' });
    await actions.getByRole('button', { name: 'Other actions' }).click();
    await actions.getByRole('button', { name: 'Authorise RMA' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Authorise RMA' }).click();
    await becomes(() => page.getByRole('dialog').locator('.rma-number').textContent(), 'RMA-2026-000one');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.locator('.case .state', { hasText: 'RMA authorised' }).waitFor();
    await actions.getByRole('button', { name: 'Close case' }).click();
    await page.getByRole('combobox', { name: 'Result' }).selectOption('repaired');
    await page.getByRole('dialog').getByRole('button', { name: 'Close case' }).click();
    await page.getByText('The case is completed. The bot carries on.').waitFor();
    await page.getByRole('button', { name: 'Recently completed' }).click();
    await page.locator('.row.completed', { hasText: 'Maria Lis' }).waitFor();
  });

  it('says that a message was not sent, and sends it once when asked again', async () => {
    const page = await enter('Anna');
    await page.locator('.row', { hasText: 'Maria Lis' }).getByRole('button', { name: 'Accept' }).click();
    await composer(page).waitFor();
    await page.route('**/messages', (route) => route.abort(), { times: 1 });
    await composer(page).fill('Only once');
    await composer(page).press('Enter');
    await page.getByText('Not sent.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Not sent.').waitFor({ state: 'detached' });
    await becomes(() => bubbles(page, 'Only once').count(), 1);
    await becomes(async () => (await scene.services.store.entries('one', 0)).filter(({ from }) => from.role === 'agent').length, 1);
  });

  it('knows a message that arrived though its answer was lost', async () => {
    const page = await enter('Anna');
    await page.locator('.row', { hasText: 'Maria Lis' }).getByRole('button', { name: 'Accept' }).click();
    await composer(page).waitFor();
    const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/messages'));
    await page.route('**/messages', async (route) => { await route.fetch(); await route.abort(); }, { times: 1 });
    await composer(page).fill('Only once');
    await composer(page).press('Enter');
    await composer(page).press('Enter');
    await lost;
    await page.locator('.line:not(.sending, .failed) .bubble', { hasText: 'Only once' }).waitFor();
    await page.getByText('Not sent.').waitFor({ state: 'detached' });
    await becomes(() => bubbles(page, 'Only once').count(), 1);
  });

  it('misses nothing when the connection breaks', async () => {
    const page = await enter('Anna');
    await open(page, 'Maria Lis');
    await page.getByText('Live', { exact: true }).waitFor();
    scene.app.server.closeAllConnections();
    await scene.road.customerSays('one', 'While you were away');
    await bubbles(page, 'While you were away').waitFor();
    await becomes(() => bubbles(page, 'While you were away').count(), 1);
  });

  it('shows HTML in names and words as text', async () => {
    const page = await enter('Anna');
    await open(page, 'Eve');
    await bubbles(page, '<img src=x onerror=alert(1)>').waitFor();
    await becomes(() => page.locator('img').count(), 0);
    await becomes(() => page.locator('h1').textContent(), 'Eve <img src=x onerror=alert(1)>');
  });

  it('speaks Polish or English, and remembers which', async () => {
    const page = await enter('Anna', { locale: 'pl-PL' });
    await page.getByRole('heading', { name: 'Czekają' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Waiting' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Waiting' }).waitFor();
    await becomes(() => page.locator('html').getAttribute('lang'), 'en');
  });

  it('fits a narrow phone, one pane at a time', async () => {
    const page = await enter('Anna', { viewport: PHONE, hasTouch: true, isMobile: true });
    const overflow = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    const visible = async (): Promise<string[]> => {
      const panes = ['queue', 'conversation', 'case'];
      const shown = await Promise.all(panes.map((pane) => page.locator(`.pane.${pane}`).isVisible()));
      return panes.filter((_, index) => shown[index]);
    };
    await becomes(async () => [await visible(), await overflow()], [['queue'], 0]);
    await open(page, 'Maria Lis');
    await becomes(async () => [await visible(), await overflow()], [['case'], 0]);
    await page.getByRole('link', { name: 'Conversation', exact: true }).click();
    await page.locator('.pane.conversation').waitFor();
    await becomes(async () => [await visible(), await overflow()], [['conversation'], 0]);
    await page.getByRole('link', { name: 'Back to the queue' }).click();
    await page.locator('.pane.queue').waitFor();
    await becomes(async () => [await visible(), await overflow()], [['queue'], 0]);
  });

  it('closes at once when signed out in another tab', async () => {
    const page = await enter('Anna');
    const other = await page.context().newPage();
    await other.goto(`${stage().address}/console`);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await becomes(() => page.getByText('Maria Lis').count(), 0);
  });
});
