/** What an agent sees without looking for it: offers, warnings, one's own words, drafts; and that nothing lies over anything else. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { FILES_PATH } from '../../../bot/documents/keep.js';
import { violations } from '../../e2e/axe.js';
import { becomes, comesToMatch } from '../../e2e/becomes.js';
import { ClaimDesk } from './claimDesk.js';
import { PHONE, usePageStage } from './pageStage.js';
import { act, callPerson, say } from './supervised.js';

describe('what an agent sees in a browser', function () {
  this.timeout(90_000);
  const stage = usePageStage(this, (folder, built) => ClaimDesk.open(folder, built));
  let desk: ClaimDesk;
  beforeEach(() => { ({ desk } = stage()); });

  async function enter(name: string, role: 'agent' | 'lead' = 'agent'): Promise<Page> {
    const page = await stage().enter(name, role);
    await page.locator('.pulse.live').waitFor();
    return page;
  }

  /** Accepted in the browser, so that it is this Anna's. */
  async function take(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Accept' }).first().click();
    await page.locator('.lease-menu').waitFor();
  }

  /** What the clock has to do next with a case is done. */
  async function due(id: string): Promise<string> {
    const timer = (await desk.services.road.find(id))?.handoff?.timer ?? assert.fail();
    desk.clock.at = new Date(timer.at);
    await desk.services.road.handle(id, { eventId: `due ${timer.kind} ${timer.at}`, event: { type: 'handoffTimer', ...timer }, activity: null });
    return timer.kind;
  }

  /** Buttons, links and fields that something else lies over. */
  function covered(page: Page): Promise<string[]> {
    return page.evaluate(`[...document.querySelectorAll('button, a, input, select, textarea')].filter((one) => {
      const box = one.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      if (box.width < 2 || !one.checkVisibility() || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
      const top = document.elementFromPoint(x, y);
      return top !== null && top.closest('.notices, .offers') !== null && !one.contains(top) && !top.contains(one);
    }).map((one) => one.textContent)`);
  }

  const until = (page: Page, isSo: string): Promise<void> => becomes(() => page.evaluate(isSo), true, isSo);

  const notice = (page: Page, words: string): Locator => page.locator('.notice', { hasText: words });

  it('shows two offers and counts the others; nothing lies over a button, on a phone neither', async () => {
    const page = await enter('Anna');
    for (let count = 0; count < 4; count++) await callPerson(desk);
    await page.getByRole('link', { name: 'and 2 more' }).waitFor();
    await becomes(() => page.locator('.offer').count(), 2);
    await page.route('**/accept', (route) => route.abort(), { times: 1 });
    await page.locator('.offer').first().getByRole('button', { name: 'Accept' }).click();
    await notice(page, 'The server does not answer').waitFor();
    await becomes(async () => [await covered(page), await violations(page)], [[], []]);
    await page.setViewportSize(PHONE);
    await becomes(async () => [await covered(page), await violations(page)], [[], []]);
    await page.getByRole('link', { name: 'and 2 more' }).click();
    await becomes(() => page.getByRole('combobox', { name: 'Show' }).inputValue(), 'offered');
    await becomes(() => page.locator('.queue .row').count(), 4);
  });

  it('warns the owner, says that the case was lost, and that one laid aside is back', async () => {
    const id = await callPerson(desk);
    const page = await enter('Anna');
    await take(page);
    while (await due(id) !== 'ownerWarned');
    await notice(page, 'Without one you lose the case').waitFor();
    await page.locator('.row', { hasText: 'Answer, or you lose the case' }).waitFor();
    await page.locator('.row .promised').waitFor();
    while (await due(id) !== 'ownerLoses');
    await notice(page, 'A case is not yours any more').waitFor();
    await page.locator('.composer').getByRole('button', { name: 'Accept' }).click();
    await page.locator('.lease-menu').waitFor();
    const anna = (await desk.services.road.find(id))?.handoff?.agent ?? assert.fail();
    assert.deepEqual(await act(desk, id, anna, { do: 'say', text: 'One moment.' }, { do: 'snooze', until: null }), { ok: true });
    await page.locator('.row', { hasText: 'Snoozed until the customer writes' }).waitFor();
    await say(desk, id, 'Hello?');
    await notice(page, 'A case you snoozed is back').getByRole('link', { name: 'Look' }).click();
    await notice(page, 'A case you snoozed is back').waitFor({ state: 'detached' });
  });

  it('is what was pushed, when an older answer comes in later', async () => {
    const id = await callPerson(desk);
    const page = await enter('Anna');
    await take(page);
    await page.evaluate(`location.hash = '#/'`);
    await page.locator('.lease-menu').waitFor({ state: 'detached' });
    const warned = page.locator('.row', { hasText: 'Answer, or you lose the case' });
    await page.route(`**/api/cases/${id}`, async (route) => {
      const old = await route.fetch();
      while (await due(id) !== 'ownerWarned');
      await warned.waitFor();
      await route.fulfill({ response: old });
    }, { times: 1 });
    await page.locator('.row > a').click();
    await page.locator('.lease-menu').waitFor();
    await warned.waitFor();
    await notice(page, 'Without one you lose the case').waitFor();
  });

  it('says it in the language of the moment, and leaves the conversation room on a phone', async () => {
    const [first, second] = [await callPerson(desk), await callPerson(desk)];
    const page = await enter('Anna');
    for (const count of [1, 0]) {
      await page.locator('.queue .row').getByRole('button', { name: 'Accept' }).first().click();
      await page.locator('.lease-menu').waitFor();
      await until(page, `document.querySelectorAll('.queue .row button').length === ${count}`);
    }
    for (const id of [first, second]) while (await due(id) !== 'ownerWarned');
    await until(page, `document.querySelectorAll('.notice.news').length === 2`);
    await callPerson(desk);
    await callPerson(desk);
    await page.locator('.offer').nth(1).waitFor();
    await page.setViewportSize(PHONE);
    await becomes(() => page.locator('.notice:visible').count(), 1);
    await becomes(() => page.locator('.offer:visible').count(), 1);
    await becomes(async () => ((await page.locator('.transcript').boundingBox())?.height ?? 0) >= 140, true, `the conversation’s part of ${PHONE.height}`);
    await becomes(() => violations(page), []);
    await page.locator('.notices').getByRole('button', { name: 'and 1 more' }).click();
    await becomes(() => page.locator('.notice:visible').count(), 2);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'PL, Polski' }).click();
    await notice(page, 'Klient czeka na Twoją odpowiedź').nth(1).waitFor();
    await becomes(() => notice(page, 'A customer waits').count(), 0);
  });

  it('stays at the end when a picture comes late', async () => {
    const id = await callPerson(desk, Array.from({ length: 40 }, (_, place) => `and ${place}`));
    const page = await enter('Anna');
    await take(page);
    let arrive = (): void => undefined;
    const arrives = new Promise<void>((resolve) => { arrive = resolve; });
    await page.route('**/late', async (route) => {
      await arrives;
      await route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="190"/>' });
    });
    await desk.services.road.handle(id, { eventId: 'picture', event: { type: 'message', text: '' }, activity: { type: 'message', attachments: [{ name: 'a.png', contentType: 'image/png', contentUrl: `${FILES_PATH}/late` }] } });
    await page.locator('.thumbnail img').waitFor({ state: 'attached' });
    await page.locator('.thumbnail').scrollIntoViewIfNeeded();
    arrive();
    await until(page, `document.querySelector('.thumbnail img').clientHeight > 100`);
    await until(page, `(() => { const log = document.querySelector('.transcript'); return log.scrollHeight - log.scrollTop - log.clientHeight < 2; })()`);
  });

  it('shows a lead a broken promise with the offer, and has it on top', async () => {
    const [first, second] = [await callPerson(desk), await callPerson(desk)];
    const lead = await enter('Lena', 'lead');
    await lead.locator('.row').nth(1).waitFor();
    while (await due(second) !== 'promiseDue');
    await lead.locator('.offer', { hasText: 'Promise broken' }).waitFor();
    await becomes(() => lead.locator('.notice').count(), 0, 'the offer says it');
    await comesToMatch(async () => await lead.locator('.queue .row > a').first().getAttribute('href') ?? '', new RegExp(second, 'u'));
    assert.notEqual(first, second);
  });

  it('keeps one’s own words in sight, says who spoke last, and forgets an emptied draft', async () => {
    await callPerson(desk, Array.from({ length: 40 }, (_, place) => `and ${place}`));
    const page = await enter('Anna');
    await take(page);
    const field = page.getByRole('textbox', { name: 'Write to the customer' });
    await page.locator('.transcript').evaluate((element) => { element.scrollTop = 0; });
    await field.fill('Here I am');
    await page.locator('.row', { hasText: 'Draft, not sent' }).waitFor();
    await field.fill('');
    await page.locator('.row', { hasText: 'Draft, not sent' }).waitFor({ state: 'detached' });
    await field.fill('Here I am');
    await field.press('Enter');
    const own = page.locator('.line', { hasText: 'Here I am' });
    await own.waitFor();
    await becomes(async () => {
      const [box, frame] = [await own.boundingBox(), await page.locator('.transcript').boundingBox()];
      return Boolean(box && frame && box.y + box.height <= frame.y + frame.height);
    }, true);
    await becomes(() => page.getByRole('button', { name: 'New messages' }).count(), 0);
    await field.press('Enter');
    await page.locator('.row-last', { hasText: 'You: Here I am' }).waitFor();
  });
});
