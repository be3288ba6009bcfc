/** "Your claim" on the customer's page, in a real browser: what it shows, when it comes up to date, whom it may disturb. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Claim, ClaimEvent, Signal } from '../../../dialogs/records.js';
import { violations } from '../../e2e/axe.js';
import { becomes, comesToMatch } from '../../e2e/becomes.js';
import { delivered } from '../../policies/delivered.js';
import { fakeServices, type FakeServices } from '../fakeServices.js';
import { MemoryStore } from '../memoryStore.js';
import { claim } from '../store/samples.js';
import { usePageStage } from './pageStage.js';

const NUMBER = 'GW-2026-000123';

/** Reads conversations from the road, as the real store does from its records. */
class PageStore extends MemoryStore {
  constructor(private readonly services: FakeServices) {
    super();
  }

  override async find(...[kind, index, key]: Parameters<MemoryStore['find']>): Promise<never[]> {
    return (kind === 'claim' ? await super.find(kind, index, key) : await this.services.store.find(kind, index, key)) as never[];
  }
}

describe('“your claim” on the customer’s page', function () {
  this.timeout(60_000);
  let services: FakeServices;
  let store: PageStore;
  let page: Page;
  const stage = usePageStage(this, () => {
    services = fakeServices({ answer: () => [{ text: 'Dzień dobry' }] });
    store = new PageStore(services);
    return { ...services, store, book: delivered };
  });

  async function come(width = 360, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
    page = await stage().open(await stage().visitor({ colorScheme, viewport: { width, height: 740 } }));
    await page.locator('.webchat__bubble', { hasText: 'Dzień dobry' }).first().waitFor();
  }

  const conversation = (): string => services.road.opened.at(-1)?.id ?? '';

  /** The claim comes to this state, and the bot says so. */
  async function moves(state: Claim['state'], whats: readonly ClaimEvent['what'][], number = NUMBER, over: Partial<Claim> = {}, signal: Signal = { claim: { number, status: state } }): Promise<void> {
    const version = (await store.get('claim', number))?.version ?? 0;
    const history = whats.map((what, day): ClaimEvent => ({
      at: `2026-11-${String(day + 2).padStart(2, '0')}T10:00:00.000Z`, who: { role: 'agent', id: 'anna', name: 'Anna' }, via: 'console', what, from: 'underReview', to: state, note: 'tajne'
    }));
    await store.commit([{ kind: 'claim', id: number, expected: version, value: claim(number, conversation(), { state, history, ...over }) }]);
    services.road.say(conversation(), { text: `Zgłoszenie ${number}: zmiana`, signal });
  }

  const summary = () => page.locator('.claims summary');
  const lines = (): Promise<string[]> => page.locator('.timeline li').allInnerTexts();

  it('is not there before there is a claim, and comes by itself when one is opened', async () => {
    await come();
    await becomes(() => page.locator('.claims').isHidden(), true);
    await moves('underReview', ['opened', 'handedOver']);
    await summary().waitFor();
    await comesToMatch(() => summary().innerText(), /Twoje zgłoszenie GW-2026-000123\s*Zgłoszenie jest w dziale obsługi/);
    await becomes(() => page.locator('.claims-body').isHidden(), true, 'folded away until it is wanted');
  });

  it('comes too when a person is called, who may be given one', async () => {
    await come();
    await moves('underReview', ['opened', 'contested'], NUMBER, {}, { handoff: { state: 'waiting' } });
    await summary().waitFor();
  });

  it('shows what happened, and stays open and up to date while the claim moves', async () => {
    await come();
    await moves('underReview', ['opened', 'taken', 'noted', 'handedOver']);
    await summary().click();
    await becomes(async () => (await lines()).map((line) => line.replace(/\s+/g, ' ')), ['5 listopada 2026 Sprawa trafia do działu obsługi', '2 listopada 2026 Otwarcie zgłoszenia']);
    await moves('inTransit', ['opened', 'rmaAuthorised', 'sent']);
    await page.locator('.timeline', { hasText: 'Paczka nadana do serwisu' }).waitFor();
    assert.ok(!(await page.locator('.claims').innerText()).includes('tajne'));
  });

  it('opens and scrolls by keyboard, and keeps the focus when it is drawn anew', async () => {
    await come();
    await moves('closed', ['opened', 'handedOver', 'rmaAuthorised', 'sent', 'received', 'accepted', 'inspectionBegun', 'repairChosen', 'shippedBack', 'closed']);
    await summary().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await becomes(() => page.evaluate('document.activeElement.className'), 'claims-body');
    const scrolled = page.evaluate("new Promise((done) => document.querySelector('.claims-body').addEventListener('scroll', () => done(true), { once: true }))");
    await page.keyboard.press('End');
    assert.ok(await scrolled);
    await summary().focus();
    await moves('underReview', ['opened', 'reopened']);
    await page.locator('.timeline', { hasText: 'Wznowienie' }).waitFor();
    await becomes(() => page.evaluate('document.activeElement.tagName'), 'SUMMARY');
  });

  it('leaves the chat its room: nothing lies over anything, on a phone neither', async () => {
    for (const width of [360, 1280]) {
      await come(width);
      await moves('repair', ['opened', 'handedOver', 'rmaAuthorised', 'sent', 'received', 'accepted', 'inspectionBegun', 'repairChosen']);
      await summary().click();
      await becomes(async () => {
        const [panel, chat, box] = await Promise.all(['.claims', '#webchat', '.webchat__send-box'].map((selector) => page.locator(selector).boundingBox()));
        return panel && chat && box && { ends: panel.y + panel.height <= chat.y + 1, readable: chat.height > 200, writable: box.y + box.height <= 741 };
      }, { ends: true, readable: true, writable: true }, `${width}: the panel ends where the chat begins, and there is room to read and to write`);
      await becomes(() => page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      await page.context().close();
    }
  });

  it('speaks the language that is picked', async () => {
    await come();
    await moves('rmaAuthorised', ['opened', 'rmaAuthorised'], NUMBER, { rma: { number: 'RMA-2026-000007', authorisedAt: '2026-11-03T10:00:00.000Z', by: { id: 'anna', name: 'Anna' }, validUntil: '2026-12-03', returnTo: [] } });
    await summary().click();
    services.road.speak(conversation(), 'en');
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.claims', { hasText: 'hand the parcel in by 3 December 2026' }).waitFor();
    await comesToMatch(() => summary().innerText(), /Your claim/);
  });

  it('tells several claims, the newest first', async () => {
    await come();
    await moves('closed', ['opened', 'closed'], 'GW-2026-000001', { openedAt: '2026-10-01T10:00:00.000Z' });
    await moves('underReview', ['opened', 'handedOver'], 'GW-2026-000002');
    await page.locator('.claims summary', { hasText: 'Twoje zgłoszenia (2)' }).click();
    await becomes(() => page.locator('.claims h2').evaluateAll((heads) => heads.map((head) => head.firstChild?.textContent)), ['GW-2026-000002', 'GW-2026-000001']);
  });

  for (const theme of ['light', 'dark'] as const) for (const width of [360, 1280]) {
    it(`has nothing for axe to complain of: ${theme}, ${width} px`, async () => {
      await come(width, theme);
      await moves('waitingForCustomer', ['opened', 'papersAsked'], NUMBER, { missing: Object.keys(delivered.policies.get('scooter-warranty')?.file.actions ?? {}).slice(0, 2) });
      await summary().click();
      await becomes(() => violations(page, '.head', '.claims', 'main'), []);
      assert.deepEqual(stage().complaints, []);
    });
  }
});
