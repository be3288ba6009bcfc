/** Who has the conversation, what screen readers say of a message, and when it was said. */
import assert from 'node:assert/strict';
import { ownerAfter, type Owner, type Told } from '../../../bot/web/chat/owner.js';
import { spokenText, type Message } from '../../../bot/web/chat/spoken.js';
import { dayAndTime, shownTime } from '../../../bot/web/chat/times.js';

const WORDS = { bot: 'Gwarant, bot', fields: 'To fill in', buttons: 'To choose from', attachment: 'Attachment' };
const BOT = { id: 'gwarant', name: 'Gwarant', role: 'bot' };
const ANNA = { id: 'a1', name: 'Anna', role: 'bot' };

const moved = (state: string, agent?: string, delegated = false): Told => ({ type: 'message', from: BOT, channelData: { gwarant: { handoff: { state, ...(agent ? { agent } : {}), ...(delegated ? { delegated } : {}) } } } });
const after = (...told: readonly Told[]): Owner => told.reduce<Owner>(ownerAfter, null);

describe('who has the conversation', () => {
  it('is the person who accepted, until it is over or waits again', () => {
    assert.equal(after({ type: 'message', from: BOT }, moved('waiting')), null);
    assert.deepEqual(after(moved('waiting'), moved('accepted', 'Anna')), { name: 'Anna', delegated: false });
    assert.deepEqual(after(moved('accepted', 'Anna'), moved('accepted', undefined, true)), { name: 'Anna', delegated: true }, 'what the bot collects for her');
    assert.deepEqual(after(moved('accepted', 'Anna'), moved('accepted', undefined, true), moved('accepted')), { name: 'Anna', delegated: false }, 'and has collected');
    for (const state of ['waiting', 'completed', 'failed']) assert.equal(after(moved('accepted', 'Anna'), moved(state)), null, state);
    assert.deepEqual(after(moved('accepted', 'Anna'), moved('waiting'), moved('accepted', 'Jan')), { name: 'Jan', delegated: false });
  });

  it('is named by whoever speaks, where nobody was named', () => {
    assert.deepEqual(after(moved('accepted')), { name: null, delegated: false });
    assert.deepEqual(after(moved('accepted'), { type: 'message', from: ANNA }), { name: 'Anna', delegated: false });
    assert.deepEqual(after(moved('accepted', 'Anna'), { type: 'message', from: { id: 'dl_1', role: 'user' } }, { type: 'typing', from: { ...ANNA, name: 'Jan' } }), { name: 'Anna', delegated: false });
    assert.equal(after({ type: 'message', from: ANNA }), null, 'who only passes on has not taken it');
  });
});

describe('a message read aloud', () => {
  const said = (message: Message): string => spokenText({ type: 'message', ...message }, WORDS);

  it('begins with who speaks: a person by name, the bot as a bot', () => {
    assert.equal(said({ from: ANNA, text: 'Hello **you**.', textFormat: 'plain' }), 'Anna: Hello **you**.');
    assert.equal(said({ from: BOT, text: 'Hello.', textFormat: 'markdown' }), 'Gwarant, bot: Hello.');
    assert.equal(said({ from: { id: 'a2', role: 'bot' }, text: 'Hello.' }), 'Gwarant, bot: Hello.');
  });

  it('has no marks of Markdown and no addresses of links', () => {
    const text = '**Noted.** Your number: **GW\\-1**\n\n- one\n- two\\\nthree: [open it](https://x.example/?resume=key).';
    assert.equal(said({ from: BOT, text, textFormat: 'markdown' }), 'Gwarant, bot: Noted. Your number: GW-1\n\none\ntwo\nthree: open it.');
  });

  it('ends with what can be filled in and pressed, and the names of files', () => {
    const card = { content: { body: [{ label: 'Your name' }, {}], actions: [{ title: 'Send' }] } };
    assert.equal(said({ from: BOT, text: 'Details', attachments: [card] }), 'Gwarant, bot: Details\nTo fill in: Your name.\nTo choose from: Send.');
    assert.equal(said({ from: BOT, text: 'Which?', suggestedActions: { actions: [{ title: 'A' }, { title: 'B' }] } }), 'Gwarant, bot: Which?\nTo choose from: A, B.');
    assert.equal(said({ from: ANNA, text: 'See:', attachments: [{ name: 'rma.pdf' }] }), 'Anna: See:\nAttachment: rma.pdf.');
  });
});

describe('the time of a message', () => {
  const at = new Date(2026, 10, 20, 18, 1).toISOString();

  it('has 24 hours in both languages, and a day only when it is another', () => {
    assert.deepEqual(['pl-PL', 'en-GB'].map((tag) => shownTime(at, tag, new Date(2026, 10, 20, 23))), ['18:01', '18:01']);
    assert.deepEqual(['pl-PL', 'en-GB'].map((tag) => shownTime(at, tag, new Date(2026, 10, 21, 1))), ['20 listopada, 18:01', '20 November, 18:01']);
    assert.equal(dayAndTime(new Date(2026, 0, 2, 0, 5).toISOString(), 'pl-PL'), '2 stycznia, 00:05');
  });
});
