import assert from 'node:assert/strict';
import fc from 'fast-check';
import { submitted } from '../../../bot/channels/teams-activity.js';
import { renderTeams, splitText } from '../../../bot/channels/teams-render.js';
import type { JsonObject, Speaker } from '../../../dialogs/records.js';
import type { Choice, Reply, Signal } from '../../../dialogs/reply.js';
import type { Decision } from '../../../policies/decision.js';

const BOT: Speaker = { role: 'bot', id: 'bot', name: null };
const ANNA: Speaker = { role: 'agent', id: 'a1', name: 'Anna_K' };
/** What the outbox and the SDK add: addresses as long as Teams has them. */
const ENVELOPE = {
  channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/5f2c6c1e-0000-4000-8000-000000000001/',
  from: { id: '28:7b0c1c5e-9c57-4a7e-8d43-3a5b8d1f0c11', name: 'Gwarant' },
  recipient: { id: `29:${'x'.repeat(90)}`, name: 'Maria Konstancja Lis-Kowalska', aadObjectId: '5f2c6c1e-0000-4000-8000-000000000002' },
  conversation: { conversationType: 'personal', id: `a:${'x'.repeat(110)}`, tenantId: '5f2c6c1e-0000-4000-8000-000000000001' },
  more: { messageId: 'x'.repeat(40) }
};

const render = (reply: Reply, speaker: Speaker = BOT): JsonObject[] => renderTeams(reply, { locale: 'en', speaker });
const size = (message: JsonObject): number => JSON.stringify({ ...message, ...ENVELOPE }).length * 2;
const choices = (count: number, title: (index: number) => string = (index) => `Answer ${index}`): Choice[] =>
  Array.from({ length: count }, (_, index) => ({ title: title(index), value: { question: 'q1', facts: { what: `value-${index}` } } }));

