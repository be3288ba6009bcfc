/** `POST /api/messages`: Teams, and every other channel of Azure Bot Service. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Conversation, Entry, JsonObject } from '../../dialogs/records.js';
import type { Locale, Text } from '../../policies/language.js';
import { createDocuments } from '../documents/keep.js';
import { HttpProblem } from '../http/errors.js';
import { letterFiles, type LetterFiles } from '../paper/letterFiles.js';
import { Outbox, type Carrier, type OutboxOptions } from '../outbox.js';
import type { Road, Services } from '../services.js';
import { isLoopback } from '../settings.js';
import { ConflictError } from '../store/store.js';
import { inTime, processTimer, type Timer } from '../timer.js';
import { cleanJson } from './directline/clean.js';
import { createTeams, type Teams, type TeamsHandlers } from './sdk.js';
import { addressOf, conversationId, eventIdOf, isPersonal, joinedArrival, messageArrival, missingPart, newConversation, submitted, withReadableEntities } from './teams-activity.js';
import { cardAfter } from './teams-answer.js';
import { afterConsent, consentCards } from './teams-consent.js';
import { readPress } from './teams-desk/card.js';
import { TeamsDesk, type TeamsDeskOptions } from './teams-desk/desk.js';
import { NO_FILES, receiveTeamsFiles, type TeamsFiles } from './teams-files.js';
import { renderTeams } from './teams-render.js';

export interface TeamsChannel extends Services {
  /** For tests; the process's own timers when left out. */
  readonly timer?: Timer;
  /** For tests that wait for it. */
  readonly makeOutbox?: (options: OutboxOptions) => Outbox;
  readonly makeDesk?: (options: TeamsDeskOptions) => TeamsDesk;
}

/** For customers whose Teams tells no language, or one that is not supported. */
const DEFAULT_LOCALE: Locale = 'en';
const TAKEN: Text = { pl: 'Przyjęte.', en: 'Got it.' };

/** Without an app id no token can be checked: it is then served on a loopback address only, for the Emulator. */
export async function teamsChannel(app: FastifyInstance, channel: TeamsChannel): Promise<void> {
  const { settings, store, road, clock, log, timer = processTimer, makeOutbox = (options) => new Outbox(options), makeDesk = (options) => new TeamsDesk(options) } = channel;
  if (settings.teams === null && !settings.loopback) return;
  const fetching: TeamsFiles = {
    documents: createDocuments(channel), timer, token: (serviceUrl) => teams.token(serviceUrl), onLost: (reason) => log.warn({ reason }, 'a file from Teams was not fetched')
  };
  const letters = letterFiles(channel);
  const teams: Teams = createTeams({ account: settings.teams, handlers: handlersOf(channel, fetching, letters, (...shown) => replace(teams, shown, channel), () => desk), log });
  const desk: TeamsDesk = makeDesk({ ...channel, teams, timer });
  const outbox = makeOutbox({ store, road, clock, log, timer, carrier: carrierOf(teams, letters), onTrouble: (entry, what) => tellTrouble(channel, entry, what) });
  app.addHook('onReady', async () => {
    await outbox.start();
    await desk.start();
  });
  app.addHook('onClose', async () => {
    await outbox.stop();
    await desk.stop();
  });
  app.post('/api/messages', (request, reply) => receive(request, reply, teams, settings.teams === null));
}

async function receive(request: FastifyRequest, reply: FastifyReply, teams: Teams, unchecked: boolean): Promise<FastifyReply> {
  const activity = activityOf(request.body);
  if (unchecked && !isLoopback(hostOf(activity['serviceUrl'] as string))) {
    throw new HttpProblem('badRequest', 'Without MicrosoftAppId, serviceUrl must be a loopback address.');
  }
  const answer = await teams.handle(request.headers.authorization ?? '', activity);
  if (answer.type === 'unauthorized') throw new HttpProblem('badBotToken');
  if (answer.type === 'unavailable') throw new HttpProblem('notReady');
  return reply.status(answer.status).send(answer.body ?? undefined);
}

