/** The Axis checklist in English: one check at a time, and over as soon as the device works. */
import { becomes } from './becomes.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

describe('an Axis device that works again, in English', function () {
  const stage = useStage(this, startServer);

  it('is solved at the third check, and nothing more is asked', async () => {
    const customer = await stage().customer(await stage().browserOf('en'));
    await customer.hears('Which product is it about?');
    await customer.presses('Axis device');
    await customer.hears('Is the power LED on?');
    await customer.hears('Wait a minute and look at the power LED.');
    await customer.presses("I haven't checked yet");
    await customer.hears('Take your time; I will wait here.');
    await customer.presses('The power LED is on, but the problem is still there');
    await customer.hears('Is the device connected to the network?');
    await customer.presses('Yes, it is connected, but the problem is still there');
    await customer.hears('Which software version is the device on?');
    await customer.presses('It works now');
    await customer.hears('Great that it works again!');
    await becomes(() => customer.count('Shall I open a claim?'), 0);
    await customer.presses('New case');
    await customer.hears('Which product is it about?');
  });
});
