/**
 * An external agent hub on Direct Line: it shows its secret as the bearer token, reads the conversations that wait in
 * its queue, with `handoff.initiate` where they were handed over, and answers with `handoff.status` and messages
 * (Bot Framework, "Handoff protocol"). It holds the same lease as a person at the console.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AgentAction } from '../../../dialogs/events.js';
import { queueNamed, type Queue } from '../../../dialogs/handoff/queue.js';
import type { Agent, Claim, Conversation, Entry, Json, JsonObject } from '../../../dialogs/records.js';
import { currentClaim } from '../../console/current-claim.js';
import { SEALED_LETTER } from '../../console/transcript.js';
import { withoutControls } from '../../console/words.js';
import { HttpProblem } from '../../http/errors.js';
import { openHandoffs } from '../../handoffs.js';
import { sameText } from '../../seal.js';
import type { Services } from '../../services.js';
import { cleanJson } from './clean.js';
import { outgoing } from './outgoing.js';

/** The hub that calls, and the queue whose cases it may see. */
export interface Hub {
  readonly queue: Queue;
  readonly agent: Agent;
}

/** Null for everybody else: they come with a token. */
export function hubOf({ headers }: Pick<FastifyRequest, 'headers'>, { desk, settings }: Pick<Services, 'desk' | 'settings'>): Hub | null {
  const shown = /^Bearer +(\S+)$/iu.exec(headers.authorization ?? '')?.[1];
  const queue = shown === undefined ? undefined : desk.queues.find(({ hub }) => {
    const secret = hub && settings.deskSecrets[hub.secretName];
    return secret !== undefined && sameText(shown, secret);
  });
  return queue?.hub ? { queue, agent: { id: `hub-${queue.id}`, name: queue.hub.name } } : null;
}

/** `GET …/hub/conversations`: the cases that wait for the hub or are with it, for one that missed a webhook. */
export function hubRoutes(routes: FastifyInstance, services: Services): void {
  routes.get('/hub/conversations', async (request) => {
    const hub = hubOf(request, services);
    if (!hub) throw new HttpProblem('BadToken');
    const mine = (await openHandoffs(services.store)).filter((conversation) => isMine(conversation, hub, services));
    return { conversations: mine.map(({ id, handoff }) => ({ id, state: handoff?.state ?? null, since: handoff?.since ?? null, claim: handoff?.claim ?? null })) };
  });
}

/** @throws HttpProblem ConversationNotFound, also for one that is another queue's, or with somebody else */
export async function requireHubCase(services: Services, hub: Hub, id: string): Promise<Conversation> {
  const conversation = await services.road.find(id);
  if (!conversation || !isMine(conversation, hub, services)) throw new HttpProblem('ConversationNotFound');
  return conversation;
}

function isMine({ handoff }: Conversation, { queue, agent }: Hub, { desk }: Pick<Services, 'desk'>): boolean {
  if (!handoff || handoff.state === 'completed' || queueNamed(desk, handoff.queue).id !== queue.id) return false;
  return handoff.agent === null || handoff.agent.id === agent.id;
}

/** The transcript after a watermark, with the event in the place where the case was handed over. */
export async function hubActivities({ store, road }: Services, conversation: Conversation, after: number, base: string): Promise<JsonObject> {
  const entries = await road.entries(conversation.id, after);
  const since = conversation.handoff?.since ?? '';
  const first = entries.findIndex(({ at }) => at >= since);
  const shown = (some: readonly Entry[]): JsonObject[] => some.map((entry) => outgoing(entry, conversation, base)).filter((one) => one !== null).map((one) => withoutKeys(one, conversation));
  const watermark = String(entries.at(-1)?.seq ?? after);
  if (first < 0) return { activities: shown(entries), watermark };
  const claims = (await store.find('claim', 'conversation', conversation.id)).map(({ value }) => value);
  const before = shown((await road.entries(conversation.id, 0)).filter(({ at }) => at < since));
  return { activities: [...shown(entries.slice(0, first)), initiate(conversation, claims, before), ...shown(entries.slice(first))], watermark };
}

