/** A denial the customer does not accept: a person gets it, and the customer keeps the thread. */
import { becomes } from './becomes.js';
import { answerAll, type Answers } from './interview.js';
import { question, scooterAnswers, titleOf } from './scooter.js';
import { startServer } from './server.js';
import { useStage } from './stage.js';

const CAUSES = [titleOf('causes', 'overload', 'en'), titleOf('causes', 'missedService', 'en')];
const OVERLOADED: Answers = {
  ...scooterAnswers('en'),
  [question('causes', 'en')]: (customer) => customer.ticks(CAUSES, 'Send')
};

describe('a contested denial, in English', function () {
  const stage = useStage(this, startServer);

  it('goes to an agent, who chats and returns it to the bot', async () => {
    const customer = await stage().customer(await stage().browserOf('en'));
    const anna = await stage().agent('Anna', 'en');
    await customer.hears('Which product is it about?');
    await customer.presses('Dualtron scooter');
    await answerAll(customer, OVERLOADED, 'This is not covered.');
    for (const clause of ['WG4 (Wyłączenia gwarancji 4)', 'WG6 (Wyłączenia gwarancji 6)']) await customer.hears(clause);
    await customer.hears('a person can look at it again');
    await customer.presses('I disagree');
    await customer.sees('I understand that you disagree.');
    await customer.hears('How can we reach you');
    await customer.types('The load was 80 kg, the manual allows 120.');
    await customer.hears('Added for the person who takes over.');

    await anna.waiting.filter({ hasText: 'Contests the denial' }).waitFor();
    await anna.opens('Contests the denial');
    for (const words of ['The customer contests the decision', 'Not covered', 'WG4']) await anna.reads(words);
    await anna.sees('Load above the manual’s limit');
    await anna.sees('The load was 80 kg, the manual allows 120.');
    await anna.accepts('Accept');
    await anna.writes('Please send a photo of the type plate.');
    await customer.hears('Please send a photo of the type plate.');
    await customer.types('I will tomorrow.');
    await anna.sees('I will tomorrow.');
    await anna.presses('Return to the bot');
    await anna.confirms('Return to the bot');

    await customer.sees('I am back.');
    await customer.types('status of my claim');
    await customer.hears(/Claim GW-\d{4}-\d{6} – [\s\S]+Your claim is with our service desk/u);
    await becomes(() => customer.count('Added for the person who takes over.'), 1);
  });
});
