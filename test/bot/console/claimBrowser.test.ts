/** A claim's whole life in the browser, the search, and taking away what it found; every page looked at by axe. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Claim } from '../../../dialogs/records.js';
import { violations } from '../../e2e/axe.js';
import { becomes, comesToMatch } from '../../e2e/becomes.js';
import { ClaimDesk } from './claimDesk.js';
import { PHONE, usePageStage } from './pageStage.js';

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };
const HANDHELD: BrowserContextOptions = { viewport: PHONE, hasTouch: true, isMobile: true };

describe('a claim in the browser', function () {
  this.timeout(120_000);
  const stage = usePageStage(this, (folder, built) => ClaimDesk.open(folder, built));
  let desk: ClaimDesk;
  beforeEach(() => { ({ desk } = stage()); });

  async function enter(place: string, options: BrowserContextOptions = DESKTOP): Promise<Page> {
    const page = await stage().enter('Anna', 'agent', options);
    await page.locator('.pulse.live').waitFor();
    await stage().goTo(page, place);
    return page;
  }

  /** What axe finds on the page as it is now; and whether it is wider than the screen. */
  async function faults(page: Page): Promise<string[]> {
    const found = await violations(page);
    const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth') as number;
    return wider > 0 ? [...found, `${wider} px too wide`] : found;
  }

  const place = (claim: Claim): string => `${claim.conversation}/case/${claim.number}`;
  const dialog = (page: Page): Locator => page.getByRole('dialog');
  const state = (page: Page, words: string): Promise<void> => page.locator('.case .part .state').filter({ hasText: words }).first().waitFor();

  /** Presses the next step, or one of the others. */
  async function begin(page: Page, step: string): Promise<void> {
    const next = page.locator('.actions > button').filter({ hasText: step });
    if (await next.count() > 0) return next.click();
    await page.getByRole('button', { name: 'Other actions' }).click();
    await page.locator('.unfolding li').getByRole('button', { name: step, exact: true }).click();
  }

  async function take(page: Page, step: string, fill: (form: Locator) => Promise<unknown> = async () => undefined): Promise<void> {
    await begin(page, step);
    await fill(dialog(page));
    await dialog(page).getByRole('button', { name: step, exact: true }).click();
    // What is next is on the page when the dialog goes; a number that was given stays until it is read.
    if (step !== 'Authorise RMA' && step !== 'Add a note') await dialog(page).waitFor({ state: 'detached' });
  }

  it('goes from opened to closed, each step where it belongs', async () => {
    const claim = await desk.claim();
    const page = await enter(place(claim));
    await state(page, 'under review');
    await becomes(() => faults(page), []);
    await take(page, 'Add a note', (form) => form.getByLabel('Note').fill('Called back.'));
    await page.locator('.history').getByText('Called back.').waitFor();
    await take(page, 'Ask for papers', (form) => form.getByLabel('What else is needed').fill('A photo of the lens'));
    await state(page, 'waiting for the customer');
    await take(page, 'Review now');
    await state(page, 'under review');
    await take(page, 'Override the decision', async (form) => {
      await form.getByRole('radio', { name: 'Not covered' }).check();
      await form.getByLabel('Reason').fill('Wrong plan.');
      await form.getByLabel('Clause').selectOption('CRA-4');
      await form.locator('.chosen-clause').waitFor();
      await becomes(() => form.getByText('This cannot be undone').count(), 0);
    });
    await page.locator('.override').getByText('Wrong plan.').waitFor();
    // The person's decision stands on top; the policy's is folded below it.
    const first = page.locator('.decision').first();
    await becomes(() => first.locator('> .badge').textContent(), 'Not covered');
    await first.locator('.override').getByText('CRA-4').waitFor();
    await becomes(() => first.locator('.terms').isVisible(), false);
    await becomes(() => first.locator('summary').textContent(), 'The policy’s decision: Covered');
    await becomes(() => faults(page), []);
    await take(page, 'Override the decision', async (form) => {
      await form.getByRole('radio', { name: 'Covered', exact: true }).check();
      await form.getByLabel('Reason').fill('The plan was right.');
      await form.getByRole('button', { name: 'Override the decision' }).click();
      await becomes(() => form.getByLabel('Clause').evaluate((field) => (field as unknown as { validity: { valueMissing: boolean } }).validity.valueMissing), true);
      await form.getByLabel('Clause').selectOption('CRA-1');
    });
    await page.locator('.override').getByText('The plan was right.').waitFor();
    await take(page, 'Authorise RMA');
    await becomes(() => dialog(page).locator('.rma-number').textContent(), 'RMA-2026-000001');
    await dialog(page).getByRole('button', { name: 'Done' }).click();
    await take(page, 'Parcel sent', (form) => form.getByLabel('Tracking number').fill('PL-77'));
    await state(page, 'in transit');
    await take(page, 'Parcel received', (form) => form.getByLabel('Condition').fill('Cracked'));
    await take(page, 'Accept the unit');
    await take(page, 'Begin inspection');
    await take(page, 'Pause the time', (form) => form.getByRole('radio', { name: 'waiting for parts' }).check());
    await page.locator('.pauses').getByText('waiting for parts').waitFor();
    await take(page, 'Resume the time');
    await take(page, 'Choose the remedy');
    await state(page, 'replacement');
    await take(page, 'Shipped back', (form) => form.getByLabel('Tracking number').fill('PL-78'));
    await take(page, 'Close the claim', (form) => form.getByLabel('Result').selectOption('replaced'));
    await state(page, 'closed');
    await becomes(() => page.locator('.stations [aria-current=step]').textContent(), 'closed');
    await page.getByText('1 of 2 used').waitFor();
    await becomes(() => faults(page), []);
    await becomes(async () => (await desk.stored(claim.number)).result?.code, 'replaced');
  });

  it('keeps what was filled in when a step is refused, and says why in the dialog', async () => {
    const claim = await desk.claim();
    const page = await enter(place(claim));
    await begin(page, 'Reject the claim');
    await dialog(page).getByLabel('Reason').fill('Too late.');
    await becomes(() => faults(page), []);
    await desk.step(await desk.cookieFor('Jan'), claim, { do: 'authoriseRma' });
    await state(page, 'RMA authorised');
    await dialog(page).getByRole('button', { name: 'Reject the claim' }).click();
    await dialog(page).getByRole('alert').filter({ hasText: 'State of the claim: RMA authorised' }).waitFor();
    await becomes(() => dialog(page).getByLabel('Reason').inputValue(), 'Too late.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Other actions' }).click();
    await becomes(() => page.locator('.unfolding li').filter({ hasText: 'Reject' }).count(), 0);
  });

  it('takes a step once, though the answer to it was lost', async () => {
    const claim = await desk.claim();
    const page = await enter(place(claim));
    await page.route('**/steps', async (route) => { await route.fetch(); await route.abort(); }, { times: 1 });
    await take(page, 'Add a note', (form) => form.getByLabel('Note').fill('Only once'));
    await dialog(page).getByRole('alert').waitFor();
    await dialog(page).getByRole('button', { name: 'Add a note' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await becomes(async () => (await desk.stored(claim.number)).history.filter(({ note }) => note === 'Only once').length, 1);
  });

  it('works by keyboard alone: the list unfolds, closes on Escape, and the focus comes back', async () => {
    const page = await enter(place(await desk.claim()));
    const unfold = page.getByRole('button', { name: 'Other actions' });
    await unfold.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await becomes(() => page.evaluate('document.activeElement.textContent'), 'Ask for papers');
    await page.keyboard.press('Escape');
    await becomes(() => unfold.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await comesToMatch(async () => String(await page.evaluate('document.activeElement.textContent')), /Other actions/u);
  });

  it('leads to the other claim for the same unit', async () => {
    const [older, newer] = [await desk.claim({ name: 'Ewa Kot' }), await desk.claim({ name: 'Jan Kot' })];
    const page = await enter(place(older));
    await page.getByRole('link', { name: `Open ${newer.number}` }).click();
    await page.getByRole('heading', { name: 'Jan Kot' }).waitFor();
    await page.getByRole('link', { name: `Open ${older.number}` }).waitFor();
  });

  for (const [where, options] of [['on a desk', DESKTOP], ['on a phone', HANDHELD]] as const) {
    it(`is found, listed by what it waits for, and taken away, ${where}`, async () => {
      for (let count = 0; count < 26; count++) await desk.claim({ name: count === 3 ? 'Zofia Wrona' : 'Jan Kot', serial: `S-${count}` });
      const page = await enter('search', options);
      await page.locator('.found tbody tr').nth(24).waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Page 2').waitFor();
      await becomes(() => page.locator('.found tbody tr').count(), 1);
      await page.getByLabel('Search for').fill('zofia');
      await page.getByLabel('Search for').press('Enter');
      await page.locator('.found td').filter({ hasText: 'Zofia Wrona' }).waitFor();
      await becomes(async () => [await page.locator('.found tbody tr').count(), await faults(page)], [1, []]);
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download CSV' }).click()]);
      assert.match(await readFile(await file.path(), 'utf8'), /Zofia Wrona/u);
      await page.getByRole('combobox', { name: 'State' }).selectOption('closed');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByText('Nothing found').first().waitFor();
      await page.getByRole('link', { name: 'Answer owed' }).click();
      await page.locator('.found tbody tr').nth(25).waitFor();
      await becomes(() => faults(page), []);
      await page.locator('.found').getByRole('link', { name: 'GW-2026-000004' }).click();
      await page.getByRole('heading', { name: 'Zofia Wrona' }).waitFor();
    });
  }
});
