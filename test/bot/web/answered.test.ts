/** A form on the customer’s page is sent once, in a real browser. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Form } from '../../../dialogs/reply.js';
import { readSubmit } from '../../../dialogs/submit.js';
import { becomes } from '../../e2e/becomes.js';
import type { Answer } from '../fakeRoad.js';
import { fakeServices, type FakeServices } from '../fakeServices.js';
import { usePageStage } from './pageStage.js';

const FORM: Form = {
  question: 'q1',
  submit: 'Dalej',
  fields: [
    { id: 'name', label: 'Imię', input: 'text', required: true },
    { id: 'damage', label: 'Co się stało', input: 'set', required: false, choices: [{ value: 'water', title: 'Woda' }, { value: 'drop', title: 'Upadek' }] }
  ],
  others: [{ title: 'Nie wiem', value: { question: 'q1', facts: { name: null } } }]
};

/** Asks the same once more after a name of one letter. */
const asking: Answer = ({ event }) => {
  const name = event.type === 'message' ? readSubmit(event.value)?.facts?.['name'] : '';
  return typeof name === 'string' && name.length < 2 ? [{ text: 'Jak masz na imię?', form: FORM }] : [{ text: 'Dziękuję' }];
};

describe('a form on the customer’s page', function () {
  this.timeout(60_000);
  let services: FakeServices;
  const stage = usePageStage(this, () => (services = fakeServices({ answer: asking })));

  const form = (page: Page, place: number): Locator => page.locator('.webchat__adaptive-card-renderer').nth(place);
  const submits = (): number => services.road.arrivals.filter(({ event }) => event.type === 'message').length;
  const locked = (page: Page, place: number): Promise<void> => form(page, place).locator('input.ac-textInput[aria-disabled="true"]').waitFor();
  async function send(page: Page, place: number, name: string): Promise<void> {
    await form(page, place).locator('input.ac-textInput').fill(name);
    await form(page, place).getByRole('button', { name: 'Dalej' }).click();
  }
  /** By a script, past everything that only looks locked. */
  async function pressEverything(page: Page, place: number): Promise<void> {
    for (const button of await form(page, place).locator('button, input').all()) await button.dispatchEvent('click');
  }

  it('is locked once it was sent, also after a reload, and the newer one of the same question is not', async () => {
    const page = await stage().open(await stage().visitor());
    await send(page, 0, 'A');
    await form(page, 1).waitFor();
    for (const again of [false, true]) {
      if (again) await page.reload();
      await locked(page, 0);
      await becomes(() => form(page, 0).locator('button[aria-disabled="true"], input[aria-disabled="true"]').count(), 5);
      await becomes(() => form(page, 1).locator('[aria-disabled="true"]').count(), 0);
      await pressEverything(page, 0);
    }
    await send(page, 1, 'Ala');
    await page.getByText('Dziękuję').first().waitFor();
    await locked(page, 1);
    assert.equal(submits(), 2);
    assert.deepEqual(stage().complaints, []);
  });

  it('is locked by its other button, and in every tab', async () => {
    const visitor = await stage().visitor();
    const [page, second] = [await stage().open(visitor), await stage().open(visitor)];
    await form(second, 0).waitFor();
    await form(page, 0).getByRole('button', { name: 'Nie wiem' }).click();
    await locked(page, 0);
    await locked(second, 0);
    await pressEverything(second, 0);
    assert.equal(submits(), 1);
  });
});