/** Links by which customers come back are theirs, and so are their letters, in which those stand: whoever holds one is the customer. */
function withoutKeys(activity: JsonObject, { resumeKey }: Conversation): JsonObject {
  return JSON.parse(JSON.stringify(activity).replaceAll(resumeKey, '…').replace(/(\?resume=)[\w-]+/gu, '$1…').replace(SEALED_LETTER, '/letters/$1.….pdf')) as JsonObject;
}

/** As `EventFactory.createHandoffInitiation` of the Bot Framework makes it. */
function initiate(conversation: Conversation, claims: readonly Claim[], transcript: readonly JsonObject[]): JsonObject {
  const { id, handoff, locale, channel } = conversation;
  const claim = currentClaim({ conversation, claims });
  const context = {
    reason: handoff?.reason ?? null, queue: handoff?.queue ?? null, since: handoff?.since ?? null, note: handoff?.note ?? null, language: locale, channel,
    claim: claim?.number ?? null, decision: claim?.decision ?? null, facts: claim?.facts ?? null
  };
  return {
    type: 'event', name: 'handoff.initiate', id: `${id}-handoff-${Date.parse(handoff?.since ?? '')}`, timestamp: handoff?.since ?? null, channelId: 'webchat',
    conversation: { id }, from: { id: 'gwarant', name: 'Gwarant', role: 'bot' }, locale: locale === 'pl' ? 'pl-PL' : 'en-GB',
    value: context as unknown as Json,
    attachments: [{ contentType: 'application/json', name: 'Transcript', content: { activities: transcript } }]
  };
}

/**
 * What the hub sends: a status, or an agent's words. Anything else means nothing to us.
 * @throws HttpProblem BadArgument, or why it cannot be done now
 */
export async function receiveFromHub(services: Services, hub: Hub, conversationId: string, body: unknown): Promise<string> {
  const { road, random } = services;
  const activity = cleanJson(body) as JsonObject | null;
  if (typeof activity !== 'object' || activity === null || Array.isArray(activity)) throw new HttpProblem('BadArgument', 'An activity is a JSON object.');
  const { channelData } = activity as { channelData?: { clientActivityID?: unknown } | null };
  const given = channelData?.clientActivityID ?? activity['id'];
  const id = typeof given === 'string' && given !== '' ? given.slice(0, 200) : random.id();
  const eventId = (index: number): string => `hub:${hub.queue.id}:${id}:${index}`;
  const known = await road.find(conversationId);
  if (known?.handled.some((event) => event.eventId === eventId(0))) return id;
  const conversation = await requireHubCase(services, hub, conversationId);
  for (const [index, action] of actionsOf(activity, conversation).entries()) {
    const handled = await road.handle(conversation.id, { eventId: eventId(index), event: { type: 'agent', agent: hub.agent, action, via: 'webchat' }, activity: null });
    if (!handled.response.ok) throw new HttpProblem(handled.response.code);
  }
  return id;
}

function actionsOf({ type, name, text, value }: JsonObject, { handoff }: Conversation): AgentAction[] {
  if (type === 'message') return [{ do: 'say', text: withoutControls(typeof text === 'string' ? text : '') }];
  if (type !== 'event' || name !== 'handoff.status') return [];
  const { state, message } = (typeof value === 'object' && value !== null ? value : {}) as { readonly state?: Json; readonly message?: Json };
  switch (state) {
    case 'accepted': return [{ do: 'accept' }];
    case 'completed': return [{ do: 'close', claim: null, result: 'other', note: null }];
    case 'failed': return failed(typeof message === 'string' ? withoutControls(message).slice(0, 500) : '', handoff?.state !== 'waiting');
    default: throw new HttpProblem('BadArgument', '“value.state” must be accepted, completed or failed.');
  }
}

/** The case waits in its queue again, where people see it; what the hub said is for them. */
function failed(message: string, owned: boolean): AgentAction[] {
  const note = ['handoff.status: failed', message].filter(Boolean).join('. ');
  return [{ do: 'note', text: note }, ...(owned ? [{ do: 'release', note } as const] : [])];
}
