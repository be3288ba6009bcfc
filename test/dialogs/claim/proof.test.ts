import { strict as assert } from 'node:assert';
import type { CodesSent } from '../../../dialogs/claim/codes.js';
import type { Claim } from '../../../dialogs/records.js';
import { claim as sample } from '../../bot/store/samples.js';
import { Talk } from '../talk.js';

const NUMBER = 'GW-2026-000900';
const CODE = '123456';
const EWA = { name: 'Ewa Żółć', email: 'ewa@example.pl' };

/** A claim of somebody else's conversation. */
function foreign(over: Partial<Claim> = {}): Claim {
  return sample(NUMBER, 'elsewhere', {
    customer: EWA, unit: { product: 'scooter-dualtron', serial: 'DT-77' }, description: 'Nie jedzie od wtorku', state: 'underReview',
    history: [
      { at: '2026-11-18T09:00:00.000Z', who: { role: 'customer', id: 'dl_ewa', name: EWA.name }, via: 'webchat', what: 'opened', from: null, to: 'opened', note: null },
      { at: '2026-11-18T09:00:00.000Z', who: { role: 'customer', id: 'dl_ewa', name: EWA.name }, via: 'webchat', what: 'handedOver', from: 'opened', to: 'underReview', note: null }
    ],
    ...over
  });
}

/** A conversation of its own, in a world with these claims of others. */
function talkWith(others: readonly Claim[], id = 'stranger', codes = new Map<string, CodesSent>()): Talk {
  const talk = new Talk('en').join();
  talk.state = { ...talk.state, conversation: { ...talk.state.conversation, id } };
  talk.others = others;
  talk.codes = codes;
  return talk;
}

const ask = (others: readonly Claim[]): Talk => talkWith(others).say(`status ${NUMBER}`);

describe('a claim number with a digit missing', () => {
  it('is said to be none, beside whatever is asked or waited for', () => {
    const talk = new Talk('en').join().say('status', 'GW-2026-12');
    assert.match(talk.lastReply.text, /not a whole claim number[\s\S]+Which product/);
    talk.say('talk to a person', 'GW-2026-0000012');
    assert.match(talk.lastReply.text, /^That is not a whole claim number\. It looks like GW-2026-000123/);
    assert.equal(talk.letters.length, 0);
  });
});

describe('the state of a claim of another conversation', () => {
  it('is shown for the code that went to its e-mail, with what happened and the way back', () => {
    const talk = ask([foreign()]);
    assert.deepEqual(talk.letters.map(({ kind, to, locale, claim }) => ({ kind, to, locale, claim })), [{ kind: 'code', to: EWA.email, locale: 'pl', claim: NUMBER }]);
    assert.ok(JSON.stringify(talk.letters).includes(CODE));
    assert.ok(JSON.stringify(talk.letters).includes('działa raz'), 'the letter is in the language of the claim');
    talk.say(CODE);
    const said = talk.replies.slice(-2).map(({ text }) => text).join('\n');
    assert.match(said, /GW-2026-000900\*\* – Dualtron/);
    assert.match(said, /- 18 November 2026: Claim opened/);
    assert.match(said, /\?resume=key-of-elsewhere/);
  });

  it('is shown without anything personal, and without the code in what is remembered', () => {
    const talk = ask([foreign()]);
    assert.ok(!JSON.stringify({ ...talk.state, codes: [...talk.codes.values()] }).replace(/sealed code stranger GW-2026-000900 123456/g, '').includes(CODE));
    talk.say(CODE);
    for (const secret of [EWA.name, EWA.email, 'DT-77', 'Nie jedzie', 'dl_ewa']) assert.ok(!JSON.stringify([talk.replies, talk.state]).includes(secret), secret);
  });

  it('has no link in Teams', () => {
    const talk = ask([foreign()]);
    talk.state = { ...talk.state, conversation: { ...talk.state.conversation, channel: 'teams' } };
    talk.say(CODE);
    assert.ok(talk.replies.some(({ text }) => text.includes('with our service desk')));
    assert.ok(!talk.replies.some(({ text }) => text.includes('resume=')));
  });

  for (const text of [`status ${NUMBER}`, 'status gw 2026 000900', 'co z GW2026000900?', 'GW–2026–000900', 'zgłoszenie nr GW/2026/000900', 'stan zgłoszenia 2026-000900']) {
    it(`is asked for as “${text}”`, () => {
      assert.equal(talkWith([foreign()]).say(text).letters.length, 1);
    });
  }

  it('takes the code with spaces or words around it', () => {
    for (const typed of ['123 456', '123-456', 'kod: 123456', 'the code is 123456.']) assert.ok(opens(ask([foreign()]).say(typed)), typed);
  });

  it('goes on with the question that was open in a case that has begun', () => {
    const talk = talkWith([foreign()]).say('kaabo');
    const { fact } = talk.lastReply.signal?.question ?? {};
    talk.say(`status ${NUMBER}`, CODE);
    assert.equal(talk.lastReply.signal?.question?.fact, fact);
    assert.equal(ask([foreign()]).say(CODE).lastReply.signal?.question, undefined);
  });
});

