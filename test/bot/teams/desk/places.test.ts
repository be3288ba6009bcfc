import assert from 'node:assert/strict';
import { DEFAULT_DESK } from '../../../../dialogs/desk.js';
import { APP_ID } from '../issuer.js';
import { openWorld, textOf } from '../scene.js';
import { ANNA, cardWords, CHANNEL, chatOfPosted, contentOf, DeskScene } from './deskScene.js';

const GROUP = '19:a-group@thread.v2';

describe('Where hand-off cards go', () => {
  it('is the channel that desk.json names, where nobody has said otherwise', async () => {
    const world = await openWorld();
    const [queue] = DEFAULT_DESK.queues;
    assert.ok(queue);
    const desk = await DeskScene.open(world, { ...DEFAULT_DESK, queues: [{ ...queue, teams: { conversation: CHANNEL, serviceUrl: world.connector.url, tenant: 'tenant' } }] });
    await desk.join(ANNA, 'admin');
    await desk.fresh();
    const { id } = await desk.customer();
    const card = (await desk.fresh()).find((one) => chatOfPosted(one) === CHANNEL) ?? assert.fail('no card');
    assert.deepEqual([cardWords(contentOf(card))[0], (card.activity['from'] as { id: string }).id], ['Sprawa czeka na człowieka', `28:${APP_ID}`]);
    await desk.press(ANNA, card, desk.idOf(card));
    await desk.says(id, 'in the thread, please');
    assert.ok((await desk.fresh()).some((one) => chatOfPosted(one) === `${CHANNEL};messageid=${desk.idOf(card)}` && /in the thread/u.test(textOf(one.activity))));
    await desk.inChannel(ANNA, '/here', '1', { conversation: { id: '19:another@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 'tenant' } });
    await desk.fresh();
    await desk.customer('Piotr');
    const places = (await desk.fresh()).filter(({ method }) => method === 'POST').map(chatOfPosted);
    assert.ok(places.includes('19:another@thread.tacv2') && !places.includes(CHANNEL));
    await desk.close();
  });

  it('may be a group chat: it has no threads, so the exchange is in the owner’s own chat', async () => {
    const desk = await DeskScene.open();
    await desk.join(ANNA, 'lead');
    const group = { conversation: { id: GROUP, conversationType: 'groupChat', tenantId: 'tenant' } };
    await desk.inChannel(ANNA, '/tutaj', '', group);
    await desk.fresh();
    const { id } = await desk.customer();
    const card = (await desk.fresh()).find((one) => chatOfPosted(one) === GROUP) ?? assert.fail('no card');
    await desk.press(ANNA, card, desk.idOf(card), group);
    await desk.says(id, 'Hello');
    const told = (await desk.fresh()).filter(({ method }) => method === 'POST');
    assert.deepEqual([...new Set(told.map(chatOfPosted))], ['a:chat-aad-anna']);
    await desk.inChannel(ANNA, 'Good morning', '', group);
    assert.match(textOf((await desk.fresh()).at(-1)?.activity ?? {}), /belongs to no case/u);
    await desk.privately(ANNA, 'Good morning');
    assert.deepEqual(await desk.heard(id), ['Good morning']);
    await desk.close();
  });
});
