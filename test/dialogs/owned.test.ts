import { strict as assert } from 'node:assert';
import { addDays } from '../../policies/calendar.js';
import { textsOf } from '../../dialogs/texts/texts.js';
import { Talk, TODAY } from './talk.js';

/** Anna has the case, and a claim in it waits for the return. */
function owned(): Talk {
  const talk = new Talk('en').join().say('axis').answer({
    powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: true, solved: false
  }).say('Yes, open the claim').fill({ name: 'Lee', email: 'lee@example.com', serial: 'ACCC8E', description: 'No picture after a power cut.' });
  talk.agent({ do: 'accept' });
  return talk;
}

function denied(): Talk {
  const talk = owned();
  const step = { do: 'override', outcome: 'not-covered', clause: 'AX-1', reason: 'Opened by a stranger.' } as const;
  assert.deepEqual(talk.agent({ do: 'step', claim: talk.claim.number, step }), { ok: true });
  return talk;
}

/** What the bot said since, and what the claim went through. */
function since(talk: Talk, act: () => void): { said: string[]; happened: string[] } {
  const [replies, history] = [talk.replies.length, talk.claim.history.length];
  act();
  return { said: talk.replies.slice(replies).map(({ text }) => text), happened: talk.claim.history.slice(history).map(({ what }) => what) };
}

const handoffOf = (talk: Talk) => talk.state.conversation.handoff;

describe('while a person has the case', () => {
  it('“I disagree” contests the denial, pressed or typed, in either language, with one line and no more', () => {
    for (const words of ['I disagree', 'nie zgadzam się', 'I do not agree']) {
      const talk = denied();
      const { said, happened } = since(talk, () => talk.say(words));
      assert.deepEqual(happened, ['contested'], words);
      assert.deepEqual(said.map((text) => /^Noted: you do not agree with the decision on claim \*\*GW-2026-000001\*\*/u.test(text)), [true]);
      assert.deepEqual([talk.claim.contested, talk.claim.state, handoffOf(talk)?.state, handoffOf(talk)?.agent?.name], [true, 'underReview', 'accepted', 'Anna']);
    }
  });

  it('an answer is owed again from the day of the word against it, and the owner’s silence counts', () => {
    const talk = denied();
    talk.later('2026-11-25');
    assert.deepEqual([talk.claim.answeredOn, talk.claim.timer], [TODAY, null]);
    talk.say('I disagree');
    assert.deepEqual([talk.claim.answeredOn, talk.claim.answerBy], [null, addDays('2026-11-25', 14)]);
    assert.notEqual(talk.claim.timer, null);
    assert.equal(handoffOf(talk)?.silentSince, talk.at);
  });

  it('a denial is contested once; after another one again', () => {
    const talk = denied().say('I disagree');
    assert.deepEqual(since(talk, () => talk.say('I disagree')), { said: [], happened: [] });
    talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'reject', clause: 'AX-1', reason: 'Still not.' } });
    assert.deepEqual(since(talk, () => talk.submit({ intent: 'contest' })).happened, ['contested']);
  });

  it('who disagrees where nothing was denied is heard by the person only', () => {
    const talk = owned();
    assert.deepEqual(since(talk, () => talk.say('I disagree').submit({ intent: 'contest' })), { said: [], happened: [] });
    assert.equal(handoffOf(talk)?.state, 'accepted');
  });

  it('steps of the claim are taken, typed or pressed, and the case stays with its owner', () => {
    const talk = owned();
    talk.agent({ do: 'authoriseRma', claim: talk.claim.number });
    assert.deepEqual(since(talk, () => talk.say('parcel sent')).happened, ['sent']);
    const { said, happened } = since(talk, () => talk.say('withdraw the claim', 'Yes, withdraw it').say('reopen my claim'));
    assert.deepEqual([said.length, happened], [3, ['withdrawn', 'reopened']]);
    assert.deepEqual([handoffOf(talk)?.state, handoffOf(talk)?.agent?.name], ['accepted', 'Anna']);
  });

  it('who keeps the claim after all is told how it stands, in one line', () => {
    const talk = owned().say('withdraw the claim');
    assert.deepEqual(since(talk, () => talk.say('No, keep it')), { said: ['Claim **GW-2026-000001**: with our service desk.'], happened: [] });
    talk.agent({ do: 'returnToBot' });
    const { said } = since(talk, () => talk.submit({ claim: talk.claim.number, step: 'keep' }));
    assert.match(said.join(), /Your claim is with our service desk/u);
  });

  it('a button of another conversation’s claim does not make the bot talk', () => {
    const talk = owned();
    assert.deepEqual(since(talk, () => talk.submit({ claim: 'GW-2026-999999', step: 'reopen' }).submit({ claim: 'GW-2026-999999', step: 'code' })), { said: [], happened: [] });
  });

  it('the page’s language is the conversation’s, said once in the new one; words about languages are for the person', () => {
    const talk = owned();
    assert.deepEqual(since(talk, () => talk.say('po polsku')).said, []);
    const silent = handoffOf(talk)?.silentSince;
    talk.time = '10:30';
    assert.deepEqual(since(talk, () => talk.submit({ intent: 'polish' }).submit({ intent: 'polish' })).said, [textsOf('pl').switchedOwned]);
    assert.deepEqual([talk.state.conversation.locale, handoffOf(talk)?.silentSince], ['pl', silent], 'nobody has to answer that');
    talk.agent({ do: 'returnToBot' });
    assert.match(talk.transcript, /To znowu ja/u);
  });

  it('the card that asked how to reach the customer is taken still', () => {
    const talk = new Talk('en').join().say('talk to a person');
    talk.agent({ do: 'accept' });
    const silent = talk.state.conversation.handoff?.silentSince;
    const before = talk.replies.length;
    talk.time = '10:30';
    talk.fill({ name: 'Maria', email: 'not an address' }).fill({ name: 'Maria', email: 'maria@example.com' });
    assert.deepEqual(talk.replies.slice(before).map(({ text }) => text), [textsOf('en').badEmail, textsOf('en').floor.reachKept]);
    assert.ok(talk.state.conversation.session.answers.some(({ fact, value }) => fact === 'email' && value === 'maria@example.com'));
    assert.equal(handoffOf(talk)?.silentSince, silent);
  });

  it('another language is no answer to what the bot collects for the owner', () => {
    const talk = owned();
    talk.agent({ do: 'delegate', task: 'Please send a photo of the label.' });
    talk.submit({ intent: 'polish' });
    assert.equal(handoffOf(talk)?.state, 'delegated');
  });
});
