/** The live board, the reports and the search of conversations, in a browser. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../../bot/console/roles.js';
import { violations } from '../../e2e/axe.js';
import { becomes } from '../../e2e/becomes.js';
import { ClaimDesk } from './claimDesk.js';
import { DESKTOP, PHONE, usePageStage } from './pageStage.js';
import { act, ANNA, callPerson, OLA, say } from './supervised.js';

/** The pages scroll inside: what is looked at has to fit. */
const TALL = 1500;

describe('supervision in a browser', function () {
  this.timeout(90_000);
  const stage = usePageStage(this, (folder, built) => ClaimDesk.open(folder, built));
  let desk: ClaimDesk;
  beforeEach(() => { ({ desk } = stage()); });

  /** One case waits, one is Anna's, one is over and rated. */
  async function fill(): Promise<{ readonly waiting: string; readonly held: string; readonly rated: string }> {
    const rated = await callPerson(desk, ['Owiewka pękła po tygodniu']);
    desk.clock.at = new Date('2026-11-20T10:40:00.000Z');
    await act(desk, rated, OLA, { do: 'accept' }, { do: 'say', text: 'Wymienimy owiewkę.' }, { do: 'note', text: 'Druga owiewka w tym miesiącu' }, { do: 'close', claim: null, result: 'other', note: null });
    await say(desk, rated, '', { question: 'rating-1', facts: { rating: 4, comment: 'Szybko i na temat' } });
    const { conversation: waiting } = await desk.claim({ name: 'Łukasz Żak' });
    const held = await callPerson(desk);
    await act(desk, held, ANNA, { do: 'accept' }, { do: 'say', text: 'Dzień dobry' });
    desk.services.presence.enter({ ...ANNA, role: 'agent' });
    desk.services.presence.enter({ ...OLA, role: 'agent' });
    return { waiting, held, rated };
  }

  async function enter(role: Role, section: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await stage().enter(role === 'agent' ? 'Anna' : 'Lena', role, options);
    await stage().goTo(page, section);
    return page;
  }

  /** For those who want to look: `GWARANT_SHOTS=FOLDER`. */
  async function shot(page: Page, name: string): Promise<void> {
    const shots = process.env['GWARANT_SHOTS'];
    const size = page.viewportSize();
    if (shots === undefined || !size) return;
    await page.setViewportSize({ ...size, height: TALL });
    const end = await page.locator('main > :last-child').evaluate((element) => element.getBoundingClientRect().bottom);
    await page.screenshot({ path: join(shots, `${name}.png`), clip: { x: 0, y: 0, width: size.width, height: Math.min(TALL, Math.max(end + 24, size.height / 2)) } });
    await page.setViewportSize(size);
  }

  async function isSound(page: Page, name: string): Promise<void> {
    await shot(page, name);
    await becomes(() => violations(page), [], name);
    for (const part of ['html', 'main']) await becomes(() => page.locator(part).evaluate((element) => element.scrollWidth > element.clientWidth), false, `${name}: ${part} is wider than the screen`);
  }

  const row = (page: Page, name: string) => page.locator('.board-cases tbody tr', { hasText: name });

  it('the board shows every change of the desk as it happens', async () => {
    const page = await enter('lead', 'board');
    await page.getByText('No cases in this queue.').waitFor();
    const { held } = await fill();
    await row(page, 'Łukasz Żak').getByText('Waiting').waitFor();
    await row(page, 'With Anna').waitFor();
    await page.locator('.board-people tr', { hasText: 'Anna' }).getByText('1 of 5').waitFor();
    await act(desk, held, ANNA, { do: 'snooze', until: null });
    await row(page, 'Snoozed until the customer writes').waitFor();
  });

  it('a lead takes a case over with a reason, and its owner is told at once', async () => {
    const { held } = await fill();
    const owner = await enter('agent', '');
    await owner.getByText('Live', { exact: true }).waitFor();
    const signedIn = (await desk.services.store.find('signIn', 'kind', 'session')).map(({ value }) => value.person).find(({ name }) => name === 'Anna') ?? assert.fail();
    await act(desk, held, ANNA, { do: 'release', note: null });
    await act(desk, held, signedIn, { do: 'accept' });
    const page = await enter('lead', 'board');
    await row(page, 'With Anna').getByRole('button', { name: 'Take over' }).click();
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Take over' });
    await becomes(() => confirm.isDisabled(), true, 'without a reason');
    await page.getByLabel('Reason (for the desk only)').fill('Anna is at the dentist');
    await shot(page, 'take-over');
    await confirm.click();
    await page.waitForURL(new RegExp(held, 'u'));
    await page.getByText('Anna is at the dentist').first().waitFor();
    await owner.getByText('Lena has a case of yours now').waitFor();
    await becomes(async () => (await desk.services.road.find(held))?.handoff?.agent?.name, 'Lena');
  });

  it('a lead passes a case on to somebody who is here', async () => {
    const { held } = await fill();
    const page = await enter('admin', 'board');
    await row(page, 'With Anna').getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Ola (0 of 5)' });
    await page.getByLabel('Note for the next one').fill('knows scooters');
    await shot(page, 'pass-on');
    await page.getByRole('dialog').getByRole('button', { name: 'Transfer' }).click();
    await row(page, 'asked: Ola').waitFor();
    await becomes(async () => (await desk.services.road.find(held))?.handoff?.note, 'knows scooters');
  });

  it('the search of conversations leads to the line, far back in the conversation', async () => {
    const id = await callPerson(desk, ['Owiewka pękła po tygodniu', ...Array.from({ length: 140 }, (_, place) => `i jeszcze ${place}`)]);
    const page = await enter('agent', 'transcripts');
    await page.getByLabel('Words').fill('PEKLA owiewka');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('Conversations found: 1').waitFor();
    await becomes(() => page.locator('.hit mark').textContent(), 'Owiewka');
    await page.locator('.hit').click();
    await page.waitForURL(new RegExp(`${id}/line/`, 'u'));
    const line = page.locator('.line:focus', { hasText: 'Owiewka pękła' });
    await line.waitFor();
    await becomes(async () => {
      const box = await line.boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= DESKTOP.height;
    }, true, 'the line is in sight');
  });

  it('agents see neither the board nor the reports', async () => {
    const page = await enter('agent', 'board');
    await page.getByText('You may not do this.').waitFor();
    await becomes(() => page.getByRole('link', { name: 'Board' }).count(), 0);
    await stage().goTo(page, 'reports');
    await page.getByText('You may not do this.').waitFor();
  });

  for (const [name, options] of [
    ['in daylight', { colorScheme: 'light' }], ['at night, in Polish', { colorScheme: 'dark', locale: 'pl-PL' }], ['on a phone, in Polish', { viewport: PHONE, locale: 'pl-PL' }], ['on a phone at night', { viewport: PHONE, colorScheme: 'dark' }]
  ] as const) {
    it(`nothing is beside the screen, and axe finds nothing wrong, ${name}`, async () => {
      await fill();
      const page = await enter('lead', 'board', options);
      await page.locator('.board-cases').waitFor();
      await isSound(page, `board ${name}`);
      await stage().goTo(page, 'reports?from=2026-11-14&to=2026-11-20');
      await page.locator('.report-comments').waitFor();
      await page.locator('.as-table summary').click();
      await isSound(page, `reports ${name}`);
      await stage().goTo(page, 'transcripts?q=owiewk');
      await page.locator('.hit').first().waitFor();
      await isSound(page, `transcripts ${name}`);
    });
  }
});
