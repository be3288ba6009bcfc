/** A console on the real road with the policies as delivered, and customers who open claims there. */
import { pino } from 'pino';
import type { FastifyInstance } from 'fastify';
import { Presence } from '../../../bot/presence.js';
import { createRoad } from '../../../bot/road.js';
import type { Services } from '../../../bot/services.js';
import { newSession } from '../../../dialogs/case.js';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../../dialogs/letters/defaults.js';
import { DEFAULT_REPLIES } from '../../../dialogs/canned-defaults.js';
import { Signals } from '../../../bot/signals.js';
import type { Claim } from '../../../dialogs/records.js';
import { turn } from '../../../dialogs/turn.js';
import { delivered } from '../../policies/delivered.js';
import { MemoryStore } from '../memoryStore.js';
import { consoleApp, cookieFor, counting, PAGE, settings, write } from './scene.js';

type Answer = Awaited<ReturnType<typeof write>>;

/** A Friday. */
export const TODAY = '2026-11-20';

const DROPPED = {
  request: 'claim', plan: 'annual', planStart: '2026-02-12', faultDate: '2026-11-02', replacementsUsed: 0, replacementsUsedTotal: 0, incident: 'damage', item: 'device',
  damageExtent: 'function', causes: []
};

export interface Opening {
  readonly name?: string;
  readonly serial?: string;
  readonly email?: string;
  readonly description?: string;
}

export class ClaimDesk {
  #customers = 0;
  #keys = 0;

  private constructor(readonly app: FastifyInstance, readonly services: Services, readonly clock: { at: Date }) {}

  static async open(dataDir?: string, page: string = PAGE): Promise<ClaimDesk> {
    const at = { at: new Date(`${TODAY}T10:00:00.000Z`) };
    const [store, clock, random, log] = [new MemoryStore(), { now: () => at.at }, counting(), pino({ level: 'silent' })];
    const presence = new Presence();
    const road = createRoad({
      store, book: () => delivered, clock, random, turn, newSession, publicUrl: 'http://localhost:3978', desk: () => DEFAULT_DESK, people: () => presence.people,
      letters: () => DEFAULT_LETTERS, letterLink: (id) => `http://localhost:3978/letters/${id}.pdf`, log, onEffect: () => undefined
    });
    const services: Services = { settings: settings(dataDir ?? 'data-that-is-never-written'), store, road, book: delivered, desk: DEFAULT_DESK, presence, letters: DEFAULT_LETTERS, replies: DEFAULT_REPLIES, signals: new Signals(), clock, random, log };
    return new ClaimDesk(await consoleApp(services, page), services, at);
  }

  cookieFor(name: string): Promise<string> {
    return cookieFor(this, name);
  }

  /** A customer claims a replacement under Care; the case waits for a person. */
  async claim({ name = 'Łukasz Żak', serial = 'OA-1', email = 'lukasz@example.com', description = 'Spadła.' }: Opening = {}): Promise<Claim> {
    const { id } = await this.services.road.open({ channel: 'webchat', user: { id: `dl_${(this.#customers += 1)}`, name: null }, address: null, locale: 'pl' });
    await this.answers(id, { name, serial, email, description });
    const [claim] = await this.services.store.find('claim', 'conversation', id);
    if (!claim) throw new Error('no claim was opened');
    return claim.value;
  }

  /** The whole interview, in a conversation that is there. */
  async answers(conversation: string, details: Required<Opening>): Promise<void> {
    const said = [
      { facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } },
      { policy: 'dji-care-osmo-action', facts: DROPPED },
      { policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] } },
      { facts: { openClaim: true } },
      { facts: details }
    ];
    for (const value of said) {
      await this.services.road.handle(conversation, { eventId: `said ${(this.#keys += 1)}`, event: { type: 'message', text: '', value }, activity: { type: 'message' } });
    }
  }

  step(cookie: string, { conversation, number }: Pick<Claim, 'conversation' | 'number'>, step: ClaimStep, headers: Record<string, string> = {}): Promise<Answer> {
    return write(this, cookie, `/api/cases/${conversation}/claims/${number}/steps`, step, { 'idempotency-key': `step ${(this.#keys += 1)}`, ...headers });
  }

  read(cookie: string, url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.app.inject({ url, headers: { cookie, ...headers } });
  }

  async stored(number: string): Promise<Claim> {
    const found = await this.services.store.get('claim', number);
    if (!found) throw new Error(`there is no ${number}`);
    return found.value;
  }
}
