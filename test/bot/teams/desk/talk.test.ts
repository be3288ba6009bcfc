import assert from 'node:assert/strict';
import type { Posted } from '../connector.js';
import { claim } from '../../store/samples.js';
import { activity, pressed, textOf } from '../scene.js';
import { ANNA, CHANNEL, chatOfPosted, DeskScene, JAN } from './deskScene.js';

const SECOND = 1000;

describe('An agent who works from Teams', () => {
  let desk: DeskScene;
  let id: string;
  let thread: string;
  beforeEach(async () => {
    desk = await DeskScene.open();
    await desk.join(ANNA, 'lead');
    await desk.inChannel(ANNA, '/here');
    await desk.fresh();
    ({ id } = await desk.customer());
    const card = (await desk.fresh()).find((one) => chatOfPosted(one) === CHANNEL) ?? assert.fail('no card');
    thread = desk.idOf(card);
    await desk.press(ANNA, card, thread);
  });
  afterEach(() => desk.close());

  const inThread = (posted: readonly Posted[]): string[] =>
    posted.filter((one) => one.method === 'POST' && chatOfPosted(one) === `${CHANNEL};messageid=${thread}`).map(({ activity: message }) => textOf(message));
  const inChat = (posted: readonly Posted[]): string[] => posted.filter((one) => chatOfPosted(one) === 'a:chat-aad-anna').map(({ activity: message }) => textOf(message));

  it('is told in the card’s thread what is known, and then what the customer writes, in order', async () => {
    const [briefing = ''] = inThread(await desk.fresh());
    assert.match(briefing, /^What is known so far \(#[0-9a-f]{6}\): Maria/u);
    assert.match(briefing, /Rozmowa z człowiekiem|Talk to a person/u);
    await desk.says(id, 'It *stops* <b>after</b> a minute');
    await desk.says(id, 'and smells');
    const posted = await desk.fresh();
    assert.deepEqual(inThread(posted), ['Maria: It *stops* <b>after</b> a minute', 'Maria: and smells']);
    assert.ok(posted.every(({ activity: message }) => message['attachments'] !== undefined || message['textFormat'] === 'plain'), 'no markup is read in people’s words');
  });

  it('answers in the thread, and the customer reads it as it was written', async () => {
    await desk.inChannel(ANNA, 'Is it the *left* <wheel>?', thread);
    assert.deepEqual(await desk.heard(id), ['Is it the *left* <wheel>?']);
    const said = (await desk.road.entries(id, 0)).find(({ from }) => from.role === 'agent');
    assert.deepEqual([said?.from.name, said?.content.type === 'said' && said.content.reply.plain], ['Anna Nowak', true]);
  });

  it('says it once, however often Teams repeats it under new ids', async () => {
    const part = { localTimestamp: '2026-03-02T10:00:00.000+01:00' };
    for (const again of ['1:a', '1:b', '1:c']) await desk.inChannel(ANNA, 'One answer', thread, { ...part, id: again });
    assert.deepEqual(await desk.heard(id), ['One answer']);
  });

  it('answers in their own chat as well: the customer’s next words come there', async () => {
    await desk.fresh();
    await desk.privately(ANNA, 'From my phone');
    await desk.says(id, 'Thank you');
    const posted = await desk.fresh();
    assert.deepEqual(inThread(posted), []);
    assert.match(inChat(posted).at(-1) ?? '', /^#[0-9a-f]{6} · Maria: Thank you$/u);
  });

  it('sees the names of the customer’s files', async () => {
    await desk.fresh();
    await desk.road.handle(id, {
      eventId: 'photo', event: { type: 'message', text: 'Here', attachments: [{ name: 'label.jpg', contentType: 'image/jpeg', url: 'https://x.example/label.jpg' }] },
      activity: { type: 'message', text: 'Here', attachments: [{ name: 'label.jpg', contentType: 'image/jpeg', contentUrl: 'https://x.example/label.jpg' }] }
    });
    assert.deepEqual(inThread(await desk.fresh()), ['Maria: Here\n📎 label.jpg']);
  });

  it('is told that files from Teams do not reach the customer', async () => {
    await desk.fresh();
    await desk.inChannel(ANNA, 'See the drawing', thread, { attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/drawing.png', name: 'drawing.png' }] });
    assert.match(inThread(await desk.fresh()).join(), /Files from Teams do not go to the customer/u);
    assert.deepEqual(await desk.heard(id), ['See the drawing']);
  });

  it('takes a slash that is no command for a mistake, not for words to the customer', async () => {
    await desk.fresh();
    await desk.inChannel(ANNA, '/clsoe solved', thread);
    assert.match(inThread(await desk.fresh()).join(), /I do not know \/clsoe/u);
    assert.deepEqual(await desk.heard(id), []);
  });

  it('notes, gives a task to the bot, gets the case back, and closes it', async () => {
    await desk.inChannel(ANNA, '/note check the fuse', thread);
    assert.deepEqual(await desk.notes(id), ['check the fuse']);
    await desk.inChannel(ANNA, '/oddaj zdjęcie etykiety', thread);
    assert.equal((await desk.handoff(id)).state, 'delegated');
    await desk.says(id, 'SN-1234');
    assert.equal((await desk.handoff(id)).state, 'accepted');
    assert.ok(inThread(await desk.fresh()).includes('Maria: SN-1234'));
    await desk.inChannel(ANNA, '/close solved', thread);
    assert.equal((await desk.handoff(id)).state, 'completed');
    assert.match(inThread(await desk.fresh()).join(), /No more messages are passed on in case #[0-9a-f]{6}: it is finished/u);
    await desk.says(id, 'Thanks, bot');
    assert.deepEqual(inThread(await desk.fresh()), [], 'what is said to the bot again is not the desk’s');
  });

  it('passes the case to a colleague by name, who is asked in their own chat, and takes it there', async () => {
    await desk.join(JAN);
    await desk.fresh();
    desk.scene.clock.pass(SECOND);
    await desk.inChannel(ANNA, '/transfer nobody at all', thread);
    assert.match(inThread(await desk.fresh()).join(), /no person or queue “nobody at all”/u);
    await desk.inChannel(ANNA, '/przekaż kos', thread);
    const posted = await desk.fresh();
    const card = posted.find((one) => chatOfPosted(one) === 'a:chat-aad-jan') ?? assert.fail('Jan is not asked');
    await desk.press(JAN, card, desk.idOf(card), { conversation: { id: 'a:chat-aad-jan', conversationType: 'personal', tenantId: 'tenant' } });
    assert.equal((await desk.handoff(id)).agent?.name, 'Jan Kos');
    await desk.says(id, 'Hello Jan');
    const later = await desk.fresh();
    assert.match(later.filter((one) => chatOfPosted(one) === 'a:chat-aad-jan').map(({ activity: message }) => textOf(message)).at(-1) ?? '', /Maria: Hello Jan$/u);
    assert.doesNotMatch(inThread(later).join(), /Hello Jan/u);
    await desk.inChannel(ANNA, 'still me', thread);
    assert.match(inThread(await desk.fresh()).join(), /Jan Kos/u);
    assert.deepEqual(await desk.heard(id), []);
  });

  it('chooses between two cases; what was meant for one never reaches the other', async () => {
    const other = await desk.customer('Piotr');
    await desk.privately(ANNA, '/take');
    await desk.privately(ANNA, 'For Piotr');
    assert.deepEqual([await desk.heard(id), await desk.heard(other.id)], [[], ['For Piotr']]);
    await desk.fresh();
    // Teams repeats a message after another case was chosen.
    const part = { localTimestamp: '2026-03-02T10:00:00.000+01:00' };
    await desk.privately(ANNA, 'Once more', part);
    const labels = ((await desk.freshTexts()).join(), (await desk.privately(ANNA, '/cases'), (await desk.freshTexts()).join()).match(/#[0-9a-f]{6}/gu) ?? []);
    assert.equal(labels.length, 2);
    for (const label of labels) await desk.privately(ANNA, `/case ${label}`);
    await desk.privately(ANNA, 'Once more', { ...part, id: 'another' });
    assert.deepEqual([...(await desk.heard(id)), ...(await desk.heard(other.id))], ['For Piotr', 'Once more']);
    // The chosen case goes away: the other one does not get its words.
    const agent = (await desk.services.store.find('teamsAgent', 'person', 'p-aad-anna'))[0]?.value;
    await desk.does(ANNA, agent?.current ?? '', { do: 'returnToBot' });
    await desk.privately(ANNA, 'Not for you');
    assert.match((await desk.freshTexts()).join(), /not yours any more/u);
    assert.deepEqual([...(await desk.heard(id)), ...(await desk.heard(other.id))].includes('Not for you'), false);
  });

  it('has everything passed on once Teams takes messages again, in order, and what may be there twice is marked', async () => {
    await desk.fresh();
    desk.scene.connector.reactions.push('cut');
    await desk.says(id, 'one');
    await desk.says(id, 'two');
    desk.scene.clock.pass(5 * SECOND);
    const lines = inThread(await desk.fresh());
    assert.deepEqual(lines, ['Maria: one', '↻ Sent again, may stand here twice.\nMaria: one', 'Maria: two']);
  });

  it('loses nothing when the process ends before a line is passed on', async () => {
    await desk.fresh();
    desk.scene.connector.reactions.push({ status: 503 });
    await desk.says(id, 'one');
    await desk.fresh();
    desk.scene.clock.pass(5 * SECOND);
    const next = await desk.restart();
    assert.ok(inThread((await next.fresh())).includes('Maria: one'));
    await next.close();
    desk = await DeskScene.open();
  });

  it('is told where somebody writes in a thread that is no case’s', async () => {
    await desk.fresh();
    await desk.inChannel(ANNA, 'hello?', '999');
    const [answer] = await desk.fresh();
    assert.match(textOf(answer?.activity ?? {}), /belongs to no case/u);
    assert.deepEqual(await desk.heard(id), []);
  });

  it('is told when it is not known whether their words reached a customer in Teams', async () => {
    await desk.scene.post(activity(desk.scene, { text: 'person' }));
    await desk.quiet();
    const customer = (await desk.services.store.find('conversation', 'user', 'teams:aad-maria'))[0]?.value ?? assert.fail();
    await desk.does(ANNA, customer.id, { do: 'accept' });
    await desk.fresh();
    desk.scene.connector.reactions.push('cut');
    await desk.does(ANNA, customer.id, { do: 'say', text: 'Please send a photo' });
    await desk.road.idle();
    assert.match((await desk.notes(customer.id)).join(), /not known whether the customer got “Please send a photo”/u);
    desk.scene.clock.pass(5 * SECOND);
    desk.scene.connector.reactions.push({ status: 403 });
    await desk.fresh();
    await desk.road.idle();
    assert.match((await desk.notes(customer.id)).join(), /the channel refused it/u);
  });

  it('authorises the RMA of the case’s claim, and closes both', async () => {
    const opened = claim('GW-2026-000001', id, { state: 'underReview', unit: { product: 'kettle', serial: 'SN-1' } });
    const stored = await desk.services.store.get('conversation', id);
    assert.ok(stored?.value.handoff);
    await desk.services.store.commit([
      { kind: 'claim', id: opened.number, expected: 0, value: opened },
      { kind: 'conversation', id, expected: stored.version, value: { ...stored.value, handoff: { ...stored.value.handoff, claim: opened.number } } }
    ]);
    await desk.fresh();
    await desk.inChannel(ANNA, '/rma', thread);
    assert.match(inThread(await desk.fresh()).join(), /RMA number: RMA-2026-000001/u);
    await desk.inChannel(ANNA, '/rma', thread);
    assert.match(inThread(await desk.fresh()).join(), /not in a state/u);
    await desk.inChannel(ANNA, '/zamknij odrzucone brak wady', thread);
    const closed = (await desk.services.store.get('claim', opened.number))?.value;
    assert.deepEqual([closed?.state, closed?.result?.code, closed?.result?.note], ['closed', 'rejected', 'brak wady']);
    assert.deepEqual(closed?.history.map(({ via }) => via).filter((via) => via !== 'teams'), []);
    assert.equal((await desk.handoff(id)).state, 'completed');
  });

  it('is warned in the thread before the case goes to somebody else', async () => {
    await desk.says(id, 'Hello?');
    await desk.fresh();
    const { timer } = await desk.handoff(id);
    assert.equal(timer?.kind, 'ownerWarned');
    desk.scene.clock.pass(Date.parse(timer.at) - desk.scene.clock.at);
    await desk.road.handle(id, { eventId: 'warned', event: { type: 'handoffTimer', kind: timer.kind, at: timer.at }, activity: null });
    assert.match(inThread(await desk.fresh()).join(), /^⏰ The customer still waits/u);
    await desk.says(id, 'Anybody?');
    assert.deepEqual(inThread(await desk.fresh()), ['Maria: Anybody?'], 'once');
  });

  it('takes a case with a client that knows no Action.Execute', async () => {
    const other = await desk.customer('Piotr');
    const { since } = await desk.handoff(other.id);
    await desk.privately(ANNA, '', { text: '', value: { desk: { take: { conversation: other.id, since } } } });
    assert.equal((await desk.handoff(other.id)).agent?.name, 'Anna Nowak');
  });

  it('is told so by a card of the time when the chat was a customer’s', async () => {
    const before = (await desk.services.store.find('conversation', 'user', 'teams:aad-anna')).length;
    const answer = await desk.scene.post(pressed(desk.scene, { question: 'q1', facts: { product: 'x' } }, { from: ANNA, conversation: { id: 'a:chat-aad-anna', conversationType: 'personal', tenantId: 'tenant' } }));
    assert.match(answer.json().value, /for work at the service desk/u);
    assert.equal((await desk.services.store.find('conversation', 'user', 'teams:aad-anna')).length, before);
  });

  it('gets the bot’s answers after Teams asked for patience', async () => {
    await desk.fresh();
    desk.scene.connector.reactions.push({ status: 429, retryAfter: 3 });
    await desk.inChannel(ANNA, '/note kept', thread);
    assert.equal((await desk.fresh()).length, 1);
    desk.scene.clock.pass(4 * SECOND);
    assert.deepEqual(inThread(await desk.fresh()), ['The note is kept.']);
    assert.deepEqual(await desk.services.store.find('teamsNotice', 'pending', 'yes'), []);
  });

  it('is told that a line may stand there twice when the process was killed while it was sent', async () => {
    await desk.fresh();
    desk.scene.connector.reactions.push('hang');
    const count = desk.scene.connector.posted.length;
    await desk.road.handle(id, { eventId: 'killed', event: { type: 'message', text: 'one' }, activity: { type: 'message', text: 'one' } });
    await desk.scene.connector.arrived(count + 1);
    const next = await desk.beside();
    await next.quiet();
    desk.scene.clock.pass(15 * SECOND);
    await desk.quiet();
    assert.deepEqual(inThread(await desk.fresh()).slice(0, 2), ['Maria: one', '↻ Sent again, may stand here twice.\nMaria: one']);
    await next.close();
  });
});