interface Input extends JsonObject {
  readonly type: string;
  readonly style: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

const cardOf = (message: JsonObject | undefined): { body: readonly (JsonObject & Partial<Input>)[]; actions: readonly (JsonObject & { title: string; data: JsonObject })[] } =>
  (message?.['attachments'] as { content: never }[])[0]?.content ?? assert.fail('no card');

describe('A reply for Teams', () => {
  it('is Markdown text', () => {
    assert.deepEqual(render({ text: '**Hello**' }), [{ type: 'message', text: '**Hello**', textFormat: 'markdown' }]);
  });

  it('names the person who speaks, since every message has the bot’s name on it', () => {
    assert.equal(render({ text: 'Hello' }, ANNA)[0]?.['text'], '**Anna\\_K:** Hello');
    assert.deepEqual(render({ text: '*as it is*', plain: true }, ANNA), [{ type: 'message', text: 'Anna_K: *as it is*', textFormat: 'plain' }]);
    assert.equal(render({ text: '*as it is*', plain: true })[0]?.['text'], '*as it is*');
  });

  it('shows six choices as buttons', () => {
    const { body, actions } = cardOf(render({ text: 'Which?', choices: choices(6) })[0]);
    assert.deepEqual([body.length, actions.length], [1, 6]);
  });

  it('lists what has no room as a button', () => {
    const all = choices(9);
    const { body, actions } = cardOf(render({ text: 'Which?', choices: all })[0]);
    assert.deepEqual(actions.map(({ title }) => title), ['Answer 0', 'Answer 1', 'Answer 2', 'Answer 3', 'Answer 4', 'Choose']);
    const [, list] = body;
    assert.deepEqual([list?.type, list?.style], ['Input.ChoiceSet', 'compact']);
    assert.deepEqual(list?.choices?.map(({ title }) => title), ['Answer 5', 'Answer 6', 'Answer 7', 'Answer 8']);
    assert.deepEqual(list?.choices?.map(({ value }) => submitted({ ...actions[5]?.data, [String(list['id'])]: value })), all.slice(5).map(({ value }) => value));
  });

  it('lists everything when a title is too long for a button', () => {
    const { body, actions } = cardOf(render({ text: 'Which?', choices: choices(4, (index) => `${index}: the screen stays black although the battery is charged`) })[0]);
    assert.deepEqual([body[1]?.style, body[1]?.choices?.length, actions.map(({ title }) => title)], ['expanded', 4, ['Choose']]);
  });

  it('is put on several cards when there are too many choices for one, and none is lost', () => {
    const all = choices(400, (index) => `Answer ${index} with a title of some length`);
    const messages = render({ text: 'Which?', choices: all });
    assert.ok(messages.length > 1);
    const offered = messages.map(cardOf).flatMap(({ body, actions }) => [
      ...actions.filter(({ title }) => title !== 'Choose').map(({ data }) => data),
      ...body.flatMap((block) => block.choices ?? []).map(({ value }) => JSON.parse(value) as JsonObject)
    ]);
    assert.deepEqual(offered, all.map(({ value }) => value));
    assert.ok(messages.every((message) => size(message) < 25 * 1024));
  });

  it('says a long text before the card, and asks on the card', () => {
    const paragraphs = Array.from({ length: 120 }, (_, index) => `Paragraph ${index}: ${'word '.repeat(30)}`.trim());
    const messages = render({ text: [...paragraphs, 'Well?'].join('\n\n'), choices: choices(2) });
    const texts = messages.map((message) => (message['text'] as string | undefined) ?? cardOf(message).body[0]?.['text']);
    assert.equal(texts.join('\n\n'), [...paragraphs, 'Well?'].join('\n\n'));
    assert.match(String(texts.at(-1)), /Well\?$/u);
    assert.ok(messages.length <= 4, `${messages.length} messages`);
  });

  it('carries the signal on the last message', () => {
    const signal: Signal = { handoff: { state: 'waiting' } };
    const messages = render({ text: 'x'.repeat(30_000), signal });
    assert.deepEqual(messages.map(({ channelData }) => channelData), [undefined, undefined, { gwarant: signal }]);
  });

  it('leaves out the traces of decisions before it leaves out decisions', () => {
    const step = { rule: 'r'.repeat(300), level: 'deny' as const, result: 'true' as const, cites: ['C1'], reads: ['purchaseDate'] };
    const decision: Decision = {
      policy: 'p', version: '1', asOf: '2026-03-02', outcome: 'covered', cites: ['C1'], actions: [], remedies: ['repair'], fee: null, handoff: true,
      facts: { purchaseDate: '2026-01-02' }, trace: Array.from({ length: 60 }, () => step)
    };
    const signal: Signal = { decisions: [decision], claim: { number: 'GW-2026-000001', status: 'opened' } };
    const { trace: _trace, facts: _facts, ...short } = decision;
    assert.deepEqual(render({ text: 'Decided.', signal })[0]?.['channelData'], { gwarant: { ...signal, decisions: [short] } });
    const many: Signal = { ...signal, decisions: Array.from({ length: 200 }, () => decision) };
    assert.deepEqual(render({ text: 'Decided.', signal: many })[0]?.['channelData'], { gwarant: { claim: signal.claim } });
  });

  it('asks in words when a form has no room on a card', () => {
    const field = (index: number) => ({ value: `v${index}`, title: `Choice ${index} ${'with many words '.repeat(5)}` });
    const form = { question: 'q1', submit: 'Send', others: [], fields: [{ id: 'what', label: 'What', input: 'set' as const, required: false, choices: Array.from({ length: 200 }, (_, index) => field(index)) }] };
    assert.deepEqual(render({ text: 'What happened?', form }), [{ type: 'message', text: 'What happened?', textFormat: 'markdown' }]);
  });

  it('asks in words when one choice alone has no room on a card', () => {
    assert.deepEqual(render({ text: 'Which?', choices: choices(1, () => 'x'.repeat(20_000)) }), [{ type: 'message', text: 'Which?', textFormat: 'markdown' }]);
  });

  it('never makes a message too large, whatever is said', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'ż', '\n', ' ', '"', '\\', '😀', '. ', '\u0007'), maxLength: 30_000 });
    fc.assert(fc.property(words, fc.nat(60), fc.nat(300), (text, count, length) => {
      const messages = render({ text, choices: choices(count, (index) => `${index} ${'ó'.repeat(length)}`), signal: { question: { policies: [], fact: 'x', type: 'choice', choices: choices(count).map(({ title }) => ({ title, value: title })) } } });
      assert.ok(messages.length > 0);
      for (const message of messages) assert.ok(size(message) < 25 * 1024, `${size(message)} bytes`);
    }), { seed: 20260302, numRuns: 100 });
  });
});

describe('A long text in parts', () => {
  it('loses nothing but the space at the cuts', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'ż', '\n', ' ', '"', '😀', '. '), maxLength: 2_000 });
    fc.assert(fc.property(words, fc.integer({ min: 20, max: 300 }), (text, limit) => {
      const parts = splitText(text, limit);
      assert.equal(parts.join('').replace(/\s/gu, ''), text.replace(/\s/gu, ''));
      assert.ok(parts.every((part) => JSON.stringify(part).length <= limit && part.isWellFormed()));
    }), { seed: 20260302, numRuns: 300 });
  });

  it('is never cut within a character', () => {
    assert.ok(splitText(`"${'😀'.repeat(20)}`, 20).every((part) => part.isWellFormed()));
  });

  it('is cut between paragraphs where that can be', () => {
    assert.deepEqual(splitText('First of all.\n\nSecond. Third.', 24), ['First of all.', 'Second. Third.']);
    assert.deepEqual(splitText('Short.', 20), ['Short.']);
    assert.deepEqual(splitText('', 20), ['']);
  });
});
