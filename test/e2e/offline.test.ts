/**
 * An agent without a network: 30 seconds, five minutes, an hour. The page's clock is put forward, so that its own
 * timers – undo, the clock on the screen, new attempts – run as they would; the customer and a colleague go on.
 */
import { strict as assert } from 'node:assert';
import type { AgentDesk } from './agentDesk.js';
import { becomes } from './becomes.js';
import { Cable } from './cable.js';
import type { Customer } from './customer.js';
import { ServerProcess } from './server.js';
import { useStage } from './stage.js';

const SECOND = 1000;
const BREAKS = { '30 seconds': 30 * SECOND, 'five minutes': 300 * SECOND, 'an hour': 3600 * SECOND } as const;

describe('an agent who is offline', function () {
  const stage = useStage(this, () => ServerProcess.start());
  let cables: readonly Cable[];
  let cable: Cable;
  let away: AgentDesk;
  let colleague: AgentDesk;
  let customer: Customer;

  beforeEach(async () => {
    cables = [await Cable.lay(), await Cable.lay()];
    const desks = await Promise.all(cables.map(({ proxy }, place) => stage().timelessAgent(place === 0 ? 'Anna' : 'Jan', 'en', { proxy })));
    customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.page.getByRole('button', { name: 'Talk to a person' }).click();
    await customer.sees('I am calling a person.');
    const asked = await Promise.any(desks.map(async ({ page }, place) => page.locator('.offer').waitFor().then(() => place)));
    [away, colleague, cable] = [desks[asked], desks[1 - asked], cables[asked]] as [AgentDesk, AgentDesk, Cable];
    await away.page.locator('.offer').getByRole('button', { name: 'Accept' }).click();
    await away.page.locator('#words').waitFor();
    await away.writes('Before the break.');
    await customer.sees('Before the break.');
    await colleague.page.goto(away.page.url());
    await colleague.sees('Before the break.');
  });

  afterEach(() => Promise.all(cables.map((one) => one.remove())));

  const goesOffline = async (): Promise<void> => {
    await away.page.context().setOffline(true);
    cable.cut();
    await away.page.locator('.pulse.offline').waitFor();
  };
  const comesBack = async (): Promise<void> => {
    cable.mend();
    await away.page.context().setOffline(false);
    await away.page.locator('.pulse.live').waitFor();
  };
  /** What is written off-line waits its five seconds and cannot leave. */
  const queues = async (words: string): Promise<void> => {
    await away.page.locator('#words').fill(words);
    await away.page.locator('#words').press('Enter');
    await away.conversation.locator('.line.sending').filter({ hasText: words }).waitFor();
  };
  const notes = async (words: string): Promise<void> => {
    const { page } = colleague;
    await page.getByRole('button', { name: 'Add a note' }).click();
    await page.locator('#note-words').fill(words);
    await page.locator('#note-words').press('Enter');
    await colleague.sees(words);
  };
  const triesAgain = async (words: string): Promise<void> => {
    const line = away.conversation.locator('.line.failed').filter({ hasText: words });
    await line.getByRole('button', { name: 'Try again' }).click();
    await line.waitFor({ state: 'detached' });
  };
  /** These words and no more, each once and in this order, on all three screens; notes are not for the customer. */
  const allSee = async (...words: readonly string[]): Promise<void> => {
    const forCustomer = words.filter((one) => !one.startsWith('Note'));
    // What somebody wrote themselves is on their screen before what they have missed.
    for (const one of words) await Promise.all([away.sees(one), colleague.sees(one), forCustomer.includes(one) && customer.sees(one)]);
    await away.conversation.locator('.line.sending, .line.failed').first().waitFor({ state: 'detached' });
    const known = (texts: readonly string[]): string[] => texts.flatMap((text) => text.match(/(?:Before|During|After|Queued|Note of)[^.]*\./gu) ?? []);
    for (const { conversation } of [away, colleague]) await becomes(async () => known(await conversation.locator('.bubble').allInnerTexts()), words);
    await becomes(async () => known(await customer.transcript()), forCustomer);
  };

  for (const [long, milliseconds] of Object.entries(BREAKS)) {
    it(`for ${long} misses, loses and doubles nothing`, async () => {
      await goesOffline();
      await queues('Queued one.');
      await customer.types('During the break, one.');
      await notes('Note of a colleague.');
      await queues('Queued two.');
      await away.page.clock.runFor(milliseconds);
      await away.conversation.locator('.line.failed').nth(1).waitFor();
      await customer.types('During the break, two.');
      await colleague.sees('During the break, two.');
      await away.page.locator('.row-unsent').waitFor();
      await away.page.locator('#words').fill('A draft.');
      await comesBack();
      await away.sees('During the break, two.');
      await triesAgain('Queued one.');
      await triesAgain('Queued two.');
      await customer.types('After the break.');
      await allSee('Before the break.', 'During the break, one.', 'Note of a colleague.', 'During the break, two.', 'Queued one.', 'Queued two.', 'After the break.');
      await becomes(() => away.page.locator('#words').inputValue(), 'A draft.');
      await away.page.reload();
      await away.page.locator('.pulse.live').waitFor();
      await allSee('Before the break.', 'During the break, one.', 'Note of a colleague.', 'During the break, two.', 'Queued one.', 'Queued two.', 'After the break.');
      await becomes(() => away.page.locator('#words').inputValue(), 'A draft.');
    });
  }

  it('notices a connection that nobody closed and on which nothing comes any more', async () => {
    cable.hush();
    await customer.types('During the silence.');
    await colleague.sees('During the silence.');
    const seen = away.conversation.locator('.bubble').filter({ hasText: 'During the silence.' });
    // Other connections that the browser had kept are dead as well: it may try one after the other.
    for (let tries = 0; tries < 8 && (await seen.count()) === 0; tries++) {
      await away.page.clock.runFor(66 * SECOND);
      await seen.waitFor({ timeout: 3 * SECOND }).catch(() => undefined);
    }
    await becomes(() => seen.count(), 1);
  });

  it('can take a message back while it waits to leave, and finds it among the drafts', async () => {
    await goesOffline();
    await queues('Queued and taken back.');
    await away.page.clock.runFor(4 * SECOND);
    await away.page.getByRole('button', { name: 'Undo' }).click();
    await away.page.clock.runFor(BREAKS['an hour']);
    await comesBack();
    await customer.types('After the break.');
    await allSee('Before the break.', 'After the break.');
    await becomes(() => away.page.locator('#words').inputValue(), 'Queued and taken back.');
  });

  it('sends once what had arrived when the network went away before the answer', async () => {
    await away.page.route('**/api/cases/*/messages', async (route) => {
      await route.fetch();
      await route.abort();
      cable.cut();
    }, { times: 1 });
    await away.writes('Queued, and arrived.');
    await customer.sees('Queued, and arrived.');
    await goesOffline();
    await away.page.clock.runFor(BREAKS['30 seconds']);
    await customer.types('During the break, one.');
    await comesBack();
    await away.sees('During the break, one.');
    // It is in the transcript, so it is no more shown as not sent.
    await away.conversation.locator('.line.failed').waitFor({ state: 'detached' });
    await customer.types('After the break.');
    await allSee('Before the break.', 'Queued, and arrived.', 'During the break, one.', 'After the break.');
  });

  it('finds everything, once, after the server was killed and started again meanwhile', async () => {
    await goesOffline();
    await queues('Queued one.');
    await customer.types('During the break, one.');
    await colleague.sees('During the break, one.');
    await stage().server.kill();
    await away.page.clock.runFor(BREAKS['five minutes']);
    await stage().server.startAgain();
    await colleague.page.clock.runFor(BREAKS['30 seconds']);
    await colleague.page.locator('.pulse.live').waitFor();
    await customer.types('During the break, two.');
    await notes('Note of a colleague.');
    await queues('Queued two.');
    await away.page.clock.runFor(BREAKS['five minutes']);
    await away.conversation.locator('.line.failed').nth(1).waitFor();
    await comesBack();
    await triesAgain('Queued one.');
    await triesAgain('Queued two.');
    await customer.types('After the break.');
    await allSee('Before the break.', 'During the break, one.', 'During the break, two.', 'Note of a colleague.', 'Queued one.', 'Queued two.', 'After the break.');
  });

  it('does not send what was queued, and keeps it, when the case was taken over meanwhile', async () => {
    const lead = await stage().lead('Maria', 'en');
    await goesOffline();
    await queues('Queued too late.');
    const { url } = stage().server;
    const id = new URL(away.page.url()).hash.split('/').at(1) ?? '';
    const taken = await lead.page.request.post(`${url}/api/cases/${id}/take-over`, { headers: { 'x-gwarant': '1', 'idempotency-key': 'take over' }, data: { reason: 'Note of the lead.' } });
    assert.equal(taken.status(), 200);
    await lead.page.goto(away.page.url());
    await lead.page.locator('#words').waitFor();
    await lead.writes('During the break, by Maria.');
    await away.page.clock.runFor(BREAKS['five minutes']);
    const queued = away.conversation.locator('.line.failed').filter({ hasText: 'Queued too late.' });
    await queued.waitFor();
    await comesBack();
    await away.sees('During the break, by Maria.');
    await away.page.getByText('Maria has this case. You can read it.').waitFor();
    await queued.getByRole('button', { name: 'Try again' }).click();
    await queued.getByText('You do not own this case.').or(queued.getByText('Somebody else has taken this case.')).first().waitFor();
    await customer.types('After the break.');
    await Promise.all([away, lead, colleague].map((desk) => desk.sees('After the break.')));
    await becomes(async () => [await customer.count('Queued too late.'), await customer.count('by Maria.')], [0, 1]);
  });
});
