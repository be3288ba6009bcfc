import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../../dialogs/letters/defaults.js';
import assert from 'node:assert/strict';
import { pino } from 'pino';
import { readPolicyFiles } from '../../../bot/policyFiles.js';
import { createRoad } from '../../../bot/road.js';
import type { Road } from '../../../bot/services.js';
import { newSession } from '../../../dialogs/case.js';
import type { JsonObject } from '../../../dialogs/records.js';
import type { Signal, Submit } from '../../../dialogs/reply.js';
import { turn } from '../../../dialogs/turn.js';
import { makeBook, type PolicyBook } from '../../../policies/book.js';
import type { PolicyCase } from '../../../policies/language.js';
import { fromRoot } from '../../paths.js';
import { activity, joined, openWorld, pressed, serve, servicesOf, teamsEnv, type Scene } from './scene.js';

interface Action {
  readonly title: string;
  readonly data: Submit & JsonObject;
}

interface Card {
  readonly body: readonly { readonly type: string; readonly id?: string; readonly choices?: readonly { readonly value: string }[] }[];
  readonly actions?: readonly Action[];
}

const MOST_STEPS = 60;

/** The whole product as a customer in Teams meets it: real dialog, real policies, real tokens, cards only. */
describe('A story in Teams', () => {
  let book: PolicyBook;
  let road: Road;
  let scene: Omit<Scene, 'stage'>;
  before(async () => (book = makeBook(await readPolicyFiles(fromRoot('policies/data')))));
  beforeEach(async () => {
    const world = await openWorld();
    const { store, clock } = world;
    const log = pino({ level: 'silent' });
    road = createRoad({ store, clock, turn, newSession, log, book: () => book, publicUrl: 'https://warranty.example.com', desk: () => DEFAULT_DESK, people: () => [], letters: () => DEFAULT_LETTERS, letterLink: (id) => `https://help.example/letters/${id}.pdf`, random: { id: () => 'a-resume-key' }, onEffect: () => {} });
    scene = await serve(world, servicesOf(world, road, teamsEnv(world), book));
  });
  afterEach(() => scene.close());

  const posted = (): JsonObject[] => scene.connector.posted.filter(({ method }) => method === 'POST').map((one) => one.activity);
  const signals = (): Signal[] => posted().flatMap(({ channelData }) => ((channelData as JsonObject)['gwarant'] as Signal | undefined) ?? []);
  const lastCard = (): Card | null => ((posted().at(-1)?.['attachments'] as { content: Card }[] | undefined)?.[0]?.content) ?? null;

  /** Buttons, and the answers in the list beside them. */
  const offered = ({ body, actions = [] }: Card): (Submit & JsonObject)[] => [
    ...actions.map(({ data }) => data),
    ...body.flatMap((block) => (block.id === 'gwarantPicked' ? (block.choices ?? []) : [])).map(({ value }) => JSON.parse(value) as Submit & JsonObject)
  ];

  /** What the customer sends to the question on the last card. */
  const answerTo = (card: Card, facts: PolicyCase['facts']): JsonObject => {
    const inputs = card.body.flatMap(({ id }) => (id && /^(fact|set):/u.test(id) ? [id] : []));
    const known = inputs.every((id) => (facts[id.replace(/^\w+:/u, '')] ?? null) !== null);
    if (inputs.length > 0 && known) {
      const entered = inputs.map((id) => [id, String(facts[id.replace(/^\w+:/u, '')])]);
      return { question: offered(card).find(({ facts: fixed }) => !fixed)?.question ?? '', ...Object.fromEntries(entered) } as JsonObject;
    }
    const fits = ({ facts: given = {} }: Submit): boolean => Object.entries(given).every(([fact, value]) => JSON.stringify(value) === JSON.stringify(facts[fact] ?? null));
    return offered(card).find((submit) => submit.facts && !submit.cover && fits(submit)) ?? assert.fail(`nothing fits on ${JSON.stringify(card).slice(0, 600)}`);
  };

  async function play(locale: string, { asOf, facts }: PolicyCase, product: string): Promise<void> {
    scene.clock.at = Date.parse(`${asOf}T10:00:00.000Z`);
    const details = { name: 'Maria Lis', email: 'maria@example.com', serial: 'SN-1', description: 'It stops.' };
    const answers = { ...details, product, goal: 'claim', openClaim: true, confirm: true, solved: false, ...facts };
    await scene.post(activity(scene, { ...joined(scene), locale }));
    await scene.sent(1);
    for (let step = 0; step < MOST_STEPS && !signals().some(({ claim }) => claim); step++) {
      scene.clock.at += 1000;
      const card = lastCard() ?? assert.fail(`no question: ${JSON.stringify(posted().at(-1))}`);
      const answer = await scene.post(pressed(scene, answerTo(card, answers), { locale, replyToId: `shown-${scene.connector.posted.length}` }));
      assert.equal(answer.json().type, 'application/vnd.microsoft.card.adaptive');
      assert.match(JSON.stringify(answer.json().value), /✓ /u);
      await scene.sent(0);
    }
  }

  const caseOf = (policy: string, id: string): PolicyCase => book.policies.get(policy)?.file.cases.find((one) => one.id === id) ?? assert.fail(id);
  const stories = [
    ['pl-PL', 'scooter-warranty', 'covered-registered-on-day-30', 'scooter-dualtron', /Dobra wiadomość/u],
    ['en-GB', 'axis-rma', 'to-the-helpdesk', 'axis-device', /Good news/u]
  ] as const;
  for (const [locale, policy, id, product, words] of stories) {
    it(`${policy}: from hello to the claim by cards alone, in ${locale}`, async () => {
      const played = caseOf(policy, id);
      await play(locale, played, product);
      const all = signals();
      assert.equal(all.flatMap(({ decisions = [] }) => decisions)[0]?.outcome, played.expect['outcome']);
      assert.match(all.flatMap(({ claim }) => claim ?? [])[0]?.number ?? '', /^GW-\d{4}-\d{6}$/u);
      assert.equal(all.some(({ handoff }) => handoff?.state === 'waiting'), played.expect['handoff'] === true);
      assert.match(JSON.stringify(posted()), words);
      const sizes = scene.connector.posted.map(({ bytes }) => bytes);
      assert.ok(Math.max(...sizes) < 25 * 1024, `${Math.max(...sizes)} bytes`);
      assert.deepEqual(await scene.store.find('delivery', 'state', 'pending'), []);
    });
  }

  it('is rated by the customer with two taps, each card showing what was chosen', async () => {
    await scene.post({ ...activity(scene, { text: 'talk to a person' }), locale: 'en-GB' });
    await scene.sent(1);
    const [{ value: { id } } = assert.fail()] = await scene.store.find('conversation', 'handoff', 'waiting');
    const agent = { id: 'anna', name: 'Anna' };
    for (const action of [{ do: 'accept' }, { do: 'close', claim: null, result: 'other', note: null }] as const) {
      await road.handle(id, { eventId: action.do, event: { type: 'agent', agent, action }, activity: null });
    }
    await scene.sent(0);
    const press = async (title: string): Promise<string> => {
      const card = lastCard() ?? assert.fail('no card');
      const data = offered(card).find((_, place) => card.actions?.[place]?.title === title) ?? assert.fail(title);
      const answer = await scene.post(pressed(scene, data, { replyToId: `shown-${scene.connector.posted.length}` }));
      await scene.sent(0);
      return JSON.stringify(answer.json().value);
    };
    assert.match(await press('4 – good'), /How was it\?.*✓ 4 – good/u);
    assert.match(await press('No comment'), /add something.*✓ No comment/u);
    const rating = (await scene.store.get('conversation', id))?.value.served?.[0]?.rating;
    assert.deepEqual([rating?.score, rating?.comment, rating?.open], [4, null, null]);
    assert.match(JSON.stringify(posted().at(-1)), /Thank you, it is noted/u);
  });
});
