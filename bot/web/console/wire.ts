/** Calls to the console's API. What is wrong comes back as a value; nothing here throws. */
import type { Locale } from '../../../policies/language.js';

export type Answer<T> =
  | { readonly type: 'ok'; readonly value: T }
  /** The server said no; `message` is for the agent, in the agent's language. */
  | { readonly type: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  /** No answer: it may or may not have been done, and is safe to send again with the same key. */
  | { readonly type: 'unreachable' };

export function read<T>(path: string, language: Locale): Promise<Answer<T>> {
  return call<T>(path, { headers: { 'accept-language': language } });
}

/** @param key the same for every try of one action, so that it is done once */
export function write<T>(path: string, language: Locale, key: string, body?: object): Promise<Answer<T>> {
  const headers = { 'accept-language': language, 'x-gwarant': '1', 'idempotency-key': key };
  // What was decided goes on its way also when the page is closed meanwhile.
  if (!body) return call<T>(path, { method: 'POST', headers, keepalive: true });
  return call<T>(path, { method: 'POST', keepalive: true, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** Asks for a file and saves it under this name. */
export async function download(path: string, language: Locale, body: object, name: string): Promise<Answer<null>> {
  try {
    const headers = { 'accept-language': language, 'x-gwarant': '1', 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin' });
    if (!response.ok) return refusal(response.status, await response.json());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    return { type: 'ok', value: null };
  } catch {
    return { type: 'unreachable' };
  }
}

/** Ends or removes what the address names; a second time does no harm. */
export function remove(path: string, language: Locale): Promise<Answer<undefined>> {
  return call<undefined>(path, { method: 'DELETE', headers: { 'accept-language': language, 'x-gwarant': '1' } });
}

/** `randomUUID` exists on https and localhost only. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Names this page to the server, for as long as it is open. */
export const TAB = newKey();

async function call<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { ...init, credentials: 'same-origin' });
    if (response.status === 204) return { type: 'ok', value: undefined as T };
    const body: unknown = await response.json();
    return response.ok ? { type: 'ok', value: body as T } : refusal(response.status, body);
  } catch {
    return { type: 'unreachable' };
  }
}

function refusal<T>(status: number, body: unknown): Answer<T> {
  const { error } = body as { error?: { code?: string; message?: string } };
  return { type: 'refused', status, code: error?.code ?? '', message: error?.message ?? `HTTP ${status}` };
}
