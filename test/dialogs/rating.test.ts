/** The rating: asked once for each hand-off, in the way of nothing. */
import { strict as assert } from 'node:assert';
import type { ServedHandoff } from '../../dialogs/handoff/served.js';
import type { Locale } from '../../policies/language.js';
import { Talk } from './talk.js';

/** A person was called, took the case and closed it. */
function closed(locale: Locale = 'en'): Talk {
  const talk = new Talk(locale).join().say(locale === 'pl' ? 'rozmowa z człowiekiem' : 'talk to a person');
  talk.fill({ name: null, email: null });
  return again(talk);
}

function again(talk: Talk): Talk {
  talk.agent({ do: 'accept' });
  talk.agent({ do: 'say', text: 'It is done.' });
  talk.agent({ do: 'close', claim: null, result: 'other', note: null });
  return talk;
}

const servedIn = (talk: Talk): readonly ServedHandoff[] => talk.state.conversation.served ?? [];
const lastOf = (talk: Talk): ServedHandoff => servedIn(talk).at(-1) ?? assert.fail();
const ratingOf = (talk: Talk) => lastOf(talk).rating ?? assert.fail();

describe('the rating after a hand-off', () => {
  it('is asked when an agent closes, two taps and a thank-you', () => {
    const talk = closed();
    assert.equal(talk.lastReply.text, 'How was it?');
    assert.deepEqual(talk.lastReply.signal?.question?.fact, 'rating');
    talk.say('4 – good');
    assert.match(talk.lastReply.text, /add something/);
    talk.say('No comment');
    assert.match(talk.lastReply.text, /Thank you, it is noted\./);
    assert.deepEqual(ratingOf(talk), { score: 4, ratedOn: '2026-11-20', comment: null, open: null });
  });

  it('keeps agent, queue, times and the comment that is typed', () => {
    const talk = closed('pl').say('5 – bardzo dobrze', 'Szybko i konkretnie!');
    const { agent, queue, end, answeredAt, passedOn, promise } = lastOf(talk);
    assert.deepEqual([agent?.name, queue, end, answeredAt, passedOn, promise], ['Anna', 'desk', 'closed', '2026-11-20T10:00:00.000Z', 0, 'kept']);
    assert.equal(ratingOf(talk).comment, 'Szybko i konkretnie!');
    assert.equal(talk.lastReply.text, 'Dziękuję, zapisane.');
  });

  it('takes the comment from its card', () => {
    const talk = closed().submit({ facts: { rating: 3 } }).submit({ question: 'rating-1-comment', 'fact:comment': ' Slow. ' });
    assert.deepEqual([ratingOf(talk).score, ratingOf(talk).comment], [3, 'Slow.']);
    const empty = closed().submit({ facts: { rating: 3 } }).submit({ question: 'rating-1-comment', 'fact:comment': '' });
    assert.match(empty.lastReply.text, /Thank you, it is noted/);
    assert.match(empty.submit({ question: 'rating-7' }).lastReply.text, /answered already/);
  });

  it('offers a person again when it is low', () => {
    const talk = closed().say('1 – very poor');
    assert.deepEqual(talk.lastReply.form?.others.map(({ title }) => title), ['No comment', 'Talk to a person']);
    talk.say('Talk to a person');
    assert.equal(talk.state.conversation.handoff?.state, 'waiting');
    const other = closed().say('2 – poor', 'No comment');
    assert.match(other.lastReply.text, /I can call a person again/);
    assert.equal(other.lastReply.choices?.[0]?.title, 'Talk to a person');
  });

  it('is ignored without a word, and not asked again', () => {
    const talk = closed().say('New case');
    assert.equal(talk.state.conversation.session.pending?.facts[0], 'product');
    assert.equal(talk.replies.filter(({ text }) => text === 'How was it?').length, 1);
    assert.equal(ratingOf(talk).score, null);
  });

  it('is not taken from what is typed for something else', () => {
    for (const text of ['It broke again after 4 days', 'Hello', 'good grief', 'I bought 3 of them', 'talk to a person']) {
      assert.equal(ratingOf(closed().say(text)).score, null, text);
    }
    const later = closed().say('thanks').say('4');
    assert.equal(ratingOf(later).score, null, 'a number later on');
  });

  it('is taken from what plainly is one', () => {
    for (const [text, score] of [['4', 4], ['2/5', 2], ['5 - very good', 5], ['3 – średnio', 3]] as const) assert.equal(ratingOf(closed().say(text)).score, score, text);
  });

  it('takes an intent for an intent, not for a comment', () => {
    const talk = closed().say('5 – very good').say('status');
    assert.equal(ratingOf(talk).comment, null);
    const done = closed().say('5 – very good').say('thank you');
    assert.deepEqual([ratingOf(done).comment, ratingOf(done).open], [null, null]);
  });

  it('stands on a card of its own while a question is on the table, which stays there', () => {
    const talk = new Talk('en').join().submit({ facts: { product: 'scooter-kaabo' } });
    const asked = talk.state.conversation.session.pending;
    assert.ok(asked);
    talk.say('talk to a person');
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'returnToBot' });
    const card = talk.replies.find(({ form }) => form?.question === 'rating-1')?.form;
    assert.deepEqual(card?.fields.map(({ id }) => id), ['rating', 'comment']);
    const open = talk.state.conversation.session.pending;
    assert.ok(open && talk.lastReply.signal?.question?.fact === open.facts[0], 'the question comes last');
    talk.say('4');
    assert.equal(ratingOf(talk).score, null, 'a number answers the question');
    talk.submit({ question: 'rating-1', 'fact:rating': '5', 'fact:comment': 'Fine' });
    assert.deepEqual([ratingOf(talk).score, ratingOf(talk).comment, ratingOf(talk).open], [5, 'Fine', null]);
    assert.equal(lastOf(talk).end, 'returned');
  });

  it('takes a bare number when it was asked last, though a question with named answers is open', () => {
    const talk = new Talk('en').join().submit({ facts: { product: 'scooter-kaabo' } }).say('talk to a person', 'po polsku', 'in English');
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'close', claim: null, result: 'other', note: null });
    assert.ok(talk.state.conversation.session.pending);
    talk.say('1');
    assert.equal(ratingOf(talk).score, 1);
    assert.match(talk.lastReply.text, /call a person again/);
  });

  it('of an earlier hand-off is kept with that one, also while a person has the next', () => {
    const talk = closed().say('talk to a person');
    talk.agent({ do: 'accept' }, 'Ola');
    const replies = talk.replies.length;
    talk.submit({ question: 'rating-1', facts: { rating: 2 } });
    assert.equal(talk.replies.length, replies, 'the bot is silent');
    assert.equal(talk.state.conversation.handoff?.agent?.name, 'Ola');
    talk.agent({ do: 'close', claim: null, result: 'other', note: null }, 'Ola');
    talk.submit({ question: 'rating-2', facts: { rating: 5 } });
    assert.deepEqual(servedIn(talk).map(({ agent, rating }) => [agent?.name, rating?.score]), [['Anna', 2], ['Ola', 5]]);
  });

  it('can be changed until it is done, and says so when it cannot be used', () => {
    const talk = closed().submit({ question: 'rating-1', facts: { rating: 1 } }).submit({ question: 'rating-1', facts: { rating: 5 } });
    assert.equal(ratingOf(talk).score, 5);
    assert.match(closed().submit({ facts: { rating: 9 } }).lastReply.text, /cannot use that answer/);
    const unwilling = closed().submit({ facts: { rating: null } });
    assert.deepEqual(ratingOf(unwilling), { score: null, ratedOn: null, comment: null, open: null });
  });

  it('is not asked of a case that an agent opened for somebody on the phone', () => {
    const talk = new Talk('en');
    talk.state = { ...talk.state, conversation: { ...talk.state.conversation, openedBy: { id: 'anna', name: 'Anna' } } };
    again(talk.join().say('talk to a person'));
    assert.equal(lastOf(talk).rating, null);
    assert.ok(!talk.replies.some(({ text }) => text === 'How was it?'));
  });

  it('before any hand-off is nothing', () => {
    const talk = new Talk('en').join().submit({ facts: { rating: 5 } });
    assert.deepEqual(servedIn(talk), []);
  });
});
