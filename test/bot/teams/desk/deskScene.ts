/** A desk that works in Teams: the real dialog and road, real tokens, a loopback connector, and a customer on the web page. */
import assert from 'node:assert/strict';
import { pino } from 'pino';
import { createTeamsCode } from '../../../../bot/channels/teams-desk/link.js';
import { linesOf } from '../../../../bot/console/transcript.js';
import { createRoad } from '../../../../bot/road.js';
import type { Road, Services } from '../../../../bot/services.js';
import { newSession } from '../../../../dialogs/case.js';
import { DEFAULT_DESK, type Desk } from '../../../../dialogs/desk.js';
import type { AgentAction } from '../../../../dialogs/events.js';
import { DEFAULT_LETTERS } from '../../../../dialogs/letters/defaults.js';
import type { Conversation, Handoff, JsonObject } from '../../../../dialogs/records.js';
import { turn } from '../../../../dialogs/turn.js';
import type { PolicyBook } from '../../../../policies/book.js';
import { activity, openWorld, serve, servicesOf, teamsEnv, textOf, type Scene, type World } from '../scene.js';
import type { Posted } from '../connector.js';
import { EMPTY_BOOK } from '../road.js';

export const CHANNEL = '19:desk-channel@thread.tacv2';
export const ANNA = { id: '29:anna', aadObjectId: 'aad-anna', name: 'Anna Nowak' };
export const JAN = { id: '29:jan', aadObjectId: 'aad-jan', name: 'Jan Kos' };
type Person = typeof ANNA;

const PERSON = (who: Person) => ({ id: `p-${who.aadObjectId}`, name: who.name });

export class DeskScene {
  /** What was posted before the test's own part. */
  #seen = 0;

  private constructor(readonly scene: Omit<Scene, 'stage'>, readonly services: Services, readonly road: Road) {}

  static async open(world?: World, desk: Desk = DEFAULT_DESK, book: PolicyBook = EMPTY_BOOK): Promise<DeskScene> {
    const opened = world ?? (await openWorld());
    const { store, clock } = opened;
    const known: { services: Services | null } = { services: null };
    const road = createRoad({
      store, clock, turn, newSession, book: () => book, publicUrl: 'https://warranty.example.com', desk: () => desk, people: () => known.services?.presence.people ?? [], letters: () => DEFAULT_LETTERS,
      letterLink: (id) => `https://help.example/letters/${id}.pdf`, log: pino({ level: 'silent' }), random: { id: () => `key-${(counter += 1)}` }, onEffect: () => {}
    });
    const services: Services = { ...servicesOf(opened, road, teamsEnv(opened), book), desk };
    known.services = services;
    return new DeskScene(await serve(opened, services), services, road);
  }

  close(): Promise<void> {
    return this.scene.close();
  }

  /** The process ends and another one takes its place. */
  async restart(): Promise<DeskScene> {
    await this.scene.app.close();
    const { issuer, connector, clock, store, logged } = this.scene;
    return DeskScene.open({ issuer, connector, clock, store, logged, close: async () => void (await Promise.all([issuer.close(), connector.close()])) }, this.services.desk, this.services.book);
  }

  /** Another process on the same records, while this one hangs in what it was doing: as after a kill. */
  beside(): Promise<DeskScene> {
    const { issuer, connector, clock, store, logged } = this.scene;
    return DeskScene.open({ issuer, connector, clock, store, logged, close: async () => {} }, this.services.desk, this.services.book);
  }

  /** Signed in through a code, in their own chat. */
  async join(who: Person, role: 'agent' | 'lead' | 'admin' = 'agent'): Promise<void> {
    const { code } = await createTeamsCode(this.services, { ...PERSON(who), role });
    await this.privately(who, code);
    await this.quiet();
  }

  privately(who: Person, text: string, part: JsonObject = {}) {
    return this.scene.post(activity(this.scene, { text, from: who, conversation: { id: `a:chat-${who.aadObjectId}`, conversationType: 'personal', tenantId: 'tenant' }, ...part }));
  }

