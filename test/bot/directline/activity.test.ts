import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readActivity, withoutAttachments } from '../../../bot/channels/directline/activity.js';
import { HttpProblem } from '../../../bot/http/errors.js';
import type { Arrival } from '../../../bot/services.js';

function arrival(activity: unknown): Arrival {
  const incoming = readActivity(activity, 'fresh');
  assert.equal(incoming.type, 'arrival');
  return (incoming as { arrival: Arrival }).arrival;
}

describe('an activity from a client', () => {
  it('is a message with what the customer said and pressed', () => {
    const value = { question: 'q1', facts: { proof: true } };
    const { event, activity, eventId } = arrival({ type: 'message', text: 'Tak', value, locale: 'pl-PL', channelData: { clientActivityID: 'c1', other: 1 } });
    assert.deepEqual(event, { type: 'message', text: 'Tak', value, locale: 'pl-PL' });
    assert.deepEqual(activity, { type: 'message', text: 'Tak', value, locale: 'pl-PL', channelData: { clientActivityID: 'c1', other: 1 } });
    assert.equal(eventId, 'c1');
  });

  it('keeps nothing that the server owns, and nothing it does not know', () => {
    const { activity } = arrival({
      type: 'message', text: 'x', id: 'mine', timestamp: '2001-01-01', from: { id: 'bot', role: 'bot' }, conversation: { id: 'other' }, recipient: { id: 'v' },
      serviceUrl: 'http://evil.example', channelId: 'msteams', replyToId: 'y', relatesTo: {}, callerId: 'z', suggestedActions: { actions: [] }
    });
    assert.deepEqual(activity, { type: 'message', text: 'x' });
  });

  it('without a usable clientActivityID gets an id of its own', () => {
    for (const channelData of [undefined, {}, { clientActivityID: '' }, { clientActivityID: 7 }, { clientActivityID: 'x'.repeat(101) }]) {
      assert.equal(arrival({ type: 'message', text: 'x', channelData }).eventId, 'fresh');
    }
  });

  it('may be a submit without a text, with any value', () => {
    for (const value of [false, 0, 'plain', ['a'], { a: null }]) {
      assert.deepEqual(arrival({ type: 'message', value }), { eventId: 'fresh', activity: { type: 'message', value }, event: { type: 'message', text: '', value } });
    }
  });

  it('tells that somebody came, and in which language', () => {
    assert.deepEqual(arrival({ type: 'event', name: 'webchat/join', value: { language: 'en-GB' }, locale: 'pl-PL' }), { eventId: 'fresh', activity: null, event: { type: 'joined', locale: 'en-GB' } });
    assert.deepEqual(arrival({ type: 'event', name: 'webchat/join', locale: 'pl-PL' }).event, { type: 'joined', locale: 'pl-PL' });
    assert.deepEqual(arrival({ type: 'event', name: 'webchat/join' }).event, { type: 'joined' });
  });

  it('of another kind is taken and means nothing', () => {
    for (const type of ['conversationUpdate', 'messageReaction', 'invoke', 'endOfConversation', 'made/up']) assert.equal(readActivity({ type }, 'x').type, 'ignored');
    assert.equal(readActivity({ type: 'event', name: 'else' }, 'x').type, 'ignored');
    assert.equal(readActivity({ type: 'typing' }, 'x').type, 'typing');
  });

  it('has its control characters and half characters taken out, and no others', () => {
    const other = 'Zażółć — „…” 👩‍👩‍👧‍👦 e\u0301 日本語 \u202eRTL\u202c \u2028 tab\there\nline';
    const { activity } = arrival({ type: 'message', text: `a\u0000b\ud800c${other}`, value: { ['k\u0007']: ['\udfff'] } });
    assert.deepEqual(activity, { type: 'message', text: `ab\ufffdc${other}`, value: { k: ['\ufffd'] } });
  });

  it('brings links, and no content or address of another kind', () => {
    const { event, activity } = arrival({
      type: 'message',
      attachments: [
        { contentType: 'image/png', name: 'a.png', contentUrl: 'data:image/png;base64,AAAA', content: { x: 1 } },
        { contentUrl: 'javascript:alert(1)', name: 'b' },
        { contentType: 'application/pdf', name: 'c.pdf', contentUrl: 'https://example.com/c.pdf', thumbnailUrl: 'https://t.example' }
      ]
    });
    assert.deepEqual(activity?.['attachments'], [
      { contentType: 'image/png', name: 'a.png' },
      { contentType: 'application/octet-stream', name: 'b' },
      { contentType: 'application/pdf', name: 'c.pdf', contentUrl: 'https://example.com/c.pdf' }
    ]);
    assert.deepEqual(event, { type: 'message', text: '', attachments: [{ name: 'c.pdf', contentType: 'application/pdf', url: 'https://example.com/c.pdf' }] });
  });

  it('that is none is refused', () => {
    const nested = JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown;
    const wrong = [null, 1, 'text', [], {}, { type: 5 }, { type: '' }, { text: 'no type' }, { type: 'message', text: {} }, { type: 'message', channelData: 'x' },
      { type: 'message', attachments: 'none' }, { type: 'message', attachments: [1] }, { type: 'message', attachments: Array(11).fill({}) }, { type: 'message', value: nested }];
    for (const one of wrong) {
      assert.throws(() => readActivity(one, 'x'), (error) => error instanceof HttpProblem && error.code === 'BadArgument', JSON.stringify(one));
    }
  });

  it('of any shape is read or refused, never a surprise', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('message', 'event', 'typing'), (value, type) => {
      for (const one of [value, { ...(value as object), type }, { type, text: value }, { type, attachments: value, channelData: value, value }]) {
        try {
          readActivity(one, 'x');
        } catch (error) {
          assert.ok(error instanceof HttpProblem && error.code === 'BadArgument');
        }
      }
    }));
  });

  it('gets the files of its upload in place of what it names; an upload alone is a message', () => {
    assert.deepEqual(withoutAttachments(null), { type: 'message' });
    const body = withoutAttachments({ type: 'message', text: 'x', attachments: [{ name: 'mine', contentUrl: 'https://elsewhere.example/' }] });
    assert.deepEqual(body, { type: 'message', text: 'x' });
    const file = { name: 'a', contentType: 'image/png', url: '/v3/directline/uploads/1', upload: '1' };
    const incoming = readActivity(body, 'x', { attachments: [file], refused: [{ name: 'b.exe', why: 'program' }] });
    assert.ok(incoming.type === 'arrival' && incoming.arrival.event.type === 'message');
    assert.deepEqual(incoming.arrival.event.attachments, [file]);
    assert.deepEqual(incoming.arrival.event.refused, [{ name: 'b.exe', why: 'program' }]);
    assert.deepEqual(incoming.arrival.activity?.['attachments'], [
      { contentType: 'image/png', name: 'a', contentUrl: '/v3/directline/uploads/1' }, { contentType: 'application/octet-stream', name: 'b.exe', refused: 'program' }
    ]);
  });
});
