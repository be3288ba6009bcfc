import assert from 'node:assert/strict';
import { createTeamsCode } from '../../../../bot/channels/teams-desk/link.js';
import { activity } from '../scene.js';
import { ANNA, cardWords, CHANNEL, chatOfPosted, contentOf, DeskScene, JAN } from './deskScene.js';

const ROLE = { id: 'p-anna', name: 'Anna Nowak', role: 'agent' } as const;

describe('Who may act for the desk in Teams', () => {
  let desk: DeskScene;
  beforeEach(async () => (desk = await DeskScene.open()));
  afterEach(() => desk.close());

  const customers = async (): Promise<number> => (await desk.services.store.find('conversation', 'user', 'teams:aad-anna')).length;

  it('is whoever types the code of the console, once', async () => {
    const { code } = await createTeamsCode(desk.services, ROLE);
    assert.match(code, /^desk-[0-9a-z]{5}-[0-9a-z]{5}$/u);
    await desk.privately(ANNA, ` ${code.toUpperCase()} `);
    assert.match((await desk.freshTexts()).join(), /Hello, Anna Nowak/u);
    await desk.privately(JAN, code);
    assert.match((await desk.freshTexts()).join(), /does not work/u);
    assert.equal((await desk.services.store.find('teamsAgent', 'everybody', 'yes')).length, 1);
  });

  it('is nobody with a code that has expired, is replaced by a newer one, or was made up', async () => {
    const { code } = await createTeamsCode(desk.services, ROLE);
    desk.scene.clock.pass(11 * 60_000);
    await desk.privately(ANNA, code);
    const first = await createTeamsCode(desk.services, ROLE);
    await createTeamsCode(desk.services, ROLE);
    await desk.privately(ANNA, first.code);
    await desk.privately(ANNA, 'desk-00000-00000');
    const answers = await desk.freshTexts();
    assert.equal(answers.filter((text) => /does not work/u.test(text)).length, 3);
    assert.deepEqual(await desk.services.store.find('teamsAgent', 'everybody', 'yes'), []);
    assert.equal(await customers(), 0, 'a mistyped code is no customer’s words either');
  });

  it('keeps no code in the store, and writes none to the log', async () => {
    const { code } = await createTeamsCode(desk.services, ROLE);
    await desk.privately(ANNA, code);
    const kept = await desk.services.store.find('signIn', 'kind', 'teamsCode');
    assert.deepEqual(kept, []);
    assert.doesNotMatch(JSON.stringify(desk.scene.logged), new RegExp(code, 'u'));
  });

  it('does not become a customer: what they write to the bot opens no conversation', async () => {
    await desk.join(ANNA);
    await desk.privately(ANNA, 'hello');
    assert.equal(await customers(), 0);
    assert.match((await desk.freshTexts()).at(-1) ?? '', /You hold no case now/u);
  });

  it('becomes a customer again after /bye', async () => {
    await desk.join(ANNA);
    await desk.privately(ANNA, '/bye');
    await desk.privately(ANNA, 'hello');
    await desk.quiet();
    assert.equal(await customers(), 1);
  });

  it('ends for everything: nothing is passed on to an account that was taken off the desk', async () => {
    await desk.join(ANNA, 'lead');
    const { id } = await desk.customer();
    await desk.privately(ANNA, '/take');
    await desk.fresh();
    await desk.privately(ANNA, '/bye');
    await desk.fresh();
    await desk.says(id, 'my secret');
    assert.doesNotMatch(JSON.stringify((await desk.fresh()).map((one) => one.activity)), /secret/u);
  });

  it('is nobody else: a stranger’s press, words and commands in the channel do nothing and are answered', async () => {
    await desk.join(ANNA, 'lead');
    await desk.inChannel(ANNA, '/tutaj');
    const { id } = await desk.customer();
    const card = (await desk.fresh()).find((one) => chatOfPosted(one) === CHANNEL && one.activity['attachments']) ?? assert.fail();
    const answer = (await desk.press(JAN, card, desk.idOf(card))).json();
    assert.match(answer.value, /Only people of the service desk/u);
    for (const text of ['hello customer', '/close solved', '/here', '/take', '/note x']) await desk.inChannel(JAN, text, desk.idOf(card));
    const told = await desk.freshTexts();
    assert.equal(told.length, 5);
    assert.ok(told.every((text) => /Only people of the service desk/u.test(text)));
    assert.deepEqual([(await desk.handoff(id)).state, await desk.heard(id), await desk.notes(id)], ['waiting', [], []]);
  });

  it('is told by the account that Teams vouches for, not by a name or an id of another tenant', async () => {
    await desk.join(ANNA);
    const { id } = await desk.customer();
    await desk.privately({ ...ANNA, aadObjectId: 'aad-impostor' }, '/take', { conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant' } });
    await desk.privately(ANNA, '/take', { conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'another-tenant' } });
    assert.equal((await desk.handoff(id)).state, 'waiting');
  });

  it('lets only leads and admins say where the cards go', async () => {
    await desk.join(ANNA);
    await desk.inChannel(ANNA, '/here');
    assert.match((await desk.freshTexts()).at(-1) ?? '', /lead or an admin/u);
    assert.equal(await desk.services.store.get('teamsPlace', 'desk'), null);
    await desk.join(JAN, 'admin');
    await desk.privately(JAN, '/here');
    assert.match((await desk.freshTexts()).at(-1) ?? '', /in the channel/u);
    await desk.inChannel(JAN, '/here nowhere');
    assert.match((await desk.freshTexts()).at(-1) ?? '', /Which queue\? .*desk/u);
    await desk.customer();
    await desk.fresh();
    await desk.inChannel(JAN, '/here');
    const posted = await desk.fresh();
    const card = posted.find((one) => one.activity['attachments']) ?? assert.fail('the case that waits already has a card now');
    assert.deepEqual([chatOfPosted(card), cardWords(contentOf(card))[0]], [CHANNEL, 'A case waits for a person']);
    assert.ok(posted.some((one) => /will be posted here/u.test(String(one.activity['text'])) && chatOfPosted(one) === `${CHANNEL};messageid=1700`));
  });

  it('counts as somebody at the desk for half an hour', async () => {
    await desk.join(ANNA);
    assert.deepEqual(desk.services.presence.people.map(({ name }) => name), ['Anna Nowak']);
    desk.scene.clock.pass(29 * 60_000);
    await desk.privately(ANNA, '/help');
    desk.scene.clock.pass(29 * 60_000);
    assert.equal(desk.services.presence.people.length, 1);
    desk.scene.clock.pass(2 * 60_000);
    assert.deepEqual(desk.services.presence.people, []);
  });

  it('does not answer in a channel where a member was added', async () => {
    await desk.scene.post(activity(desk.scene, { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }], conversation: { id: CHANNEL, conversationType: 'channel', tenantId: 'tenant' } }));
    assert.deepEqual(await desk.freshTexts(), []);
  });
});
