/** The Teams channel as it runs: the real SDK between a loopback token service and a loopback connector. */
import { Presence } from '../../../bot/presence.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../../dialogs/letters/defaults.js';
import { DEFAULT_REPLIES } from '../../../dialogs/canned-defaults.js';
import { Signals } from '../../../bot/signals.js';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { teamsChannel } from '../../../bot/channels/teams.js';
import { createApp } from '../../../bot/http/server.js';
import { TeamsDesk } from '../../../bot/channels/teams-desk/desk.js';
import { Outbox } from '../../../bot/outbox.js';
import type { Timer } from '../../../bot/timer.js';
import type { Road, Services } from '../../../bot/services.js';
import { readSettings, type Settings } from '../../../bot/settings.js';
import type { Store } from '../../../bot/store/store.js';
import type { JsonObject } from '../../../dialogs/records.js';
import type { PolicyBook } from '../../../policies/book.js';
import { MemoryStore } from '../memoryStore.js';
import { startConnector, type Connector } from './connector.js';
import { APP_ID, startIssuer, type Issuer, type TokenChange } from './issuer.js';
import { EMPTY_BOOK, openStage, type Stage } from './road.js';

export const CONVERSATION = 'a:1_personal-chat-with-Maria';
export const TENANT = '5f2c6c1e-0000-4000-8000-000000000001';
const NOW = Date.parse('2026-03-02T09:00:00.000Z');

/** Time that passes when the test says so. */
export class HandClock {
  at = NOW;
  readonly #alarms = new Set<{ readonly due: number; readonly callback: () => void }>();

  now(): Date {
    return new Date(this.at);
  }

  readonly timer: Timer = (milliseconds, callback) => {
    const alarm = { due: this.at + milliseconds, callback };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  };

  /** Milliseconds until each alarm that is set, soonest first. */
  get waiting(): number[] {
    return [...this.#alarms].map(({ due }) => due - this.at).sort((a, b) => a - b);
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
    for (const alarm of [...this.#alarms]) {
      if (alarm.due > this.at) continue;
      this.#alarms.delete(alarm);
      alarm.callback();
    }
  }
}

/** What outlives a restart. */
export interface World {
  readonly issuer: Issuer;
  readonly connector: Connector;
  readonly clock: HandClock;
  readonly store: Store;
  readonly logged: JsonObject[];
  close(): Promise<void>;
}

export interface Scene extends World {
  readonly app: FastifyInstance;
  readonly stage: Stage;
  /** Resolves when so many requests have reached the connector and the outbox has nothing to do but wait. */
  sent(requests: number): Promise<void>;
  /** Posts an activity as Teams does, with a good token or a changed one. */
  post(activity: JsonObject, change?: TokenChange): Promise<LightMyRequestResponse>;
}

export async function openWorld(): Promise<World> {
  const [issuer, connector] = await Promise.all([startIssuer(), startConnector()]);
  return {
    issuer, connector, clock: new HandClock(), store: new MemoryStore(), logged: [],
    close: async () => void (await Promise.all([issuer.close(), connector.close()]))
  };
}

export async function openScene(world: World, env: Record<string, string> = teamsEnv(world)): Promise<Scene> {
  const stage = openStage(world.store, world.clock);
  return { ...(await serve(world, servicesOf(world, stage.road, env))), stage };
}

/** The channel on a server of its own. */
export async function serve(world: World, given: Services): Promise<Omit<Scene, 'stage'>> {
  const { clock, connector, issuer } = world;
  let outbox: Outbox | null = null;
  let desk: TeamsDesk | null = null;
  const app = await createApp(given, [
    (part, services) => teamsChannel(part, { ...services, timer: clock.timer, makeOutbox: (options) => (outbox = new Outbox(options)), makeDesk: (options) => (desk = new TeamsDesk(options)) })
  ]);
  await app.ready();
  return {
    ...world, app,
    sent: async (requests) => {
      await connector.arrived(requests);
      await outbox?.idle();
      await desk?.idle();
    },
    post: async (activity, change) => {
      const authorization = `Bearer ${await issuer.token(connector.url, change)}`;
      return app.inject({ method: 'POST', url: '/api/messages', headers: { authorization }, payload: activity });
    },
    close: async () => {
      await app.close();
      await world.close();
    }
  };
}

export function servicesOf({ store, clock, logged }: World, road: Road, env: Record<string, string>, book: PolicyBook = EMPTY_BOOK): Services {
  return {
    settings: settingsOf(env), store, road, clock, random: { id: () => `id-${String(++ids).padStart(20, '0')}` },
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line) as JsonObject) }),
    book, desk: DEFAULT_DESK, presence: new Presence(), letters: DEFAULT_LETTERS, replies: DEFAULT_REPLIES, signals: new Signals()
  };
}

export function teamsEnv({ issuer }: World): Record<string, string> {
  return { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'a-password', BotOpenIdMetadata: issuer.metadata, ToChannelFromBotLoginUrl: issuer.tokens };
}

export function settingsOf(env: Record<string, string>): Settings {
  const read = readSettings(env, () => 'a-secret-for-tests');
  if (read.type === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.settings;
}

let serial = 0;
let ids = 0;

/** An activity of the personal chat; each one has an id and a time of its own. */
export function activity({ connector }: Pick<World, 'connector'>, part: JsonObject): JsonObject {
  serial += 1;
  return {
    type: 'message', id: `1:${serial}`, timestamp: new Date(NOW + serial).toISOString(), localTimestamp: new Date(NOW + serial).toISOString(),
    channelId: 'msteams', serviceUrl: connector.url, locale: 'en-GB',
    from: { id: '29:maria', aadObjectId: 'aad-maria', name: 'Maria Lis' }, recipient: { id: `28:${APP_ID}`, name: 'Gwarant' },
    conversation: { id: CONVERSATION, conversationType: 'personal', tenantId: TENANT }, channelData: { tenant: { id: TENANT } },
    ...part
  };
}

export function joined(world: Pick<World, 'connector'>): JsonObject {
  return activity(world, { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] });
}

export function pressed(world: Pick<World, 'connector'>, data: JsonObject, part: JsonObject = {}): JsonObject {
  return activity(world, { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'shown-2', value: { action: { type: 'Action.Execute', verb: 'gwarant', data }, trigger: 'manual' }, ...part });
}

/** Texts and card texts that were posted, in order. */
export function shown({ connector }: Pick<World, 'connector'>): string[] {
  return connector.posted.filter(({ method }) => method === 'POST').map((one) => textOf(one.activity));
}

export function textOf(message: JsonObject): string {
  const [attachment] = (message['attachments'] ?? []) as { content: { body: { text?: string }[] } }[];
  return (message['text'] as string | undefined) ?? attachment?.content.body[0]?.text ?? '';
}
