import { strict as assert } from 'node:assert';
import { linesOf } from '../../../bot/console/transcript.js';
import { LetterLinks } from '../../../bot/paper/letterLinks.js';
import type { Entry } from '../../../dialogs/records.js';
import { delivered } from '../../policies/delivered.js';

const saying = (text: string): Entry => ({
  schema: 1, id: 'c-1', conversation: 'c', seq: 1, at: '2026-11-20T10:00:00.000Z', from: { role: 'bot', id: 'gwarant', name: null }, content: { type: 'said', reply: { text } }, replyTo: null
});
const shown = (text: string): string | undefined => linesOf([saying(text)], [], { book: delivered, locale: 'en', resumeKey: 'own-key' })[0]?.text;

describe('what agents read of a transcript', () => {
  it('has no key of any conversation: not its own, and not one that a customer was given for a claim elsewhere', () => {
    assert.equal(shown('Come back: [open the conversation](https://help.example/?resume=own-key).'), 'Come back: open the conversation.');
    assert.equal(shown('It is here: [open the conversation](https://help.example/?resume=other-key).'), 'It is here: open the conversation.');
    assert.equal(shown('https://help.example/?resume=other-key and own-key'), 'https://help.example/?resume=… and …');
  });

  it('leads to letters by the agent’s own sign-in, since the customer’s own hold the key', () => {
    const link = new LetterLinks('secret', 'https://help.example').of('GW-2026-000001-0002-confirmation');
    assert.equal(shown(`[open the PDF](${link}).`), '[open the PDF](https://help.example/api/letters/GW-2026-000001-0002-confirmation.pdf).');
  });

  it('keeps every other link', () => {
    assert.equal(shown('See [the terms](https://shop.example/terms?page=2).'), 'See [the terms](https://shop.example/terms?page=2).');
  });
});

describe('a form in the transcript', () => {
  const told = (activity: object): readonly (string | undefined)[] => {
    const entry: Entry = { ...saying(''), from: { role: 'customer', id: 'dl_1', name: null }, content: { type: 'received', activity: { type: 'message', ...activity } as never } };
    const [line] = linesOf([entry], [], { book: delivered, locale: 'en', resumeKey: 'own-key' });
    return [line?.kind, line?.text];
  };

  it('is no button, also where its answers lie beside each other as cards send them', () => {
    assert.deepEqual(told({ value: { question: 'q7', 'fact:name': 'Maria Lis', 'fact:email': '', 'set:covers': 'dji-warranty,care' } }), ['filled', 'name: Maria Lis\ncovers held: dji-warranty, care']);
    assert.deepEqual(told({ text: 'Name: Maria Lis', value: { question: 'q7', 'fact:name': 'Maria Lis' } }), ['filled', 'Name: Maria Lis']);
    assert.deepEqual(told({ text: 'Help', value: { intent: 'help' } }), ['pressed', 'Help']);
  });
});
