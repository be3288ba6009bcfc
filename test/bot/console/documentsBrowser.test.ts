import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { ClaimDocument } from '../../../dialogs/records.js';
import { becomes } from '../../e2e/becomes.js';
import { PDF, png } from '../documents/samples.js';
import { usePageStage } from './pageStage.js';
import { addCase, NOW, openScene, type Scene } from './scene.js';

const CLAIM = 'GW-2026-000one';

describe('documents in the console, in a browser', function () {
  const stage = usePageStage(this, async (folder, built) => {
    const scene = await openScene(folder, built);
    await addCase(scene, 'one', NOW);
    await give(scene, [['receipt.png', 'image/png', png(600, 900)], ['label.png', 'image/png', png(900, 300)], ['invoice.pdf', 'application/pdf', PDF]]);
    return scene;
  });
  let page: Page;
  beforeEach(async () => {
    page = await stage().enter('Anna', 'agent', { viewport: { width: 1440, height: 900 } });
    await page.getByRole('link', { name: 'Maria Lis' }).click();
    await page.locator('.documents').first().waitFor();
  });

  async function give({ services: { store } }: Scene, files: readonly (readonly [string, string, Buffer])[]): Promise<void> {
    const stored = await store.get('claim', CLAIM);
    assert.ok(stored);
    const documents = files.map(([name, contentType], place): ClaimDocument => ({ upload: `upload-${place}`, url: null, name, contentType, need: place === 0 ? 'receipt' : null, at: NOW, by: 'customer' }));
    for (const [place, [name, contentType, bytes]] of files.entries()) {
      await store.putBytes(`upload-${place}`, bytes);
      await store.commit([{ kind: 'upload', id: `upload-${place}`, expected: 0, value: { schema: 1, id: `upload-${place}`, conversation: 'one', name, contentType, bytes: bytes.length, at: NOW } }]);
    }
    await store.commit([{ kind: 'claim', id: CLAIM, expected: stored.version, value: { ...stored.value, documents } }]);
  }

  const zoom = () => page.getByRole('dialog');
  const heading = (text: RegExp) => page.locator('.zoom-name', { hasText: text }).waitFor();
  const width = (): Promise<number> => page.evaluate(`Math.round(document.querySelector('.zoom-frame img').getBoundingClientRect().width)`);

  it('are listed by the paper they are, pictures as thumbnails, a PDF as a link for those signed in', async () => {
    await becomes(() => page.locator('.documents img').count(), 2);
    await page.waitForFunction(`[...document.querySelectorAll('.documents img')].every((image) => image.naturalWidth > 0)`);
    await becomes(() => page.getByRole('link', { name: 'invoice.pdf' }).getAttribute('href'), '/api/documents/upload-2');
  });

  it('are enlarged by keyboard: + and − zoom, 0 fits, arrows go on and round, Escape gives the focus back', async () => {
    const thumbnail = page.getByRole('button', { name: 'Enlarge: receipt.png' });
    await thumbnail.focus();
    await page.keyboard.press('Enter');
    await heading(/receipt\.png 1 of 2 · 100 %/u);
    await page.waitForFunction(`document.querySelector('.zoom-frame img')?.style.visibility !== 'hidden'`);
    const fitted = await width();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await heading(/200 %/u);
    await becomes(() => width(), fitted * 2);
    await page.keyboard.press('-');
    await heading(/150 %/u);
    await page.keyboard.press('0');
    await heading(/100 %/u);
    await page.keyboard.press('ArrowRight');
    await heading(/label\.png 2 of 2/u);
    await page.keyboard.press('ArrowRight');
    await heading(/receipt\.png 1 of 2/u);
    await page.keyboard.press('Escape');
    await zoom().waitFor({ state: 'detached' });
    await becomes(() => page.evaluate(`document.activeElement.getAttribute('aria-label')`), 'Enlarge: receipt.png');
  });

  it('have names for every control of the enlarged picture', async () => {
    await page.getByRole('button', { name: 'Enlarge: label.png' }).click();
    for (const name of ['Previous picture (←)', 'Next picture (→)', 'Zoom out (−)', 'Zoom in (+)', 'Close (Esc)']) await becomes(() => zoom().getByRole('button', { name, exact: true }).count(), 1, name);
    await becomes(() => zoom().getByRole('link', { name: 'Save' }).getAttribute('href'), '/api/documents/upload-1?save=true');
  });
});
