/** Nobody who waits for a person is left in silence, whatever the desk does or leaves undone. */
import { strict as assert } from 'node:assert';
import { servedOf } from '../../../dialogs/handoff/served.js';
import { careClaim } from '../claim/lives.js';
import type { Talk } from '../talk.js';
import { DESK, handoffOf, ownedTalk, person, tick, waitingTalk } from './waiting.js';

const later = (talk: Talk, minutes: number): Talk => {
  talk.at = new Date(Date.parse(talk.at) + minutes * 60_000).toISOString();
  return talk;
};

describe('a customer who waits again', () => {
  it('is asked for anew when everybody let it pass, also of whoever gave it back', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'One moment' });
    talk.agent({ do: 'release', note: null });
    assert.equal(handoffOf(tick(talk)).offered?.agent.name, 'Ola');
    const asked: (string | null)[] = [];
    for (let turns = 0; turns < 6; turns++) asked.push(handoffOf(tick(talk)).offered?.agent.name ?? null);
    assert.deepEqual(asked.filter((name) => name !== null), ['Anna', 'Ola', 'Anna', 'Ola']);
    assert.ok(handoffOf(talk).timer);
  });

  it('does not put off who is asked next by writing', () => {
    const talk = waitingTalk();
    const { timer } = handoffOf(talk);
    later(talk, 14).say('Is anybody there?');
    assert.deepEqual(handoffOf(talk).timer, timer);
  });

  it('hears until when there will be an answer, though an earlier promise was kept', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'One moment' });
    later(talk, 60).agent({ do: 'release', note: null });
    assert.match(talk.lastReply.text, /Somebody else will take over.*\n\nYou will have an answer by 16:00\./su);
    assert.deepEqual(handoffOf(talk).promise, { by: '2026-11-20T15:00:00.000Z', state: 'open' });
  });

  it('keeps the earlier promise while it is open', () => {
    const talk = ownedTalk();
    later(talk, 60).agent({ do: 'transfer', to: { agent: { id: 'ola', name: 'Ola' } }, note: null });
    assert.match(talk.lastReply.text, /passing you on to Ola.*by 15:00/su);
    assert.equal(handoffOf(talk).promise?.by, '2026-11-20T14:00:00.000Z');
  });

  it('hears when the desk opens, and nobody is called while it is closed', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'One moment' });
    tick(talk);
    talk.at = '2026-11-20T18:00:00.000Z';
    talk.agent({ do: 'release', note: null });
    assert.match(talk.lastReply.text, /Nobody is here at the moment; we are back on Monday 23 November, 09:00\. You will have an answer by Monday 23 November, 13:00\./);
    assert.deepEqual([handoffOf(talk).offered, handoffOf(talk).timer?.kind], [null, 'opens']);
    assert.equal(handoffOf(tick(talk)).offered?.agent.name, 'Anna');
  });

  it('is told again when asking again after a while, and not at once', () => {
    const talk = waitingTalk().say('Hello?');
    assert.match(talk.lastReply.text, /Added for the person/);
    const { length } = talk.replies;
    later(talk, 4).say('Anybody?');
    assert.equal(talk.replies.length, length);
    later(talk, 2).say('When will somebody answer?');
    assert.match(talk.lastReply.text, /You will have an answer by 15:00/);
  });
});

describe('a promise that somebody has the case of', () => {
  it('is kept by a step that the customer hears of, and nobody is silent then', () => {
    const talk = careClaim();
    talk.agent({ do: 'accept' });
    assert.equal(handoffOf(talk).promise?.state, 'open');
    talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'note', text: 'Looks like a fall.' } });
    assert.equal(handoffOf(talk).promise?.state, 'open');
    talk.agent({ do: 'step', claim: talk.claim.number, step: { do: 'authoriseRma' } });
    assert.deepEqual([handoffOf(talk).promise?.state, handoffOf(talk).silentSince], ['kept', null]);
    assert.ok(handoffOf(talk).answeredAt);
  });

  it('is kept by a task that the bot asks for', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'delegate', task: 'The serial number, please.' });
    assert.deepEqual([handoffOf(talk).promise?.state, handoffOf(talk).answeredAt], ['kept', '2026-11-20T10:00:00.000Z']);
  });

  it('is broken aloud, to the customer and to those who lead, and the owner keeps the case', () => {
    const talk = ownedTalk();
    // Owners who are silent lose the case before that; this one has laid it aside.
    talk.agent({ do: 'snooze', until: '2026-11-24T08:00:00.000Z' });
    assert.deepEqual(handoffOf(talk).timer, { kind: 'promiseDue', at: '2026-11-20T14:00:00.000Z' });
    tick(talk);
    assert.match(talk.lastReply.text, /you should have had an answer by now\. I have reminded Anna/);
    assert.deepEqual(talk.last?.effects, [{ type: 'promiseBroken', conversation: 'conversation', queue: 'desk' }]);
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).agent?.name, handoffOf(talk).promise?.state], ['accepted', 'Anna', 'broken']);
  });

  it('does not let the case be laid aside until a customer writes who has had no answer', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'snooze', until: null }), { ok: false, code: 'customerWaits' });
    talk.agent({ do: 'say', text: 'Write when the invoice is there.' });
    assert.deepEqual(talk.agent({ do: 'snooze', until: null }), { ok: true });
  });

  it('asks those who lead first once it is broken, and counts as broken whatever is kept later', () => {
    const talk = waitingTalk([person('Anna'), person('Lena')], [{ ...DESK, leads: ['Lena'] }]);
    while (handoffOf(talk).promise?.state === 'open') tick(talk);
    assert.equal(handoffOf(talk).offered?.agent.name, 'Lena');
    talk.agent({ do: 'accept' }, 'Lena');
    talk.agent({ do: 'say', text: 'I am sorry. What is broken?' }, 'Lena');
    talk.agent({ do: 'release', note: null }, 'Lena');
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'say', text: 'Good morning' });
    assert.deepEqual([handoffOf(talk).promise?.state, servedOf(handoffOf(talk), null, null).promise], ['kept', 'broken']);
  });
});

