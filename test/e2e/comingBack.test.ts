/** A refresh, a second tab, the resume link: the conversation goes on, also when the server was killed in between. */
import { strict as assert } from 'node:assert';
import { becomes } from './becomes.js';
import type { Customer } from './customer.js';
import { answerAll, type Answers } from './interview.js';
import { opensClaim, question, scooterAnswers } from './scooter.js';
import { ServerProcess } from './server.js';
import { useStage } from './stage.js';

const ANSWERS = scooterAnswers('pl');
const WHEN_BROKEN = question('faultDate', 'pl');

describe('coming back', function () {
  const stage = useStage(this, () => ServerProcess.start());

  const interruptions: Readonly<Record<string, () => Promise<void>>> = {
    'while the server runs': async () => undefined,
    'after kill -9 and a new start': async () => {
      await stage().server.kill();
      await stage().server.startAgain();
    }
  };

  for (const [when, interrupt] of Object.entries(interruptions)) {
    it(`${when}: a refresh, a second tab and the resume link go on where it was`, async () => {
      const mine = await stage().browserOf('pl');
      const customer = await stage().customer(mine);
      await customer.hears('O jaki produkt chodzi?');
      await customer.presses('Hulajnoga Kaabo');
      const first = await answerAll(customer, without(ANSWERS, [WHEN_BROKEN]), WHEN_BROKEN);

      await interrupt();
      const before = await customer.transcript();
      await customer.page.reload();
      await customer.hears(WHEN_BROKEN);
      await becomes(() => customer.transcript(), before);

      await interrupt();
      await customer.page.close();
      const tab = await stage().customer(mine);
      await tab.hears(WHEN_BROKEN);
      await tab.types('wczoraj');
      const second = await answerAll(tab, without(ANSWERS, [...first, WHEN_BROKEN]), 'Czy otworzyć zgłoszenie?');
      await opensClaim(tab, 'pl');
      await tab.hears('Przekazuję sprawę inżynierowi');
      const link = await tab.page.getByRole('link', { name: 'otwórz rozmowę' }).getAttribute('href');

      await interrupt();
      const elsewhere = await stage().customer(await stage().browserOf('pl'), link ?? '');
      await elsewhere.hears('Przekazuję sprawę inżynierowi');
      assert.equal(new URL(elsewhere.page.url()).search, '', 'the key stays in the address');
      await becomes(() => elsewhere.transcript(), await tab.transcript());
      await elsewhere.types('status zgłoszenia');
      await elsewhere.hears(/Zgłoszenie GW-\d{4}-\d{6} – [\s\S]+Zgłoszenie jest w dziale obsługi/u);
      await nothingTwice(elsewhere, [...first, ...second]);
    });
  }

  it('two tabs show the same, whichever the customer writes in', async () => {
    const mine = await stage().browserOf('en');
    const left = await stage().customer(mine);
    await left.hears('Which product is it about?');
    const right = await stage().customer(mine);
    await right.hears('Which product is it about?');
    await right.presses('Axis device');
    await left.hears('Is the power LED on?');
    await left.types('no idea');
    await right.hears('Is the device connected to the network?');
    await becomes(() => left.transcript(), await right.transcript());
  });

  it('a page that stays open while the server dies connects again by itself', async () => {
    const customer = await stage().timelessCustomer(await stage().browserOf('pl'));
    await customer.hears('O jaki produkt chodzi?');
    await customer.presses('Urządzenie Axis');
    await customer.hears('Czy dioda się świeci?');
    await stage().server.kill();
    await customer.page.getByText('Wracam do połączenia… Twoje odpowiedzi są zapisane.').waitFor();
    await stage().server.startAgain();
    // Direct Line's client tries again after 3 to 15 seconds.
    await customer.page.clock.fastForward(15_000);
    await customer.page.locator('.state').waitFor({ state: 'hidden' });
    await customer.presses('Nie wiem');
    await customer.hears('Czy urządzenie jest widoczne w sieci?');
    await becomes(() => customer.count('Czy dioda się świeci?'), 1);
  });
});

function without(answers: Answers, given: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([question]) => !given.includes(question)));
}

async function nothingTwice(customer: Customer, questions: readonly string[]): Promise<void> {
  for (const question of questions) await becomes(() => customer.count(question), 1, question);
}
