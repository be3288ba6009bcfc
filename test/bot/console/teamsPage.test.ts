/** The one-time code for Teams, as somebody finds it in the console. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Browser } from 'playwright-core';
import { codeIn, redeemCode } from '../../../bot/channels/teams-desk/link.js';
import { createLink } from '../../../bot/console/signin.js';
import { openBrowser } from '../../e2e/browser.js';
import { fromRoot } from '../../paths.js';
import { addCase, openScene, type Scene } from './scene.js';

const BUILT = fromRoot('dist/web');

describe('the code for Teams in the console', () => {
  let browser: Browser;
  let folder: string;
  let scene: Scene;
  before(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), 'gwarant-'));
    scene = await openScene(folder, join(BUILT, 'console.html'));
    await scene.app.register(fastifyStatic, { root: join(BUILT, 'assets'), prefix: '/assets/' });
    await addCase(scene, 'one', '2026-03-02T08:00:00.000Z');
  });
  after(async () => {
    await browser.close();
    await scene.app.close();
    await rm(folder, { recursive: true });
  });

  it('is in the settings, and is good for the person who is signed in', async () => {
    const address = await scene.app.listen({ host: '127.0.0.1', port: 0 });
    const page = await (await browser.newContext({ locale: 'pl-PL', viewport: { width: 360, height: 740 } })).newPage();
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    await page.goto(address + new URL(url).pathname + new URL(url).search);
    await page.getByRole('button').click();
    await page.locator('.row').first().waitFor();
    await page.getByRole('button', { name: 'Ustawienia' }).click();
    await page.getByRole('button', { name: 'Pokaż kod' }).click();
    const code = (await page.locator('dialog code').textContent()) ?? '';
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is cut off at 360 px');
    const agent = await redeemCode(scene.services, codeIn(code) ?? assert.fail(code), { id: 'account', address: { conversation: { id: 'a:1' } }, locale: 'pl' });
    assert.equal(agent?.person.name, 'Anna');
  });
});
