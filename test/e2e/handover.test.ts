/** A case between two agents and a customer: raced for, passed on with a note, and given to the bot with a task. */
import type { Locator } from 'playwright-core';
import type { AgentDesk } from './agentDesk.js';
import { becomes } from './becomes.js';
import type { Customer } from './customer.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('a case between two agents', function () {
  const stage = useStage(this, startServer);
  let anna: AgentDesk;
  let jan: AgentDesk;
  let customer: Customer;

  beforeEach(async () => {
    [anna, jan] = await Promise.all([stage().agent('Anna', 'en'), stage().agent('Jan', 'en')]);
    customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.page.getByRole('button', { name: 'Talk to a person' }).click();
    await customer.sees('I am calling a person.');
  });

  const banner = ({ page }: AgentDesk): Locator => page.locator('.offer');
  const menu = ({ page }: AgentDesk, title: string): Locator => page.locator('.lease-menu').getByRole('button', { name: title, exact: true });
  const dialog = ({ page }: AgentDesk): Locator => page.getByRole('dialog');
  /** Whoever is asked first. */
  const asked = async (): Promise<readonly [AgentDesk, AgentDesk, string, string]> => {
    await Promise.any([banner(anna).waitFor(), banner(jan).waitFor()]);
    return (await banner(anna).isVisible()) ? [anna, jan, 'Anna', 'Jan'] : [jan, anna, 'Jan', 'Anna'];
  };

  it('is offered to one of them, and is passed on with a note that the other sees on top', async () => {
    const [first, second, , name] = await asked();
    await banner(first).getByRole('button', { name: 'Accept' }).click();
    await customer.sees(/has taken over the conversation/u);
    await menu(first, 'Transfer').click();
    const person = dialog(first).locator('option').filter({ hasText: `${name} · here now` });
    await dialog(first).getByRole('combobox').selectOption((await person.getAttribute('value')) ?? '');
    await dialog(first).getByRole('textbox').fill('Knows the Axis, wants an RMA.');
    await first.confirms('Transfer');
    await banner(second).getByText('Knows the Axis, wants an RMA.').waitFor();
    await banner(second).getByRole('button', { name: 'Accept' }).click();
    await second.page.locator('.standing-note').getByText('Knows the Axis, wants an RMA.').waitFor();
    await first.page.getByText(`${name} has this case. You can read it.`).waitFor();
    await becomes(() => customer.count('Knows the Axis'), 0);
    await second.writes('Hello, I am reading your case.');
    await customer.sees('Hello, I am reading your case.');
    await second.page.locator('.read-mark').getByText('Seen').waitFor();
  });

  it('is told to be somebody else’s to the second of two who accept at once', async () => {
    const [first, second, winner] = await asked();
    await second.page.route('**/api/cases/*/accept', async (route) => {
      await banner(first).getByRole('button', { name: 'Accept' }).click();
      await first.page.locator('#words').waitFor();
      await route.continue();
    });
    await second.waiting.getByRole('button', { name: 'Accept' }).click();
    await second.page.getByRole('alert').filter({ hasText: `It is with: ${winner}.` }).waitFor();
    await becomes(() => second.page.locator('#words').count(), 0);
    await becomes(() => customer.count('has taken over the conversation'), 1);
  });

  it('goes to the bot with a task and comes back with the answer, to whoever gave it', async () => {
    const [first] = await asked();
    await banner(first).getByRole('button', { name: 'Accept' }).click();
    await menu(first, 'Task for the bot').click();
    await dialog(first).getByRole('textbox').fill('Please send the number below the bar code.');
    await first.confirms('Ask');
    await customer.hears('Please send the number below the bar code.');
    await first.page.getByText('The bot is collecting what you asked for.').waitFor();
    await customer.types('ACCC8E-000001');
    await first.sees('ACCC8E-000001');
    await first.page.getByText('The bot is collecting what you asked for.').waitFor({ state: 'detached' });
    await first.page.locator('.unread').waitFor({ state: 'detached' });
  });

  it('shows typing in both directions, and who else looks on', async () => {
    const [first, second, name, other] = await asked();
    await banner(first).getByRole('button', { name: 'Accept' }).click();
    await first.page.locator('#words').waitFor();
    await second.page.goto(first.page.url());
    await first.page.getByText(`Also looking: ${other}`).waitFor();
    await second.page.getByText(`Also looking: ${name}`).waitFor();
    await customer.page.locator('[data-id="webchat-sendbox-input"]').pressSequentially('Hmm');
    await first.page.getByText('The customer is typing…').waitFor();
    await first.page.locator('#words').pressSequentially('Let');
    await customer.page.locator('.webchat__typing-indicator').waitFor();
    await second.page.getByText(`${name} is typing…`).waitFor();
  });

  it('sends what waits to be undone when the page is left, once', async () => {
    const [first] = await asked();
    await banner(first).getByRole('button', { name: 'Accept' }).click();
    await first.page.locator('#words').fill('Sent, then reloaded.');
    await first.page.locator('#words').press('Enter');
    await first.page.getByRole('button', { name: 'Undo' }).waitFor();
    await first.page.reload();
    await customer.sees('Sent, then reloaded.');
    await first.sees('Sent, then reloaded.');
    await first.page.locator('.line.failed').waitFor({ state: 'detached' });
    await becomes(() => first.conversation.locator('.bubble').filter({ hasText: 'Sent, then reloaded.' }).count(), 1);
    await becomes(() => customer.count('Sent, then reloaded.'), 1);
  });

  it('can take a message back before it leaves, and keeps notes among agents', async () => {
    const [first, second] = await asked();
    await banner(first).getByRole('button', { name: 'Accept' }).click();
    const words = first.page.locator('#words');
    await words.fill('Too early.');
    await words.press('Enter');
    await first.page.getByRole('button', { name: 'Undo' }).click();
    await becomes(() => words.inputValue(), 'Too early.');
    await words.fill('');
    await words.press('/');
    await first.page.getByRole('combobox', { name: 'Search the answers' }).fill('greet');
    await first.page.keyboard.press('Enter');
    await words.press('Enter');
    await words.press('Enter');
    await customer.sees(/^\s*Hello, this is/u);
    await second.page.goto(first.page.url());
    await second.page.getByRole('button', { name: 'Add a note' }).click();
    await second.page.locator('#note-words').fill('Third call this week.');
    await second.page.locator('#note-words').press('Enter');
    await first.conversation.locator('.line.noted').getByText('Third call this week.').waitFor();
    await becomes(async () => [await customer.count('Third call'), await customer.count('Too early.')], [0, 0]);
  });
});
