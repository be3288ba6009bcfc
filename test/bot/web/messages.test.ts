/** What pages send around is believed only as far as it is one of our messages. */
import assert from 'node:assert/strict';
import { readEnter, readFromFrame } from '../../../bot/web/embed/messages.js';

const KEY = 'k.sixteen-characters-or-more';

describe('messages between a shop’s page and the chat', () => {
  it('are taken with what fits, and without what does not', () => {
    assert.deepEqual(readEnter({ gwarant: 'enter', language: 'pl', product: 'scooter-kaabo', colour: '#00aa55', key: KEY, more: 1 }), { gwarant: 'enter', language: 'pl', product: 'scooter-kaabo', colour: '#00aa55', key: KEY });
    assert.deepEqual(readEnter({ gwarant: 'enter', language: 'de', product: '', colour: 5, key: 'k.short' }), { gwarant: 'enter', language: null, product: null, colour: null, key: null });
    assert.deepEqual(readFromFrame({ gwarant: 'remember', key: KEY }), { gwarant: 'remember', key: KEY });
    for (const gwarant of ['ready', 'close', 'said']) assert.deepEqual(readFromFrame({ gwarant, key: KEY }), { gwarant });
  });

  it('are nothing else', () => {
    for (const data of [null, undefined, 'enter', 5, [], {}, { gwarant: 'go' }, { gwarant: 'remember' }, { gwarant: 'remember', key: 'x.sixteen-characters-or-more' }, { gwarant: 'remember', key: `k.${'x'.repeat(300)}` }]) {
      assert.equal(readFromFrame(data), null);
      assert.equal(readEnter(data), null);
    }
  });
});
