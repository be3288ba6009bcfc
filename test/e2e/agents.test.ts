/** Two agents reach for the same case. */
import type { Page, Route } from 'playwright-core';
import { becomes } from './becomes.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('two agents who accept at once', function () {
  const stage = useStage(this, startServer);

  it('do not both get the case: one is told who has it', async () => {
    const desks = await Promise.all([stage().agent('Anna', 'en'), stage().agent('Jan', 'en')]);
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.page.getByRole('button', { name: 'Talk to a person' }).click();
    await customer.sees('I am calling a person.');

    const together = meetingPoint(desks.length);
    for (const { page } of desks) await page.route('**/api/cases/*/accept', together);
    await Promise.all(desks.map((desk) => desk.waiting.getByRole('button', { name: 'Accept' }).click()));
    await customer.hears(/^\s*(Anna|Jan) has taken over the conversation\.\s*$/u);

    const winner = /(Anna|Jan) has taken over/u.exec((await customer.transcript()).join('\n'))?.[1] ?? '';
    const [owner, other] = winner === 'Anna' ? desks : [...desks].reverse();
    await told(other?.page, `It is with: ${winner}.`);
    await other?.page.getByText(`With: ${winner}`).first().waitFor();
    await owner?.writes('Hello, I am here.');
    await customer.hears('Hello, I am here.');
    await becomes(() => customer.count('has taken over the conversation'), 1);
  });
});

/** Holds requests back until so many are there, and lets them go together. */
function meetingPoint(size: number): (route: Route) => void {
  const held: Route[] = [];
  return (route) => {
    held.push(route);
    if (held.length === size) for (const one of held) void one.continue();
  };
}

async function told(page: Page | undefined, words: string): Promise<void> {
  await page?.getByRole('alert').filter({ hasText: words }).waitFor();
}
