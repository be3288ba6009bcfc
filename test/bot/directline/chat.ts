/** A Direct Line server tested by injection, and one conversation on it. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { directLine } from '../../../bot/channels/directline/plugin.js';
import { createApp } from '../../../bot/http/server.js';
import { fakeServices, SECRET, type Fakes, type FakeServices } from '../fakeServices.js';

export const BASE = '/v3/directline';

export interface Server {
  readonly app: FastifyInstance;
  readonly services: FakeServices;
}

/** To be closed by who opened it. */
export async function directLineServer(fakes: Fakes = {}): Promise<Server> {
  const services = fakeServices(fakes);
  return { app: await createApp(services, [directLine]), services };
}

export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly timestamp: string;
  readonly replyToId?: string;
  readonly from: { readonly id: string; readonly role: string; readonly name?: string };
  readonly conversation: { readonly id: string };
  readonly channelData?: { readonly clientActivityID?: string };
  readonly attachments?: readonly { readonly contentType: string; readonly name?: string; readonly contentUrl?: string }[];
  readonly [other: string]: unknown;
}

export interface ActivitySet {
  readonly activities: Activity[];
  readonly watermark: string;
}

/** A started conversation, and what its client can do. */
export class Chat {
  constructor(readonly app: FastifyInstance, readonly id: string, readonly token: string, readonly user: string, readonly streamUrl: string) {}

  static async start(app: FastifyInstance, user = 'dl_jan'): Promise<Chat> {
    const { token, conversationId } = (await generate(app, { user: { id: user } })).json<{ token: string; conversationId: string }>();
    const started = await app.inject({ method: 'POST', url: `${BASE}/conversations`, headers: bearer(token) });
    const { streamUrl } = started.json<{ streamUrl: string }>();
    return new Chat(app, conversationId, token, user, streamUrl);
  }

  request(method: 'GET' | 'POST', tail: string, options: InjectOptions = {}): Promise<LightMyRequestResponse> {
    return this.app.inject({ method, url: `${BASE}/conversations/${this.id}${tail}`, ...options, headers: { ...bearer(this.token), ...options.headers } });
  }

  post(activity: unknown): Promise<LightMyRequestResponse> {
    return this.request('POST', '/activities', { payload: JSON.stringify(activity), headers: { 'content-type': 'application/json' } });
  }

  /** @returns the id of the message */
  async say(text: string, clientActivityID = `c-${text}`): Promise<string> {
    return (await this.post({ type: 'message', text, from: { id: this.user }, channelData: { clientActivityID } })).json<{ id: string }>().id;
  }

  async activities(watermark = ''): Promise<ActivitySet> {
    return (await this.request('GET', `/activities?watermark=${watermark}`)).json<ActivitySet>();
  }
}

export function generate(app: FastifyInstance, body: object = {}, secret = SECRET): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url: `${BASE}/tokens/generate`, headers: bearer(secret), payload: body });
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** `code` of an error answer. */
export function codeOf(response: LightMyRequestResponse): string {
  return response.json<{ error: { code: string } }>().error.code;
}
