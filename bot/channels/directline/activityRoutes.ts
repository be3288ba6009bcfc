/** Activities in both directions, and uploads. What comes in goes the road; what goes out is the transcript. */
import type { FastifyInstance, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { Conversation } from '../../../dialogs/records.js';
import { HttpProblem } from '../../http/errors.js';
import { addressFor } from '../../http/origin.js';
import { perMinute } from '../../http/server.js';
import type { KeptFiles } from '../../documents/keep.js';
import { echoOf, readActivity, withoutAttachments } from './activity.js';
import type { Channel } from './channel.js';
import { claimsFor, requireConversation } from './conversations.js';
import { hubActivities, hubOf, receiveFromHub, requireHubCase } from './hub.js';
import { activitySet, placeOf } from './outgoing.js';
import { acceptUploads, readUpload, type Sent } from './upload.js';

/** Of one client address: a person types less, a few colleagues behind one address fit in. */
const ACTIVITIES_PER_MINUTE = 240;
const UPLOADS_PER_MINUTE = 30;
/** One answer to a poller; the next poll brings the rest. */
const PAGE_BYTES = 1024 * 1024;

interface ActivitiesRoute extends RouteGenericInterface {
  Params: { id: string };
  Querystring: { watermark?: string };
}

export async function activityRoutes(routes: FastifyInstance, channel: Channel): Promise<void> {
  const { services, tokens } = channel;
  // Before the body is read: who may not send, sends nothing.
  const onRequest = async (request: FastifyRequest<ActivitiesRoute>): Promise<void> => {
    claimsFor(request, tokens, request.params.id);
  };

  const orHub = async (request: FastifyRequest<ActivitiesRoute>): Promise<void> => {
    if (!hubOf(request, services)) await onRequest(request);
  };

  routes.get<ActivitiesRoute>('/conversations/:id/activities', { onRequest: orHub }, async (request, reply) => {
    const hub = hubOf(request, services);
    if (hub) {
      const handed = await requireHubCase(services, hub, request.params.id);
      return hubActivities(services, handed, placeOf(request.query.watermark, handed), addressFor(request, services.settings));
    }
    const conversation = await requireConversation(services, request.params.id);
    const after = placeOf(request.query.watermark, conversation);
    if (after > 0) services.signals.reached(conversation.id, 'received', after);
    const entries = await services.road.entries(conversation.id, after);
    const { json } = activitySet(conversation, entries, after, addressFor(request, services.settings), PAGE_BYTES);
    return reply.type('application/json; charset=utf-8').send(json);
  });

  routes.post<ActivitiesRoute>('/conversations/:id/activities', { onRequest: orHub, config: perMinute(services, ACTIVITIES_PER_MINUTE) }, async (request) => {
    if (request.body === null) throw new HttpProblem('badSyntax');
    const hub = hubOf(request, services);
    if (hub) return { id: await receiveFromHub(services, hub, request.params.id, request.body) };
    return { id: await receive(channel, request.params.id, request.body) };
  });

  await routes.register(async (uploads) => {
    await acceptUploads(uploads);
    uploads.post<ActivitiesRoute>('/conversations/:id/upload', { onRequest, config: perMinute(services, UPLOADS_PER_MINUTE) }, async (request) => {
      const conversation = await requireConversation(services, request.params.id);
      const sent = await readUpload(request).catch((error: unknown) => tellTooLarge(channel, conversation.id, error));
      return { id: await receiveUpload(channel, conversation, sent) };
    });
  });
}

async function receiveUpload(channel: Channel, conversation: Conversation, { activity, files }: Sent): Promise<string> {
  const body = withoutAttachments(activity);
  // Refused before anything is kept: nobody would ever see files without a message.
  const incoming = readActivity(body, '');
  if (incoming.type !== 'arrival' || incoming.arrival.event.type !== 'message') throw new HttpProblem('BadArgument', 'Files come with a message.');
  const before = conversation.handled.find(({ eventId }) => eventId === incoming.arrival.eventId);
  if (before) return before.entryId ?? channel.services.random.id();
  return receive(channel, conversation.id, body, await channel.documents.keep(conversation.id, files));
}

/** The page shows only that sending failed: what works instead is said in the chat. */
async function tellTooLarge({ services: { road, random } }: Channel, conversation: string, error: unknown): Promise<never> {
  if (error instanceof HttpProblem && error.code === 'tooLarge') {
    await road.handle(conversation, { eventId: random.id(), event: { type: 'message', text: '', refused: [{ name: null, why: 'upload' }] }, activity: null });
  }
  throw error;
}

/** Takes one activity and gives its id; the same `clientActivityID` again gives the same id and does nothing. */
async function receive({ services, streams }: Channel, id: string, body: unknown, kept: KeptFiles | null = null): Promise<string> {
  const { road, random, signals } = services;
  const conversation = await requireConversation(services, id);
  const incoming = readActivity(body, random.id(), kept);
  if (incoming.type === 'arrival') {
    const { entryId } = await road.handle(conversation.id, incoming.arrival);
    if (entryId !== null) return entryId;
  }
  if (incoming.type === 'typing' && conversation.handoff) signals.typed(conversation.id, null);
  if (incoming.type === 'seen') signals.reached(conversation.id, 'seen', Math.min(incoming.seq, conversation.length));
  const passing = random.id();
  const echo = echoOf(body);
  if (echo) streams.echo(conversation.id, { ...echo, id: passing, from: { id: conversation.user.id, role: 'user' } });
  else if (incoming.type === 'typing') streams.typing(conversation.id, { id: conversation.user.id, role: 'user' });
  return passing;
}
