/** The one-time code for Teams, as somebody finds it in the console. */
import assert from 'node:assert/strict';
import { codeIn, redeemCode } from '../../../bot/channels/teams-desk/link.js';
import { PHONE, usePageStage } from './pageStage.js';
import { addCase, openScene } from './scene.js';

describe('the code for Teams in the console', function () {
  const stage = usePageStage(this, async (folder, built) => {
    const scene = await openScene(folder, built);
    await addCase(scene, 'one', '2026-03-02T08:00:00.000Z');
    return scene;
  });

  it('is in the settings, and is good for the person who is signed in', async () => {
    const page = await stage().enter('Anna', 'agent', { locale: 'pl-PL', viewport: PHONE });
    await page.locator('.row').first().waitFor();
    await page.getByRole('button', { name: 'Ustawienia' }).click();
    await page.getByRole('button', { name: 'Pokaż kod' }).click();
    const code = (await page.locator('dialog code').textContent()) ?? '';
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is cut off at 360 px');
    const agent = await redeemCode(stage().desk.services, codeIn(code) ?? assert.fail(code), { id: 'account', address: { conversation: { id: 'a:1' } }, locale: 'pl' });
    assert.equal(agent?.person.name, 'Anna');
  });
});
