/** The pages of figures and of personal data, in a browser. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../../bot/console/roles.js';
import { violations } from '../../e2e/axe.js';
import { becomes, comesToMatch } from '../../e2e/becomes.js';
import { claim, conversation } from '../store/samples.js';
import { PHONE, usePageStage } from './pageStage.js';
import { openScene, type Scene } from './scene.js';

describe('figures and personal data in a browser', function () {
  this.timeout(60_000);
  const stage = usePageStage(this, async (folder, built) => {
    const opened = await openScene(folder, built);
    await fill(opened);
    return opened;
  });
  let scene: Scene;
  beforeEach(() => { ({ desk: scene } = stage()); });

  /** A closed claim of Maria Lis, and a problem that a check solved. */
  async function fill({ services }: Scene): Promise<void> {
    const who = { role: 'agent' as const, id: 'a', name: 'Anna' };
    const decision = { ...claim('x', 'c').decision, policy: 'kettle-warranty', outcome: 'not-covered' as const, cites: ['K2'] };
    await services.store.commit([
      { kind: 'conversation', id: 'c', expected: 0, value: conversation('c') },
      { kind: 'conversation', id: 's', expected: 0, value: conversation('s', { settled: { on: '2026-03-01', outcome: 'solved', product: 'kettle', policy: 'kettle-warranty', cites: ['K3'] } }) },
      {
        kind: 'claim', id: 'GW-2026-000001', expected: 0, value: claim('GW-2026-000001', 'c', {
          state: 'closed', openedAt: '2026-02-27T10:00:00.000Z', decision, customer: { name: 'Maria Lis', email: 'maria@example.com' }, result: { code: 'rejected', note: null, at: '' },
          history: [{ at: '2026-02-28T10:00:00.000Z', who, via: 'console', what: 'closed', from: 'underReview', to: 'closed', note: null }]
        })
      }
    ]);
  }

  async function enter(role: Role, section: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await stage().enter(`Ola ${role}`, role, options);
    await stage().goTo(page, section);
    return page;
  }

  /** Waits: the figures of another period come when they come. */
  const shows = (page: Page, title: string, value: string): Promise<void> =>
    page.locator('.tile', { hasText: title }).locator('strong').filter({ hasText: new RegExp(`^${value}$`, 'u') }).waitFor();

  it('shows what happened, in a period that is chosen and stays in the address', async () => {
    const page = await enter('agent', 'figures');
    await shows(page, 'Claims opened', '1');
    await shows(page, 'Solved by checks', '1');
    await shows(page, 'To close', '1 d');
    await comesToMatch(async () => (await page.locator('.clauses-table').textContent()) ?? '', /K2 · With a receipt/u);
    await page.getByText('As a table').click();
    await becomes(() => page.getByRole('row', { name: '27 Feb 1 0 0' }).count(), 1);
    await page.getByLabel('From').fill('2026-03-01');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/from=2026-03-01/u);
    await shows(page, 'Claims opened', '0');
    await page.goBack();
    await page.locator('.clauses-table').waitFor();
    await shows(page, 'Claims opened', '1');
  });

  for (const [name, options] of [
    ['in daylight', { colorScheme: 'light' }], ['at night', { colorScheme: 'dark' }], ['on a phone, in Polish', { viewport: PHONE, locale: 'pl-PL' }], ['on a phone at night', { viewport: PHONE, colorScheme: 'dark' }]
  ] as const) {
    it(`has nothing that axe finds wrong, and nothing beside the screen, ${name}`, async () => {
      const page = await enter('admin', 'figures', options);
      await page.locator('.tiles').waitFor();
      await page.locator('.as-table summary').click();
      await becomes(() => violations(page), []);
      await becomes(() => page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth), false);
      await stage().goTo(page, 'privacy');
      await page.locator('.privacy-form').waitFor();
      await becomes(() => violations(page), []);
    });
  }

  it('erases a person after a question, and says what was done', async () => {
    const page = await enter('admin', 'privacy');
    await page.getByLabel('Value').fill('maria@example.com');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download a copy' }).click();
    assert.equal((await downloading).suggestedFilename(), 'gwarant-data.zip');
    await page.getByRole('button', { name: 'Erase…' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await becomes(async () => (await scene.services.store.get('claim', 'GW-2026-000001'))?.value.customer.name, 'Maria Lis');
    await page.getByRole('button', { name: 'Erase…' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('Erased. Conversations: 1, messages: 0, claims: 1').waitFor();
    await becomes(async () => (await scene.services.store.get('claim', 'GW-2026-000001'))?.value.customer.name, null);
    await page.getByRole('button', { name: 'Download a copy' }).click();
    await page.getByText('Nothing is known of this person.').waitFor();
  });

  it('has no place for agents in the part about personal data', async () => {
    const page = await enter('agent', 'privacy');
    await page.getByText('This page is for leads and admins.').waitFor();
    await becomes(() => page.getByRole('link', { name: 'Privacy' }).count(), 0);
    await becomes(() => page.locator('.privacy-form').count(), 0);
  });
});