describe('a case that was laid aside', () => {
  it('has an owner whose silence counts from the moment it is back', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'I look it up and write on Monday.' });
    tick(talk);
    talk.agent({ do: 'snooze', until: '2026-11-23T09:00:00.000Z' });
    tick(talk);
    assert.deepEqual(handoffOf(talk).timer, { kind: 'ownerWarned', at: '2026-11-23T10:00:00.000Z' });
  });

  it('and is back by the customer’s word, gives its owner the whole time', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'Send me the invoice.' });
    tick(talk);
    talk.say('Which one?');
    talk.agent({ do: 'snooze', until: null });
    later(talk, 120).say('Hello?');
    assert.deepEqual(handoffOf(talk).silentSince, talk.at);
  });

  it('and lost by silence, is told to whoever had it', () => {
    const talk = tick(tick(ownedTalk()));
    assert.ok(talk.last?.effects.some((effect) => effect.type === 'takenAway' && effect.from.id === 'anna' && effect.by === null));
    assert.match(talk.lastReply.text, /Anna cannot go on at the moment.*You will have an answer by 15:00/su);
  });
});

describe('a task for the bot', () => {
  it('that wants a file is asked once more where words come, and then goes back whatever comes', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'delegate', task: 'A photo of the serial label, please.', wants: 'file' });
    assert.match(talk.lastReply.text, /A photo of the serial label, please\\?\.\n\nAttach the photo or file/);
    talk.say('what?? I do not understand');
    assert.match(talk.lastReply.text, /Anna asked for a photo or a file/);
    assert.equal(handoffOf(talk).state, 'delegated');
    talk.say('I have none');
    assert.match(talk.lastReply.text, /passed it on to Anna/);
    assert.equal(handoffOf(talk).state, 'accepted');
  });

  it('is done by a file at once', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'delegate', task: 'A photo of the serial label, please.', wants: 'file' });
    talk.attach(['label.jpg']);
    assert.equal(handoffOf(talk).state, 'accepted');
  });
});

describe('a person’s words', () => {
  const answeredTalk = (reach: Readonly<Record<string, unknown>> = { name: 'Maria', email: 'maria@example.com' }): Talk => {
    const talk = waitingTalk().fill(reach);
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'say', text: 'Good morning.\n\nIs the **light** on?' });
    return talk;
  };

  it('go out as one letter when the customer has not seen them after a while', () => {
    const talk = answeredTalk();
    later(talk, 1).agent({ do: 'say', text: 'Are you there?' });
    assert.equal(talk.letters.length, 0);
    tick(talk);
    assert.equal(talk.at, '2026-11-20T10:03:00.000Z');
    assert.deepEqual(talk.letters.map(({ kind, to, claim }) => [kind, to, claim]), [['answer', 'maria@example.com', null]]);
    const [letter] = talk.letters;
    assert.equal(letter?.subject, 'Service desk: you have an answer');
    const said = letter?.body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])) ?? [];
    assert.deepEqual(said, ['Dear Maria,', 'You asked us for help, and we have answered:', 'Good morning.', 'Is the **light** on?', 'Are you there?', 'Kind regards\nService desk']);
    assert.ok(letter?.body.some((block) => block.type === 'link' && block.url === 'https://support.example/?resume=key'));
  });

  it('do not, where they were seen', () => {
    const talk = answeredTalk();
    talk.saw = talk.state.conversation.length + 1;
    tick(talk);
    assert.deepEqual([talk.letters, handoffOf(talk).unseen], [[], null]);
  });

  it('do not, where no address was given', () => {
    assert.deepEqual(tick(answeredTalk({ name: 'Maria', email: null })).letters, []);
  });

  it('go out after a while also when the case was closed meanwhile, unless they are seen by then', () => {
    for (const saw of [false, true]) {
      const talk = answeredTalk();
      talk.agent({ do: 'close', claim: null, result: 'solved', note: null });
      assert.equal(talk.letters.length, 0);
      if (saw) talk.saw = talk.state.conversation.length + 1;
      tick(talk);
      assert.equal(talk.letters.length, saw ? 0 : 1);
      assert.equal(handoffOf(talk).timer, null);
    }
  });

  it('go out though the customer has called a person again', () => {
    const talk = answeredTalk();
    talk.agent({ do: 'returnToBot' });
    talk.say('talk to a person');
    while (handoffOf(talk).unseen) tick(talk);
    assert.equal(talk.letters.length, 1);
  });

  it('begin a letter of their own after the one before was sent', () => {
    const talk = tick(answeredTalk());
    later(talk, 30).agent({ do: 'say', text: 'I will try again tomorrow.' });
    tick(talk);
    assert.deepEqual(talk.letters.map(({ body }) => body.filter((block) => block.type === 'paragraph').length), [5, 4]);
  });
});
