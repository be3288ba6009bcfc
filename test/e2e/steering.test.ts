/** At any point, in the browser: another language, one step back, another answer. */
import { becomes } from './becomes.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('steering on the page', function () {
  const stage = useStage(this, startServer);

  it('switches the language in the middle and goes on with the same question', async () => {
    const customer = await stage().customer(await stage().browserOf('pl'));
    await customer.hears('O jaki produkt chodzi?');
    await customer.presses('Urządzenie Axis');
    await customer.hears('Czy dioda się świeci?');
    await customer.page.getByRole('button', { name: 'English' }).click();
    await customer.hears('From now on in English.');
    await customer.hears('Is the power LED on?');
    await customer.page.getByRole('button', { name: 'Start over' }).waitFor();
    await customer.presses('The power LED is on, but the problem is still there');
    await customer.hears('Is the device connected to the network?');
    await customer.types('po polsku');
    await customer.hears('Od teraz po polsku.');
    await customer.hears('Czy urządzenie jest widoczne w sieci?');
    await customer.types('co już wiesz');
    await customer.hears(/Urządzenie Axis[\s\S]*Dioda zasilania świeci/u);
  });

  it('takes a double click for one press, and can be typed into after it', async () => {
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.page.locator('.webchat__suggested-action').filter({ hasText: 'Axis device' }).dblclick();
    await customer.hears('Is the power LED on?');
    await customer.types('back');
    await customer.hears('Which product is it about?');
    await customer.page.getByRole('button', { name: 'Talk to a person' }).dblclick();
    await customer.sees('I am calling a person.');
    await customer.types('Hello, is anybody there?');
    await customer.hears('Added for the person who takes over.');
    await becomes(() => customer.count('Axis device'), 1);
    await becomes(() => customer.count('A person has been called already'), 0);
  });

  it('goes back, and changes an earlier answer without losing the others', async () => {
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.types('Hello!');
    await customer.sees('Hello!');
    await customer.hears('Which product is it about?');
    await customer.presses('Axis device');
    await customer.hears('Is the power LED on?');
    await customer.presses("I don't know");
    await customer.hears('Is the device connected to the network?');
    await customer.types('back');
    await customer.hears('Is the power LED on?');
    await customer.presses('The power LED is on, but the problem is still there');
    await customer.hears('Is the device connected to the network?');
    await customer.presses('Yes, it is connected, but the problem is still there');
    await customer.hears('Which software version is the device on?');
    await customer.types('change an answer');
    await customer.hears('Which answer would you like to change?');
    await customer.presses('Network: Yes, it is connected');
    await customer.hears('Is the device connected to the network?');
    await customer.presses("It won't connect");
    await customer.hears('How did the factory reset go?');
    await becomes(() => customer.count('Is the power LED on?'), 2);
    await customer.types('what do you know so far');
    await customer.hears(/Power: The power LED is on[\s\S]*Network: It won.t connect/u);
  });
});
