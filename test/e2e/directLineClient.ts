/** A program that talks to the bot over Direct Line's HTTP, without a browser. */
import type { Signal } from '../../dialogs/reply.js';

export interface Activity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly role: 'user' | 'bot' };
  readonly channelData?: { readonly clientActivityID?: string; readonly gwarant?: Signal };
}

export interface Sent {
  readonly type: 'message' | 'event';
  readonly name?: string;
  readonly value: object;
  readonly channelData: { readonly clientActivityID: string };
}

export class DirectLineClient {
  private constructor(private readonly address: string, private readonly token: string) {}

  /** A customer of the page, in a conversation that has just begun. */
  static async open(url: string): Promise<DirectLineClient> {
    const { token, conversationId } = await ask<{ token: string; conversationId: string }>('POST', `${url}/api/webchat/token`, null, { locale: 'pl' });
    await ask('POST', `${url}/v3/directline/conversations`, token, {});
    return new DirectLineClient(`${url}/v3/directline/conversations/${conversationId}/activities`, token);
  }

  /** @returns the id under which the activity is kept: it is acknowledged. @throws when the answer is no 2xx, or none comes */
  async send(activity: Sent): Promise<string> {
    return (await ask<{ id: string }>('POST', this.address, this.token, activity)).id;
  }

  /** The whole transcript. */
  async activities(): Promise<Activity[]> {
    return (await ask<{ activities: Activity[] }>('GET', this.address, this.token, null)).activities;
  }
}

async function ask<T>(method: 'GET' | 'POST', address: string, token: string | null, body: object | null): Promise<T> {
  const response = await fetch(address, {
    method,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(body === null ? {} : { 'content-type': 'application/json' }) },
    ...(body === null ? {} : { body: JSON.stringify(body) })
  });
  if (!response.ok) throw new Error(`${method} was answered with ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
