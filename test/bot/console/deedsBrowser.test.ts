/** Closing, passing on, releasing, laying aside, giving to the bot: each waits five seconds in the browser, in which it can be undone. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Handoff } from '../../../dialogs/records.js';
import { violations } from '../../e2e/axe.js';
import { becomes } from '../../e2e/becomes.js';
import { ClaimDesk } from './claimDesk.js';
import { PHONE, usePageStage } from './pageStage.js';
import { act } from './supervised.js';

const HELD = 'in a few seconds: Łukasz Żak';

describe('what can be undone in a browser', function () {
  this.timeout(90_000);
  const stage = usePageStage(this, (folder, built) => ClaimDesk.open(folder, built));
  let desk: ClaimDesk;
  let id: string;
  beforeEach(async () => {
    ({ desk } = stage());
    ({ conversation: id } = await desk.claim());
  });

  /** Anna has the case on the screen, and a clock that the test moves. */
  async function owner(): Promise<Page> {
    const page = await stage().enter('Anna');
    await page.clock.install();
    await page.reload();
    await page.locator('.pulse.live').waitFor();
    await page.locator('.row').getByRole('button', { name: 'Accept' }).click();
    await page.locator('.lease-menu').waitFor();
    return page;
  }

  const handoff = async (): Promise<Handoff> => (await desk.services.road.find(id))?.handoff ?? assert.fail();
  const waiting = (page: Page): Locator => page.locator('.notice.waits');
  async function lease(page: Page, button: string, confirm: string = button): Promise<void> {
    await page.locator('.lease-menu').getByRole('button', { name: button }).click();
    await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click();
  }

  it('is taken back before anything has left, and done when the time is over', async () => {
    const page = await owner();
    await lease(page, 'Release to the queue');
    await waiting(page).getByText(`Releasing the case to the queue ${HELD}`).waitFor();
    await page.locator('.row', { hasText: 'Releasing the case to the queue…' }).waitFor();
    await becomes(() => violations(page), []);
    await waiting(page).getByRole('button', { name: 'Undo' }).click();
    await waiting(page).waitFor({ state: 'detached' });
    await page.clock.fastForward(6000);
    await becomes(async () => (await handoff()).state, 'accepted');

    await lease(page, 'Release to the queue');
    await waiting(page).waitFor();
    await page.clock.fastForward(6000);
    await page.getByText('Case released to the queue').waitFor();
    await becomes(async () => [(await handoff()).state, await page.locator('.notice.news').count()], ['waiting', 0], 'one’s own doing is no news');
  });

  it('does not wait after Enter once more, and closes with what was filled in', async () => {
    const page = await owner();
    await lease(page, 'Snooze');
    await page.getByRole('button', { name: 'Do it now' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Case snoozed').waitFor();
    assert.notEqual((await handoff()).snoozedUntil, null);
    await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name: 'Close case' }).click();
    await page.getByRole('combobox', { name: 'Result' }).selectOption('solved');
    await page.getByRole('dialog').getByRole('button', { name: 'Close case' }).click();
    await waiting(page).getByText(`Closing the case ${HELD}`).waitFor();
    await page.clock.fastForward(6000);
    await page.getByText('Case closed').waitFor();
    await becomes(async () => (await handoff()).state, 'completed');
  });

  it('goes before whatever else is done with the case, and after what was written before', async () => {
    const page = await owner();
    await page.getByRole('textbox', { name: 'Write to the customer' }).fill('One moment.');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Return to the bot' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Return to the bot' }).click();
    await waiting(page).getByText(`Returning the case to the bot ${HELD}`).waitFor();
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await page.getByRole('textbox', { name: 'Write a note' }).fill('Asked for nothing.');
    await page.keyboard.press('Enter');
    await becomes(async () => (await handoff()).state, 'completed');
    await page.locator('.line.noted', { hasText: 'Asked for nothing.' }).waitFor();
    await becomes(() => page.getByRole('log').locator('.deed').allInnerTexts().then((lines) => lines.map((line) => line.replace(/\d\d:\d\d/u, 'time'))), ['You · Given back to the bot · time']);
    await becomes(() => page.locator('.line.noted').count(), 1, 'what was done looks like no note');
    const said = (await desk.services.store.entries(id, 0)).map(({ content }) => (content.type === 'said' ? content.reply.text : content.type === 'noted' ? content.text : ''));
    const places = [/^One moment\.$/u, /^To znowu ja/u, /^Asked for nothing\.$/u].map((words) => said.findIndex((one) => words.test(one)));
    assert.ok(places.every((place, index) => place > (places[index - 1] ?? 0)), said.slice(-6).join(' | '));
  });

  it('is done when the page is left', async () => {
    const page = await owner();
    await page.locator('.lease-menu').getByRole('button', { name: 'Task for the bot' }).click();
    await page.getByRole('dialog').getByLabel('What to ask').fill('Proszę o zdjęcie.');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
    await waiting(page).waitFor();
    await page.goto('about:blank');
    await becomes(async () => (await handoff()).state, 'delegated');
  });

  it('says what went wrong, and tries again without doing it twice', async () => {
    const page = await owner();
    await page.route('**/transfer', async (route) => { await route.fetch(); await route.abort(); }, { times: 1 });
    await page.locator('.lease-menu').getByRole('button', { name: 'Transfer' }).click();
    const queue = await page.getByRole('dialog').locator('option[value^="q "]').first().getAttribute('value');
    await page.getByRole('dialog').getByRole('combobox').selectOption(queue);
    await page.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('button', { name: 'Do it now' }).click();
    await page.getByRole('alert').getByText('Transferring the case was not done: Łukasz Żak.').waitFor();
    const { version } = (await desk.services.store.get('conversation', id)) ?? assert.fail();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Case transferred').waitFor();
    await becomes(async () => (await desk.services.store.get('conversation', id))?.version, version);
  });

  const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id || document.activeElement.tagName');

  it('keeps what was filled in when it is taken back, and never leaves the focus nowhere', async () => {
    const page = await owner();
    const dialog = page.getByRole('dialog');
    await page.locator('.lease-menu').getByRole('button', { name: 'Transfer' }).click();
    const queue = await dialog.locator('option[value^="q "]').first().getAttribute('value') ?? assert.fail();
    await dialog.getByRole('combobox').selectOption(queue);
    await dialog.getByLabel('Note for whoever takes it').fill('Call before noon.');
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await waiting(page).getByRole('button', { name: 'Undo' }).click();
    await dialog.waitFor();
    await becomes(() => dialog.getByLabel('Note for whoever takes it').inputValue(), 'Call before noon.');
    await dialog.locator('option[value^="q "]').first().waitFor({ state: 'attached' });
    await becomes(() => dialog.getByRole('combobox').inputValue(), queue);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await becomes(() => focused(page), 'conversation');

    await lease(page, 'Release to the queue');
    await waiting(page).getByRole('button', { name: 'Undo' }).click();
    await waiting(page).waitFor({ state: 'detached' });
    await becomes(async () => [await focused(page), await dialog.count()], ['conversation', 0], 'nothing was written');
    await lease(page, 'Release to the queue');
    await waiting(page).waitFor();
    await page.clock.fastForward(6000);
    await page.getByText('Case released to the queue').waitFor();
    await becomes(() => focused(page), 'conversation');
  });

  it('keeps what was filled in when the server refuses it', async () => {
    const page = await owner();
    const dialog = page.getByRole('dialog');
    const refusal = { code: 'Conflict', message: 'This queue is no more.' };
    await page.route('**/transfer', (route) => route.fulfill({ status: 409, contentType: 'application/json', body: JSON.stringify({ error: refusal }) }), { times: 1 });
    await page.locator('.lease-menu').getByRole('button', { name: 'Transfer' }).click();
    const queue = await dialog.locator('option[value^="q "]').first().getAttribute('value') ?? assert.fail();
    await dialog.getByRole('combobox').selectOption(queue);
    await dialog.getByLabel('Note for whoever takes it').fill('Call before noon.');
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('button', { name: 'Do it now' }).click();
    await page.getByRole('alert').getByText('This queue is no more.').waitFor();
    await becomes(() => dialog.getByLabel('Note for whoever takes it').inputValue(), 'Call before noon.');
    await becomes(() => dialog.getByRole('combobox').inputValue(), queue);
    await dialog.getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('button', { name: 'Do it now' }).click();
    await page.getByText('Case transferred').waitFor();
  });

  it('is not done with a case that somebody else took meanwhile, and says so with their name', async () => {
    const page = await owner();
    await lease(page, 'Snooze');
    await waiting(page).waitFor();
    assert.deepEqual(await act(desk, id, { id: 'lena', name: 'Lena', role: 'lead' }, { do: 'takeOver', reason: 'Anna is away' }), { ok: true });
    await page.locator('.notice.news', { hasText: 'Lena has a case of yours now: Łukasz Żak. Snoozing the case was not done.' }).waitFor();
    await waiting(page).waitFor({ state: 'detached' });
    await page.clock.fastForward(6000);
    await becomes(() => page.locator('.notice').count(), 1);
    await becomes(async () => [(await handoff()).snoozedUntil, (await handoff()).agent?.name], [null, 'Lena']);
  });

  it('is done at once where five seconds are not wanted, and fits a phone', async () => {
    const page = await owner();
    await page.evaluate('localStorage.setItem("gwarant.console.preferences", JSON.stringify({ undo: false }))');
    await lease(page, 'Release to the queue');
    await page.getByText('Case released to the queue').waitFor();
    await becomes(async () => (await handoff()).state, 'waiting');
    await page.setViewportSize(PHONE);
    await becomes(() => page.evaluate('document.documentElement.scrollWidth > window.innerWidth'), false);
  });
});