  /** Written in the channel: in a thread, or as a new one. */
  inChannel(who: Person, text: string, thread = '1700', part: JsonObject = {}) {
    return this.scene.post(activity(this.scene, { text: `<at>Gwarant</at> ${text}`, from: who, conversation: { id: `${CHANNEL};messageid=${thread}`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' }, ...part }));
  }

  /** `Take it` on the card; `changed` replaces parts of what it sends. */
  press(who: Person, card: Posted, messageId: string, part: JsonObject = {}) {
    const [action] = (contentOf(card)['actions'] ?? []) as JsonObject[];
    return this.scene.post(activity(this.scene, {
      type: 'invoke', name: 'adaptiveCard/action', from: who, replyToId: messageId, conversation: { id: `${CHANNEL};messageid=${messageId}`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
      value: { action: { type: 'Action.Execute', verb: 'gwarant', data: action?.['data'] ?? null }, trigger: 'manual' }, ...part
    }));
  }

  /** A customer on the page who asks for a person. */
  async customer(name = 'Maria'): Promise<Conversation> {
    const { id } = await this.road.open({ channel: 'webchat', user: { id: `dl_${name}`, name }, address: null, locale: 'pl' });
    await this.says(id, '', { intent: 'person' });
    return this.conversation(id);
  }

  async says(id: string, text: string, value?: JsonObject): Promise<void> {
    counter += 1;
    await this.road.handle(id, { eventId: `customer-${counter}`, event: { type: 'message', text, ...(value ? { value } : {}) }, activity: { type: 'message', text, ...(value ? { value } : {}) } });
    await this.quiet();
  }

  /** In the console. */
  async does(who: Person, id: string, action: AgentAction) {
    counter += 1;
    const handled = await this.road.handle(id, { eventId: `console-${counter}`, event: { type: 'agent', agent: PERSON(who), action }, activity: null });
    await this.quiet();
    return handled.response;
  }

  async conversation(id: string): Promise<Conversation> {
    return (await this.road.find(id)) ?? assert.fail(id);
  }

  async handoff(id: string): Promise<Handoff> {
    return (await this.conversation(id)).handoff ?? assert.fail('no hand-off');
  }

  /** Nothing is being sent. */
  quiet(): Promise<void> {
    return this.scene.sent(0);
  }

  /** What was posted since the last look, in order. */
  async fresh(): Promise<Posted[]> {
    await this.quiet();
    const { posted } = this.scene.connector;
    const fresh = posted.slice(this.#seen);
    this.#seen = posted.length;
    return fresh;
  }

  async freshTexts(): Promise<string[]> {
    return (await this.fresh()).map(({ activity: message }) => textOf(message));
  }

  /** What the customer was told by people. */
  async heard(id: string): Promise<string[]> {
    const entries = await this.road.entries(id, 0);
    return entries.flatMap(({ from, content }) => (from.role === 'agent' && content.type === 'said' ? [content.reply.text] : []));
  }

  /** As somebody reads them who reads English. */
  async notes(id: string): Promise<string[]> {
    const entries = await this.road.entries(id, 0);
    const reading = { book: this.services.book, locale: 'en' as const, resumeKey: 'nobody\u2019s' };
    return linesOf(entries, entries, reading).flatMap(({ kind, text }) => (kind === 'noted' ? [text] : []));
  }

  /** Of the message that was posted at this place of the connector's list. */
  idOf(posted: Posted): string {
    return `shown-${this.scene.connector.posted.indexOf(posted) + 1}`;
  }
}

let counter = 0;

export function contentOf({ activity: message }: Posted): JsonObject {
  const [attachment] = (message['attachments'] ?? []) as { readonly content: JsonObject }[];
  return attachment?.content ?? assert.fail(`no card: ${JSON.stringify(message)}`);
}

/** Title and facts of a hand-off card. */
export function cardWords(content: JsonObject): string[] {
  const body = content['body'] as { readonly text?: string; readonly facts?: readonly { readonly title: string; readonly value: string }[] }[];
  return body.flatMap(({ text, facts }) => [...(text === undefined ? [] : [text]), ...(facts ?? []).map(({ title, value }) => `${title}: ${value}`)]);
}

export function actionsOf(content: JsonObject): string[] {
  return ((content['actions'] ?? []) as { readonly title: string }[]).map(({ title }) => title);
}

export function chatOfPosted({ path }: Posted): string {
  return decodeURIComponent(/conversations\/([^/]+)\//u.exec(path)?.[1] ?? '');
}
