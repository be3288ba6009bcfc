/** The main job, with a customer and an agent in two browsers: guided, decided, claimed, handed over, closed. */
import { strict as assert } from 'node:assert';
import type { AgentDesk } from './agentDesk.js';
import { becomes } from './becomes.js';
import type { Customer } from './customer.js';
import { answerAll } from './interview.js';
import { opensClaim, OWNER, scooterAnswers } from './scooter.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('a broken scooter, in Polish', function () {
  const stage = useStage(this, startServer);

  it('is decided with its clause, claimed, and taken over by an agent to the end', async () => {
    const anna = await stage().agent('Anna Nowak', 'pl');
    await anna.page.getByText('Nikt nie czeka').waitFor();
    const customer = await stage().customer(await stage().browserOf('pl'));

    await customer.hears('O jaki produkt chodzi?');
    await customer.types('nie działa mi hulajnoga Kaabo');
    const asked = await answerAll(customer, scooterAnswers('pl'), 'Czy otworzyć zgłoszenie?');
    await customer.sees('Dobra wiadomość: to jest objęte ochroną.');
    for (const clause of ['G4 (Warunki gwarancji 4)', 'G9 (Warunki gwarancji 9)']) await customer.sees(clause);
    await opensClaim(customer, 'pl');
    await customer.hears('Przekazuję sprawę inżynierowi');
    const claim = await numberIn(customer, /GW-\d{4}-\d{6}/u);

    await findsTheCase(anna, claim, asked);
    await anna.accepts('Przyjmij');
    await customer.hears('Rozmowę przejmuje Anna Nowak.');
    await chat(customer, anna);
    await authorise(customer, anna);
    await close(customer, anna, claim);
  });
});

async function numberIn(customer: Customer, pattern: RegExp): Promise<string> {
  const found = pattern.exec((await customer.transcript()).join('\n'))?.[0];
  assert.ok(found, `no ${pattern.source} was told`);
  return found;
}

/** It came by itself; its card and its transcript hold what the customer said, in the customer's words. */
async function findsTheCase(anna: AgentDesk, claim: string, asked: readonly string[]): Promise<void> {
  await anna.waiting.filter({ hasText: OWNER.name }).filter({ hasText: 'Potrzebne RMA' }).waitFor();
  await anna.opens(OWNER.name);
  for (const words of ['Objęte ochroną', 'G4', 'Niczego nie brakuje', OWNER.email, OWNER.serial, 'miga czerwona dioda', claim]) await anna.reads(words);
  for (const words of ['nie działa mi hulajnoga Kaabo', ...asked, 'wczoraj', 'Żadne z tych', OWNER.description]) await anna.sees(words);
}

/** Both ways, as they write; while the agent has the case nothing comes between. */
async function chat(customer: Customer, anna: AgentDesk): Promise<void> {
  await customer.types('Czy ktoś tam jest?');
  await anna.sees('Czy ktoś tam jest?');
  await customer.types('status');
  await anna.sees(/^status$/u);
  await anna.writes('Dzień dobry, <b>już</b> patrzę. *Chwila*!');
  await customer.hears('Dzień dobry, <b>już</b> patrzę. *Chwila*!');
  await becomes(async () => (await customer.transcript()).slice(-4).map((text) => text.trim()), [
    'Rozmowę przejmuje Anna Nowak.', 'Czy ktoś tam jest?', 'status', 'Dzień dobry, <b>już</b> patrzę. *Chwila*!'
  ]);
}

async function authorise(customer: Customer, anna: AgentDesk): Promise<void> {
  await anna.presses('Nadaj RMA');
  await anna.confirms('Nadaj RMA');
  const rma = await anna.page.getByRole('dialog').locator('.rma-number').innerText();
  assert.match(rma, /^RMA-\d{4}-\d{6}$/u);
  await anna.confirms('Gotowe');
  await customer.hears(rma);
  await customer.hears('Do paczki włóż ładowarkę, kable, instrukcję i resztę zestawu.');
  await anna.reads(rma);
}

async function close(customer: Customer, anna: AgentDesk, claim: string): Promise<void> {
  await anna.presses('Zamknij sprawę');
  const dialog = anna.page.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption({ label: 'Naprawiono' });
  await dialog.getByRole('textbox').fill('Wymieniony sterownik.');
  await anna.confirms('Zamknij sprawę');
  await customer.sees('Sprawa została zamknięta: naprawione.');
  await anna.page.getByText('Nikt nie czeka').waitFor();
  await customer.types('status zgłoszenia');
  await customer.hears(new RegExp(`Zgłoszenie ${claim} – [\\s\\S]+Zgłoszenie jest zamknięte`, 'u'));
}