describe('somebody who only knows a number', () => {
  const worlds: Readonly<Record<string, readonly Claim[]>> = {
    'there is no such claim': [],
    'it has no e-mail': [foreign({ customer: { name: 'Ewa', email: null } })],
    'its data was erased': [foreign({ customer: { name: '–', email: '–' } })],
    'it is closed': [foreign({ state: 'closed', result: { code: 'repaired', note: null, at: '2026-11-19T09:00:00.000Z' } })],
    'as many codes were sent as may be': [foreign()]
  };
  const full = (): Map<string, CodesSent> => new Map([[NUMBER, { schema: 1, id: NUMBER, total: 5, at: [10, 20, 30, 40, 50].map((minute) => `2026-11-20T09:${minute}:00.000Z`) }]]);
  /** Everything the asker gets to see, from asking over four wrong codes, a malformed one, the last, and one after it. */
  const seen = (others: readonly Claim[], codes = new Map<string, CodesSent>()): unknown => {
    const talk = talkWith(others, 'stranger', codes).say(`status ${NUMBER}`, '000001', '000002', '000003', '000004', '000005', '000006', `status ${NUMBER}`);
    return talk.replies;
  };

  for (const [name, others] of Object.entries(worlds)) {
    it(`sees the same when ${name}`, () => {
      assert.deepEqual(seen(others, name.startsWith('as many') ? full() : new Map()), seen([foreign()]));
    });
  }

  it('makes the same records written, whether the number exists or not, but for the letter and its count', () => {
    const [real, none] = [ask([foreign()]), ask([])];
    const kinds = (talk: Talk): unknown => ({ codes: talk.last?.changes.codes?.map(({ id }) => id).filter((id) => id === 'desk'), claims: talk.last?.changes.claims, effects: talk.last?.effects });
    assert.deepEqual(kinds(real), kinds(none));
    assert.deepEqual([real.letters.length, none.letters.length], [1, 0]);
  });

  it('opens nothing by guessing the code of a claim to which none was sent', () => {
    for (const others of [[], [foreign({ customer: { name: null, email: null } })]]) assert.ok(!ask(others).say(CODE).replies.some(({ text }) => text.includes('with our service desk')));
    assert.ok(!talkWith([foreign()], 'stranger', full()).say(`status ${NUMBER}`, CODE).replies.some(({ text }) => text.includes('with our service desk')));
  });

  it('does not get in with a code that was sent to another conversation', () => {
    const codes = new Map<string, CodesSent>();
    talkWith([foreign()], 'one', codes).say(`status ${NUMBER}`);
    const other = talkWith([foreign()], 'two', codes);
    const open = { number: NUMBER, seal: `sealed code one ${NUMBER} ${CODE}`, goodUntil: '2026-11-20T10:15:00.000Z', tries: 0, turn: 0 };
    other.state = { ...other.state, conversation: { ...other.state.conversation, session: { ...other.state.conversation.session, codes: { asked: [], open } } } };
    assert.ok(!opens(other.say(CODE)));
  });

  it('gets no more tries by having many conversations: a hundred guesses in thirty days, and a letter for each five', () => {
    const codes = new Map<string, CodesSent>();
    let [letters, guesses] = [0, 0];
    for (let day = 1; day <= 28; day++) {
      for (let i = 0; i < 40; i++) {
        const talk = talkWith([foreign()], `guesser ${day} ${i}`, codes).later(`2026-11-${String(day).padStart(2, '0')}`);
        talk.time = `${String(8 + Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`;
        talk.say(`status ${NUMBER}`);
        letters += talk.letters.length;
        // Only where a code was sent can a guess be right; five tries, and the sixth meets nothing.
        for (let guess = 0; guess < 6 && talk.state.conversation.session.codes?.open; guess++) {
          if (talk.state.conversation.session.codes.open.seal !== null) guesses += 1;
          talk.say('999999');
        }
        if (talk.letters.length > 0) assert.ok(!opens(talk.say(CODE)), 'a code is dead after five tries');
      }
    }
    assert.deepEqual([letters, guesses], [20, 100]);
  });

  it('cannot make us write to everybody', () => {
    const codes = new Map<string, CodesSent>();
    let letters = 0;
    for (let i = 0; i < 130; i++) {
      const number = `GW-2026-${String(i).padStart(6, '0')}`;
      letters += talkWith([foreign({ number, customer: { ...EWA, email: `customer${i}@example.pl` } })], `c${i}`, codes).say(number).letters.length;
    }
    assert.equal(letters, 100);
  });
});

