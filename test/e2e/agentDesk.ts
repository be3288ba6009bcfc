/** An agent in a browser, at the console. */
import type { Locator, Page } from 'playwright-core';

export class AgentDesk {
  readonly waiting: Locator;
  readonly conversation: Locator;
  /** The summary card. */
  readonly card: Locator;

  constructor(readonly page: Page) {
    this.waiting = page.locator('li.row.waiting');
    this.conversation = page.getByRole('log');
    this.card = page.locator('aside.case');
  }

  /** The one-time link: a page with one button. */
  async signIn(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.locator('.pulse.live').waitFor();
  }

  /** Opens the case of this customer and reads it. */
  async opens(who: string | RegExp): Promise<void> {
    await this.page.locator('li.row').filter({ hasText: who }).getByRole('link').click();
    await this.conversation.waitFor();
  }

  /** Takes the open case. */
  async accepts(title: string): Promise<void> {
    await this.page.locator('.composer').getByRole('button', { name: title, exact: true }).click();
  }

  /** Presses a button below the summary card. */
  async presses(title: string): Promise<void> {
    await this.card.getByRole('button', { name: title, exact: true }).click();
  }

  /** Presses a button of the dialog on show. */
  async confirms(title: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click();
  }

  /** Enter sends; once more does not wait for the time in which it can be undone. */
  async writes(words: string): Promise<void> {
    await this.page.locator('#words').fill(words);
    await this.page.locator('#words').press('Enter');
    await this.page.locator('#words').press('Enter');
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.conversation.locator('.line .bubble').filter({ hasText: words }).last().waitFor();
  }

  async reads(words: string | RegExp): Promise<void> {
    await this.card.getByText(words).first().waitFor();
  }
}
