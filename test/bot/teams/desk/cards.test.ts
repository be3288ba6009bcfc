import assert from 'node:assert/strict';
import { handoffCard } from '../../../../bot/channels/teams-desk/card.js';
import type { Claim } from '../../../../dialogs/records.js';
import { delivered } from '../../../policies/delivered.js';
import { claim } from '../../store/samples.js';
import type { Posted } from '../connector.js';
import { textOf } from '../scene.js';
import { actionsOf, ANNA, cardWords, CHANNEL, chatOfPosted, contentOf, DeskScene, JAN } from './deskScene.js';

const SECOND = 1000;

describe('The hand-off card in the agents’ channel', () => {
  let desk: DeskScene;
  let id: string;
  let card: Posted;
  beforeEach(async () => {
    desk = await DeskScene.open();
    await desk.join(ANNA, 'lead');
    await desk.join(JAN);
    await desk.inChannel(ANNA, '/tutaj');
    await desk.fresh();
    ({ id } = await desk.customer());
    card = (await desk.fresh()).find((one) => chatOfPosted(one) === CHANNEL) ?? assert.fail('no card');
  });
  afterEach(() => desk.close());

  const messageId = (): string => desk.idOf(card);
  const updates = async (): Promise<Posted[]> => (await desk.fresh()).filter(({ method }) => method === 'PUT');

  it('begins a thread in the channel, and says what the case is about without naming the customer', () => {
    assert.equal(card.method, 'POST');
    assert.deepEqual(cardWords(contentOf(card)).filter((line) => !line.startsWith('Czeka od')), ['Sprawa czeka na człowieka', 'Pytamy najpierw: Jan Kos', 'Język: polski', 'Powód: klient prosi o rozmowę']);
    assert.deepEqual(actionsOf(contentOf(card)), ['Przejmij', 'Otwórz w konsoli']);
    assert.match(String(card.activity['summary']), /^Sprawa czeka na człowieka/u);
    assert.doesNotMatch(JSON.stringify(card.activity), /Maria/u);
  });

  it('is updated for everybody when somebody takes the case', async () => {
    const answer = (await desk.press(ANNA, card, messageId())).json();
    assert.deepEqual(cardWords(answer.value), ['Sprawa w toku', 'Prowadzi: Anna Nowak', 'Język: polski', 'Powód: klient prosi o rozmowę']);
    const [update] = (await updates()).filter((one) => chatOfPosted(one) === CHANNEL);
    assert.deepEqual(update && contentOf(update), answer.value);
    assert.ok(update?.path.endsWith(`/activities/${messageId()}`));
    assert.equal((await desk.handoff(id)).agent?.name, 'Anna Nowak');
    const [last] = (await desk.road.entries(id, 0)).filter(({ content }) => content.type === 'said').slice(-1);
    assert.equal(last?.content.type === 'said' && last.content.reply.signal?.handoff?.state, 'accepted');
  });

  it('answers the second agent with who has it', async () => {
    await desk.press(ANNA, card, messageId());
    const answer = (await desk.press(JAN, card, messageId())).json();
    assert.deepEqual(cardWords(answer.value).slice(0, 2), ['Sprawa w toku', 'Prowadzi: Anna Nowak']);
    assert.deepEqual(actionsOf(answer.value), ['Otwórz w konsoli']);
    assert.equal((await desk.handoff(id)).agent?.name, 'Anna Nowak');
  });

  it('lets one of two who press at once have it', async () => {
    const answers = await Promise.all([desk.press(ANNA, card, messageId()), desk.press(JAN, card, messageId())]);
    const owner = (await desk.handoff(id)).agent?.name ?? '';
    for (const answer of answers) assert.ok(cardWords(answer.json().value).includes(`Prowadzi: ${owner}`));
    assert.equal((await desk.road.entries(id, 0)).filter(({ content }) => content.type === 'said' && content.reply.signal?.handoff?.state === 'accepted').length, 1);
  });

  it('is acted on once, however often Teams repeats the press under new ids', async () => {
    await desk.press(ANNA, card, messageId());
    const before = (await desk.conversation(id)).length;
    for (let again = 0; again < 3; again++) await desk.press(ANNA, card, messageId());
    assert.equal((await desk.conversation(id)).length, before);
  });

  it('does not take the case again when the repeated press comes after it was given up', async () => {
    await desk.press(ANNA, card, messageId());
    desk.scene.clock.pass(60 * SECOND);
    await desk.does(ANNA, id, { do: 'release', note: null });
    const answer = (await desk.press(ANNA, card, messageId())).json();
    assert.equal((await desk.handoff(id)).state, 'waiting');
    assert.deepEqual(cardWords(answer.value).slice(0, 2), ['Sprawa czeka ponownie', 'Nowsza karta jest niżej.']);
  });

  it('does not take another wait’s case with an old card that comes out of order', async () => {
    await desk.press(ANNA, card, messageId());
    desk.scene.clock.pass(60 * SECOND);
    await desk.does(ANNA, id, { do: 'returnToBot' });
    desk.scene.clock.pass(60 * SECOND);
    await desk.says(id, '', { intent: 'person' });
    await desk.press(JAN, card, messageId());
    const { state, agent } = await desk.handoff(id);
    assert.deepEqual([state, agent], ['waiting', null]);
  });

  it('has a successor when the case waits again, and says so itself', async () => {
    await desk.press(ANNA, card, messageId());
    await desk.fresh();
    desk.scene.clock.pass(60 * SECOND);
    await desk.does(ANNA, id, { do: 'release', note: null });
    const inChannel = (await desk.fresh()).filter((one) => chatOfPosted(one) === CHANNEL);
    assert.deepEqual(inChannel.map((one) => [one.method, cardWords(contentOf(one))[0]]), [['PUT', 'Sprawa czeka ponownie'], ['POST', 'Sprawa czeka na człowieka']]);
  });

  it('follows what is done in the console', async () => {
    await desk.does(JAN, id, { do: 'accept' });
    assert.ok((await updates()).some((one) => cardWords(contentOf(one)).includes('Prowadzi: Jan Kos')));
    await desk.does(JAN, id, { do: 'returnToBot' });
    assert.deepEqual((await updates()).filter((one) => chatOfPosted(one) === CHANNEL).map((one) => cardWords(contentOf(one))), [['Sprawa zakończona', 'Prowadzi: Jan Kos']]);
  });

  it('asks whoever is next in their own chat as well', async () => {
    const asked = desk.scene.connector.posted.filter((one) => chatOfPosted(one) === 'a:chat-aad-jan' && one.activity['attachments'] !== undefined);
    assert.equal(asked.length, 1);
  });

  it('waits as long as Teams asks for', async () => {
    await desk.fresh();
    desk.scene.connector.reactions.push({ status: 429, retryAfter: 7 }, { status: 429, retryAfter: 7 });
    const other = await desk.customer('Piotr');
    const first = await desk.fresh();
    desk.scene.clock.pass(8 * SECOND);
    const second = await desk.fresh();
    const posts = [...first, ...second].filter((one) => chatOfPosted(one) === CHANNEL);
    assert.equal(posts.length, 2);
    assert.deepEqual(posts[0]?.activity, posts[1]?.activity);
    await desk.press(JAN, posts[1] ?? assert.fail(), desk.idOf(posts[1] ?? assert.fail()));
    assert.equal((await desk.handoff(other.id)).agent?.name, 'Jan Kos');
  });

  it('is posted again by the next process where the last one died between sending and noting it down; both cards take the case once', async () => {
    const cards = (await desk.services.store.find('teamsCard', 'conversation', id)).filter(({ value }) => value.threads);
    const { value, version } = cards[0] ?? assert.fail();
    await desk.services.store.commit([{ kind: 'teamsCard', id: value.id, expected: version, value: { ...value, message: null, shown: null, attempts: 1, lastError: null } }]);
    const next = await desk.restart();
    const again = (await next.fresh()).filter((one) => chatOfPosted(one) === CHANNEL && cardWords(contentOf(one)).includes('Sprawa czeka na człowieka')).at(-1) ?? assert.fail();
    assert.ok(next.scene.logged.some(({ msg }) => /may stand in Teams already/u.test(String(msg))));
    const stray = (await next.press(ANNA, card, messageId())).json();
    assert.ok(cardWords(stray.value).includes('Prowadzi: Anna Nowak'));
    const late = (await next.press(JAN, again, next.idOf(again))).json();
    assert.ok(cardWords(late.value).includes('Prowadzi: Anna Nowak'));
    await next.quiet();
    const replaced = next.scene.connector.posted.filter(({ method, path }) => method === 'PUT' && path.endsWith(messageId()));
    assert.equal(replaced.length, 1, 'the stray card does not go on offering the case');
    await next.close();
    desk = await DeskScene.open();
  });

  it('is not posted for a case that was taken while Teams could not be reached', async () => {
    desk.scene.connector.reactions.push({ status: 503 }, { status: 503 });
    const other = await desk.customer('Piotr');
    await desk.fresh();
    await desk.does(JAN, other.id, { do: 'accept' });
    desk.scene.clock.pass(10 * SECOND);
    assert.deepEqual((await desk.fresh()).map(({ activity }) => textOf(activity)), []);
  });

  it('says that a case that is not there any more is not', async () => {
    const [action] = contentOf(card)['actions'] as { data: { desk: { take: { conversation: string } } } }[];
    const data = { desk: { take: { ...action?.data.desk.take, conversation: 'nowhere' } } };
    const answer = (await desk.press(ANNA, card, messageId(), { value: { action: { type: 'Action.Execute', verb: 'gwarant', data }, trigger: 'manual' } })).json();
    assert.match(cardWords(answer.value).join(), /nie ma|not here/u);
  });

  it('says that a promised answer is late', async () => {
    const { promise, timer } = await desk.handoff(id);
    const due = promise?.by ?? assert.fail('nothing is promised');
    desk.scene.clock.pass(Date.parse(due) - desk.scene.clock.at);
    for (let next = timer; next && next.at <= due; next = (await desk.handoff(id)).timer) {
      await desk.road.handle(id, { eventId: `${next.kind}${next.at}`, event: { type: 'handoffTimer', kind: next.kind, at: next.at }, activity: null });
    }
    const [update] = (await updates()).filter((one) => chatOfPosted(one) === CHANNEL).slice(-1);
    assert.ok(update && cardWords(contentOf(update)).includes('Obiecana odpowiedź: jest spóźniona'));
  });

  it('tells the decision of a person in the place of the policy’s', async () => {
    const override = { outcome: 'not-covered', clause: 'WG2', reason: 'Water.', by: { id: 'anna', name: 'Anna' }, at: '2026-11-20T10:00:00.000Z' } as const;
    const words = async (over: Partial<Claim>): Promise<string> => {
      const opened = claim('GW-2026-000001', id, over);
      const [content, reading] = [{ conversation: await desk.conversation(id), claim: opened, decision: opened.decision, since: (await desk.handoff(id)).since }, { book: delivered, locale: 'pl', publicUrl: 'https://desk.example' } as const];
      return cardWords(handoffCard(content, reading)).find((line) => line.startsWith('Ocena')) ?? '';
    };
    assert.match(await words({}), /: objęte ochroną/iu);
    assert.match(await words({ override }), /: nieobjęte ochroną \(.*Anna\)$/iu);
  });

  it('goes out again from the next process when the last one was killed in the call', async () => {
    await desk.fresh();
    desk.scene.connector.reactions.push('hang', 'hang');
    const count = desk.scene.connector.posted.length;
    const { id: other } = await desk.road.open({ channel: 'webchat', user: { id: 'dl_p', name: 'Piotr' }, address: null, locale: 'pl' });
    await desk.road.handle(other, { eventId: 'ask', event: { type: 'message', text: '', value: { intent: 'person' } }, activity: { type: 'message', text: '' } });
    await desk.scene.connector.arrived(count + 1);
    const next = await desk.beside();
    await desk.scene.connector.arrived(count + 2);
    desk.scene.clock.pass(15 * SECOND);
    await Promise.all([desk.quiet(), next.quiet()]);
    desk.scene.clock.pass(60 * SECOND);
    await Promise.all([desk.quiet(), next.quiet()]);
    const cards = (await desk.services.store.find('teamsCard', 'conversation', other)).map(({ value }) => value);
    assert.ok(cards.length > 0 && cards.every(({ message, lastError }) => message !== null && lastError === null));
    assert.ok(desk.scene.logged.some(({ msg }) => /may stand in Teams already/u.test(String(msg))));
    await next.close();
  });
});