function activityOf(body: unknown): JsonObject {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new HttpProblem('badRequest', 'An activity is a JSON object.');
  const activity = cleanJson(body) as JsonObject;
  const missing = missingPart(activity);
  if (missing !== null) throw new HttpProblem('badRequest', `The activity has no ${missing}.`);
  return withReadableEntities(activity);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** What is to stand in place of a message. */
type Shown = readonly [activity: JsonObject, messageId: string, message: JsonObject];

function handlersOf(channel: TeamsChannel, fetching: TeamsFiles, letters: LetterFiles, show: (...shown: Shown) => void, desk: () => TeamsDesk): TeamsHandlers {
  const { road } = channel;
  return {
    async joined(activity) {
      if (isPersonal(activity) && !(await desk().takes(activity))) await road.handle((await conversationOf(activity, channel)).id, joinedArrival(activity));
    },
    async message(activity) {
      if (await desk().takes(activity)) return desk().message(activity);
      const conversation = await conversationOf(activity, channel);
      const value = submitted(activity['value']);
      // What Teams repeats is not fetched again.
      const repeated = conversation.handled.some(({ eventId }) => eventId === eventIdOf(activity, value));
      const files = repeated ? NO_FILES : await receiveTeamsFiles(activity, conversation.id, fetching);
      await road.handle(conversation.id, messageArrival(activity, value, files));
    },
    async pressed(activity, data) {
      const press = readPress(data);
      if (press) return desk().pressed(activity, press);
      if (!isPersonal(activity)) return TAKEN[DEFAULT_LOCALE];
      if (await desk().takes(activity)) return desk().deskChat(activity);
      const value = submitted(data) ?? {};
      const handled = await road.handle((await conversationOf(activity, channel)).id, messageArrival(activity, value, NO_FILES));
      const card = await cardAfter(handled, value, channel);
      if (card && typeof activity['replyToId'] === 'string') show(activity, activity['replyToId'], { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] });
      return card ?? TAKEN[handled.conversation.locale];
    },
    async consented(activity) {
      const { replyToId, value, serviceUrl } = activity;
      if (!isPersonal(activity) || typeof replyToId !== 'string' || (await desk().takes(activity))) return;
      const { id, locale } = await conversationOf(activity, channel);
      show(activity, replyToId, await afterConsent({ conversation: id, locale, value, service: new URL(String(serviceUrl)) }, letters));
    }
  };
}

/** Once for an entry and a kind of trouble: whoever talks with the customer has to know. */
function tellTrouble({ road, log }: TeamsChannel, { id, conversation, content }: Entry, what: 'failed' | 'unknown'): void {
  if (content.type !== 'said') return;
  road.handle(conversation, { eventId: `undelivered:${what}:${id}`, event: { type: 'undelivered', what, text: content.reply.text }, activity: null })
    .catch((error: unknown) => log.error({ err: error }, 'an undelivered message could not be noted'));
}

/** The conversation the activity belongs to, with the way to it kept up to date: service addresses change. */
async function conversationOf(activity: JsonObject, { road }: TeamsChannel): Promise<Conversation> {
  const known = (await road.find(conversationId(activity))) ?? (await openOnce(activity, road));
  const address = addressOf(activity);
  if (JSON.stringify(known.address) !== JSON.stringify(address)) await road.readdress(known.id, address);
  return known;
}

/** The first two activities of a chat may come at once: the second one finds what the first one opened. */
async function openOnce(activity: JsonObject, road: Road): Promise<Conversation> {
  try {
    return await road.open(newConversation(activity, DEFAULT_LOCALE));
  } catch (error) {
    const opened = error instanceof ConflictError ? await road.find(conversationId(activity)) : null;
    if (opened) return opened;
    throw error;
  }
}

/**
 * Teams shows the answer of a press in place of the card, but goes back to the message when it is drawn anew
 * (botbuilder-js issue 4635), so the message is replaced too. Nothing depends on it: an outdated press is harmless.
 */
function replace(teams: Teams, [activity, messageId, message]: Shown, { log, timer = processTimer }: TeamsChannel): void {
  void inTime(timer, (signal) => teams.update(addressOf(activity), messageId, message, signal)).then((sending) => {
    if (sending.type !== 'sent') log.info({ reason: sending.reason }, 'an answered card was not replaced');
  });
}

function carrierOf(teams: Teams, letters: LetterFiles): Carrier {
  return {
    serves: ({ channel }) => channel === 'teams',
    messages: ({ content, from }, { locale, address }, id) => {
      if (content.type !== 'said') return [];
      // Other channels of Azure Bot Service know no such card; the link in the text opens the letter everywhere.
      const files = address?.['channelId'] === 'msteams' ? consentCards(content.reply.text, letters, locale) : [];
      return [...renderTeams(content.reply, { locale, speaker: from }), ...files].map((message, part) => withId(message, id(part)));
    },
    send: (address, message, signal) => teams.send(address, message, signal)
  };
}

function withId(message: JsonObject, messageId: string): JsonObject {
  const { channelData } = message;
  return { ...message, channelData: { ...(channelData as JsonObject | undefined), messageId } };
}
