/** kill -9 at any moment, between events and during them: what was acknowledged is there, once, and the talk goes on. */
import { strict as assert } from 'node:assert';
import { randomFrom } from '../bot/store/samples.js';
import { daysAgo } from './days.js';
import { DirectLineClient, type Activity, type Sent } from './directLineClient.js';
import { ServerProcess } from './server.js';

const KILLS = process.env['GWARANT_FULL'] ? 30 : 3;
const MOMENTS = ['before', 'during', 'during', 'after'] as const;
/** Turns of the event loop after a request went out: the kill falls before, into, or after its commit. */
const TURNS = 1000;

const FACTS: Readonly<Record<string, unknown>> = {
  product: 'scooter-kaabo', item: 'scooter', preventsUse: true, purchaseDate: daysAgo(425), faultDate: daysAgo(1), customerKind: 'consumer', condition: 'new',
  registered: true, registrationDate: daysAgo(415), repairDays: 0, causes: [], interventions: [], territory: 'poland', originalBuyer: true,
  proofOfPurchase: true, claimForm: true, complete: true, serialLegible: true, openClaim: true,
  name: 'Ewa Żółć', email: 'ewa@example.pl', serial: 'KM-10-4471', description: 'Od wczoraj nie włącza się.'
};

type Random = (below: number) => number;

describe('a server that is killed', function () {
  this.timeout(60_000 + KILLS * 10_000);
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());

  it(`keeps every acknowledged answer and doubles none, ${KILLS} times over`, async () => {
    const random = randomFrom(20_261_121);
    const undisturbed = await new Talk(server, await DirectLineClient.open(server.url), () => null).play();
    const claims = [claimIn(undisturbed)];
    let left = KILLS;
    while (left > 0) {
      const client = await DirectLineClient.open(server.url);
      const disturbed = await new Talk(server, client, () => (left > 0 && random(3) === 0 ? (left--, random) : null)).play();
      assert.deepEqual(disturbed.map(told), undisturbed.map(told));
      claims.push(claimIn(disturbed));
    }
    assert.equal(new Set(claims).size, claims.length, `claim numbers are given once: ${claims.join(', ')}`);
  });
});

class Talk {
  /** The client's id of each acknowledged activity, and the id it was given. */
  readonly #acknowledged = new Map<string, string>();

  /** @param disturb says whether the next event is disturbed, and with what chance at which moment */
  constructor(private readonly server: ServerProcess, private readonly client: DirectLineClient, private readonly disturb: () => Random | null) {}

  /** From the greeting to the claim. @returns the transcript */
  async play(): Promise<Activity[]> {
    await this.#deliver({ type: 'event', name: 'webchat/join', value: { language: 'pl' }, channelData: { clientActivityID: 'join' } });
    for (;;) {
      const activities = await this.#checked();
      const question = activities.findLast(({ channelData }) => channelData?.gwarant?.question)?.channelData?.gwarant?.question;
      if (claimIn(activities) !== null || !question) return activities;
      const facts = Object.fromEntries((question.facts ?? [question.fact]).map((fact) => [fact, FACTS[fact]]));
      await this.#deliver({ type: 'message', value: { facts }, channelData: { clientActivityID: `${activities.length}:${question.fact}` } });
    }
  }

  /** Sends until it is acknowledged, always under the same id. */
  async #deliver(activity: Sent): Promise<void> {
    const random = this.disturb();
    const first = random ? await this.#sendAndKill(activity, random) : await this.client.send(activity);
    const again = await this.client.send(activity);
    // An event that is not kept has an id of the moment.
    if (first !== null && activity.type === 'message') assert.equal(again, first, 'the same activity has two ids');
    if (activity.type === 'message') this.#acknowledged.set(activity.channelData.clientActivityID, again);
  }

  /** @returns the id when it was acknowledged before the end */
  async #sendAndKill(activity: Sent, random: Random): Promise<string | null> {
    const moment = MOMENTS[random(MOMENTS.length)];
    const sending = moment === 'before' ? null : this.client.send(activity).catch(() => null);
    if (moment === 'after') await sending;
    if (moment === 'during') for (let turns = random(TURNS); turns > 0; turns -= 1) await new Promise(setImmediate);
    await this.server.kill();
    const id = await sending;
    await this.server.startAgain();
    return id;
  }

  /** The transcript, with every acknowledged activity in it exactly once, under the id it was given. */
  async #checked(): Promise<Activity[]> {
    const activities = await this.client.activities();
    for (const [key, id] of this.#acknowledged) {
      assert.deepEqual(activities.filter(({ channelData }) => channelData?.clientActivityID === key).map((one) => one.id), [id], key);
    }
    return activities;
  }
}

function claimIn(activities: readonly Activity[]): string | null {
  return activities.map(({ channelData }) => channelData?.gwarant?.claim?.number).find((number) => number !== undefined) ?? null;
}

/** Who said what, without what differs from talk to talk. */
function told({ from, text = '', channelData }: Activity): string {
  const words = from.role === 'user' ? (channelData?.clientActivityID ?? '') : text;
  const masked = words.replace(/GW-\d{4}-\d{6}/gu, 'GW-…').replace(/resume=[\w-]+/u, 'resume=…').replace(/letters\/[^)]+/u, 'letters/…');
  // The desk: how many wait already, and until when an answer is promised at this time of day.
  return `${from.role}: ${masked.replace(/(Przed Tobą|Liczba spraw|W tej chwili nikogo|Odpowiedź dostaniesz)[\s\S]*?(?=Nie musisz tu czekać)/u, '')}`;
}
