/** While the bot collects something for the owner, programs and the customer's page are told so. */
import { strict as assert } from 'node:assert';
import { ownedTalk } from './waiting.js';

describe('what is told of a task for the bot', () => {
  it('is that the bot asks for the owner, until the customer has brought something', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'delegate', task: 'A photo of the serial label, please.', wants: 'file' });
    assert.deepEqual(talk.lastReply.signal?.handoff, { state: 'accepted', delegated: true });
    talk.say('Which label?');
    assert.deepEqual(talk.lastReply.signal?.handoff, { state: 'accepted', delegated: true }, 'asked once more');
    talk.attach(['label.jpg']);
    assert.deepEqual(talk.lastReply.signal?.handoff, { state: 'accepted' });
  });
});
