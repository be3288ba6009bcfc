import assert from 'node:assert/strict';
import type { JsonObject } from '../../../dialogs/records.js';
import type { Reply } from '../../../dialogs/reply.js';
import { CLOSED, COLOUR, DONE, SIZE } from './road.js';
import { activity, joined, openScene, openWorld, pressed, shown, textOf, type Scene } from './scene.js';

interface Action extends JsonObject {
  readonly type: string;
  readonly title: string;
  readonly data: JsonObject;
  readonly fallback: JsonObject;
}

interface Card extends JsonObject {
  readonly body: readonly JsonObject[];
  readonly actions: readonly Action[];
}

const RED = { question: 'q1', facts: { colour: 'red' } };
const BLUE = { question: 'q1', facts: { colour: 'blue' } };

describe('A card in Teams', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene(await openWorld());
    await scene.post(joined(scene));
    await scene.connector.arrived(2);
  });
  afterEach(() => scene.close());

  const lastCard = (): Card => {
    const [attachment] = scene.connector.posted.at(-1)?.activity['attachments'] as { contentType: string; content: Card }[];
    assert.equal(attachment?.contentType, 'application/vnd.microsoft.card.adaptive');
    return attachment.content;
  };
  const words = (card: JsonObject): string[] =>
    (card['body'] as (JsonObject & { inlines?: { text: string }[] })[]).map((block) => (block['text'] as string | undefined) ?? block.inlines?.[0]?.text ?? '');

  it('offers the choices as Action.Execute, each with Action.Submit to fall back to', () => {
    const { version, actions } = lastCard();
    assert.equal(version, '1.5');
    assert.deepEqual(actions.map(({ type, title }) => [type, title]), [['Action.Execute', 'Red'], ['Action.Execute', 'Blue'], ['Action.Execute', 'Status of my claim']]);
    for (const { data, title, fallback } of actions) assert.deepEqual(fallback, { type: 'Action.Submit', title, data, associatedInputs: 'none' });
    assert.deepEqual(actions[0]?.data, RED);
  });

  it('tells programs what is asked', () => {
    const { gwarant, messageId } = scene.connector.posted.at(-1)?.activity['channelData'] as JsonObject;
    assert.deepEqual(gwarant, COLOUR.signal);
    assert.match(String(messageId), /\.0$/u);
  });

  it('pressed: is answered at once with the question and what was chosen; the reply comes by itself', async () => {
    const { statusCode, json } = await scene.post(pressed(scene, lastCard().actions[0]?.data ?? {}));
    assert.equal(statusCode, 200);
    const { statusCode: told, type, value } = json();
    assert.deepEqual([told, type], [200, 'application/vnd.microsoft.card.adaptive']);
    assert.deepEqual(words(value), ['Which **colour** is it?', '✓ Red']);
    assert.equal(value.actions, undefined);
    assert.doesNotMatch(JSON.stringify(value), /Input\./u);
    await scene.connector.arrived(4);
    assert.deepEqual(shown(scene).slice(2), [SIZE.text]);
    const [arrival] = scene.stage.arrivals.slice(-1);
    assert.deepEqual(arrival?.event, { type: 'message', text: '', value: RED, locale: 'en-GB' });
    assert.deepEqual(arrival?.activity, { type: 'message', text: '', value: RED });
  });

  it('pressed: is replaced in the chat too, for other devices and for later', async () => {
    const { value } = (await scene.post(pressed(scene, RED))).json();
    await scene.connector.arrived(4);
    const put = scene.connector.posted.find(({ method }) => method === 'PUT');
    assert.match(put?.path ?? '', /\/activities\/shown-2$/u);
    assert.deepEqual((put?.activity['attachments'] as { content: JsonObject }[])[0]?.content, value);
  });

  it('pressed: is answered as well when the replacement fails', async () => {
    scene.connector.reactions.push({ status: 404 }, { status: 404 });
    assert.equal((await scene.post(pressed(scene, RED))).statusCode, 200);
  });

  it('repeated by Teams with the same id: the same answer, and nothing is done again', async () => {
    const press = pressed(scene, RED);
    const first = (await scene.post(press)).json();
    assert.deepEqual((await scene.post(press)).json(), first);
    assert.deepEqual((await scene.post({ ...press, id: 'f:new', timestamp: '2026-03-02T09:01:00.000Z' })).json(), first, 'nor under a new id');
    assert.equal(scene.stage.arrivals.length, 2);
  });

  it('pressed again later: the answer stands, and the customer is told so', async () => {
    await scene.post(pressed(scene, RED));
    const { type, value } = (await scene.post(pressed(scene, BLUE))).json();
    assert.equal(type, 'application/vnd.microsoft.card.adaptive');
    assert.deepEqual(words(value), ['Which **colour** is it?', 'This question is no longer open.']);
    await scene.connector.arrived(6);
    assert.deepEqual(shown(scene).slice(2), [SIZE.text, CLOSED.text]);
  });

  it('pressed again after the last question: closed as well', async () => {
    const small = { question: 'q2', facts: { size: 's' } };
    await scene.post(pressed(scene, RED));
    assert.deepEqual(words((await scene.post(pressed(scene, small))).json().value), [SIZE.text, '✓ Small']);
    assert.deepEqual(words((await scene.post(pressed(scene, small))).json().value), [SIZE.text, 'This question is no longer open.']);
    await scene.connector.arrived(8);
    assert.deepEqual(shown(scene).slice(2), [SIZE.text, DONE.text, CLOSED.text]);
  });

  it('pressed twice at once: one is an answer, the other is not', async () => {
    const answers = await Promise.all([scene.post(pressed(scene, RED)), scene.post(pressed(scene, BLUE))]);
    const [closed, answered] = answers.map((answer) => words(answer.json().value)[1] ?? '').sort();
    assert.equal(closed, 'This question is no longer open.');
    assert.match(answered ?? '', /^✓ (Red|Blue)$/u);
  });

  it('of a question nobody asked is told to be closed', async () => {
    const { value } = (await scene.post(pressed(scene, { question: 'q99', facts: {} }))).json();
    assert.deepEqual(words(value), ['This question is no longer open.']);
  });

  it('stays as it is when a menu item was pressed', async () => {
    const { type, value } = (await scene.post(pressed(scene, { intent: 'status' }))).json();
    assert.deepEqual([type, value], ['application/vnd.microsoft.activity.message', 'Got it.']);
    await scene.connector.arrived(3);
    assert.equal(scene.connector.posted.some(({ method }) => method === 'PUT'), false);
  });

  it('answers in the customer’s language', async () => {
    const own = { conversation: { id: 'pl' }, from: { id: 'pl' }, locale: 'pl-PL' };
    assert.equal((await scene.post(pressed(scene, { intent: 'status' }, own))).json().value, 'Przyjęte.');
  });

  it('works as Action.Submit in older clients', async () => {
    await scene.post(activity(scene, { text: undefined as never, value: { ...RED, msteams: { type: 'task' } }, replyToId: 'shown-2' }));
    assert.deepEqual(scene.stage.arrivals.at(-1)?.event, { type: 'message', text: '', value: RED, locale: 'en-GB' });
  });

  it('sends a choice picked from a list as that choice', async () => {
    await scene.post(pressed(scene, { gwarantPicked: JSON.stringify(BLUE) }));
    assert.deepEqual(scene.stage.arrivals.at(-1)?.activity, { type: 'message', text: '', value: BLUE });
  });

  it('that is pressed with nothing in it reaches the dialog as an empty message', async () => {
    assert.equal((await scene.post(pressed(scene, {}))).json().value, 'Got it.');
    assert.deepEqual(scene.stage.arrivals.at(-1)?.event, { type: 'message', text: '', value: {}, locale: 'en-GB' });
  });

  it('with inputs shows what was entered, as it was written', async () => {
    const form: Reply = {
      text: 'Your details',
      form: {
        question: 'q7', submit: 'Send', others: [{ title: 'Not now', value: { question: 'q7', facts: { name: null } } }],
        fields: [{ id: 'name', label: 'Your name', input: 'text', required: true }, { id: 'email', label: 'E-mail', input: 'email', required: true }]
      }
    };
    scene.stage.script = () => [form];
    await scene.post(activity(scene, { text: 'claim' }));
    await scene.connector.arrived(3);
    const { body, actions } = lastCard();
    assert.deepEqual(body.map((block) => block['id'] ?? block['text']), ['Your details', 'fact:name', 'fact:email']);
    assert.deepEqual(actions.map(({ type, data, associatedInputs, fallback }) => [type, data, associatedInputs, fallback['type']]), [
      ['Action.Execute', { question: 'q7' }, 'auto', 'Action.Submit'],
      ['Action.Execute', { question: 'q7', facts: { name: null } }, 'none', 'Action.Submit']
    ]);
    scene.stage.script = null;
    const { value } = (await scene.post(pressed(scene, { question: 'q7', 'fact:name': '**Maria** [x](http://evil.example)', 'fact:email': 'm@example.com' }))).json();
    assert.deepEqual(words(value), ['Your details', '✓ name: **Maria** [x](http://evil.example)', 'e-mail: m@example.com']);
    assert.deepEqual((value as Card).body.map(({ type }) => type), ['TextBlock', 'RichTextBlock', 'RichTextBlock'], 'no Markdown is read in people’s own words');
    assert.deepEqual(scene.stage.arrivals.at(-1)?.activity?.['value'], { question: 'q7', facts: { name: '**Maria** [x](http://evil.example)', email: 'm@example.com' } });
  });

  it('is named in the notification', () => {
    assert.equal(scene.connector.posted.at(-1)?.activity['summary'], 'Which colour is it?');
    assert.equal(textOf(scene.connector.posted.at(-1)?.activity ?? {}), 'Which **colour** is it?');
  });
});