describe('a code', () => {
  it('is good for fifteen minutes by the clock', () => {
    for (const [time, good] of [['10:14', true], ['10:15', false]] as const) {
      const talk = ask([foreign()]);
      talk.time = time;
      assert.equal(opens(talk.say(CODE)), good, time);
      if (!good) assert.match(talk.lastReply.text, /too old/);
    }
  });

  it('works once', () => {
    const talk = ask([foreign()]).say(CODE);
    const before = talk.replies.length;
    talk.say(CODE);
    assert.ok(!talk.replies.slice(before).some(({ text }) => text.includes('with our service desk')));
  });

  it('may be tried five times, and the tries left are told', () => {
    const talk = ask([foreign()]);
    const told = ['000001', '000002', '000003', '000004', '000005'].map((code) => talk.say(code).lastReply.text);
    assert.match(told[0] ?? '', /4 more tries/);
    assert.match(told[3] ?? '', /one more try/);
    assert.match(told[4] ?? '', /last try/);
    assert.ok(!opens(talk.say(CODE)));
  });

  it('that was mistyped costs no try', () => {
    const talk = ask([foreign()]).say('12345');
    assert.match(talk.lastReply.text, /six digits/);
    assert.ok(opens(talk.say(CODE)));
  });

  it('is not read into other answers: dates, and numbers when nobody asked for a code', () => {
    const talk = ask([foreign()]).say('12.03.25');
    assert.equal(talk.state.conversation.session.codes?.open?.tries, 0);
    const fresh = new Talk('en').join();
    const before = fresh.lastReply.text;
    assert.ok(!fresh.say(CODE).lastReply.text.includes('code'), before);
  });

  it('is sent anew after a minute, five times an hour, always in the same words; the newest counts', () => {
    const talk = ask([foreign()]);
    const words = talk.lastReply.text;
    const sentAt = (time: string): number => {
      talk.time = time;
      assert.equal(talk.say(`status ${NUMBER}`).lastReply.text, words);
      return talk.letters.length;
    };
    assert.equal(sentAt('10:00'), 1);
    // Six a day for one claim.
    assert.deepEqual(['10:01', '10:02', '10:03', '10:04', '10:05', '11:00', '11:01'].map(sentAt), [2, 3, 4, 5, 5, 6, 6]);
    assert.deepEqual(new Set(talk.letters.map(({ id }) => id)).size, talk.letters.length);
  });

  it('is asked for five times an hour by one conversation, whatever the number', () => {
    const others = Array.from({ length: 8 }, (_, i) => foreign({ number: `GW-2026-00000${i}` }));
    const talk = talkWith(others);
    for (const [i, { number }] of others.entries()) {
      talk.time = `10:0${i}`;
      talk.say(number);
    }
    assert.equal(talk.letters.length, 5);
  });

  it('is asked for again with a button', () => {
    const talk = ask([foreign()]);
    talk.time = '10:02';
    assert.equal(talk.say('Send a new code').letters.length, 2);
  });

  it('is still counted after starting over', () => {
    const talk = ask([foreign()]).say('start over', `status ${NUMBER}`);
    assert.equal(talk.letters.length, 1);
  });
});

describe('the state of a claim of this conversation', () => {
  it('needs no code', () => {
    const talk = talkWith([]);
    talk.state = { ...talk.state, claims: [foreign({ conversation: 'stranger' })] };
    assert.ok(opens(talk.say(`status ${NUMBER}`)));
    assert.deepEqual(talk.letters, []);
    assert.ok(opens(talk.say('status')));
  });
});

/** The last answer, or the one before the question that is put again. */
function opens(talk: Talk): boolean {
  return talk.replies.slice(-2).some(({ text }) => text.includes('Your claim is with our service desk'));
}
