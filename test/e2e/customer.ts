/** A customer in a browser: what they do on the page and what they are told. */
import type { Locator, Page } from 'playwright-core';

export interface Details {
  readonly name: string;
  readonly email: string;
  readonly serial: string;
  readonly description: string;
}

export class Customer {
  /** Everything said by either side, oldest first. */
  readonly messages: Locator;
  private readonly card: Locator;

  constructor(readonly page: Page) {
    this.messages = page.locator('.webchat__basic-transcript__activity');
    this.card = page.locator('.ac-adaptiveCard').last();
  }

  /** The last message holds these words: what comes next is up to the customer. */
  async hears(words: string | RegExp): Promise<void> {
    await this.messages.last().locator('.webchat__bubble__content').filter({ hasText: words }).first().waitFor();
  }

  /** Waits until the last message holds one of these words, and says which. */
  async hearsOneOf(words: readonly string[]): Promise<string> {
    const last = this.messages.last();
    await last.filter({ hasText: new RegExp(words.map(escaped).join('|'), 'u') }).waitFor();
    const text = await last.innerText();
    const found = words.find((one) => text.includes(one));
    // Something more was said in between: the next look finds it.
    return found ?? this.hearsOneOf(words);
  }

  /** Somewhere in the conversation these words stand, in a message of either side. */
  async sees(words: string | RegExp): Promise<void> {
    await this.bubbles(words).last().waitFor();
  }

  /** How many messages hold these words. */
  async count(words: string | RegExp): Promise<number> {
    return this.messages.filter({ has: this.bubbles(words) }).count();
  }

  /** Presses the button of this title below the conversation. */
  async presses(title: string): Promise<void> {
    await this.page.locator('.webchat__suggested-action').filter({ hasText: exactly(title) }).click();
  }

  /** Presses a button of the last card. */
  async pressesOnCard(title: string): Promise<void> {
    await this.card.getByRole('button', { name: title, exact: true }).click();
  }

  async types(words: string): Promise<void> {
    const box = this.page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(words);
    await box.press('Enter');
  }

  /** @param day `YYYY-MM-DD`, as browsers' date inputs take it */
  async choosesDay(day: string, send: string): Promise<void> {
    await this.card.locator('.ac-dateInput').fill(day);
    await this.pressesOnCard(send);
  }

  async ticks(titles: readonly string[], send: string): Promise<void> {
    for (const title of titles) await this.card.getByText(title).click();
    await this.pressesOnCard(send);
  }

  async fillsIn({ name, email, serial, description }: Details, send: string): Promise<void> {
    const inputs = this.card.locator('.ac-textInput');
    for (const [index, words] of [name, email, serial, description].entries()) await inputs.nth(index).fill(words);
    await this.pressesOnCard(send);
  }

  async uploads(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await this.page.locator('[data-id="webchat-sendbox-input"]').press('Enter');
  }

  /** What was said, one text a message, cards' inputs left out. */
  async transcript(): Promise<string[]> {
    return this.messages.locator('.webchat__stacked-layout__message .webchat__bubble__content').allInnerTexts();
  }

  private bubbles(words: string | RegExp): Locator {
    return this.page.locator('.webchat__bubble__content').filter({ hasText: words });
  }
}

function exactly(words: string): RegExp {
  return new RegExp(`^\\s*${escaped(words)}\\s*$`, 'u');
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
