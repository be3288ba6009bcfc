/** What nobody types, and a stranger sends to see what happens. A long text would take longer than a test may, if time grew with its square. */
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import { strict as assert } from 'node:assert';
import { readGeneral } from '../../dialogs/answering.js';
import { Draft } from '../../dialogs/draft.js';
import { chooseOne, understandSet, type Option } from '../../dialogs/understanding/answers.js';
import { parseDay } from '../../dialogs/understanding/dates.js';
import { normalise } from '../../dialogs/understanding/words.js';
import { delivered } from '../policies/delivered.js';
import { Talk, TODAY } from './talk.js';

const LENGTH = 100_000;
const OPTIONS: readonly Option[] = [{ value: 'battery', names: ['battery', 'bateria'] }, { value: 'motor', names: ['motor', 'silnik'] }];

describe('what a stranger types', () => {
  for (const mark of ['.', ',', '-', "'", ' . ']) {
    it(`is read in one go, with ${LENGTH} times ${JSON.stringify(mark)} in it`, () => {
      const marks = mark.repeat(LENGTH);
      assert.equal(normalise(`${marks}a${marks}b${marks}`).at(-1), 'b');
      assert.equal(chooseOne(`a${marks}b`, OPTIONS), null);
    });
  }

  it('names no values when it is nothing but commas', () => {
    assert.deepEqual(understandSet('x,'.repeat(LENGTH), OPTIONS), { type: 'unclear' });
    assert.deepEqual(understandSet(`battery${','.repeat(LENGTH)}motor`, OPTIONS), { type: 'unclear' });
    assert.deepEqual(understandSet('battery, motor,', OPTIONS), { type: 'value', value: ['battery', 'motor'] });
  });

  it('is no day because objects have a property of that name', () => {
    for (const word of ['constructor', 'constructor r', 'constructor roku']) assert.equal(parseDay(word, 'pl', TODAY), null);
  });

  it('is no answer to anything a card could ask, however long', () => {
    const draft = new Draft(new Talk('en').join().state, {
      now: `${TODAY}T10:00:00.000Z`, today: TODAY, policies: delivered, claimNumber: () => '', rmaNumber: () => '', resumeLink: null,
      desk: DEFAULT_DESK, floor: () => ({ waiting: [], people: [] }), customerSaw: () => 0, letters: DEFAULT_LETTERS, letterLink: () => null, unit: () => ({ claims: [], ledgers: [] }), claimNumbered: () => null, secretCode: () => '',
      seal: () => '', codesSent: () => null, conversationLink: () => null
    }, 'webchat');
    const text = `a${'.'.repeat(LENGTH)}a`;
    for (const fact of ['product', 'goal', 'covers', 'openClaim', 'confirm', 'rating', 'email', 'name', 'serial', 'description'] as const) {
      assert.deepEqual(readGeneral(draft, fact, text), { type: 'unclear' }, fact);
    }
  });
});

describe('what a stranger repeats', () => {
  /** Told by a program, so that the order of the questions does not matter. */
  const FACTS = {
    item: 'scooter', preventsUse: true, purchaseDate: '2026-06-14', faultDate: '2026-11-19', customerKind: 'consumer', condition: 'new', causes: [], interventions: [],
    territory: 'poland', originalBuyer: true, proofOfPurchase: true, claimForm: true, complete: true, serialLegible: true
  };
  const decided = (): Talk => new Talk('en').join().submit({ start: { product: 'scooter-kaabo' } }).submit({ policy: 'scooter-warranty', facts: FACTS });

  it('does not make the conversation’s record grow for ever', () => {
    const causes = Object.keys(delivered.policies.get('scooter-warranty')?.file.facts['causes']?.values ?? {});
    const talk = decided();
    const subset = (number: number): string[] => causes.filter((_, bit) => (number >> bit) % 2 === 1);
    for (let number = 1; number <= 150; number++) talk.submit({ facts: { causes: subset(number) } });
    assert.ok(new Set(talk.replies.map(({ text }) => text)).size > 150, 'the decisions differ');
    assert.equal(talk.state.conversation.session.told.length, 100);
  });

  it('stands in the claim’s history once: “I disagree”, while a person is waited for', () => {
    const talk = decided().submit({ facts: { openClaim: true, name: 'Jan', email: 'jan@example.com', serial: '1', description: 'Does not start' } });
    talk.say('I disagree', 'I disagree', 'I disagree');
    assert.equal(talk.claim.contested, true);
    assert.equal(talk.claim.history.filter(({ what }) => what === 'contested').length, 1);
    assert.match(talk.lastReply.text, /called already/);
  });
});

describe('people’s own words in the bot’s', () => {
  it('stay on their line and become no link', () => {
    const talk = new Talk('en').join().submit({ facts: { description: 'Broken\n\n# since\n- May, see https://evil.example <b>' } }).say('what do you know so far');
    const line = talk.lastReply.text.split('\n').find((one) => one.includes('Broken'));
    assert.equal(line, '- What is wrong, in your own words: **Broken \\# since \\- May, see https\\://evil\\.example &lt;b\\>**');
  });

  it('are an agent’s name as it is', () => {
    const talk = new Talk('en').join().say('talk to a person');
    talk.agent({ do: 'accept' }, '[Anna](https://evil.example) <b>');
    assert.equal(talk.lastReply.text, '\\[Anna\\]\\(https\\://evil\\.example\\) &lt;b\\> has taken over the conversation.');
  });
});

describe('what an annoyed stranger types', () => {
  const words = (talk: Talk, text: string): string => talk.say(text).lastReply.text;

  it('is answered differently each time, as long as there is something else to say', () => {
    const talk = new Talk('en').join();
    const answers = ['my camera is dead', 'it is', 'really'].map((text) => words(talk, text).split('\n')[0]);
    assert.equal(new Set(answers).size, 3);
    assert.match(answers[2] ?? '', /a person can help with everything else/);
  });

  it('is understood where a plain yes says which step is done', () => {
    const talk = new Talk('en').join().say('axis device', 'yes');
    assert.deepEqual(talk.state.conversation.session.answers.filter(({ policy }) => policy !== null).map(({ fact, value }) => [fact, value]), [['powerCheck', 'ok']]);
  });

  it('is asked which of several answers it meant, with those alone, and all of them again for none', () => {
    const talk = new Talk('pl').join();
    const shown = (): readonly string[] => talk.lastReply.choices?.map(({ title }) => title) ?? [];
    const all = shown();
    assert.equal(words(talk, 'hulajnoga'), 'Która z tych odpowiedzi pasuje?');
    assert.deepEqual(shown(), ['Hulajnoga Dualtron', 'Hulajnoga Kaabo', 'Hulajnoga Nami', 'Żadne z tych']);
    talk.submit(talk.lastReply.choices?.at(-1)?.value);
    assert.deepEqual([talk.lastReply.text, shown()], ['O jaki produkt chodzi?', all]);
    assert.equal(words(new Talk('en').join(), 'scooter'), 'Which of these do you mean?');
    assert.deepEqual(talk.say('nami').state.conversation.session.answers.map(({ value }) => value), ['scooter-nami']);
  });

  it('gets the reason when it asks what that is for', () => {
    const talk = new Talk('pl').join().say('hulajnoga kaabo', 'a po co to wam?');
    assert.doesNotMatch(talk.lastReply.text, /nie rozumiem/u);
    assert.match(talk.lastReply.text, /Pytam, bo/u);
  });
});
