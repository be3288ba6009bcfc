/** At any point, in the browser: another language, one step back, another answer. */
import { strict as assert } from 'node:assert';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('steering on the page', function () {
  const stage = useStage(this, startServer);

  it('switches the language in the middle and goes on with the same question', async () => {
    const customer = await stage().customer(await stage().browserOf('pl'));
    await customer.hears('O jaki produkt chodzi?');
    await customer.presses('Hulajnoga Nami');
    await customer.hears('Co się zepsuło?');
    await customer.page.getByRole('button', { name: 'English' }).click();
    await customer.hears('From now on in English.');
    await customer.hears('What is broken?');
    await customer.page.getByRole('button', { name: 'Start over' }).waitFor();
    await customer.presses('The battery');
    await customer.hears('Does the fault make normal riding impossible?');
    await customer.types('po polsku');
    await customer.hears('Od teraz po polsku.');
    await customer.hears('Czy ta usterka uniemożliwia normalną jazdę?');
    await customer.types('co już wiesz');
    await customer.hears(/Hulajnoga Nami[\s\S]*Bateria/u);
  });

  it('goes back, and changes an earlier answer without losing the later ones', async () => {
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.types('Hello!');
    await customer.sees('Hello!');
    await customer.hears('Which product is it about?');
    await customer.presses('Kaabo scooter');
    await customer.hears('What is broken?');
    await customer.presses('The battery');
    await customer.hears('Does the fault make normal riding impossible?');
    await customer.types('back');
    await customer.hears('What is broken?');
    await customer.presses('The scooter');
    await customer.hears('Does the fault make normal riding impossible?');
    await customer.presses('Yes');
    await customer.hears('When was it bought?');
    await customer.types('change an answer');
    await customer.hears('Which answer would you like to change?');
    await customer.presses('What is broken: The scooter');
    await customer.hears('What is broken?');
    await customer.presses('The battery');
    await customer.hears('When was it bought?');
    assert.equal(await customer.count('Does the fault make normal riding impossible?'), 2);
    await customer.types('what do you know so far');
    await customer.hears(/Kaabo scooter[\s\S]*The battery/u);
  });
});
